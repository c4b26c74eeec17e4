//! Whether to believe an ID token.
//!
//! Source: OpenID Connect Core 1.0, 3.1.3.7 and 3.1.3.8.

use std::time::Duration;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_domain::Timestamp;
use docket_domain::identity_provider::SigningAlgorithm;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

use super::fault::Fault;
use crate::jwt::seconds;
use crate::secrets;

/// How far the provider's clock and ours may be apart.
pub(super) const LEEWAY: Duration = Duration::from_mins(1);
/// Room for a few hundred groups.
const MOST_BYTES: usize = 64 * 1024;
/// OpenID Connect Core 1.0, section 2: `sub` has at most 255 ASCII characters.
const MOST_SUBJECT_BYTES: usize = 255;

/// What the token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    /// The configured ones: the token's own word does not count.
    pub(super) algorithms: &'a [SigningAlgorithm],
    pub(super) nonce: &'a str,
    /// What came beside it, for `at_hash`.
    pub(super) access_token: &'a str,
    pub(super) now: Timestamp,
    /// The person must have proven who they are since then.
    pub(super) anew_since: Option<Timestamp>,
}

/// What became of a token.
#[derive(Debug)]
pub(super) enum Checked<T = Map<String, Value>> {
    /// It holds.
    Claims(T),
    /// It is signed with a key that is not in the set.
    KeyMissing,
}

/// # Errors
/// Which check failed, without a word of the token.
pub(super) fn check(token: &str, keys: &[Jwk], expected: &Expected<'_>) -> Result<Checked, Fault> {
    let Checked::Claims(signed) = signed(token, keys, expected.algorithms, Fault::IdToken)? else {
        return Ok(Checked::KeyMissing);
    };
    check_claims(&signed.claims, expected)?;
    check_at_hash(&signed.claims, signed.algorithm, expected.access_token)?;
    Ok(Checked::Claims(signed.claims))
}

/// A token whose signature holds.
#[derive(Debug)]
pub(super) struct Signed {
    /// `typ` of its header.
    pub(super) kind: Option<String>,
    pub(super) algorithm: SigningAlgorithm,
    pub(super) claims: Map<String, Value>,
}

/// The token if a key of the set signed it with one of the configured algorithms. `fault` makes what is said of one that is
/// not believed.
pub(super) fn signed(
    token: &str,
    keys: &[Jwk],
    algorithms: &[SigningAlgorithm],
    fault: fn(String) -> Fault,
) -> Result<Checked<Signed>, Fault> {
    let wrong = |reason: &str| fault(reason.to_owned());
    if token.len() > MOST_BYTES {
        return Err(wrong("is longer than 64 KB"));
    }
    // An algorithm that is not known, `none` for instance, makes the header unreadable.
    let header = jsonwebtoken::decode_header(token)
        .map_err(|_| wrong("has no readable header with a signature algorithm known here"))?;
    let Some(algorithm) = algorithms.iter().copied().find(|one| of(*one) == header.alg) else {
        return Err(fault(format!(
            "is signed with {:?}, which is not among the provider's signing algorithms; they are configured as {}",
            header.alg,
            algorithms.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>().join(", ")
        )));
    };
    let fitting =
        |key: &&Jwk| fits(key, algorithm) && (header.kid.is_none() || key.common.key_id == header.kid);
    let mut candidates = keys.iter().filter(fitting);
    let key = match (candidates.next(), candidates.next()) {
        (Some(key), None) => key,
        (Some(_), Some(_)) => return Err(wrong("does not say which of several keys it is signed with")),
        (None, _) => return Ok(Checked::KeyMissing),
    };
    let key = DecodingKey::from_jwk(key).map_err(|_| Fault::malformed("key set", "a key cannot be read"))?;
    let mut validation = Validation::new(of(algorithm));
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let claims = jsonwebtoken::decode::<Map<String, Value>>(token, &key, &validation)
        .map_err(|error| match error.kind() {
            ErrorKind::InvalidSignature => wrong("has a signature that does not hold"),
            _ => wrong("cannot be read"),
        })?
        .claims;
    Ok(Checked::Claims(Signed { kind: header.typ, algorithm, claims }))
}

fn check_claims(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), Fault> {
    let wrong = |reason: &str| Err(Fault::IdToken(reason.to_owned()));
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let time = |name: &str| claims.get(name).and_then(seconds);
    if text("iss") != Some(expected.issuer) {
        return wrong("is from another issuer");
    }
    let audiences = audiences(claims);
    if !audiences.contains(&expected.client_id) {
        return wrong("is meant for another client: aud does not name ours");
    }
    match text("azp") {
        Some(authorized) if authorized != expected.client_id => {
            return wrong("was issued to another client: azp is not ours");
        }
        None if audiences.len() > 1 => return wrong("is meant for several clients and has no azp"),
        Some(_) | None => {}
    }
    match time("exp") {
        Some(end) if expected.now < end.plus(LEEWAY) => {}
        Some(_) => return wrong("has expired; compare the clocks of both sides"),
        None => return wrong("has no expiry"),
    }
    match time("iat") {
        Some(issued) if issued <= expected.now.plus(LEEWAY) => {}
        Some(_) => return wrong("was issued in the future; compare the clocks of both sides"),
        None => return wrong("does not say when it was issued"),
    }
    if time("nbf").is_some_and(|start| start > expected.now.plus(LEEWAY)) {
        return wrong("is not valid yet; compare the clocks of both sides");
    }
    if !text("nonce").is_some_and(|nonce| secrets::same(nonce, expected.nonce)) {
        return wrong("belongs to another sign-in: nonce is not ours");
    }
    let fits = |subject: &str| (1..=MOST_SUBJECT_BYTES).contains(&subject.len()) && !subject.contains('\0');
    if !text("sub").is_some_and(fits) {
        return wrong("has no sub of 1 to 255 characters");
    }
    match (expected.anew_since, time("auth_time")) {
        (Some(since), Some(at)) if at.plus(LEEWAY) < since => {
            wrong("is from an earlier sign-in, although the person was to prove anew who they are")
        }
        _ => Ok(()),
    }
}

/// `at_hash`, if there, ties the access token to the ID token: left half of its hash.
fn check_at_hash(
    claims: &Map<String, Value>,
    algorithm: SigningAlgorithm,
    access_token: &str,
) -> Result<(), Fault> {
    let Some(stated) = claims.get("at_hash") else { return Ok(()) };
    let function = match algorithm {
        SigningAlgorithm::RS256 | SigningAlgorithm::PS256 | SigningAlgorithm::ES256 => &digest::SHA256,
        SigningAlgorithm::RS384 | SigningAlgorithm::PS384 | SigningAlgorithm::ES384 => &digest::SHA384,
        // Ed25519 hashes with SHA-512 itself.
        SigningAlgorithm::RS512 | SigningAlgorithm::PS512 | SigningAlgorithm::EdDSA => &digest::SHA512,
    };
    let hash = digest::digest(function, access_token.as_bytes());
    let half = &hash.as_ref()[..hash.as_ref().len() / 2];
    if stated.as_str().is_some_and(|stated| secrets::same(stated, &URL_SAFE_NO_PAD.encode(half))) {
        return Ok(());
    }
    Err(Fault::IdToken("belongs to another access token: at_hash does not fit".to_owned()))
}

/// Who the token is meant for: one or several.
pub(super) fn audiences(claims: &Map<String, Value>) -> Vec<&str> {
    match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

const fn of(algorithm: SigningAlgorithm) -> Algorithm {
    match algorithm {
        SigningAlgorithm::RS256 => Algorithm::RS256,
        SigningAlgorithm::RS384 => Algorithm::RS384,
        SigningAlgorithm::RS512 => Algorithm::RS512,
        SigningAlgorithm::PS256 => Algorithm::PS256,
        SigningAlgorithm::PS384 => Algorithm::PS384,
        SigningAlgorithm::PS512 => Algorithm::PS512,
        SigningAlgorithm::ES256 => Algorithm::ES256,
        SigningAlgorithm::ES384 => Algorithm::ES384,
        SigningAlgorithm::EdDSA => Algorithm::EdDSA,
    }
}

/// True if the key may have made such a signature.
fn fits(key: &Jwk, algorithm: SigningAlgorithm) -> bool {
    let common = &key.common;
    let for_signatures = !matches!(common.public_key_use, Some(PublicKeyUse::Encryption))
        && common.key_operations.as_ref().is_none_or(|uses| uses.contains(&KeyOperations::Verify));
    let named = common.key_algorithm.is_none_or(|named| named.to_string() == format!("{algorithm:?}"));
    let kind = match (&key.algorithm, algorithm) {
        (
            AlgorithmParameters::RSA(_),
            SigningAlgorithm::RS256
            | SigningAlgorithm::RS384
            | SigningAlgorithm::RS512
            | SigningAlgorithm::PS256
            | SigningAlgorithm::PS384
            | SigningAlgorithm::PS512,
        ) => true,
        (AlgorithmParameters::EllipticCurve(key), SigningAlgorithm::ES256) => {
            key.curve == EllipticCurve::P256
        }
        (AlgorithmParameters::EllipticCurve(key), SigningAlgorithm::ES384) => {
            key.curve == EllipticCurve::P384
        }
        (AlgorithmParameters::OctetKeyPair(key), SigningAlgorithm::EdDSA) => {
            key.curve == EllipticCurve::Ed25519
        }
        _ => false,
    };
    for_signatures && named && kind
}
