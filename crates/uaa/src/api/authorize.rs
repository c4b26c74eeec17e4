//! `/oauth/authorize`: a code for a client, after the person signed in.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use docket_domain::Timestamp;
use docket_http::guard::session_cookie;
use docket_storage::grants::AuthorizationCode;
use docket_storage::sessions::Session;
use http::{HeaderMap, Uri};
use url::Url;
use url::form_urlencoded::Serializer;

use super::described::{AuthorizationRequest, PageRefusals, SentOn};
use super::freshness::Freshness;
use crate::error::{self, Result, UaaError};
use crate::form::Form;
use crate::grants::is_verifier;
use crate::pages::{self, Language, redirect_to};
use crate::person::ActivePerson;
use crate::scope::{self, Grantable};
use crate::service_instances::{GrantType, ServiceClient};
use crate::{Uaa, secrets};

/// RFC 6749, 4.1.2 asks for ten minutes at most; a browser needs seconds.
const CODE_LIFETIME: Duration = Duration::from_mins(5);
/// What is kept of `state` and `nonce`, which are the client's own.
const MOST_CHARACTERS: usize = 2048;

/// Sends a person's browser back to a client with a code
///
/// After the person signed in. Refusals go to the client as well, unless it or its address is not known.
#[utoipa::path(
    get,
    path = "/oauth/authorize",
    operation_id = "authorize",
    params(AuthorizationRequest),
    responses(SentOn, PageRefusals)
)]
pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap, uri: Uri) -> Response {
    respond(&uaa, &headers, uri.query().unwrap_or_default().as_bytes()).await
}

/// Sends a person's browser back to a client with a code, asked for by a form
///
/// Source: OpenID Connect Core 1.0, section 3.1.2.1.
#[utoipa::path(
    post,
    path = "/oauth/authorize",
    operation_id = "authorizeByForm",
    request_body(content = AuthorizationRequest, content_type = "application/x-www-form-urlencoded"),
    responses(SentOn, PageRefusals),
)]
pub(super) async fn post(State(uaa): State<Uaa>, headers: HeaderMap, body: Bytes) -> Response {
    respond(&uaa, &headers, &body).await
}

async fn respond(uaa: &Uaa, headers: &HeaderMap, parameters: &[u8]) -> Response {
    match authorize(uaa, headers, parameters).await {
        Ok(response) => response,
        Err(error) => {
            let language = Language::wanted(headers);
            let title = language.of(
                "This sign-in request cannot be answered",
                "Diese Anmeldung kann nicht beantwortet werden",
            );
            pages::refused(language, title, error)
        }
    }
}

/// The request of a known client with a registered address: from here on errors go to the client.
struct Request<'a> {
    client: ServiceClient,
    target: Url,
    form: &'a Form,
}

/// # Errors
/// What is shown to the person, as there is no address the browser may be sent to.
async fn authorize(uaa: &Uaa, headers: &HeaderMap, parameters: &[u8]) -> Result<Response> {
    let form = Form::parse(parameters)?;
    let client_id = form.require("client_id")?;
    let client = uaa.service_instances().client_for(client_id).await?;
    let client =
        client.ok_or_else(|| UaaError::invalid_request("There is no client with this client_id here."))?;
    let target = allowed_target(&client, form.require("redirect_uri")?)?;
    let request = Request { client, target, form: &form };
    let asked = match request.check() {
        Ok(asked) => asked,
        Err(error) => return Ok(request.send_error(error)),
    };
    let now = uaa.clock().now();
    let signed_in = uaa.signed_in(headers).await?;
    match signed_in.filter(|(session, _)| asked.freshness.takes(session.auth_time, now)) {
        Some((session, person)) => request.send_code(uaa, &session, &person, asked).await,
        None if asked.freshness.silent => {
            Ok(request
                .send_error(("login_required", "Nobody is signed in, or not recently enough.".to_owned())))
        }
        None => Ok(redirect_to(&to_sign_in(&form, asked.freshness.wants_another().then_some(now)))),
    }
}

/// # Errors
/// The address is not registered for the client: nobody is sent there.
fn allowed_target(client: &ServiceClient, wanted: &str) -> Result<Url> {
    let allowed = client.policy.allows_redirect_to(wanted);
    Url::parse(wanted).ok().filter(|_| allowed).ok_or_else(|| {
        UaaError::invalid_request(
            "The redirect_uri is not registered for this client. Register it in the service instance's \
             oauth2-configuration.redirect-uris.",
        )
    })
}

/// The sign-in page, with the way back here. `prompt` is left out of it: one sign-in answers it. With `again`, the time it
/// is now, somebody who is signed in signs in again, and that answers `max_age`.
fn to_sign_in(form: &Form, again: Option<Timestamp>) -> String {
    let mut back = Serializer::new(String::new());
    for (name, value) in form.iter().filter(|(name, _)| !["prompt", Freshness::SENT_AT].contains(name)) {
        back.append_pair(name, value);
    }
    if let Some(now) = again {
        back.append_pair(Freshness::SENT_AT, &now.as_seconds().to_string());
    }
    let mut query = Serializer::new(String::new());
    query.append_pair("return", &format!("/oauth/authorize?{}", back.finish()));
    if again.is_some() {
        query.append_pair("again", "1");
    }
    let hint = LoginHint::read(form);
    if let Some(provider) = hint.provider {
        query.append_pair("idp", &provider);
    }
    if let Some(user) = hint.user {
        query.append_pair("login_hint", &user);
    }
    format!("/login?{}", query.finish())
}

/// Which way of signing in the client prefers, and who it thinks will.
#[derive(Debug, Default, PartialEq, Eq)]
struct LoginHint {
    provider: Option<String>,
    user: Option<String>,
}

impl LoginHint {
    /// `idp` or `origin` name the provider, or `login_hint` does in the original's way: JSON with `origin`. Any other
    /// `login_hint` is the person's name or address. Source: Cloud Foundry UAA, "Authorization Code Grant"; OpenID Connect
    /// Core 1.0, 3.1.2.1.
    fn read(form: &Form) -> Self {
        let mut hint = Self::default();
        if let Some(given) = form.get("login_hint") {
            match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(given) {
                Ok(object) => {
                    let text =
                        |name: &str| object.get(name).and_then(|value| value.as_str()).map(str::to_owned);
                    hint = Self { provider: text("origin"), user: text("username") };
                }
                Err(_) => {
                    hint.user = Some(given.chars().filter(|letter| !letter.is_control()).take(255).collect());
                }
            }
        }
        hint.provider = form.get("idp").or(form.get("origin")).map(str::to_owned).or(hint.provider);
        hint
    }
}

/// What the client asked for, checked.
struct Asked {
    freshness: Freshness,
    scopes: Vec<String>,
    challenge: Option<(String, String)>,
}

impl Request<'_> {
    fn check(&self) -> std::result::Result<Asked, (&'static str, String)> {
        let text = |name: &str| self.form.get(name).unwrap_or_default();
        let invalid = |reason: &str| ("invalid_request", reason.to_owned());
        for (parameter, error) in
            [("request", "request_not_supported"), ("request_uri", "request_uri_not_supported")]
        {
            if self.form.get(parameter).is_some() {
                return Err((error, "Send each parameter by itself, not in a request object.".to_owned()));
            }
        }
        if self.form.get("response_mode").is_some_and(|mode| mode != "query") {
            return Err(invalid("Only response_mode=query is offered."));
        }
        match self.form.get("response_type") {
            Some("code") => {}
            Some(_) => {
                return Err(("unsupported_response_type", "Only response_type=code is offered.".to_owned()));
            }
            None => return Err(invalid("The parameter response_type is missing.")),
        }
        if !self.client.policy.allows(GrantType::AuthorizationCode) {
            return Err(("unauthorized_client", "The client may not use authorization_code.".to_owned()));
        }
        if text("nonce").len() > MOST_CHARACTERS || text("state").len() > MOST_CHARACTERS {
            return Err((
                "invalid_request",
                format!("state and nonce have {MOST_CHARACTERS} bytes at most."),
            ));
        }
        let scopes = scope::split(self.form.get("scope"));
        if let Err(error) = Grantable::check_names(&self.client.instance, &scopes) {
            return Err(("invalid_scope", error.into_api().message));
        }
        let challenge = challenge(self.form.get("code_challenge"), self.form.get("code_challenge_method"))
            .map_err(invalid)?;
        let freshness = Freshness::read(self.form).map_err(invalid)?;
        Ok(Asked { freshness, scopes, challenge })
    }

    async fn send_code(
        &self,
        uaa: &Uaa,
        session: &Session,
        person: &ActivePerson,
        asked: Asked,
    ) -> Result<Response> {
        let grantable = Grantable::of_person(&self.client.instance, person);
        let scopes = match grantable.select(&asked.scopes) {
            Ok(scopes) => scopes,
            Err(error) => return Ok(self.send_error(("invalid_scope", error.into_api().message))),
        };
        let code = secrets::new_secret(uaa.chance());
        let mut tx = uaa.store().begin().await?;
        tx.insert_authorization_code(&AuthorizationCode {
            code_hash: secrets::hash(&code),
            client_id: self.client.instance.client_id.clone(),
            user_id: person.user.id.clone(),
            redirect_uri: self.form.get("redirect_uri").unwrap_or_default().to_owned(),
            scope: scopes.join(" "),
            nonce: self.form.get("nonce").map(str::to_owned),
            challenge: asked.challenge,
            auth_time: session.auth_time,
            authentication: session.authentication.clone(),
            expires_at: uaa.clock().now().plus(CODE_LIFETIME),
        })
        .await?;
        tx.commit().await?;
        Ok(self.send("code", &code, None))
    }

    fn send_error(&self, (error, description): (&str, String)) -> Response {
        self.send("error", error, Some(&description))
    }

    /// Sends the browser back to the client, with its `state`.
    fn send(&self, name: &str, value: &str, description: Option<&str>) -> Response {
        let mut target = self.target.clone();
        {
            let mut query = target.query_pairs_mut();
            query.append_pair(name, value);
            if let Some(description) = description {
                query.append_pair("error_description", &error::description(description));
            }
            if let Some(state) = self.form.get("state") {
                query.append_pair("state", state);
            }
        }
        redirect_to(target.as_str())
    }
}

/// PKCE: `S256` unless the request says `plain`. Every client here has a secret, so `plain` may be asked for.
fn challenge(
    challenge: Option<&str>,
    method: Option<&str>,
) -> std::result::Result<Option<(String, String)>, &'static str> {
    let method = method.unwrap_or("S256");
    if !matches!(method, "S256" | "plain") {
        return Err("code_challenge_method is S256 or plain.");
    }
    let Some(challenge) = challenge else { return Ok(None) };
    if !is_verifier(challenge) || (method == "S256" && challenge.len() != 43) {
        return Err("code_challenge is not a challenge of RFC 7636.");
    }
    Ok(Some((challenge.to_owned(), method.to_owned())))
}

impl Uaa {
    /// The active person signed in with this browser.
    pub(super) async fn signed_in(&self, headers: &HeaderMap) -> Result<Option<(Session, ActivePerson)>> {
        let Some(cookie) = session_cookie(headers) else { return Ok(None) };
        let Some(session) = self.find_session(cookie).await? else { return Ok(None) };
        let person = ActivePerson::find(&mut self.store().read().await?, &session.user_id).await?;
        Ok(person.map(|person| (session, person)))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("idp=corp", Some("corp"), None)]
    #[case("origin=corp", Some("corp"), None)]
    #[case("login_hint=%7B%22origin%22%3A%22corp%22%7D", Some("corp"), None)]
    #[case("login_hint=%7B%22origin%22%3A%22corp%22%7D&idp=partners", Some("partners"), None)]
    #[case("login_hint=ada%40example.com", None, Some("ada@example.com"))]
    #[case("login_hint=ada&origin=corp", Some("corp"), Some("ada"))]
    #[case("", None, None)]
    fn a_client_says_how_and_who(
        #[case] query: &str,
        #[case] provider: Option<&str>,
        #[case] user: Option<&str>,
    ) {
        let hint = LoginHint::read(&Form::parse(query.as_bytes()).unwrap());
        assert_eq!((hint.provider.as_deref(), hint.user.as_deref()), (provider, user));
    }
}
