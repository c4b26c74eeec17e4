//! Manage OAuth2 Client Applications.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use docket_saml::Certificate;
use serde::Deserialize;
use url::Url;

use super::Admin;
use crate::problem::FieldProblem;
use crate::store::{OauthClient, is_unique_violation};
use crate::{Chance, Problem, Sandbox};

const LONGEST_NAME: usize = 100;
const LONGEST_DESCRIPTION: usize = 500;
const LONGEST_URL: usize = 500;
const LONGEST_USER_ID: usize = 100;
const MOST_USERS: usize = 100;

/// A registration as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientInput {
    pub application_name: String,
    pub description: String,
    pub application_url: String,
    pub bind_to_users: bool,
    pub user_ids: Vec<String>,
    pub certificate: String,
}

/// Registers a client with a new API key, enabled.
///
/// # Errors
/// [`Problem::Invalid`] with every field at fault; a name or URL that is taken is one.
pub async fn register(sandbox: &Sandbox, _: &Admin, input: &ClientInput) -> Result<OauthClient, Problem> {
    let mut client = check(input).map_err(Problem::Invalid)?;
    let now = sandbox.clock().now();
    client.id = sandbox.chance().hex::<8>();
    client.api_key = api_key(sandbox.chance());
    (client.added_at, client.modified_at) = (now, now);
    sandbox.store().insert_oauth_client(&client).await.map_err(taken)?;
    Ok(client)
}

/// Changes everything but API key, date added and whether the client is enabled. Tokens issued before stay good.
///
/// # Errors
/// As [`register`]; [`Problem::NotFound`] if the client is gone.
pub async fn edit(
    sandbox: &Sandbox,
    admin: &Admin,
    id: &str,
    input: &ClientInput,
) -> Result<OauthClient, Problem> {
    let before = find(sandbox, admin, id).await?;
    let checked = check(input).map_err(Problem::Invalid)?;
    let client = OauthClient {
        id: before.id,
        api_key: before.api_key,
        enabled: before.enabled,
        added_at: before.added_at,
        modified_at: sandbox.clock().now(),
        ..checked
    };
    if !sandbox.store().update_oauth_client(&client).await.map_err(taken)? {
        return Err(gone());
    }
    Ok(client)
}

pub async fn find(sandbox: &Sandbox, _: &Admin, id: &str) -> Result<OauthClient, Problem> {
    sandbox.store().find_oauth_client(id).await?.ok_or_else(gone)
}

/// A page of the clients, oldest first, and how many there are.
pub async fn list(
    sandbox: &Sandbox,
    _: &Admin,
    limit: u32,
    offset: u32,
) -> Result<(Vec<OauthClient>, u32), Problem> {
    let clients = sandbox.store().list_oauth_clients(limit, offset).await?;
    Ok((clients, sandbox.store().count_oauth_clients().await?))
}

/// Enables or disables a client; a disabled one is unknown to the token service and its tokens are dead.
pub async fn set_enabled(
    sandbox: &Sandbox,
    admin: &Admin,
    id: &str,
    enabled: bool,
) -> Result<OauthClient, Problem> {
    sandbox.store().set_oauth_client_enabled(id, enabled, sandbox.clock().now()).await?;
    find(sandbox, admin, id).await
}

/// Deletes a client and its tokens for good.
pub async fn delete(sandbox: &Sandbox, _: &Admin, id: &str) -> Result<(), Problem> {
    if sandbox.store().delete_oauth_client(id).await? { Ok(()) } else { Err(gone()) }
}

fn gone() -> Problem {
    Problem::NotFound("There is no such OAuth2 client application.".to_owned())
}

fn taken(error: sqlx::Error) -> Problem {
    if !is_unique_violation(&error) {
        return error.into();
    }
    if error.to_string().contains("application_url") {
        let fix = "Application URL: another client application has this URL; it must be unique. A suffix such as /pp will do, the URL is never called.";
        return Problem::invalid("applicationUrl", fix);
    }
    Problem::invalid(
        "applicationName",
        "Application Name: another client application has this name; choose a different one.",
    )
}

/// Unpadded base64 of 28 lower-case hexadecimal digits, 38 characters: the form published samples have.
fn api_key(chance: &Chance) -> String {
    STANDARD_NO_PAD.encode(chance.hex::<14>())
}

fn check(input: &ClientInput) -> Result<OauthClient, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let name =
        text(&mut problems, "applicationName", "Application Name", &input.application_name, LONGEST_NAME);
    if name.is_empty() {
        problems.push(FieldProblem::new("applicationName", "Application Name: it is missing; enter one."));
    }
    let description =
        text(&mut problems, "description", "Description", &input.description, LONGEST_DESCRIPTION);
    let url = text(&mut problems, "applicationUrl", "Application URL", &input.application_url, LONGEST_URL);
    if !is_web_address(&url) {
        let seen = if url.is_empty() { "it is missing" } else { "it is not a valid URL" };
        problems.push(FieldProblem::new(
            "applicationUrl",
            format!("Application URL: {seen}; write it like https://uaa.example.com."),
        ));
    }
    let users = users(&mut problems, input);
    let certificate = match Certificate::from_pem_or_body(&input.certificate) {
        Ok(certificate) => certificate.to_pem(),
        Err(error) => {
            problems.push(FieldProblem::new("certificate", format!("X.509 Certificate: {error}.")));
            String::new()
        }
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(OauthClient {
        id: String::new(),
        application_name: name,
        description,
        application_url: url,
        bind_to_users: input.bind_to_users,
        user_ids_text: users.join(","),
        certificate_pem: certificate,
        api_key: String::new(),
        enabled: true,
        added_at: crate::Moment::from_millis(0),
        modified_at: crate::Moment::from_millis(0),
    })
}

fn text(
    problems: &mut Vec<FieldProblem>,
    field: &'static str,
    label: &str,
    text: &str,
    longest: usize,
) -> String {
    let text = text.trim();
    let length = text.chars().count();
    if length > longest {
        let sentence = format!("{label}: {longest} characters at most, and these are {length}.");
        problems.push(FieldProblem::new(field, sentence));
    } else if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        problems.push(FieldProblem::new(field, format!("{label}: it holds a control character; remove it.")));
    }
    text.to_owned()
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
}

fn users(problems: &mut Vec<FieldProblem>, input: &ClientInput) -> Vec<String> {
    let mut users: Vec<String> = Vec::new();
    for user_id in input.user_ids.iter().flat_map(|text| text.split(',')).map(str::trim) {
        if !user_id.is_empty() && !users.iter().any(|known| known == user_id) {
            users.push(user_id.to_owned());
        }
    }
    let sentence = if input.bind_to_users && users.is_empty() {
        "User IDs: a bound client needs at least one; separate several by commas."
    } else if !input.bind_to_users && !users.is_empty() {
        "User IDs: they count only for a bound client; tick Bind to Users or leave this empty."
    } else if users.len() > MOST_USERS {
        "User IDs: there are too many; 100 at most."
    } else if users.iter().any(|user_id| user_id.chars().count() > LONGEST_USER_ID) {
        "User IDs: one of them is longer than 100 characters; separate them by commas."
    } else if users.iter().any(|user_id| user_id.chars().any(|c| c.is_control() || c.is_whitespace())) {
        "User IDs: one of them holds a space; separate them by commas."
    } else {
        return users;
    };
    problems.push(FieldProblem::new("userIds", sentence));
    users
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD_NO_PAD;

    use super::*;

    #[test]
    fn an_api_key_is_the_base64_of_28_hexadecimal_digits() {
        let key = api_key(&Chance::seeded(1));
        assert_eq!(key.len(), 38);
        let digits = String::from_utf8(STANDARD_NO_PAD.decode(&key).unwrap()).unwrap();
        assert_eq!(digits.len(), 28);
        assert!(digits.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')), "{digits}");
    }

    fn message(input: &ClientInput, field: &str) -> Option<String> {
        let problems = check(input).err().unwrap_or_default();
        problems.into_iter().find(|problem| problem.field == field).map(|problem| problem.message)
    }

    #[test]
    fn user_ids_go_with_the_box_and_are_separated_by_commas() {
        let mut input = ClientInput { bind_to_users: true, ..ClientInput::default() };
        assert!(message(&input, "userIds").unwrap().contains("at least one"));
        input.user_ids = vec!["a, b,a".to_owned(), "c".to_owned()];
        assert_eq!(users(&mut Vec::new(), &input), ["a", "b", "c"]);
        input.bind_to_users = false;
        assert!(message(&input, "userIds").unwrap().contains("tick Bind to Users"));
        input = ClientInput { bind_to_users: true, user_ids: vec!["a b".to_owned()], ..input };
        assert!(message(&input, "userIds").unwrap().contains("holds a space"));
    }

    #[test]
    fn an_application_url_is_a_web_address() {
        for good in ["http://localhost:8080", "https://uaa.example.com/pp"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in ["", "uaa.example.com", "ftp://x.example", "javascript:alert(1)", "https://"] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
