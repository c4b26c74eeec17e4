//! Tokens others signed.

use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::Timestamp;
use serde_json::{Value, json};

/// The issuer's key, another one in each run: nothing an input holds is signed with it.
static KEY: LazyLock<EcdsaKeyPair> = LazyLock::new(|| {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("the library makes keys")
});

static KEY_SET: LazyLock<Value> = LazyLock::new(|| {
    let (x, y) = KEY.public_key().as_ref()[1..].split_at(32);
    let key = json!({
        "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        "kid": "key", "use": "sig", "alg": "ES256",
    });
    json!({"keys": [key]})
});

/// When the tokens are checked: 2026-01-31T08:30:00Z.
const NOW: Timestamp = Timestamp::from_seconds(1_769_848_200);

/// A token as it comes; or, in lines of their own, header and claims, which are then signed; a third line is the issuer's key set.
///
/// # Panics
/// If a token is accepted that nobody signed.
pub fn token(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.splitn(3, '\n');
    let (header, claims, key_set) = (lines.next().unwrap_or_default(), lines.next(), lines.next());
    let Some(claims) = claims else {
        assert!(!is_accepted(text, &KEY_SET), "a token was accepted that nobody signed");
        return;
    };
    let token = signed(header, claims);
    match key_set.map(serde_json::from_str) {
        None => _ = is_accepted(&token, &KEY_SET),
        Some(Ok(key_set)) => _ = is_accepted(&token, &key_set),
        Some(Err(_)) => {}
    }
}

/// Whether any of those who take foreign tokens takes it.
fn is_accepted(token: &str, key_set: &Value) -> bool {
    let encoded = STANDARD.encode(key_set.to_string());
    let foreign = docket_destinations::fuzzing::foreign_token(token, &encoded, NOW);
    let keys = key_set["keys"].as_array().map(Vec::as_slice).unwrap_or_default();
    docket_uaa::fuzzing::id_token(token, keys, NOW) || foreign
}

fn signed(header: &str, claims: &str) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let signature =
        KEY.sign(&SystemRandom::new(), message.as_bytes()).expect("the library signs any message");
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The target would look at little if nothing got past the signature.
    #[test]
    fn a_signed_token_among_the_seeds_is_accepted() {
        let seed = include_str!("../seeds/token/signed");
        let (header, claims) = seed.split_once('\n').unwrap();
        assert!(is_accepted(&signed(header, claims), &KEY_SET));
    }
}
