//! The token service.

use axum::Router;

use crate::Sandbox;

/// Everything under `/oauth`.
pub fn routes() -> Router<Sandbox> {
    Router::new()
}
