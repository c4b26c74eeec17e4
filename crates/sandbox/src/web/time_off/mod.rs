//! Time Off: one's own requests, and the team's.

mod own;
mod request;
mod row;
mod team;

use axum::Router;
use axum::routing::{get, post};

use crate::Sandbox;

pub fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/time-off", get(own::show).post(own::submit))
        .route("/time-off/team", get(team::show))
        .route("/time-off/requests/{external_code}", get(request::show))
        .route("/time-off/requests/{external_code}/withdraw", post(request::withdraw))
}
