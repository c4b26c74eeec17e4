//! `GET /token_keys` and `GET /token_key`: the public keys, RSA only: a client library may fail on any other.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::Uaa;
use crate::error::Result;

/// Every key a living token may be signed with. Query parameters (clients add `zid`) change nothing.
pub(super) async fn all(State(uaa): State<Uaa>) -> Result<Json<Value>> {
    let keys: Vec<Value> = uaa.keys().published().await?.iter().map(|key| key.to_json()).collect();
    Ok(Json(json!({ "keys": keys })))
}

/// The key that signs.
pub(super) async fn current(State(uaa): State<Uaa>) -> Result<Json<Value>> {
    Ok(Json(uaa.keys().published().await?.first().map_or(Value::Null, |key| key.to_json())))
}
