//! What operators and orchestrators ask: is the process alive, and can it serve?

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use docket_storage::Store;
use http::StatusCode;

/// `/healthz`: the process answers. `/readyz`: the database answers as well. Anybody may ask; neither tells more.
pub fn routes(store: Store) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(store)
}

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
