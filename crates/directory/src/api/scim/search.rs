//! `POST /scim/v2/.search`: people and groups in one list. Source: RFC 7644, section 3.4.3.

use axum::extract::State;
use axum::response::Response;
use docket_http::ApiError;
use http::StatusCode;

use super::body::ScimBody;
use super::respond;
use super::wire::{ScimList, ScimSearchRequest};
use crate::scim::{Scim, SearchRequest};

/// Lists people, then groups, asked by a body
#[utoipa::path(
    post,
    path = "/.search",
    operation_id = "searchScim",
    request_body(content = ScimSearchRequest, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "A page.", body = ScimList, content_type = "application/scim+json"),
        (status = 400, description = "A member cannot be read, or names an attribute nothing has."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn search_scim(
    State(scim): State<Scim>,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let answer = scim.list_all(&SearchRequest::from_body(&body)?).await?;
    Ok(respond::json(StatusCode::OK, &answer.into_json()))
}
