//! Key sets that are fetched from their issuer (`x_user_token.jwks_uri`) and kept for a while.
//!
//! Source: SAP BTP Connectivity, "HTTP Destinations" (`x_user_token.jwks_uri`).

use std::sync::Arc;
use std::time::Duration;

use docket_domain::{Clock, Timestamp};
use docket_http::outbound::{Outbound, OutboundRequest};
use jsonwebtoken::jwk::JwkSet;
use moka::future::Cache;

use super::error::TokenError;
use crate::properties::parse_url;
use crate::validate::PropertyError;

const MAX_SETS: u64 = 1000;
/// A key that was withdrawn counts for no longer than this.
const KEPT: Duration = Duration::from_mins(10);
/// A key nobody knows makes the set be fetched again, and no more often than this.
const NEWER_AFTER: Duration = Duration::from_secs(30);
/// Key sets are small; a larger one is none.
const MAX_BYTES: usize = 256 * 1024;
const TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct Kept {
    /// A failure serves those who waited for it and nobody else.
    outcome: Result<Arc<JwkSet>, TokenError>,
    at: Timestamp,
}

/// The key sets fetched so far. Cheap to clone.
#[derive(Clone)]
pub(crate) struct KeySets {
    kept: Cache<String, Kept>,
    outbound: Outbound,
    clock: Clock,
}

impl KeySets {
    pub fn new(outbound: Outbound, clock: Clock) -> Self {
        Self { kept: Cache::new(MAX_SETS), outbound, clock }
    }

    /// The keys at `address`; fetched anew if a while has gone by, or if there is no key `kid` and the set is not fresh. All who
    /// ask at once share one fetch.
    pub async fn get(&self, address: &str, kid: Option<&str>) -> Result<Arc<JwkSet>, TokenError> {
        let now = self.clock.now();
        let is_stale = |kept: &Kept| {
            let Ok(keys) = &kept.outcome else { return true };
            let age = now.since(kept.at);
            age >= KEPT || (age >= NEWER_AFTER && kid.is_some_and(|kid| keys.find(kid).is_none()))
        };
        let fetching = async {
            let outcome = self.fetch(address).await.map(Arc::new);
            Kept { outcome, at: now }
        };
        let entry = self.kept.entry_by_ref(address).or_insert_with_if(fetching, is_stale).await;
        entry.into_value().outcome
    }

    async fn fetch(&self, address: &str) -> Result<JwkSet, TokenError> {
        const PROPERTY: &str = "x_user_token.jwks_uri";
        let url =
            parse_url(address).ok_or_else(|| PropertyError::new(PROPERTY, "is no http or https address"))?;
        let request = OutboundRequest::get(url)
            .header("accept", "application/json")
            .connect_timeout(TIMEOUT)
            .timeout(TIMEOUT)
            .max_bytes(MAX_BYTES);
        let response = self
            .outbound
            .send(request)
            .await
            .map_err(|error| PropertyError::new(PROPERTY, format!("brought no keys: {error}")))?;
        if !response.status.is_success() {
            let status = response.status.as_u16();
            return Err(PropertyError::new(PROPERTY, format!("brought no keys: it answered {status}")).into());
        }
        serde_json::from_slice(&response.body)
            .map_err(|_| PropertyError::new(PROPERTY, "leads to no JSON Web Key Set").into())
    }
}
