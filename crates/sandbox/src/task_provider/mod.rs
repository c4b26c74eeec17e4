//! The Task Provider interface: every leave request is a task of the one who decides it.
//!
//! | module | holds |
//! |---|---|
//! | [`tasks`], [`definitions`] | what the technical user pulls |
//! | [`description`], [`operations`] | what a person reads and does |
//! | [`caller`] | whose access token a call carries |
//! | [`definition`], [`wire`], [`urn`], [`languages`] | what travels |
//! | [`query`], [`error`], [`localize`] | reading a call and refusing it |
//!
//! Source: Task Provider SPI 2.0.0. Attachments, comments, details, bulk operations and push are not offered (501).

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{any, get, post};

use crate::Sandbox;
use error::Problem;

pub mod caller;
pub mod definition;
pub mod definitions;
pub mod description;
pub mod error;
pub mod languages;
pub mod localize;
pub mod operations;
pub mod query;
pub mod tasks;
pub mod urn;
pub mod wire;

/// Everything under `/api-ext`.
pub fn routes() -> Router<Sandbox> {
    let offered = Router::new()
        .route("/capabilities", get(definitions::capabilities))
        .route("/taskDefinitions", get(definitions::list))
        .route("/taskDefinitions/{urn}", get(definitions::get))
        .route("/tasks", get(tasks::list))
        .route("/tasks/{urn}", get(tasks::get))
        .route("/tasks/{urn}/description", get(description::get))
        .route("/tasks/{urn}/response", post(operations::respond))
        .route("/tasks/{urn}/action", post(operations::act))
        .method_not_allowed_fallback(|| async { Problem::MethodNotAllowed });
    let not_offered = [
        "/bulkOperation",
        "/configuration/push",
        "/tasks/{urn}/details",
        "/tasks/{urn}/attachments",
        "/tasks/{urn}/attachments/{*rest}",
        "/tasks/{urn}/comments",
        "/tasks/{urn}/comments/{*rest}",
    ];
    let all = not_offered.into_iter().fold(offered, |router, path| router.route(path, any(not_implemented)));
    Router::new()
        .nest("/api-ext/task-provider/v2", all)
        .route("/api-ext", any(unknown))
        .route("/api-ext/{*rest}", any(unknown))
        .layer(from_fn(localize::localize))
        .layer(from_fn(caller::tell))
}

/// The interface knows it, this provider does not; still not for strangers.
async fn not_implemented(_: caller::Anybody) -> Problem {
    Problem::NotImplemented
}

async fn unknown() -> Problem {
    Problem::PathUnknown
}
