//! What `/response` and `/action` share: reading the wish and shaping the answer.

use axum::Json;
use axum::body::Bytes;
use axum::response::{IntoResponse as _, Response};
use docket_domain::operation::OperationKind;
use docket_http::ApiError;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::decision::{Answer, Wish, decide};
use crate::error::InboxError;
use crate::reader::Reader;

/// The request's name for a decision that must not be made twice.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
const KEY_CHARACTERS: usize = 255;

/// A decision on a task.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DecisionRequest {
    /// The code of one of the task's `responses` or `actions`.
    code: String,
    /// What the person says; whether it is needed is the decision's `commentRequired`.
    #[serde(default)]
    comment: Option<String>,
    /// The code of one of the decision's `reasons`.
    #[serde(default)]
    reason_code: Option<String>,
}

/// 200 with the task as it is now, or 202 if the provider will finish later.
pub(super) async fn answer(
    reader: Reader,
    path: String,
    kind: OperationKind,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<Response, ApiError> {
    let urn = super::urn(path)?;
    let key = idempotency_key(headers)?;
    let wish = read(kind, body)?;
    let (status, task) = match decide(&reader, &urn, wish, key).await? {
        Answer::Done(task) => (StatusCode::OK, task),
        Answer::Accepted(task) => (StatusCode::ACCEPTED, task),
    };
    Ok((status, super::etag(&task), Json(task)).into_response())
}

fn read(kind: OperationKind, body: &Bytes) -> Result<Wish, InboxError> {
    let body: DecisionRequest = serde_json::from_slice(body).map_err(|error| {
        InboxError::bad_input(
            "body",
            format!("send {{\"code\", \"comment\", \"reasonCode\"}} as JSON: {error}"),
        )
    })?;
    for (field, value) in [
        ("code", Some(&body.code)),
        ("comment", body.comment.as_ref()),
        ("reasonCode", body.reason_code.as_ref()),
    ] {
        if value.is_some_and(|value| value.contains('\0')) {
            return Err(InboxError::bad_input(field, "the value holds a NUL character"));
        }
    }
    // A comment of blanks says nothing.
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Ok(Wish { kind, code: body.code, comment: said(body.comment), reason: said(body.reason_code) })
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, InboxError> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    value
        .to_str()
        .ok()
        .filter(|key| !key.is_empty() && key.len() <= KEY_CHARACTERS)
        .map(|key| Some(key.to_owned()))
        .ok_or_else(|| {
            InboxError::bad_input(
                IDEMPOTENCY_KEY,
                format!("write 1 to {KEY_CHARACTERS} visible ASCII characters"),
            )
        })
}
