//! `POST /tasks/{urn}/action`: does something with a task that stays open.

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use docket_domain::operation::OperationKind;
use docket_http::ApiError;
use http::HeaderMap;

use crate::reader::Reader;

pub(crate) async fn handle(
    reader: Reader,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    super::decide::answer(reader, path, OperationKind::Action, &headers, &body).await
}
