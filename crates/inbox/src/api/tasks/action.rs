//! `POST /tasks/{urn}/action`: does something with a task that stays open.

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::Response;
use docket_domain::Urn;
use docket_domain::operation::OperationKind;
use docket_http::ApiError;
use http::HeaderMap;

use super::decide::DecisionRequest;
use super::refusals::DecisionRefusals;
use crate::reader::Reader;
use crate::view::TaskView;

/// Does something with a task that stays open
///
/// Carries one of the task's `actions` to its provider, as the caller.
#[utoipa::path(
    post,
    path = "/tasks/{urn}/action",
    operation_id = "actOnTask",
    params(
        ("urn" = Urn, Path, description = "The task's URN."),
        ("Idempotency-Key" = Option<String>, Header, description = "Visible ASCII; the same key never decides twice.",
            min_length = 1, max_length = 255),
    ),
    request_body = DecisionRequest,
    responses(
        (status = 200, description = "The task as it is now.", body = TaskView, headers(
            ("ETag" = String, description = "The task's version: its `modifiedAt`."),
        )),
        (status = 202, description = "The provider took the decision and will finish it later.", body = TaskView, headers(
            ("ETag" = String, description = "The task's version: its `modifiedAt`."),
        )),
        (status = 400, description = "The decision is not possible as it is; `target` names what is at fault."),
        (status = 404, description = "The caller has no such task."),
        DecisionRefusals,
    ),
)]
pub(crate) async fn handle(
    reader: Reader,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    super::decide::answer(reader, path, OperationKind::Action, &headers, &body).await
}
