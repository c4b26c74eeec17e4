//! `POST /check_token`: what a token says, for whoever cannot or will not check it.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use docket_http::{ApiError, ClientCertificate};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::connection::Connection;
use super::described::CheckTokenRequest;
use crate::Uaa;
use crate::client::RESOURCE;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::scope;

/// Says what a token holds
///
/// The claims of a living access token, a JWT or an opaque one, and, with `scopes` (or `scope`; separated by commas or spaces), whether it has
/// all of these.
#[utoipa::path(
    post,
    path = "/check_token",
    operation_id = "checkToken",
    request_body(content = CheckTokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The token's claims.", body = BTreeMap<String, Value>),
        (status = 400, description = "The token does not hold (`invalid_token`), or lacks a scope (`invalid_scope`)."),
        (status = 401, description = "The client is not accepted."),
        (status = 403, description = "The client lacks the authority `uaa.resource`."),
        (status = 429, description = "Too many wrong client secrets.", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
    ),
    security(("client" = []), ()),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    certificate: Option<Extension<ClientCertificate>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    let client = uaa.authenticate_client(&headers, &form, certificate.as_deref(), connection.address).await?;
    if !client.authorities().iter().any(|authority| authority == RESOURCE) {
        return Err(UaaError::insufficient_scope("The client needs the authority uaa.resource."));
    }
    let verified = uaa.verify(form.require("token")?).await?.map_err(|refused| {
        UaaError::Refused(ApiError::oauth(StatusCode::BAD_REQUEST, "invalid_token", refused.0))
    })?;
    let wanted = form.get("scopes").or(form.get("scope")).map(|scopes| scopes.replace(',', " "));
    if let Some(missing) = scope::split(wanted.as_deref()).iter().find(|scope| !verified.has_scope(scope)) {
        let seen: String = missing.chars().filter(|letter| !letter.is_control()).take(120).collect();
        return Err(UaaError::invalid_scope(format!("The token lacks the scope \"{seen}\".")));
    }
    let mut response = Json(verified.claims).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
