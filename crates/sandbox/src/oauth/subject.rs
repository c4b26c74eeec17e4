//! Which user an assertion names.

use docket_saml::Verified;

use super::assertion::values;
use super::refusal::{Refusal, shorten};
use crate::Sandbox;
use crate::store::{OauthClient, Person};

const UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
const EMAIL_ADDRESS: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/// The active user the name id stands for: a user id, an e-mail address where the format says so, or a user name where
/// the attribute `use_username` says so.
///
/// # Errors
/// [`Refusal::User`] for an unknown, inactive or badly written one. All are answered alike; the reason tells them apart.
pub async fn find(sandbox: &Sandbox, verified: &Verified) -> Result<Person, Refusal> {
    let name = verified.name_id.value.as_str();
    let shown = shorten(name);
    if says_true(verified, "external_user") {
        return Err(external(name, sandbox.company_id()));
    }
    let store = sandbox.store();
    let (kind, found) = match verified.name_id.format.as_deref() {
        Some(EMAIL_ADDRESS) if !name.contains('@') => {
            return Err(Refusal::User(format!(
                "the NameID format is emailAddress but {shown} is no e-mail address"
            )));
        }
        Some(EMAIL_ADDRESS) => ("e-mail address", store.find_person_by_email(name).await?),
        None | Some(UNSPECIFIED) if says_true(verified, "use_username") => {
            ("user name", store.list_people().await?.into_iter().find(|person| person.user_name() == name))
        }
        None | Some(UNSPECIFIED) if name.contains('@') => {
            return Err(Refusal::User(format!(
                "{shown} looks like an e-mail address, which needs the NameID format {EMAIL_ADDRESS}"
            )));
        }
        None | Some(UNSPECIFIED) => ("user id", store.find_person(name).await?),
        Some(other) => {
            let other = shorten(other);
            return Err(Refusal::User(format!(
                "the NameID format {other} is neither {UNSPECIFIED} nor {EMAIL_ADDRESS}"
            )));
        }
    };
    match found {
        None => Err(Refusal::User(format!(
            "nobody has the {kind} {shown}; case matters in user ids and user names"
        ))),
        Some(person) if !person.active => Err(Refusal::User(format!("{} is inactive", person.user_id))),
        Some(person) => Ok(person),
    }
}

/// A bound client may act for its listed users alone.
pub fn check_binding(client: &OauthClient, person: &Person) -> Result<(), Refusal> {
    if client.may_act_for(&person.user_id) {
        return Ok(());
    }
    Err(Refusal::User(format!(
        "{} is not among the users {} is bound to: {}",
        person.user_id,
        client.application_name,
        client.bound_users().join(", ")
    )))
}

fn says_true(verified: &Verified, attribute: &str) -> bool {
    values(verified, attribute).any(|value| value == "true")
}

/// Learning-only users are written `<user>#DIV#<company>`. This company has none, so nobody is found; the reason says
/// whether the name would have been right.
fn external(name: &str, company: &str) -> Refusal {
    let shown = shorten(name);
    Refusal::User(match name.split_once("#DIV#") {
        None => format!("external_user is true but {shown} is not <user>#DIV#<company>"),
        Some((_, other)) if other != company => {
            format!("external_user is true and {shown} is of company {}, not {company}", shorten(other))
        }
        Some((user, _)) => {
            format!(
                "external_user is true and {} is no learning-only user; this sandbox has none",
                shorten(user)
            )
        }
    })
}
