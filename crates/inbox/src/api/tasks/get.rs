//! `GET /tasks/{urn}`: one task with its definition.

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Urn;
use docket_http::ApiError;

use crate::reader::Reader;
use crate::view::TaskView;

/// Shows one task
///
/// With what the details need of its definition.
#[utoipa::path(
    get,
    path = "/tasks/{urn}",
    operation_id = "getTask",
    params(("urn" = Urn, Path, description = "The task's URN.")),
    responses(
        (status = 200, description = "The task.", body = TaskView, headers(
            ("ETag" = String, description = "The task's version: its `modifiedAt`."),
        )),
        (status = 404, description = "The caller has no such task."),
    ),
)]
pub(crate) async fn handle(reader: Reader, Path(path): Path<String>) -> Result<Response, ApiError> {
    let task = reader.task(&super::urn(path)?).await?;
    Ok((super::etag(&task), Json(task)).into_response())
}
