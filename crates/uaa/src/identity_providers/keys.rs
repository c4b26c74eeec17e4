//! The keys a provider signs with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use docket_domain::{Clock, Timestamp};
use docket_http::outbound::{Outbound, OutboundRequest};
use jsonwebtoken::jwk::Jwk;
use serde_json::Value;
use url::Url;

use super::fault::Fault;
use super::metadata::PATIENCE;

const WHAT: &str = "key set";
const KEEP: Duration = Duration::from_hours(1);
/// A key that is not in the set may be a new one; so often is asked for it, whoever makes up key names.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(30);

/// A key set, and when it was fetched.
type Known = (Timestamp, Arc<Vec<Jwk>>);

/// Fetches key sets and keeps them for a while. Cheap to clone.
#[derive(Clone)]
pub(super) struct KeySets {
    outbound: Outbound,
    clock: Clock,
    known: Arc<Mutex<HashMap<Url, Known>>>,
}

impl KeySets {
    pub(super) fn new(outbound: Outbound, clock: Clock) -> Self {
        Self { outbound, clock, known: Arc::default() }
    }

    /// The keys at that address, at most an hour old; half a minute if one was missed.
    pub(super) async fn keys(&self, address: &Url, missed: bool) -> Result<Arc<Vec<Jwk>>, Fault> {
        let known = self.known.lock().expect("no holder of this lock panics").get(address).cloned();
        let keep = if missed { ASK_AGAIN_AFTER } else { KEEP };
        match known {
            Some((at, keys)) if self.clock.now().since(at) < keep => Ok(keys),
            _ => self.fetch(address).await,
        }
    }

    /// The keys as they are now.
    pub(super) async fn fetch(&self, address: &Url) -> Result<Arc<Vec<Jwk>>, Fault> {
        let request =
            OutboundRequest::get(address.clone()).header("accept", "application/json").timeout(PATIENCE);
        let response =
            self.outbound.send(request).await.map_err(|cause| Fault::Unreachable { what: WHAT, cause })?;
        if !response.status.is_success() {
            return Err(Fault::status(WHAT, &response));
        }
        let document: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let Some(keys) = document.get("keys").and_then(Value::as_array) else {
            return Err(Fault::malformed(WHAT, "it holds no list of keys"));
        };
        // A key of a kind that is not known here is no reason not to use the others.
        let keys: Vec<Jwk> = keys.iter().filter_map(|key| serde_json::from_value(key.clone()).ok()).collect();
        if keys.is_empty() {
            return Err(Fault::malformed(WHAT, "it holds no key of a kind that can be used"));
        }
        let keys = Arc::new(keys);
        let mut known = self.known.lock().expect("no holder of this lock panics");
        known.insert(address.clone(), (self.clock.now(), keys.clone()));
        Ok(keys)
    }
}
