//! `/scim/v2/Users` and what is below it. Source: RFC 7644, section 3.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::{HeaderMap, StatusCode};

use super::body::ScimBody;
use super::respond;
use super::wire::{ScimList, ScimPatch, ScimResource, ScimSearchRequest};
use crate::scim::{Precondition, ResourceKind, Scim, SearchRequest};

const KIND: ResourceKind = ResourceKind::User;

/// Lists people
///
/// A filter finds by any attribute; those by id, externalId, userName, displayName and emails.value use an index.
#[utoipa::path(
    get,
    path = "/Users",
    operation_id = "listScimUsers",
    params(
        ("filter" = Option<String>, Query, description = "A filter as RFC 7644, section 3.4.2.2 has it."),
        ("sortBy" = Option<String>, Query, description = "The attribute to sort by; the sign-in name without it."),
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
pub(super) async fn list_scim_users(
    State(scim): State<Scim>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let answer = scim.list(KIND, &respond::parameters(query.as_deref())?).await?;
    Ok(respond::json(StatusCode::OK, &answer.into_json()))
}

/// Lists people, asked by a body
#[utoipa::path(
    post,
    path = "/Users/.search",
    operation_id = "searchScimUsers",
    request_body(content = ScimSearchRequest, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "A page.", body = ScimList, content_type = "application/scim+json"),
        (status = 400, description = "A member cannot be read, or names an attribute there is not."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn search_scim_users(
    State(scim): State<Scim>,
    ScimBody(body): ScimBody,
) -> Result<Response, ApiError> {
    let answer = scim.list(KIND, &SearchRequest::from_body(&body)?).await?;
    Ok(respond::json(StatusCode::OK, &answer.into_json()))
}

/// Creates a user
///
/// `userUuid` of the SAP extension becomes the Global User ID, which is the `id`; one is made without it.
#[utoipa::path(
    post,
    path = "/Users",
    operation_id = "createScimUser",
    request_body(content = ScimResource, content_type = "application/scim+json"),
    responses(
        (status = 201, description = "The user.", body = ScimResource, content_type = "application/scim+json",
            headers(("Location" = String, description = "Its address."), ("ETag" = String, description = "Its version."))),
        (status = 400, description = "An attribute is missing or not valid; `detail` names it."),
        (status = 409, description = "The sign-in name or the id is taken, or nobody would be left to administer the subaccount."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create_scim_user(
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

/// Shows a user
#[utoipa::path(
    get,
    path = "/Users/{id}",
    operation_id = "getScimUser",
    params(
        ("id" = String, Path, description = "The Global User ID."),
        ("attributes" = Option<String>, Query, description = "Only these attributes, separated by commas."),
        ("excludedAttributes" = Option<String>, Query, description = "All attributes but these, separated by commas."),
    ),
    responses(
        (status = 200, description = "The user.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 304, description = "It still has the version in `If-None-Match`."),
        (status = 400, description = "A parameter cannot be read."),
        (status = 404, description = "There is no such user."),
    ),
)]
pub(super) async fn get_scim_user(
    State(scim): State<Scim>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    Ok(respond::resource(scim.get(KIND, &id, &projection, &Precondition::of(&headers)).await?))
}

/// Replaces a user
///
/// Attributes that are left out are removed; `active` stays as it is without it.
#[utoipa::path(
    put,
    path = "/Users/{id}",
    operation_id = "replaceScimUser",
    params(("id" = String, Path, description = "The Global User ID.")),
    request_body(content = ScimResource, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "The user.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 400, description = "An attribute is missing or not valid; `detail` names it."),
        (status = 404, description = "There is no such user."),
        (status = 409, description = "The sign-in name or the id is taken, or nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn replace_scim_user(
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

/// Changes a user
#[utoipa::path(
    patch,
    path = "/Users/{id}",
    operation_id = "patchScimUser",
    params(("id" = String, Path, description = "The Global User ID.")),
    request_body(content = ScimPatch, content_type = "application/scim+json"),
    responses(
        (status = 200, description = "The user.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Its version."))),
        (status = 400, description = "An operation cannot be carried out; nothing was changed. `scimType` says why."),
        (status = 404, description = "There is no such user."),
        (status = 409, description = "The sign-in name or the id is taken, or nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn patch_scim_user(
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

/// Deletes a user
#[utoipa::path(
    delete,
    path = "/Users/{id}",
    operation_id = "deleteScimUser",
    params(("id" = String, Path, description = "The Global User ID.")),
    responses(
        (status = 204, description = "There is no such user any more."),
        (status = 404, description = "There is no such user."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
        (status = 412, description = "It does not have the version in `If-Match` any more."),
    ),
)]
pub(super) async fn delete_scim_user(
    State(scim): State<Scim>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let answer = scim.delete(KIND, &id, &Precondition::of(&headers)).await?;
    tracing::info!("The user {id} was deleted by {}.", caller.describe());
    Ok(respond::resource(answer))
}
