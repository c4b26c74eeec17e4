//! What every guarded request passes: who is calling, may they, and was a cookie's request meant.

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use docket_domain::Role;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use crate::caller::{Authenticator, Caller, Client, ClientKind};
use crate::error::{ApiError, ErrorFamily};
use crate::routes::Needs;

/// Cookie names of a session: the second on https, where the browser then insists on `Secure` and `Path=/`.
pub const SESSION_COOKIES: [&str; 2] = ["docket_session", "__Host-docket_session"];

/// Guards a browser's session against requests other sites make it send.
pub const CSRF_HEADER: HeaderName = HeaderName::from_static("x-csrf-token");

/// Admits the request if its caller may use the route, and puts the [`Caller`] into its extensions.
///
/// A bearer token goes before a cookie. A cookie alone is not enough on anything but GET and HEAD: the request must also
/// carry the session's CSRF token, which `X-CSRF-Token: Fetch` on a GET returns.
pub(crate) async fn admit(
    authenticator: Arc<dyn Authenticator>,
    family: ErrorFamily,
    needs: Needs,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(family);
    if needs == Needs::Nobody {
        return next.run(request).await;
    }
    if needs == Needs::Provisioning {
        basic_to_bearer(request.headers_mut());
    }
    let identified = match identify(&*authenticator, family, request.method(), request.headers()).await {
        Ok(identified) => identified,
        Err(error) => return error.into_response(),
    };
    if let Err(error) = permit(needs, family, &identified.caller) {
        return error.into_response();
    }
    let fetch = request
        .headers()
        .get(CSRF_HEADER)
        .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"fetch"));
    request.extensions_mut().insert(identified.caller);
    let mut response = next.run(request).await;
    if let Some(token) = identified.csrf_token.filter(|_| fetch)
        && let Ok(value) = HeaderValue::from_str(&token)
    {
        response.headers_mut().insert(CSRF_HEADER, value);
    }
    response
}

struct Identified {
    caller: Caller,
    csrf_token: Option<String>,
}

async fn identify(
    authenticator: &dyn Authenticator,
    family: ErrorFamily,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Identified, ApiError> {
    if let Some(token) = bearer_token(headers) {
        let caller = authenticator
            .bearer(token)
            .await
            .map_err(|refused| ApiError::unauthenticated(family, refused.0))?;
        return Ok(Identified { caller, csrf_token: None });
    }
    let nobody = || ApiError::unauthenticated(family, "Sign in, or send a bearer token.");
    let cookie = session_cookie(headers).ok_or_else(nobody)?;
    let session = authenticator.session(cookie).await.ok_or_else(nobody)?;
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let meant =
        headers.get(CSRF_HEADER).is_some_and(|value| value.as_bytes() == session.csrf_token.as_bytes());
    if !reads && !meant {
        return Err(ApiError::forbidden(
            family,
            "The X-CSRF-Token header is missing or stale; fetch one with X-CSRF-Token: Fetch on a GET.",
        ));
    }
    Ok(Identified { caller: Caller::Person(session.person), csrf_token: Some(session.csrf_token) })
}

fn permit(needs: Needs, family: ErrorFamily, caller: &Caller) -> Result<(), ApiError> {
    let refusal = match (needs, caller) {
        (Needs::Nobody | Needs::AnyCaller, _) => return Ok(()),
        (Needs::Person, Caller::Person(person)) => {
            let meant_for_us = |client: &Arc<Client>| client.kind == ClientKind::TaskCenter;
            if person.client.as_ref().is_none_or(meant_for_us) {
                return Ok(());
            }
            "This token was issued for another service; exchange it with the task center's client.".to_owned()
        }
        (Needs::Role(wanted), caller) if caller.roles().has_any(wanted) => return Ok(()),
        (Needs::DestinationClient, caller)
            if caller.client().is_some_and(|client| client.kind == ClientKind::Destination) =>
        {
            return Ok(());
        }
        (Needs::Provisioning, caller)
            if caller.roles().has(Role::SubaccountAdministrator)
                || matches!(caller, Caller::Client(client) if client.kind == ClientKind::Directory) =>
        {
            return Ok(());
        }
        (Needs::Person, _) => {
            "This call needs a signed-in person; a client token stands for nobody.".to_owned()
        }
        (Needs::Role(wanted), _) => format!(
            "This call needs one of the roles {}.",
            wanted.iter().map(|role| Role::name(*role)).collect::<Vec<_>>().join(", ")
        ),
        (Needs::Provisioning, _) => {
            "This call needs a directory token; make one with `docket directory token create`.".to_owned()
        }
        (Needs::DestinationClient, _) => {
            "Only a token of a destination service instance's client may read destinations here.".to_owned()
        }
    };
    Err(ApiError::forbidden(family, refusal))
}

/// Provisioning systems that know Basic authentication alone send the directory token as the password; the user name is
/// theirs to choose. Anything else in the header stays as it is.
fn basic_to_bearer(headers: &mut HeaderMap) {
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"))
        .and_then(|(_, encoded)| String::from_utf8(BASE64_STANDARD.decode(encoded.trim()).ok()?).ok())
        .and_then(|pair| HeaderValue::try_from(format!("Bearer {}", pair.split_once(':')?.1)).ok());
    if let Some(token) = token {
        headers.insert(header::AUTHORIZATION, token);
    }
}

/// The token of an `Authorization: Bearer` header.
pub fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The value of the session cookie, whichever of its names it has. On https a browser may send both; the one that only
/// https could set goes first.
pub fn session_cookie(headers: &HeaderMap) -> Option<&str> {
    SESSION_COOKIES.iter().rev().find_map(|name| cookie(headers, name))
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}
