//! `GET /metrics`.

use std::sync::Arc;

use axum::extract::State;
use docket_domain::Role;
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use docket_storage::Store;
use http::{HeaderName, header};
use metrics_exporter_prometheus::PrometheusHandle;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use super::state::States;
use crate::certificates::Certificates;

/// Who may read the metrics unless anybody may: they tell how much is going on and with whom.
const OPERATORS: Needs =
    Needs::Role(&[Role::TaskCenterAdmin, Role::TaskCenterTenantOperator, Role::SubaccountAdministrator]);

/// The counts of this process, and the states of the deployment.
#[derive(Clone)]
pub struct Metrics {
    counts: PrometheusHandle,
    states: States,
    /// Anybody may read them.
    open: bool,
}

impl Metrics {
    pub fn new(counts: PrometheusHandle, store: Store, certificates: Certificates, open: bool) -> Self {
        Self { counts, states: States { store, certificates, last: Arc::default() }, open }
    }

    pub fn counts(&self) -> &PrometheusHandle {
        &self.counts
    }

    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes(if self.open { Needs::Nobody } else { OPERATORS }).serve(self.clone(), authenticator)
    }
}

fn routes(needs: Needs) -> Routes<Metrics> {
    Routes::new("", ErrorFamily::TaskCenter)
        .tag("Operation", "What operators and tools ask.")
        .add(needs, routes!(get))
}

/// What `/openapi.json` says of it.
pub fn describe() -> OpenApi {
    routes(OPERATORS).describe()
}

/// Tells what is going on, for Prometheus
///
/// In Prometheus' text form. With the setting `metrics.open` anybody may ask.
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "getMetrics",
    responses((status = 200, description = "The metrics.", body = String, content_type = "text/plain")),
)]
async fn get(State(metrics): State<Metrics>) -> Result<([(HeaderName, &'static str); 1], String), ApiError> {
    let states = metrics.states.render().await.map_err(|error| {
        tracing::error!(%error, "The metrics could not be read: {error}");
        ApiError::internal(ErrorFamily::TaskCenter)
    })?;
    let mut text = metrics.counts.render();
    text.push_str(&states);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text))
}
