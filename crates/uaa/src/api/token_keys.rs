//! `GET /token_keys` and `GET /token_key`: the public keys, RSA only: a client library may fail on any other.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Uaa;
use crate::error::Result;
use crate::signing::PublicKey;

/// Public keys.
#[derive(Serialize, ToSchema)]
pub(super) struct KeySet {
    keys: Vec<PublicKey>,
}

/// Lists the keys a token may be signed with, now or soon
///
/// Query parameters (clients add `zid`) change nothing.
#[utoipa::path(
    get,
    path = "/token_keys",
    operation_id = "listTokenKeys",
    responses((status = 200, description = "The keys; the first one signs.", body = KeySet)),
)]

pub(super) async fn all(State(uaa): State<Uaa>) -> Result<Json<KeySet>> {
    let keys = uaa.keys().published().await?.iter().map(|key| key.verifying.public()).collect();
    Ok(Json(KeySet { keys }))
}

/// Shows the key that signs
#[utoipa::path(
    get,
    path = "/token_key",
    operation_id = "getTokenKey",
    responses((status = 200, description = "The key.", body = Option<PublicKey>)),
)]
pub(super) async fn current(State(uaa): State<Uaa>) -> Result<Json<Option<PublicKey>>> {
    Ok(Json(uaa.keys().published().await?.first().map(|key| key.verifying.public())))
}
