//! `GET /logout.do`: ends the browser's session.

use axum::extract::State;
use axum::response::Response;
use docket_http::guard::session_cookie;
use http::{HeaderMap, Uri, header};
use url::Url;

use super::connection::Connection;
use super::described::{PageRefusals, SentOn, SignOutParameters};
use crate::error::Result;
use crate::form::Form;
use crate::pages::{self, Language, redirect_to};
use crate::{Uaa, session};

/// Ends the browser's session
///
/// Ends the session and sends the browser to `redirect` (or `post_logout_redirect_uri`) if that is registered for
/// `client_id` (or the client an `id_token_hint` was issued to); otherwise shows that the person is signed out. Somebody
/// who signed in with an identity provider is signed out there as well, if it offers that, and goes on from there.
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
    let ended = async {
        let target = async {
            let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
            Ok(target(&uaa, &form).await?.map(String::from))
        };
        let target = target.await;
        let Some(cookie) = session_cookie(&headers) else { return target };
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
    let language = Language::wanted(&headers);
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

async fn target(uaa: &Uaa, form: &Form) -> Result<Option<Url>> {
    let Some(wanted) = form.get("redirect").or(form.get("post_logout_redirect_uri")) else { return Ok(None) };
    let client_id = match (form.get("client_id"), form.get("id_token_hint")) {
        (Some(client_id), _) => Some(client_id.to_owned()),
        // An expired hint is as good as any: it only says which client's addresses to look at.
        (None, Some(hint)) => {
            let claims = uaa.signed_claims(hint).await?.unwrap_or_default();
            claims.get("azp").and_then(serde_json::Value::as_str).map(str::to_owned)
        }
        (None, None) => None,
    };
    let Some(client_id) = client_id else { return Ok(None) };
    let client = uaa.service_instances().client_for(&client_id).await?;
    let allowed = client.is_some_and(|client| client.policy.allows_redirect_to(wanted));
    Ok(Url::parse(wanted).ok().filter(|_| allowed))
}
