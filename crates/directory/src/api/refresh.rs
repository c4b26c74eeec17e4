//! `/directory`: the other directory people are read from.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{DirectoryRefresh, RefreshReport, RefreshState};

/// What is known of reading the other directory.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DirectoryState {
    /// People are being read at this moment.
    running: bool,
    /// What came of the last reading.
    #[schema(required)]
    last: Option<RefreshReport>,
}

/// What to do while reading.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes; `Fields` reads")]
pub(super) struct DirectoryRefreshRequest {
    /// Deactivate people who are gone there, however many they are.
    force: Option<bool>,
}

impl From<RefreshState> for DirectoryState {
    fn from(state: RefreshState) -> Self {
        Self { running: state.running, last: state.last }
    }
}

/// Tells what came of reading the other directory
#[utoipa::path(
    get,
    path = "/directory",
    operation_id = "getDirectory",
    responses((status = 200, description = "The state.", body = DirectoryState)),
)]
pub(super) async fn show(State(refresh): State<DirectoryRefresh>) -> Result<Json<DirectoryState>, ApiError> {
    Ok(Json(refresh.state().await?.into()))
}

/// Reads the other directory now
///
/// It is read in the background; `GET` tells what came of it.
#[utoipa::path(
    post,
    path = "/directory/refresh",
    operation_id = "refreshDirectory",
    request_body = DirectoryRefreshRequest,
    responses(
        (status = 202, description = "It is being read.", body = DirectoryState),
        (status = 400, description = "A field is not valid; `target` names it."),
        (status = 409, description = "It is being read already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn start(
    State(refresh): State<DirectoryRefresh>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<DirectoryState>), ApiError> {
    let force = fields.flag("force")?.unwrap_or(false);
    fields.finish()?;
    refresh.start(force).map_err(|error| {
        let message = "The directory is being read already; wait until that is done.";
        tracing::debug!("{error}");
        ApiError::task_center(StatusCode::CONFLICT, "cockpit.directory.running", message)
    })?;
    tracing::info!("Reading the directory was asked for by {}.", caller.describe());
    Ok((StatusCode::ACCEPTED, Json(refresh.state().await?.into())))
}
