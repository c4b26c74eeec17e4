//! What `/openapi.json` says of requests and answers. What is in a resource is said by `/scim/v2/Schemas`.

use utoipa::ToSchema;

/// A person or a group. Its further attributes are those of its schemas.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimResource {
    schemas: Vec<String>,
    /// Of a person the Global User ID.
    #[schema(nullable = false)]
    id: Option<String>,
    /// The id the calling system has.
    #[schema(nullable = false)]
    external_id: Option<String>,
    #[schema(nullable = false)]
    meta: Option<ScimMeta>,
}

/// About a resource itself.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimMeta {
    resource_type: String,
    #[schema(nullable = false)]
    created: Option<String>,
    #[schema(nullable = false)]
    last_modified: Option<String>,
    location: String,
    #[schema(nullable = false)]
    version: Option<String>,
}

/// A page of resources.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimList {
    schemas: Vec<String>,
    total_results: u64,
    /// From 1.
    start_index: u64,
    items_per_page: u64,
    #[schema(rename = "Resources")]
    resources: Vec<ScimResource>,
}

/// A list request as a body.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimSearchRequest {
    schemas: Vec<String>,
    attributes: Option<Vec<String>>,
    excluded_attributes: Option<Vec<String>>,
    filter: Option<String>,
    sort_by: Option<String>,
    /// `ascending` or `descending`.
    sort_order: Option<String>,
    start_index: Option<i64>,
    count: Option<i64>,
}

/// Changes to a resource.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimPatch {
    schemas: Vec<String>,
    #[schema(rename = "Operations")]
    operations: Vec<ScimPatchOperation>,
}

/// One change.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimPatchOperation {
    /// `add`, `replace` or `remove`.
    op: String,
    /// `attribute`, `attribute.part`, `attribute[filter]` or `attribute[filter].part`.
    path: Option<String>,
    value: Option<serde_json::Value>,
}

/// Several operations.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimBulk {
    schemas: Vec<String>,
    /// After so many errors the rest is left.
    fail_on_errors: Option<u64>,
    #[schema(rename = "Operations")]
    operations: Vec<ScimBulkOperation>,
}

/// One operation.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimBulkOperation {
    /// `POST`, `PUT`, `PATCH` or `DELETE`.
    method: String,
    /// `/Users`, `/Groups`, or one of theirs.
    path: String,
    /// What later operations call what this one creates, as `bulkId:…`.
    bulk_id: Option<String>,
    /// The version the resource must have.
    version: Option<String>,
    data: Option<serde_json::Value>,
}

/// What became of each operation.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimBulkResult {
    schemas: Vec<String>,
    #[schema(rename = "Operations")]
    operations: Vec<ScimBulkOutcome>,
}

/// What became of one operation.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ScimBulkOutcome {
    /// As it was sent; not there if it was no text.
    #[schema(nullable = false)]
    method: Option<String>,
    /// The HTTP status, as a text.
    status: String,
    #[schema(nullable = false)]
    bulk_id: Option<String>,
    #[schema(nullable = false)]
    location: Option<String>,
    #[schema(nullable = false)]
    version: Option<String>,
}
