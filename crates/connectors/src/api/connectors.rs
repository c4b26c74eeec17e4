//! Reading connectors and their job records.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::ConnectorId;
use docket_domain::connector::ConnectorStatus;
use docket_domain::job::{Job, JobStatus, JobType};
use docket_http::ApiError;
use docket_storage::connectors::Connector;
use docket_storage::{StorageError, Tx};
use http::StatusCode;
use serde_json::{Value, json};

use crate::context::Context;

type Answer = Result<Json<Value>, ApiError>;

/// `GET /connectors`
pub(super) async fn list(State(context): State<Context>) -> Answer {
    let mut tx = context.store.read().await.map_err(internal)?;
    let mut value = Vec::new();
    for connector in tx.list_connectors().await.map_err(internal)? {
        value.push(summary(&mut tx, &connector).await.map_err(internal)?.0);
    }
    Ok(Json(json!({ "value": value })))
}

/// `GET /connectors/{id}`
pub(super) async fn get(State(context): State<Context>, Path(id): Path<String>) -> Answer {
    let mut tx = context.store.read().await.map_err(internal)?;
    let id = ConnectorId::new(id);
    let connector = tx.find_connector(&id).await.map_err(internal)?.ok_or_else(|| unknown(&id))?;
    let (mut answer, newest) = summary(&mut tx, &connector).await.map_err(internal)?;
    answer["jobs"] = newest.iter().map(record).collect();
    Ok(Json(answer))
}

/// `GET /connectors/{id}/jobTypes/{jobType}`
pub(super) async fn job_history(
    State(context): State<Context>,
    Path((id, job_type)): Path<(String, String)>,
) -> Answer {
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
    Ok(Json(json!({ "value": jobs.iter().map(record).collect::<Vec<_>>() })))
}

/// The connector, and the newest record of each kind of job.
async fn summary(tx: &mut Tx, connector: &Connector) -> Result<(Value, Vec<Job>), StorageError> {
    let settings = &connector.settings;
    let newest = tx.list_newest_jobs(connector.id()).await?;
    let status = ConnectorStatus::of(!settings.enabled, newest.iter().map(|job| job.status));
    let stored = tx.count_tasks(connector.live_generation).await?;
    let invalid = tx.count_incomplete_tasks(connector.live_generation).await?;
    let summary = json!({
        "id": settings.id,
        "status": status,
        "message": reason(status, &newest),
        "providerType": settings.provider_type,
        "url": settings.url,
        // Whatever tc.clientId says, changes are fetched until push is supported.
        "push": false,
        "reachable": !connector.unreachable,
        "counts": {"stored": stored, "valid": stored.saturating_sub(invalid), "invalid": invalid},
    });
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

fn record(job: &Job) -> Value {
    json!({
        "jobType": job.job_type,
        "status": job.status,
        "message": job.message,
        "startedAt": job.started_at,
        "finishedAt": job.finished_at,
        "counts": job.counts,
        "cursor": job.cursor,
        "logs": job.logs,
    })
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
