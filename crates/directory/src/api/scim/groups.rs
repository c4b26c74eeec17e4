//! `/scim/v2/Groups` and what is below it. Source: RFC 7644, section 3.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::{HeaderMap, StatusCode};

use super::body::ScimBody;
use super::respond;
use super::wire::{ScimList, ScimPatch, ScimResource, ScimSearchRequest};
use crate::scim::{Precondition, ResourceKind, Scim, SearchRequest};

const KIND: ResourceKind = ResourceKind::Group;

/// Lists groups
///
/// A filter finds by any attribute; those by id, externalId, displayName and members.value use an index.
#[utoipa::path(
    get,
    path = "/Groups",
    operation_id = "listScimGroups",
    params(
        ("filter" = Option<String>, Query, description = "A filter as RFC 7644, section 3.4.2.2 has it."),
        ("sortBy" = Option<String>, Query, description = "The attribute to sort by; the name without it."),
        ("sortOrder" = Option<String>, Query, description = "`ascending` or `descending`."),
        ("startIndex" = Option<i64>, Query, description = "The first resource of the page, from 1."),
        ("count" = Option<i64>, Query, description = "Most resources of the page; 100 without it, never more than 1000."),
        ("attributes" = Option<String>, Query, description = "Only these attributes, separated by commas."),
        ("excludedAttributes" = Option<String>, Query, description = "All attributes but these, separated by commas."),
    ),
    responses(
        (status = 200, description = "A page.", body = ScimList, content_type = "application/scim+json"),
        (status = 400, description = "A parameter cannot be read, or names an attribute there is not."),
    ),
)]
pub(super) async fn list_scim_groups(
    State(scim): State<Scim>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let answer = scim.list(KIND, &respond::parameters(query.as_deref())?).await?;
    Ok(respond::json(StatusCode::OK, &answer.into_json()))
}

/// Lists groups, asked by a body
#[utoipa::path(
    post,
    path = "/Groups/.search",
    operation_id = "searchScimGroups",
    request_body(content = ScimSearchRequest, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "A page.", body = ScimList, content_type = "application/scim+json"),
        (status = 400, description = "A member cannot be read, or names an attribute there is not."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn search_scim_groups(
    State(scim): State<Scim>,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let answer = scim.list(KIND, &SearchRequest::from_body(&body)?).await?;
    Ok(respond::json(StatusCode::OK, &answer.into_json()))
}

/// Creates a group
#[utoipa::path(
    post,
    path = "/Groups",
    operation_id = "createScimGroup",
    request_body(content = ScimResource, content_type = "application/scim+json"),
    responses(
        (status = 201, description = "The group.", body = ScimResource, content_type = "application/scim+json",
            headers(("Location" = String, description = "Its address."), ("ETag" = String, description = "Its version."))),
        (status = 400, description = "An attribute is missing or not valid; `detail` names it."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create_scim_group(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    RawQuery(query): RawQuery,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    let answer = scim.create(KIND, &body, &projection).await?;
    let location = answer.location.as_deref().unwrap_or_default();
    tracing::info!("{location} was created by {}.", caller.describe());
    Ok(respond::resource(answer))
}

/// Shows a group
#[utoipa::path(
    get,
    path = "/Groups/{id}",
    operation_id = "getScimGroup",
    params(
        ("id" = String, Path, description = "The group's id."),
        ("attributes" = Option<String>, Query, description = "Only these attributes, separated by commas."),
        ("excludedAttributes" = Option<String>, Query, description = "All attributes but these, separated by commas."),
    ),
    responses(
        (status = 200, description = "The group.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 304, description = "It still has the version in `If-None-Match`."),
        (status = 400, description = "A parameter cannot be read."),
        (status = 404, description = "There is no such group."),
    ),
)]
pub(super) async fn get_scim_group(
    State(scim): State<Scim>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    Ok(respond::resource(scim.get(KIND, &id, &projection, &Precondition::of(&headers)).await?))
}

/// Replaces a group
///
/// Attributes that are left out are removed, members among them.
#[utoipa::path(
    put,
    path = "/Groups/{id}",
    operation_id = "replaceScimGroup",
    params(("id" = String, Path, description = "The group's id.")),
    request_body(content = ScimResource, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "The group.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 400, description = "An attribute is missing or not valid; `detail` names it."),
        (status = 404, description = "There is no such group."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn replace_scim_group(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    let answer = scim.replace(KIND, &id, &body, &projection, &Precondition::of(&headers)).await?;
    let location = answer.location.as_deref().unwrap_or_default();
    tracing::info!("{location} was replaced by {}.", caller.describe());
    Ok(respond::resource(answer))
}

/// Changes a group
#[utoipa::path(
    patch,
    path = "/Groups/{id}",
    operation_id = "patchScimGroup",
    params(("id" = String, Path, description = "The group's id.")),
    request_body(content = ScimPatch, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "The group.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 400, description = "An operation cannot be carried out; nothing was changed. `scimType` says why."),
        (status = 404, description = "There is no such group."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn patch_scim_group(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    let answer = scim.patch(KIND, &id, &body, &projection, &Precondition::of(&headers)).await?;
    let location = answer.location.as_deref().unwrap_or_default();
    tracing::info!("{location} was changed by {}.", caller.describe());
    Ok(respond::resource(answer))
}

/// Deletes a group
#[utoipa::path(
    delete,
    path = "/Groups/{id}",
    operation_id = "deleteScimGroup",
    params(("id" = String, Path, description = "The group's id.")),
    responses(
        (status = 204, description = "There is no such group any more."),
        (status = 404, description = "There is no such group."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
    ),
)]
pub(super) async fn delete_scim_group(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let answer = scim.delete(KIND, &id, &Precondition::of(&headers)).await?;
    tracing::info!("The group {id} was deleted by {}.", caller.describe());
    Ok(respond::resource(answer))
}
