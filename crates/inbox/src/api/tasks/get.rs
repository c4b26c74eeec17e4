//! `GET /tasks/{urn}`: one task with its definition.

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;

use crate::reader::Reader;

pub(crate) async fn handle(reader: Reader, Path(path): Path<String>) -> Result<Response, ApiError> {
    let task = reader.task(&super::urn(path)?).await?;
    Ok((super::etag(&task), Json(task)).into_response())
}
