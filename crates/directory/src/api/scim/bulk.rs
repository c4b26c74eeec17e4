//! `POST /scim/v2/Bulk`. Source: RFC 7644, section 3.7.

use axum::extract::State;
use axum::response::Response;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::StatusCode;

use super::body::ScimBody;
use super::respond;
use super::wire::{ScimBulk, ScimBulkResult};
use crate::scim::Scim;

/// Carries out several operations
///
/// Each stands on its own: one that fails takes nothing back of the others.
#[utoipa::path(
    post,
    path = "/Bulk",
    operation_id = "bulkScim",
    request_body(content = ScimBulk, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "What became of each.", body = ScimBulkResult, content_type = "application/scim+json"),
        (status = 400, description = "There are no operations."),
        (status = 413, description = "The body is too large, or there are too many operations."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn bulk_scim(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let answer = scim.bulk(&body).await?;
    let count = answer["Operations"].as_array().map_or(0, Vec::len);
    tracing::info!("A bulk request of {count} operations was carried out for {}.", caller.describe());
    Ok(respond::json(StatusCode::OK, &answer))
}
