//! Keys of an instance.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_domain::service::ServiceKey;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::{HeaderName, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use crate::service_instances::{Credentials, KeyRequest};

/// Credentials stay out of every cache.
pub(super) const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// An instance's keys.
#[derive(Serialize, ToSchema)]
pub(super) struct ServiceKeyList {
    value: Vec<ServiceKeySummary>,
}

/// A key without its secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ServiceKeySummary {
    id: String,
    /// Unique in the instance.
    name: String,
    created_at: Timestamp,
    /// `binding-secret` or `x509`.
    credential_type: &'static str,
    /// When its certificate ends; null for a key with a secret.
    #[schema(required)]
    expires_at: Option<Timestamp>,
    /// When it stops because it was rotated; null for a key that stays.
    #[schema(required)]
    retires_at: Option<Timestamp>,
}

/// A key with what a program or another system connects with.
#[derive(Serialize, ToSchema)]
#[schema(as = ServiceKey)]
#[serde(rename_all = "camelCase")]
pub(super) struct ServiceKeyWithCredentials {
    name: String,
    created_at: Timestamp,
    credentials: Credentials,
}

/// A key to create.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct NewServiceKey {
    /// Unique in the instance.
    name: String,
    /// `{"credential-type":"x509","x509":{"key-length":2048,"validity":1,"validity-type":"YEARS"}}` for a certificate
    /// (a year at most) instead of a secret; also inside `{"xsuaa":{…}}`.
    #[schema(value_type = Option<BTreeMap<String, Value>>)]
    parameters: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Lists a service instance's keys
///
/// Without their secrets.
#[utoipa::path(
    get,
    path = "/service-instances/{name}/keys",
    operation_id = "listServiceKeys",
    params(("name" = String, Path, description = "The instance's name.")),
    responses(
        (status = 200, description = "All of them, oldest first.", body = ServiceKeyList),
        (status = 404, description = "There is no such instance."),
    ),
)]
pub(super) async fn list(
    State(api): State<Api>,
    Path(name): Path<String>,
) -> Result<Json<ServiceKeyList>, ApiError> {
    let keys = api.instances.list_keys(&name).await?;
    let summary = |key: ServiceKey| ServiceKeySummary {
        credential_type: key.credential_type(),
        expires_at: key.certificate.map(|certificate| certificate.expires_at),
        id: key.id,
        name: key.name,
        created_at: key.created_at,
        retires_at: key.retires_at,
    };
    Ok(Json(ServiceKeyList { value: keys.into_iter().map(summary).collect() }))
}

/// Creates a key of a service instance
#[utoipa::path(
    post,
    path = "/service-instances/{name}/keys",
    operation_id = "createServiceKey",
    params(("name" = String, Path, description = "The instance's name.")),
    request_body = NewServiceKey,
    responses(
        (status = 201, description = "The key with its credentials.", body = ServiceKeyWithCredentials),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 404, description = "There is no such instance."),
        (status = 409, description = "The instance has a key of that name already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    mut fields: Fields,
) -> Result<(StatusCode, [(HeaderName, &'static str); 1], Json<ServiceKeyWithCredentials>), ApiError> {
    let key = fields.required_text("name")?;
    let request = KeyRequest::parse(&fields.object("parameters")?.unwrap_or_default())?;
    fields.finish()?;
    api.instances.create_key_as(&name, &key, &request).await?;
    tracing::info!(instance = name, "Key {key} of {name} was created by {}.", caller.describe());
    Ok((StatusCode::CREATED, NO_STORE, Json(with_credentials(&api, &name, &key).await?)))
}

/// Shows a key with its credentials
#[utoipa::path(
    get,
    path = "/service-instances/{name}/keys/{key}",
    operation_id = "getServiceKey",
    params(
        ("name" = String, Path, description = "The instance's name."),
        ("key" = String, Path, description = "The key's name."),
    ),
    responses(
        (status = 200, description = "The key with its credentials.", body = ServiceKeyWithCredentials),
        (status = 404, description = "There is no such instance, or it has no such key."),
    ),
)]
pub(super) async fn show(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, key)): Path<(String, String)>,
) -> Result<([(HeaderName, &'static str); 1], Json<ServiceKeyWithCredentials>), ApiError> {
    let shown = with_credentials(&api, &name, &key).await?;
    tracing::info!(instance = name, "Key {key} of {name} was shown to {}.", caller.describe());
    Ok((NO_STORE, Json(shown)))
}

/// Deletes a key
///
/// Its secret and every token issued with it stop working at once.
#[utoipa::path(
    delete,
    path = "/service-instances/{name}/keys/{key}",
    operation_id = "deleteServiceKey",
    params(
        ("name" = String, Path, description = "The instance's name."),
        ("key" = String, Path, description = "The key's name."),
    ),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is no such instance, or it has no such key."),
    ),
)]
pub(super) async fn delete(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, key)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    api.instances.delete_key(&name, &key).await?;
    tracing::info!(instance = name, "Key {key} of {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn with_credentials(
    api: &Api,
    instance: &str,
    key: &str,
) -> Result<ServiceKeyWithCredentials, ApiError> {
    let (key, credentials) =
        api.instances.key_with_credentials(instance, key, &(api.verification_key)()).await?;
    Ok(ServiceKeyWithCredentials { name: key.name, created_at: key.created_at, credentials })
}
