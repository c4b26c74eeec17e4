//! `POST /cockpit-api/v1/destinations/{name}/check-connection`: how far a connection to the system gets.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use docket_http::ApiError;
use docket_http::outbound::{Probe, ProbeStage, ProbeStatus, ProbeStep};
use serde::Serialize;
use utoipa::ToSchema;

use super::cockpit_destinations::existing;
use crate::access;
use crate::service::Destinations;

const PROVES: &str = "This proves no more than that a server answers at this address. Whether the credentials are right and \
                      tasks can be fetched is shown by the connector's status.";

/// What the check found.
#[derive(Serialize, ToSchema)]
pub(super) struct ConnectionCheck {
    /// A server answered with any status below 500.
    reachable: bool,
    /// Always one of each step, in order.
    steps: Vec<ConnectionStep>,
    /// What the check proves, or why there was none.
    note: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConnectionStep {
    step: ConnectionStage,
    status: StepStatus,
    /// What was found, and after a failure what to change.
    detail: String,
    duration_ms: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ConnectionStage {
    NameResolution,
    Connection,
    Tls,
    Http,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schema(as = ConnectionStepStatus)]
pub(super) enum StepStatus {
    Ok,
    Failed,
    Skipped,
}

/// Checks how far a connection to the destination's system gets
///
/// It proves no more than that a server answers at the address.
#[utoipa::path(
    post,
    path = "/destinations/{name}/check-connection",
    operation_id = "checkDestinationConnection",
    params(("name" = String, Path, description = "The destination's name.")),
    responses(
        (status = 200, description = "What was found, good or bad.", body = ConnectionCheck),
        (status = 404, description = "There is no such destination."),
    ),
)]
pub(super) async fn post(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Json<ConnectionCheck>, ApiError> {
    let destination = existing(&destinations, &name).await?;
    let (probe, note) = match access::callable(&destination) {
        Ok(url) => (destinations.tokens.outbound.probe(&url).await, PROVES.to_owned()),
        Err(reason) => {
            let note =
                format!("Nothing was tried, because docket itself never calls this destination: {reason}.");
            (Probe::skipped("Not tried."), note)
        }
    };
    let steps = probe.steps.into_iter().map(ConnectionStep::from).collect();
    Ok(Json(ConnectionCheck { reachable: probe.reachable, steps, note }))
}

impl From<ProbeStep> for ConnectionStep {
    fn from(step: ProbeStep) -> Self {
        Self {
            step: match step.stage {
                ProbeStage::NameResolution => ConnectionStage::NameResolution,
                ProbeStage::Connection => ConnectionStage::Connection,
                ProbeStage::Tls => ConnectionStage::Tls,
                ProbeStage::Http => ConnectionStage::Http,
            },
            status: step.status.into(),
            detail: step.detail,
            duration_ms: milliseconds(step.duration),
        }
    }
}

impl From<ProbeStatus> for StepStatus {
    fn from(status: ProbeStatus) -> Self {
        match status {
            ProbeStatus::Ok => Self::Ok,
            ProbeStatus::Failed => Self::Failed,
            ProbeStatus::Skipped => Self::Skipped,
        }
    }
}

pub(super) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
