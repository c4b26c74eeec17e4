//! What operators and orchestrators ask: is the process alive, and can it serve?

use axum::extract::State;
use docket_http::{ErrorFamily, Needs, Routes};
use docket_storage::Store;
use http::StatusCode;
use utoipa_axum::routes;

/// Anybody may ask; neither tells more.
pub fn routes() -> Routes<Store> {
    Routes::new("", ErrorFamily::TaskCenter)
        .tag("Operation", "What operators and tools ask.")
        .add(Needs::Nobody, routes!(alive))
        .add(Needs::Nobody, routes!(ready))
}

/// Says that the process answers
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "getHealth",
    responses((status = 200, description = "It does.", body = String)),
)]
async fn alive() -> &'static str {
    "ok\n"
}

/// Says whether docket can serve
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "getReadiness",
    responses(
        (status = 200, description = "It can: the database answers.", body = String),
        (status = 503, description = "The database does not answer.", body = String),
    ),
)]
async fn ready(State(store): State<Store>) -> (StatusCode, &'static str) {
    let answer = async { store.read().await?.find_setting(crate::app::SUBACCOUNT_ID).await };
    match answer.await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "The database does not answer.");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
