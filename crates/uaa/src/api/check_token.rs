//! `POST /check_token`: what a token says, for whoever cannot or will not check it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::Uaa;
use crate::client::RESOURCE;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::scope;

/// The claims of a living access token, and, with `scopes` (or `scope`; separated by commas or spaces), whether it has
/// all of these.
///
/// # Errors
/// 401 without client authentication, 400 `invalid_token` for any other token, 400 `invalid_scope` if a scope is missing.
pub(super) async fn post(State(uaa): State<Uaa>, headers: HeaderMap, form: Form) -> Result<Response> {
    let client = uaa.authenticate_client(&headers, &form).await?;
    if !client.authorities().iter().any(|authority| authority == RESOURCE) {
        return Err(UaaError::insufficient_scope("The client needs the authority uaa.resource."));
    }
    let verified = uaa.verify(form.require("token")?).await?.map_err(|refused| {
        UaaError::Refused(ApiError::oauth(StatusCode::BAD_REQUEST, "invalid_token", refused.0))
    })?;
    let wanted = form.get("scopes").or(form.get("scope")).map(|scopes| scopes.replace(',', " "));
    if let Some(missing) = scope::split(wanted.as_deref()).iter().find(|scope| !verified.has_scope(scope)) {
        return Err(scope::unknown_scope(missing));
    }
    let mut response = Json(verified.claims).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
