//! What the interface can do, and what resources are made of. Source: RFC 7644, section 4.

use axum::extract::{Path, State};
use axum::response::Response;
use docket_http::ApiError;
use http::StatusCode;
use serde_json::{Value, json};

use super::respond;
use super::wire::{ScimList, ScimResource};
use crate::scim::{
    ListAnswer, MAX_OPERATIONS, MAX_PAYLOAD_BYTES, MAX_RESULTS, ResourceKind, Schema, Scim, ScimError,
};

/// Tells what the interface can do
#[utoipa::path(
    get,
    path = "/ServiceProviderConfig",
    operation_id = "getScimServiceProviderConfig",
    responses((status = 200, description = "What it can do.", body = ScimResource, content_type = "application/scim+json")),
)]
pub(super) async fn get_scim_service_provider_config(State(scim): State<Scim>) -> Response {
    let location = format!("{}/ServiceProviderConfig", scim.base());
    let body = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": {"supported": true},
        "bulk": {"supported": true, "maxOperations": MAX_OPERATIONS, "maxPayloadSize": MAX_PAYLOAD_BYTES},
        "filter": {"supported": true, "maxResults": MAX_RESULTS},
        "changePassword": {"supported": false},
        "sort": {"supported": true},
        "etag": {"supported": true},
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "Directory token",
                "description": "A token of `docket directory token create` as bearer token.",
                "specUri": "https://www.rfc-editor.org/rfc/rfc6750",
                "primary": true,
            },
            {
                "type": "httpbasic",
                "name": "Directory token as password",
                "description": "The same token as the password; the user name may be anything.",
                "specUri": "https://www.rfc-editor.org/rfc/rfc7617",
                "primary": false,
            },
        ],
        "meta": {"resourceType": "ServiceProviderConfig", "location": location},
    });
    respond::json(StatusCode::OK, &body)
}

/// Lists the kinds of resources
#[utoipa::path(
    get,
    path = "/ResourceTypes",
    operation_id = "listScimResourceTypes",
    responses((status = 200, description = "All of them.", body = ScimList, content_type = "application/scim+json")),
)]
pub(super) async fn list_scim_resource_types(State(scim): State<Scim>) -> Response {
    let all = ResourceKind::ALL.map(|kind| kind.to_json(scim.base()));
    respond::json(StatusCode::OK, &ListAnswer::whole(all.into()).into_json())
}

/// Shows a kind of resources
#[utoipa::path(
    get,
    path = "/ResourceTypes/{id}",
    operation_id = "getScimResourceType",
    params(("id" = String, Path, description = "`User` or `Group`.")),
    responses(
        (status = 200, description = "The kind.", body = ScimResource, content_type = "application/scim+json"),
        (status = 404, description = "There is no such kind."),
    ),
)]
pub(super) async fn get_scim_resource_type(
    State(scim): State<Scim>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let kind = ResourceKind::ALL.into_iter().find(|kind| kind.name() == id);
    let kind = kind.ok_or_else(|| ScimError::not_found("resource type", &id))?;
    Ok(respond::json(StatusCode::OK, &Value::Object(kind.to_json(scim.base()))))
}

/// Lists the schemas
#[utoipa::path(
    get,
    path = "/Schemas",
    operation_id = "listScimSchemas",
    responses((status = 200, description = "All of them.", body = ScimList, content_type = "application/scim+json")),
)]
pub(super) async fn list_scim_schemas(State(scim): State<Scim>) -> Response {
    let all = Schema::ALL.map(|schema| schema.to_json(scim.base()));
    respond::json(StatusCode::OK, &ListAnswer::whole(all.into()).into_json())
}

/// Shows a schema
#[utoipa::path(
    get,
    path = "/Schemas/{id}",
    operation_id = "getScimSchema",
    params(("id" = String, Path, description = "The schema's URN.")),
    responses(
        (status = 200, description = "The schema.", body = ScimResource, content_type = "application/scim+json"),
        (status = 404, description = "There is no such schema."),
    ),
)]
pub(super) async fn get_scim_schema(
    State(scim): State<Scim>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let schema = Schema::find(&id).ok_or_else(|| ScimError::not_found("schema", &id))?;
    Ok(respond::json(StatusCode::OK, &Value::Object(schema.to_json(scim.base()))))
}
