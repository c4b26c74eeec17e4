//! A way in for the fuzz targets. It says no more than whether an input was accepted.

use docket_domain::Timestamp;
use docket_domain::identity_provider::{ClaimNames, SigningAlgorithm};
use jsonwebtoken::jwk::Jwk;
use serde_json::Value;

use super::external::External;
use super::id_token::{Checked, Expected, check};

/// An ID token of the provider `issuer` for the client `client`, checked with a key set. True if it holds.
pub fn id_token(token: &str, keys: &[Value], now: Timestamp) -> bool {
    let keys: Vec<Jwk> = keys.iter().filter_map(|key| serde_json::from_value(key.clone()).ok()).collect();
    let expected = Expected {
        issuer: "issuer",
        client_id: "client",
        algorithms: &[SigningAlgorithm::RS256, SigningAlgorithm::PS256, SigningAlgorithm::ES256],
        nonce: "nonce",
        access_token: "token",
        now,
        anew_since: Some(now),
    };
    let Ok(Checked::Claims(claims)) = check(token, &keys, &expected) else { return false };
    let _ = External::read(&claims, &ClaimNames::default());
    true
}
