//! `POST /oauth/token`.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, header};

use super::connection::Connection;
use crate::Uaa;
use crate::error::Result;
use crate::form::Form;

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
