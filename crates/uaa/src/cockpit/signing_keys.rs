//! `/cockpit-api/v1/signing-keys`.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Uaa;
use crate::rotation::{KeyUse, PublishedKey, RotationError};

/// The published keys.
#[derive(Serialize, ToSchema)]
pub(super) struct SigningKeyList {
    value: Vec<SigningKeyView>,
}

/// A key tokens are signed with, its public half published in `/token_keys`.
#[derive(Serialize, ToSchema)]
#[schema(as = SigningKey)]
#[serde(rename_all = "camelCase")]
pub(super) struct SigningKeyView {
    /// What tokens name it by.
    kid: String,
    #[serde(rename = "use")]
    usage: KeyUse,
    created_at: Timestamp,
    /// It signs from then on, until a newer key does.
    signs_from: Timestamp,
    /// When it is withdrawn by itself, because no token of it is alive; null without a newer key.
    #[schema(required)]
    retires_at: Option<Timestamp>,
}

impl From<PublishedKey> for SigningKeyView {
    fn from(key: PublishedKey) -> Self {
        let PublishedKey { kid, usage, created_at, signs_from, retires_at } = key;
        Self { kid, usage, created_at, signs_from, retires_at }
    }
}

/// How to rotate.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct Rotation {
    /// Whether the new key signs now and all others are withdrawn: every token there is stops within a minute. For keys
    /// that have become known.
    at_once: Option<bool>,
}

impl From<RotationError> for ApiError {
    fn from(error: RotationError) -> Self {
        let (status, code) = match error {
            RotationError::Uaa(error) => return Self { family: ErrorFamily::TaskCenter, ..error.into_api() },
            RotationError::Waiting { .. } => (StatusCode::CONFLICT, "cockpit.signingKey.waiting"),
            RotationError::Signs(_) => (StatusCode::CONFLICT, "cockpit.signingKey.signs"),
            RotationError::NoSuchKey(_) => (StatusCode::NOT_FOUND, "cockpit.signingKey.notFound"),
        };
        Self::task_center(status, code, error.to_string())
    }
}

/// Lists the signing keys
#[utoipa::path(
    get,
    path = "/signing-keys",
    operation_id = "listSigningKeys",
    responses((status = 200, description = "The published ones, newest first.", body = SigningKeyList)),
)]
pub(super) async fn list(State(uaa): State<Uaa>) -> Result<Json<SigningKeyList>, ApiError> {
    let keys = uaa.signing_keys().await.map_err(RotationError::from)?;
    Ok(Json(SigningKeyList { value: keys.into_iter().map(SigningKeyView::from).collect() }))
}

/// Makes the next signing key
///
/// It is published now and signs an hour later, when clients know it.
#[utoipa::path(
    post,
    path = "/signing-keys",
    operation_id = "rotateSigningKey",
    request_body = Rotation,
    responses(
        (status = 201, description = "The new key.", body = SigningKeyView),
        (status = 400, description = "A field is not valid; `target` names it."),
        (status = 409, description = "There is a key already that waits for its turn."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn rotate(
    State(uaa): State<Uaa>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<SigningKeyView>), ApiError> {
    let at_once = fields.flag("atOnce")?.unwrap_or_default();
    fields.finish()?;
    let key = uaa.rotate_signing_key(at_once).await?;
    let kid = &key.kid;
    if at_once {
        tracing::warn!(key = kid, "All signing keys were replaced by {kid}, by {}.", caller.describe());
    } else {
        tracing::info!(key = kid, "Signing key {kid} was published by {}.", caller.describe());
    }
    Ok((StatusCode::CREATED, Json(key.into())))
}

/// Withdraws a signing key
///
/// One that waits never signs; tokens of one that signed before stop within a minute.
#[utoipa::path(
    delete,
    path = "/signing-keys/{kid}",
    operation_id = "withdrawSigningKey",
    params(("kid" = String, Path, description = "The key's name.")),
    responses(
        (status = 204, description = "It is withdrawn."),
        (status = 404, description = "There is no such key."),
        (status = 409, description = "It signs at the moment."),
    ),
)]
pub(super) async fn withdraw(
    State(uaa): State<Uaa>,
    CurrentCaller(caller): CurrentCaller,
    Path(kid): Path<String>,
) -> Result<StatusCode, ApiError> {
    uaa.withdraw_signing_key(&kid).await?;
    tracing::info!(key = kid, "Signing key {kid} was withdrawn by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}
