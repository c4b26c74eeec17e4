//! Reading connectors and their job records.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::connector::ConnectorStatus;
use docket_domain::job::{Job, JobCounts, JobLog, JobStatus, JobType};
use docket_domain::{ConnectorId, Timestamp};
use docket_http::ApiError;
use docket_storage::connectors::Connector;
use docket_storage::{StorageError, Tx};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::context::Context;

/// All connectors.
#[derive(Serialize, ToSchema)]
pub(super) struct ConnectorList {
    value: Vec<ConnectorSummary>,
}

/// How a connector is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConnectorSummary {
    id: ConnectorId,
    status: ConnectorStatus,
    /// Why it is so, in one sentence; null if no job ran yet.
    #[schema(required)]
    message: Option<String>,
    /// `tc.provider_type` of its destination.
    #[schema(required)]
    provider_type: Option<String>,
    url: String,
    /// Whether the provider sends changes by itself.
    push: bool,
    /// Whether its tasks are shown.
    reachable: bool,
    counts: TaskCounts,
}

/// How many tasks a connector keeps.
#[derive(Serialize, ToSchema)]
struct TaskCounts {
    stored: u64,
    valid: u64,
    /// Those that lack something mandatory, and are shown to nobody.
    invalid: u64,
}

/// A connector with the newest record of each kind of job.
#[derive(Serialize, ToSchema)]
#[schema(as = Connector)]
pub(super) struct ConnectorDetails {
    #[serde(flatten)]
    summary: ConnectorSummary,
    jobs: Vec<JobRecord>,
}

/// The records of one kind of job.
#[derive(Serialize, ToSchema)]
pub(super) struct JobList {
    value: Vec<JobRecord>,
}

/// One run of a job.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct JobRecord {
    job_type: JobType,
    status: JobStatus,
    /// What happened, with counts, and the next step if one is needed; English.
    message: String,
    started_at: Timestamp,
    #[schema(required)]
    finished_at: Option<Timestamp>,
    counts: JobCounts,
    /// Where the next run goes on, in the provider's order.
    #[schema(required)]
    cursor: Option<String>,
    logs: Vec<JobLog>,
}

/// Lists the connectors
#[utoipa::path(
    get,
    path = "/connectors",
    operation_id = "listConnectors",
    responses((status = 200, description = "All of them, by id.", body = ConnectorList)),
)]
pub(super) async fn list(State(context): State<Context>) -> Result<Json<ConnectorList>, ApiError> {
    let mut tx = context.store.read().await.map_err(internal)?;
    let mut value = Vec::new();
    for connector in tx.list_connectors().await.map_err(internal)? {
        value.push(summary(&mut tx, &connector).await.map_err(internal)?.0);
    }
    Ok(Json(ConnectorList { value }))
}

/// Shows a connector and its newest jobs
#[utoipa::path(
    get,
    path = "/connectors/{id}",
    operation_id = "getConnector",
    params(("id" = ConnectorId, Path, description = "The name of its primary destination.")),
    responses(
        (status = 200, description = "The connector, with the newest record of each kind of job.", body = ConnectorDetails),
        (status = 404, description = "There is no such connector."),
    ),
)]
pub(super) async fn get(
    State(context): State<Context>,
    Path(id): Path<String>,
) -> Result<Json<ConnectorDetails>, ApiError> {
    let mut tx = context.store.read().await.map_err(internal)?;
    let id = ConnectorId::new(id);
    let connector = tx.find_connector(&id).await.map_err(internal)?.ok_or_else(|| unknown(&id))?;
    let (summary, newest) = summary(&mut tx, &connector).await.map_err(internal)?;
    Ok(Json(ConnectorDetails { summary, jobs: newest.into_iter().map(JobRecord::from).collect() }))
}

/// Lists the records of one kind of job
#[utoipa::path(
    get,
    path = "/connectors/{id}/jobTypes/{jobType}",
    operation_id = "listConnectorJobs",
    params(
        ("id" = ConnectorId, Path, description = "The connector."),
        ("jobType" = JobType, Path, description = "The kind of job."),
    ),
    responses(
        (status = 200, description = "The records that are kept, newest first.", body = JobList),
        (status = 400, description = "There is no such kind of job."),
        (status = 404, description = "There is no such connector."),
    ),
)]
pub(super) async fn job_history(
    State(context): State<Context>,
    Path((id, job_type)): Path<(String, String)>,
) -> Result<Json<JobList>, ApiError> {
    let kind = JobType::ALL.into_iter().find(|kind| kind.name() == job_type).ok_or_else(|| {
        let names = JobType::ALL.map(JobType::name).join(", ");
        ApiError::task_center(
            StatusCode::BAD_REQUEST,
            "taskcenter.connector.jobType",
            format!("There is no such job type; use one of {names}."),
        )
        .at("jobType")
    })?;
    let mut tx = context.store.read().await.map_err(internal)?;
    let id = ConnectorId::new(id);
    tx.find_connector(&id).await.map_err(internal)?.ok_or_else(|| unknown(&id))?;
    let jobs = tx.list_jobs(&id, kind).await.map_err(internal)?;
    Ok(Json(JobList { value: jobs.into_iter().map(JobRecord::from).collect() }))
}

/// The connector, and the newest record of each kind of job.
async fn summary(tx: &mut Tx, connector: &Connector) -> Result<(ConnectorSummary, Vec<Job>), StorageError> {
    let settings = &connector.settings;
    let newest = tx.list_newest_jobs(connector.id()).await?;
    let status = ConnectorStatus::of(!settings.enabled, newest.iter().map(|job| job.status));
    let stored = tx.count_tasks(connector.live_generation).await?;
    let invalid = tx.count_incomplete_tasks(connector.live_generation).await?;
    let summary = ConnectorSummary {
        id: settings.id.clone(),
        status,
        message: reason(status, &newest).map(str::to_owned),
        provider_type: settings.provider_type.clone(),
        url: settings.url.clone(),
        // Whatever tc.clientId says, changes are fetched until push is supported.
        push: false,
        reachable: !connector.unreachable,
        counts: TaskCounts { stored, valid: stored.saturating_sub(invalid), invalid },
    };
    Ok((summary, newest))
}

/// The sentence of the job that decides the status; of a connector that is well, the one that ended last.
fn reason(status: ConnectorStatus, newest: &[Job]) -> Option<&str> {
    let of = |wanted: JobStatus| newest.iter().find(|job| job.status == wanted);
    let job = match status {
        ConnectorStatus::Error => of(JobStatus::Error),
        ConnectorStatus::Warning => of(JobStatus::Warning),
        // CONFIG says why it is paused.
        ConnectorStatus::Paused => newest.iter().find(|job| job.job_type == JobType::Config),
        ConnectorStatus::Ok => newest.iter().max_by_key(|job| job.finished_at),
    };
    job.map(|job| job.message.as_str())
}

impl From<Job> for JobRecord {
    fn from(job: Job) -> Self {
        let Job { job_type, status, message, started_at, finished_at, counts, cursor, logs, .. } = job;
        Self { job_type, status, message, started_at, finished_at, counts, cursor, logs }
    }
}

fn unknown(id: &ConnectorId) -> ApiError {
    ApiError::task_center(
        StatusCode::NOT_FOUND,
        "taskcenter.connector.notFound",
        format!("There is no connector {id}; a destination becomes one when it carries tc.enabled."),
    )
    .at("id")
}

#[expect(clippy::needless_pass_by_value, reason = "it is the form map_err takes")]
fn internal(error: StorageError) -> ApiError {
    tracing::error!(%error, "Connectors could not be read: {error}");
    ApiError::internal(docket_http::ErrorFamily::TaskCenter)
}
