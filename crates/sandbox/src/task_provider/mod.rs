//! The Task Provider interface.

use axum::Router;

use crate::Sandbox;

/// Everything under `/api-ext`.
pub fn routes() -> Router<Sandbox> {
    Router::new()
}
