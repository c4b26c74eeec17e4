//! The screens.

pub mod generated;

use axum::Router;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::Sandbox;

/// Every page.
pub fn routes() -> Router<Sandbox> {
    Router::new()
}

/// Whatever has no address here.
pub async fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "There is no such page.").into_response()
}
