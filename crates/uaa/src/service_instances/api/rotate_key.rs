//! Another secret or certificate for a key.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::HeaderName;
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::keys::{NO_STORE, ServiceKeyWithCredentials, with_credentials};
use crate::service_instances::KeyRequest;

/// How to rotate a key.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct KeyRotation {
    /// How long the old secret or certificate keeps working beside the new one, and what it issued with it: at most 30
    /// days. Without it the old one and every token issued with it stop at once.
    #[schema(minimum = 1, maximum = 2_592_000)]
    keep_old_seconds: Option<u64>,
    /// As for a new key; without it a key of the kind, the length and the validity it has.
    #[schema(value_type = Option<BTreeMap<String, Value>>)]
    parameters: Option<serde_json::Map<String, serde_json::Value>>,
}

/// A key with its new credentials.
#[derive(Serialize, ToSchema)]
pub(super) struct RotatedServiceKey {
    #[serde(flatten)]
    key: ServiceKeyWithCredentials,
    /// The old secret or certificate, as a key of its own; null if it stopped.
    #[schema(required)]
    old: Option<RetiringServiceKey>,
    /// What to do next, in one or two sentences.
    next: String,
}

/// A secret or certificate that works for a while.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RetiringServiceKey {
    /// The name to delete it by before its time.
    name: String,
    retires_at: Timestamp,
}

/// Gives a key a new secret or certificate
///
/// The key keeps its name. Without `keepOldSeconds` the old secret and every token issued with it stop at once.
#[utoipa::path(
    post,
    path = "/service-instances/{name}/keys/{key}/rotate",
    operation_id = "rotateServiceKey",
    params(
        ("name" = String, Path, description = "The instance's name."),
        ("key" = String, Path, description = "The key's name."),
    ),
    request_body = KeyRotation,
    responses(
        (status = 200, description = "The key with its new credentials.", body = RotatedServiceKey),
        (status = 400, description = "A field is not valid; `target` names it."),
        (status = 404, description = "There is no such instance, or it has no such key."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn post(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, key)): Path<(String, String)>,
    mut fields: Fields,
) -> Result<([(HeaderName, &'static str); 1], Json<RotatedServiceKey>), ApiError> {
    let keep_old = fields.integer("keepOldSeconds")?;
    let request = fields.object("parameters")?.map(|given| KeyRequest::parse(&given)).transpose()?;
    fields.finish()?;
    // What is no number of seconds is out of range as well.
    let keep_old = keep_old.map(|seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or_default()));
    let rotated = api.instances.rotate_key(&name, &key, request.as_ref(), keep_old).await?;
    tracing::info!(instance = name, "Key {key} of {name} was rotated by {}.", caller.describe());
    let old =
        rotated.old.and_then(|old| Some(RetiringServiceKey { retires_at: old.retires_at?, name: old.name }));
    let next = match &old {
        None => format!(
            "The old secret or certificate of {key} and every token issued with it have stopped. Give the new credentials to \
             every program that uses this key now."
        ),
        Some(old) => format!(
            "Give the new credentials to every program that uses this key before {}. Until then the old ones work as \
             {}; delete that key to stop them sooner.",
            old.retires_at, old.name
        ),
    };
    let key = with_credentials(&api, &name, &key).await?;
    Ok((NO_STORE, Json(RotatedServiceKey { key, old, next })))
}
