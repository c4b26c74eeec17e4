//! Reading the JWTs of this token service: text, keys and time go in, claims come out. No state, no I/O.
//!
//! What a token then still depends on (its service key, its person, its sign-in) is in `verify.rs`.
//!
//! Source: RFC 7519, 7.2; RFC 8725, 3.1 and 3.2: the algorithm is ours, whatever the header says.

use docket_domain::Timestamp;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

/// Longer texts are no tokens of ours.
const MOST_BYTES: usize = 16 * 1024;

/// Why a text is no token of ours. The sentences hold no word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    #[error("This is not a token of this token service.")]
    Unreadable,
    #[error("The token was signed with a key that is unknown here.")]
    UnknownKey,
    #[error("The token is not signed with RS256.")]
    Algorithm,
    #[error("The token's signature does not hold.")]
    Signature,
    #[error("The token has another issuer.")]
    Issuer,
    #[error("The token has no expiry.")]
    NoExpiry,
    #[error("The token has expired; get a new one.")]
    Expired,
}

/// A public key tokens may be signed with, and its name.
#[derive(Clone)]
pub struct JwtKey {
    kid: String,
    decoding: DecodingKey,
}

impl JwtKey {
    /// A key from the PEM of its public half; `None` if that is no RSA key.
    pub fn from_pem(kid: impl Into<String>, public_pem: &str) -> Option<Self> {
        let decoding = DecodingKey::from_rsa_pem(public_pem.as_bytes()).ok()?;
        Some(Self { kid: kid.into(), decoding })
    }
}

/// The claims of a token that one of the keys signed, that `issuer` issued and that is not over at `now`.
///
/// # Errors
/// Which check failed.
pub fn verify(
    token: &str,
    keys: &[JwtKey],
    issuer: &str,
    now: Timestamp,
) -> Result<Map<String, Value>, JwtError> {
    let kid = key_name(token)?;
    let key = keys.iter().find(|key| key.kid == kid).ok_or(JwtError::UnknownKey)?;
    let claims = signed_claims(token, &key.decoding, issuer)?;
    check_expiry(&claims, now)?;
    Ok(claims)
}

/// The name of the key the token says it is signed with; not checked yet.
pub(crate) fn key_name(token: &str) -> Result<String, JwtError> {
    if token.len() > MOST_BYTES {
        return Err(JwtError::Unreadable);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| JwtError::Unreadable)?;
    header.kid.ok_or(JwtError::Unreadable)
}

/// The claims of anything that key signed and that issuer issued, expired or not.
pub(crate) fn signed_claims(
    token: &str,
    key: &DecodingKey,
    issuer: &str,
) -> Result<Map<String, Value>, JwtError> {
    // Time and audience are checked by the caller, on our clock.
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_issuer(&[issuer]);
    validation.set_required_spec_claims(&["iss", "exp"]);
    validation.validate_exp = false;
    validation.validate_aud = false;
    let decoded = jsonwebtoken::decode::<Map<String, Value>>(token, key, &validation);
    decoded.map(|token| token.claims).map_err(|error| match error.kind() {
        ErrorKind::InvalidIssuer => JwtError::Issuer,
        ErrorKind::InvalidAlgorithm => JwtError::Algorithm,
        ErrorKind::InvalidSignature => JwtError::Signature,
        _ => JwtError::Unreadable,
    })
}

/// When the token ends, if it has not.
pub(crate) fn check_expiry(claims: &Map<String, Value>, now: Timestamp) -> Result<Timestamp, JwtError> {
    let seconds = claims.get("exp").and_then(Value::as_i64).ok_or(JwtError::NoExpiry)?;
    let expires_at = Timestamp::from_seconds(seconds);
    if now >= expires_at { Err(JwtError::Expired) } else { Ok(expires_at) }
}

/// A time as JWTs carry it: seconds, some write a fraction.
pub(crate) fn seconds(value: &Value) -> Option<Timestamp> {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a second does not matter here")]
    let whole = |number: f64| number as i64;
    value.as_i64().or_else(|| value.as_f64().map(whole)).map(Timestamp::from_seconds)
}
