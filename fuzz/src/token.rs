//! Tokens: docket's own, and those others signed.

use std::sync::LazyLock;

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{self, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::Timestamp;
use docket_uaa::jwt::{self, JwtKey};
use serde_json::{Value, json};

/// The keys are other ones in each run: nothing an input holds is signed with them.
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

/// docket's own key.
static OWN_KEY: LazyLock<rsa::KeyPair> =
    LazyLock::new(|| rsa::KeyPair::generate(KeySize::Rsa2048).expect("the library makes keys"));

static OWN_KEYS: LazyLock<Vec<JwtKey>> = LazyLock::new(|| {
    let public: PublicKeyX509Der<'_> = OWN_KEY.public_key().as_der().expect("the library writes keys");
    let body = STANDARD.encode(public.as_ref());
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n");
    vec![JwtKey::from_pem("key", &pem).expect("the key is RSA")]
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
    let own = jwt::verify(token, &OWN_KEYS, "issuer", NOW).is_ok();
    docket_uaa::fuzzing::id_token(token, keys, NOW) || foreign || own
}

/// Signed with docket's own key if the header says so, otherwise with the issuer's.
fn signed(header: &str, claims: &str) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let random = SystemRandom::new();
    let signature = if header.contains("RS256") {
        let mut signature = vec![0; OWN_KEY.public_modulus_len()];
        let signing = OWN_KEY.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature);
        signing.expect("the library signs any message");
        signature
    } else {
        KEY.sign(&random, message.as_bytes()).expect("the library signs any message").as_ref().to_vec()
    };
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The target would look at little if nothing got past the signature.
    #[test]
    fn signed_tokens_among_the_seeds_are_accepted() {
        for seed in [include_str!("../seeds/token/signed"), include_str!("../seeds/token/own")] {
            let (header, claims) = seed.split_once('\n').unwrap();
            assert!(is_accepted(&signed(header, claims), &KEY_SET), "{seed}");
        }
    }
}
