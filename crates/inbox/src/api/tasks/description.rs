//! `GET /tasks/{urn}/description`: the task's text, read live from its provider as the caller.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Urn;
use docket_http::{ApiError, UserToken};
use http::{HeaderValue, header};

use super::refusals::DescriptionRefusals;
use crate::decision::Failure;
use crate::error::InboxError;
use crate::reader::Reader;

/// Reads a task's description
///
/// Live from its provider, as the caller. It is the provider's text: show it as text, not as a page.
#[utoipa::path(
    get,
    path = "/tasks/{urn}/description",
    operation_id = "getTaskDescription",
    params(("urn" = Urn, Path, description = "The task's URN.")),
    responses(
        (status = 200, description = "The description.", body = String, headers(
            ("Content-Language" = Option<String>, description = "The text's language, if the provider says."),
        )),
        (status = 404, description = "The caller has no such task."),
        DescriptionRefusals,
    ),
)]
pub(crate) async fn handle(reader: Reader, Path(path): Path<String>) -> Result<Response, ApiError> {
    let found = reader.find(&super::urn(path)?).await?;
    let person = UserToken::of(&reader.person).ok_or(InboxError::NoIdentity)?;
    let description = reader
        .inbox
        .connectors()
        .description(&found.connector, &found.task.urn, &person, &reader.languages)
        .await
        .map_err(|error| {
            let (failure, message) = Failure::of(&error);
            InboxError::Description { failure, message }
        })?;
    let mut response = description.text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    // It is a stranger's text: no browser may take it for a page.
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(language) = description.language
        && let Ok(value) = HeaderValue::from_str(language.as_str())
    {
        headers.insert(header::CONTENT_LANGUAGE, value);
    }
    Ok(response)
}
