//! Everything the sandbox answers, put together in one place.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{Sandbox, api, faults, guard, oauth, task_provider, web};

/// The largest body taken. An assertion is at most 256 KiB and grows by a third in base64 and a little in a form.
const MOST_BYTES: usize = 1024 * 1024;

/// The whole tenant.
pub fn router(sandbox: Sandbox) -> Router {
    let interfaces = Router::new()
        .merge(oauth::routes())
        .merge(task_provider::routes())
        .layer(from_fn_with_state(sandbox.clone(), faults::misbehave));
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .merge(interfaces)
        .merge(api::routes())
        .merge(web::routes())
        .fallback(web::not_found)
        .with_state(sandbox)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(guard::check_host))
        .layer(from_fn(guard::add_headers))
}
