//! What became of destinations, certificates or fragments that were written or deleted.

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use docket_http::ErrorFamily;
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::error::DestinationError;

/// How many destinations a call changed.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationCount {
    #[serde(rename = "Count")]
    pub(super) count: usize,
}

/// What became of one of many destinations.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationWriteOutcome {
    pub(super) name: String,
    /// The status it would have got alone.
    pub(super) status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) etag: Option<String>,
    /// Why it was not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) cause: Option<String>,
}

/// What became of the destinations to delete.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationsDeleted {
    /// How many were deleted.
    #[serde(rename = "Count")]
    pub(super) count: usize,
    #[serde(rename = "Summary")]
    pub(super) summary: Vec<DeleteOutcome>,
}

/// What became of one destination to delete.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationDeleteOutcome)]
pub(super) struct DeleteOutcome {
    pub(super) name: String,
    pub(super) status: DeleteStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) reason: Option<String>,
}

/// Whether it was there.
#[derive(Serialize, ToSchema)]
#[schema(as = DestinationDeleteStatus)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum DeleteStatus {
    Deleted,
    NotFound,
}

/// The name an element of a bulk request has, cut to what an answer repeats.
pub(super) fn name_of(item: &Value) -> String {
    item.get("Name").and_then(Value::as_str).unwrap_or_default().chars().take(200).collect()
}

/// What became of each: its etag or its error. The status is the one all share, 207 if they differ.
pub(super) fn bulk(done: StatusCode, outcomes: Vec<(String, Result<String, DestinationError>)>) -> Response {
    let told: Vec<DestinationWriteOutcome> = outcomes
        .into_iter()
        .map(|(name, outcome)| match outcome {
            Ok(etag) => {
                DestinationWriteOutcome { name, status: done.as_u16(), etag: Some(etag), cause: None }
            }
            Err(error) => {
                let error = error.into_api(ErrorFamily::Destination);
                let status = error.status.as_u16();
                DestinationWriteOutcome { name, status, etag: None, cause: Some(error.message) }
            }
        })
        .collect();
    let first = told.first().map_or(done.as_u16(), |outcome| outcome.status);
    let alike = told.iter().all(|outcome| outcome.status == first);
    let shared = StatusCode::from_u16(first).unwrap_or(done);
    (if alike { shared } else { StatusCode::MULTI_STATUS }, Json(told)).into_response()
}

/// What became of each to delete: whether it was there.
pub(super) fn deleted(outcomes: Vec<(String, bool)>) -> Response {
    let count = outcomes.iter().filter(|(_, deleted)| *deleted).count();
    let told = |(name, deleted)| {
        if deleted {
            DeleteOutcome { name, status: DeleteStatus::Deleted, reason: None }
        } else {
            let reason = Some(DestinationError::NotFound.to_string());
            DeleteOutcome { name, status: DeleteStatus::NotFound, reason }
        }
    };
    let summary = outcomes.into_iter().map(told).collect();
    Json(DestinationsDeleted { count, summary }).into_response()
}
