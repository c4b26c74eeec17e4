//! Keys of an instance.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::service::ServiceKey;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::{HeaderName, StatusCode, header};
use serde_json::{Value, json};

use super::Api;

/// Credentials stay out of every cache.
const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// `GET …/keys`: names and times, oldest first; no secrets.
pub(super) async fn list(State(api): State<Api>, Path(name): Path<String>) -> Result<Json<Value>, ApiError> {
    let keys = api.instances.list_keys(&name).await?;
    let shape = |key: &ServiceKey| json!({"id": key.id, "name": key.name, "createdAt": key.created_at});
    Ok(Json(json!({"value": keys.iter().map(shape).collect::<Vec<_>>()})))
}

/// `POST …/keys` → 201 with the credentials.
pub(super) async fn create(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    mut fields: Fields,
) -> Result<(StatusCode, [(HeaderName, &'static str); 1], Json<Value>), ApiError> {
    let key = fields.required_text("name")?;
    fields.finish()?;
    api.instances.create_key(&name, &key).await?;
    tracing::info!(instance = name, "Key {key} of {name} was created by {}.", caller.describe());
    Ok((StatusCode::CREATED, NO_STORE, Json(with_credentials(&api, &name, &key).await?)))
}

/// `GET …/keys/{key}`: with the credentials.
pub(super) async fn show(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, key)): Path<(String, String)>,
) -> Result<([(HeaderName, &'static str); 1], Json<Value>), ApiError> {
    let shown = with_credentials(&api, &name, &key).await?;
    tracing::info!(instance = name, "Key {key} of {name} was shown to {}.", caller.describe());
    Ok((NO_STORE, Json(shown)))
}

/// `DELETE …/keys/{key}` → 204.
pub(super) async fn delete(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, key)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    api.instances.delete_key(&name, &key).await?;
    tracing::info!(instance = name, "Key {key} of {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

async fn with_credentials(api: &Api, instance: &str, key: &str) -> Result<Value, ApiError> {
    let (key, credentials) =
        api.instances.key_with_credentials(instance, key, &(api.verification_key)()).await?;
    Ok(json!({"name": key.name, "createdAt": key.created_at, "credentials": credentials}))
}
