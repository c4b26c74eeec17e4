//! `POST /oauth/token`.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, header};

use super::connection::Connection;
use super::described::TokenRequest;
use crate::Uaa;
use crate::error::Result;
use crate::form::Form;
use crate::tokens::TokenResponse;

/// Issues a token
#[utoipa::path(
    post,
    path = "/oauth/token",
    operation_id = "issueToken",
    params(("x-zid" = Option<String>, Header, description = "The subaccount's id; another one is refused.")),
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The token.", body = TokenResponse),
        (status = 400, description = "A parameter is missing or doubled, or what it says does not hold."),
        (status = 401, description = "The client, the person or the assertion is not accepted, or the grant is not the \
            client's."),
        (status = 429, description = "Too many attempts to sign in.", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
    ),
    security(("client" = []), ()),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    let client = uaa.authenticate_client(&headers, &form).await?;
    let token = uaa.grant(&client, &form, connection.address).await?;
    let mut response = Json(token).into_response();
    // RFC 6749, 5.1.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    Ok(response)
}
