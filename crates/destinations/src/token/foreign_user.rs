//! Users' tokens of another issuer, checked with the keys the destination holds (`x_user_token.jwks`) or names
//! (`x_user_token.jwks_uri`).

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::Timestamp;
use docket_http::UserToken;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use serde_json::{Map, Value};

use super::error::TokenError;
use super::key_sets::KeySets;
use crate::properties::Properties;
use crate::validate::PropertyError;

/// Larger tokens do not fit into a header anyway.
const MAX_BYTES: usize = 64 * 1024;
/// How far the issuer's clock may be off: what the validators of XSUAA tokens allow.
const LEEWAY: Duration = Duration::from_mins(1);

/// The user behind a token that one of the destination's keys signed; `None` if it has none, so that its users are docket's own.
///
/// A key set the destination holds goes before one it names.
///
/// Checked are signature, `exp`, `nbf`, that `iss` and `sub` are there, that the header's `typ` is `x_user_token.header.typ`
/// (default `JWT`) if it has one, and that the token is no program's. The algorithm is the key's, never the token's; symmetric
/// keys do not count.
///
/// # Errors
/// The check that failed, with the token's `origin` as in "in X-user-token", and without a word of the token.
///
/// Source: SAP BTP Connectivity, "HTTP Destinations" (`x_user_token.jwks`).
pub(crate) async fn validate(
    token: &str,
    origin: &str,
    properties: &Properties,
    key_sets: &KeySets,
    now: Timestamp,
) -> Result<Option<UserToken>, TokenError> {
    let (held, named) = (properties.get("x_user_token.jwks"), properties.get("x_user_token.jwks_uri"));
    let property = match (held, named) {
        (Some(_), _) => "x_user_token.jwks",
        (None, Some(_)) => "x_user_token.jwks_uri",
        (None, None) => return Ok(None),
    };
    let held = held.map(key_set).transpose()?;
    let refused = |reason: &str| refused(origin, reason);
    if token.len() > MAX_BYTES {
        return Err(refused("it is too long"));
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| refused("it is no signed JWT"))?;
    let keys = match held {
        Some(keys) => Arc::new(keys),
        None => key_sets.get(named.unwrap_or_default(), header.kid.as_deref()).await?,
    };
    check((token, origin), &header, &keys, property, properties, now).map(Some)
}

fn refused(origin: &str, reason: &str) -> TokenError {
    TokenError::Identity(format!("the token {origin} is not accepted: {reason}"))
}

/// Whether a token is accepted with the key set the destination holds: for the fuzz targets.
pub(crate) fn fuzz(token: &str, properties: &Properties, now: Timestamp) -> bool {
    const PROPERTY: &str = "x_user_token.jwks";
    let Ok(keys) = key_set(properties.get(PROPERTY).unwrap_or_default()) else { return false };
    let Ok(header) = jsonwebtoken::decode_header(token) else { return false };
    check((token, "in X-user-token"), &header, &keys, PROPERTY, properties, now).is_ok()
}

fn check(
    (token, origin): (&str, &str),
    header: &Header,
    keys: &JwkSet,
    property: &str,
    properties: &Properties,
    now: Timestamp,
) -> Result<UserToken, TokenError> {
    let refused = |reason: &str| refused(origin, reason);
    let wanted = properties.get("x_user_token.header.typ").unwrap_or("JWT");
    if header.typ.as_ref().is_some_and(|typ| !typ.eq_ignore_ascii_case(wanted)) {
        return Err(refused("its header has another typ than x_user_token.header.typ says"));
    }
    let key = match (&header.kid, keys.keys.as_slice()) {
        (Some(kid), _) => keys.find(kid),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let key = key.ok_or_else(|| refused(&format!("{property} has no key of its kid")))?;
    let algorithm =
        algorithm(key).ok_or_else(|| refused(&format!("its key in {property} is neither RSA nor EC")))?;
    let decoding = DecodingKey::from_jwk(key)
        .map_err(|_| PropertyError::new(property, "holds a key that cannot be used"))?;
    let mut validation = Validation::new(algorithm);
    // Times are checked on our clock; the audience is another client's.
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.set_required_spec_claims(&["exp", "iss", "sub"]);
    let claims = jsonwebtoken::decode::<Map<String, Value>>(token, &decoding, &validation)
        .map_err(|_| refused("its signature does not hold, or it lacks exp, iss or sub"))?
        .claims;
    from_claims(claims, now).map_err(refused)
}

fn key_set(jwks: &str) -> Result<JwkSet, PropertyError> {
    let jwks = jwks.trim();
    let bytes = STANDARD.decode(jwks).or_else(|_| URL_SAFE_NO_PAD.decode(jwks)).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| PropertyError::new("x_user_token.jwks", "is no JSON Web Key Set in base64"))
}

fn algorithm(key: &Jwk) -> Option<Algorithm> {
    let algorithm = match (&key.algorithm, key.common.key_algorithm) {
        (AlgorithmParameters::RSA(_), None | Some(KeyAlgorithm::RS256)) => Algorithm::RS256,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::RS384)) => Algorithm::RS384,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::RS512)) => Algorithm::RS512,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::PS256)) => Algorithm::PS256,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::PS384)) => Algorithm::PS384,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::PS512)) => Algorithm::PS512,
        (AlgorithmParameters::EllipticCurve(key), _) => match key.curve {
            EllipticCurve::P256 => Algorithm::ES256,
            EllipticCurve::P384 => Algorithm::ES384,
            _ => return None,
        },
        _ => return None,
    };
    Some(algorithm)
}

fn from_claims(claims: Map<String, Value>, now: Timestamp) -> Result<UserToken, &'static str> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let time = |name: &str| claims.get(name).and_then(Value::as_i64).map(Timestamp::from_seconds);
    let expires_at = time("exp").ok_or("its exp is no number")?;
    if expires_at.plus(LEEWAY) <= now {
        return Err("it has expired");
    }
    if time("nbf").is_some_and(|not_before| not_before > now.plus(LEEWAY)) {
        return Err("it is not valid yet");
    }
    if text("grant_type") == Some("client_credentials") {
        return Err("it is a program's token and stands for nobody");
    }
    Ok(UserToken {
        issuer: text("iss").ok_or("its iss is no text")?.to_owned(),
        zone: ["zid", "app_tid", "zone_uuid"].into_iter().find_map(text).unwrap_or_default().to_owned(),
        subject: text("sub").ok_or("its sub is no text")?.to_owned(),
        expires_at,
        claims: Arc::new(claims),
    })
}
