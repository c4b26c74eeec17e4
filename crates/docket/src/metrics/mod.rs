//! `/metrics`: what an operator watches, in Prometheus' text form.
//!
//! Parts count through the `metrics` facade, which does nothing until [`install`] was called; what is a state and not a count
//! (certificates, cached tasks) is read when it is asked for. Every label has few values: routes, not paths; statuses;
//! kinds; connectors and certificates by name. `docs/guides/operate.md` lists all of them.

mod endpoint;
mod requests;
mod state;

use std::sync::OnceLock;
use std::time::Duration;

use metrics::{Unit, describe_counter, describe_histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

pub use endpoint::{Metrics, describe};
pub use requests::{Requests, measure};

/// Upper bounds in seconds, from a cached read to a slow provider.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 10.0];

/// Measured durations wait in memory until they are sorted into their buckets, scraped or not.
const UPKEEP: Duration = Duration::from_secs(5);

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts counting, once per process.
pub fn install() -> PrometheusHandle {
    let handle = RECORDER.get_or_init(|| {
        PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_duration_seconds".to_owned()), &BUCKETS)
            .expect("there are buckets")
            .install_recorder()
            .expect("nothing else of this process counts")
    });
    describe_counter!("docket_http_requests_total", "Requests answered, by method, route and status.");
    describe_histogram!(
        "docket_http_request_duration_seconds",
        Unit::Seconds,
        "How long answers took, by method and route."
    );
    describe_counter!("docket_outbound_requests_total", "Calls to other systems, by outcome.");
    describe_histogram!(
        "docket_outbound_request_duration_seconds",
        Unit::Seconds,
        "How long calls to other systems took."
    );
    describe_counter!("docket_job_runs_total", "Jobs of connectors that ended, by kind and outcome.");
    describe_histogram!("docket_job_duration_seconds", Unit::Seconds, "How long jobs took, by kind.");
    describe_counter!("docket_decisions_total", "Decisions that were concluded, by outcome.");
    describe_counter!(
        "docket_token_cache_requests_total",
        "Tokens for calls to other systems: found in the cache (hit), or fetched (miss)."
    );
    handle.clone()
}

/// Sorts what was measured into its buckets until `stop`.
pub async fn run(handle: PrometheusHandle, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(UPKEEP)).await.is_some() {
        handle.run_upkeep();
    }
}
