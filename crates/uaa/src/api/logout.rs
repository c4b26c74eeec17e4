//! `/logout.do`: ends the browser's session.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use docket_http::guard::session_cookie;
use http::{HeaderMap, Uri, header};
use url::Url;
use url::form_urlencoded::Serializer;

use super::connection::Connection;
use super::described::{PageRefusals, SentOn, SignOutParameters};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::pages::{self, Language, redirect_to};
use crate::{Uaa, session};

/// Ends the browser's session
///
/// Ends the session and sends the browser to `redirect` (or `post_logout_redirect_uri`, with `state`) if that is registered
/// for `client_id` (or the client an `id_token_hint` was issued to); otherwise shows that the person is signed out. Somebody
/// who signed in with an identity provider is signed out there as well, if it offers that, and goes on from there.
///
/// Source: OpenID Connect RP-Initiated Logout 1.0, sections 2 and 3; `redirect` is XSUAA's.
#[utoipa::path(
    get,
    path = "/logout.do",
    operation_id = "signOut",
    params(SignOutParameters),
    responses(
        (status = 200, description = "A page that says so.", body = String, content_type = "text/html"),
        SentOn,
        PageRefusals,
    ),
)]
pub(super) async fn get(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    respond(&uaa, connection, &headers, uri.query().unwrap_or_default().as_bytes()).await
}

/// Ends the browser's session, asked for by a form
///
/// A form of another site comes without the session's cookie: its browser is sent to the same place by GET, as a link there
/// would, without the `id_token_hint`.
///
/// Source: OpenID Connect RP-Initiated Logout 1.0, section 2.
#[utoipa::path(
    post,
    path = "/logout.do",
    operation_id = "signOutByForm",
    request_body(content = SignOutParameters, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A page that says so.", body = String, content_type = "text/html"),
        SentOn,
        PageRefusals,
    ),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if session_cookie(&headers).is_none()
        && let Ok(form) = Form::parse(&body)
        && let Ok(client_id) = client_named(&uaa, &form).await
    {
        return redirect_to(&by_link(&form, client_id.as_deref()));
    }
    respond(&uaa, connection, &headers, &body).await
}

/// The same request as a link: what the hint says is said by the client's id, and the hint, which is a token, by nothing.
fn by_link(form: &Form, client_id: Option<&str>) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in form.iter().filter(|(name, _)| !["client_id", "id_token_hint"].contains(name)) {
        query.append_pair(name, value);
    }
    query.extend_pairs(client_id.map(|client_id| ("client_id", client_id)));
    format!("/logout.do?{}", query.finish())
}

async fn respond(uaa: &Uaa, connection: Connection, headers: &HeaderMap, parameters: &[u8]) -> Response {
    let ended = async {
        let target = async {
            let form = Form::parse(parameters)?;
            Ok(target(uaa, &form).await?.map(String::from))
        };
        let target = target.await;
        let Some(cookie) = session_cookie(headers) else { return target };
        let elsewhere = match (uaa.find_session(cookie).await?, &target) {
            (Some(session), Ok(target)) if !session.authentication.is_local() => {
                uaa.identity_providers().sign_out(&session, target.as_deref().unwrap_or_default()).await?
            }
            _ => None,
        };
        // Whatever is wrong with where to go on to, the session is over.
        uaa.end_session(cookie).await?;
        Ok(elsewhere.or(target?))
    };
    let language = Language::wanted(headers);
    let mut response = match ended.await {
        Ok(Some(target)) => redirect_to(&target),
        Ok(None) => pages::signed_out(language),
        Err(error) => {
            let title = language.of("Signing out did not work", "Die Abmeldung hat nicht geklappt");
            pages::refused(language, title, error)
        }
    };
    for cookie in session::forget_cookies(connection.https) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Where to go on to; nowhere if that is not registered for the client.
async fn target(uaa: &Uaa, form: &Form) -> Result<Option<Url>> {
    let named = client_named(uaa, form).await?;
    let (wanted, state) = match (form.get("redirect"), form.get("post_logout_redirect_uri")) {
        (Some(wanted), _) => (wanted, None),
        (None, Some(wanted)) => (wanted, form.get("state")),
        (None, None) => return Ok(None),
    };
    let Some(client_id) = named else { return Ok(None) };
    let client = uaa.service_instances().client_for(&client_id).await?;
    let allowed = client.is_some_and(|client| client.policy.allows_redirect_to(wanted));
    let mut target = Url::parse(wanted).ok().filter(|_| allowed);
    if let (Some(target), Some(state)) = (&mut target, state) {
        target.query_pairs_mut().append_pair("state", state);
    }
    Ok(target)
}

/// The client that asks, by its id or by an ID token it was given.
///
/// # Errors
/// The two are of different clients.
async fn client_named(uaa: &Uaa, form: &Form) -> Result<Option<String>> {
    let hinted = match form.get("id_token_hint") {
        // An expired hint is as good as any: it only says which client's addresses to look at.
        Some(hint) => {
            let claims = uaa.signed_claims(hint).await?.unwrap_or_default();
            claims.get("azp").and_then(serde_json::Value::as_str).map(str::to_owned)
        }
        None => None,
    };
    match (form.get("client_id"), hinted) {
        (Some(named), Some(hinted)) if named != hinted => Err(UaaError::invalid_request(
            "The id_token_hint was issued to another client than the one client_id names.",
        )),
        (Some(named), _) => Ok(Some(named.to_owned())),
        (None, hinted) => Ok(hinted),
    }
}
