//! `GET /scim/v2/Me`: the signed-in person. Source: RFC 7644, section 3.11.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use docket_http::ApiError;
use docket_http::caller::CurrentPerson;
use http::HeaderMap;

use super::respond;
use super::wire::ScimResource;
use crate::scim::{Precondition, ResourceKind, Scim};

/// Shows the signed-in person
#[utoipa::path(
    get,
    path = "/Me",
    operation_id = "getScimMe",
    params(
        ("attributes" = Option<String>, Query, description = "Only these attributes, separated by commas."),
        ("excludedAttributes" = Option<String>, Query, description = "All attributes but these, separated by commas."),
    ),
    responses(
        (status = 200, description = "The person.", body = ScimResource, content_type = "application/scim+json",
            headers(("ETag" = String, description = "Their version."))),
        (status = 304, description = "They still have the version in `If-None-Match`."),
        (status = 400, description = "A parameter cannot be read."),
        (status = 404, description = "The person is not in the directory."),
    ),
)]
pub(super) async fn get_scim_me(
    State(scim): State<Scim>,
    CurrentPerson(person): CurrentPerson,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let projection = respond::parameters(query.as_deref())?.projection;
    let precondition = Precondition::of(&headers);
    Ok(respond::resource(scim.get(ResourceKind::User, person.id.as_str(), &projection, &precondition).await?))
}
