//! Users of another issuer, whose keys the destination holds.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_testkit::samples::NOON;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::world::{World, http_destination};

static KEY: LazyLock<EncodingKey> = LazyLock::new(make_key);
static FOREIGN_KEY: LazyLock<EncodingKey> = LazyLock::new(make_key);

fn make_key() -> EncodingKey {
    let pair = rcgen::KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048).unwrap();
    EncodingKey::from_rsa_pem(pair.serialize_pem().as_bytes()).unwrap()
}

fn jwks() -> String {
    let mut key = Jwk::from_encoding_key(&KEY, Algorithm::RS256).unwrap();
    key.common.key_id = Some("k1".to_owned());
    STANDARD.encode(serde_json::to_string(&JwkSet { keys: vec![key] }).unwrap())
}

fn token(key: &EncodingKey, kid: &str, claims: &Value) -> String {
    let mut all = json!({"iss": "https://idp.example", "sub": "s-1", "user_name": "ada", "exp": NOON.as_seconds() + 600});
    all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::RS256) };
    jsonwebtoken::encode(&header, &all, key).unwrap()
}

async fn world(jwks: &str) -> World {
    let world = World::new().await;
    world.issue("t").await;
    let url = world.token_url();
    let properties = [
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("clientKey", "api-key"),
        ("tokenServiceURL", url.as_str()),
        ("x_user_token.jwks", jwks),
    ];
    world.create(http_destination("SF", &properties)).await;
    world
}

#[tokio::test]
async fn a_user_of_the_issuer_the_destination_knows_is_asserted() {
    let world = world(&jwks()).await;
    let body = world.find("SF", &[("x-user-token", &token(&KEY, "k1", &json!({})))]).await;
    assert_eq!(body["authTokens"][0]["value"], "t", "{body}");
    let xml = docket_saml::decode_form_value(world.asked_once().await.field("assertion").unwrap()).unwrap();
    let certificate = world.destinations.trust().show().await.unwrap().unwrap();
    assert_eq!(docket_saml::verify(&xml, &certificate).unwrap().name_id.value, "ada");
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_refused_for_its_reason() {
    let world = world(&jwks()).await;
    let now = NOON.as_seconds();
    let none = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(json!({"alg": "none", "typ": "JWT", "kid": "k1"}).to_string()),
        URL_SAFE_NO_PAD.encode(json!({"iss": "x", "sub": "y", "exp": now + 600}).to_string())
    );
    let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) };
    let claims = json!({"iss": "x", "sub": "y", "user_name": "ada", "exp": now + 600});
    let symmetric = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(b"guess")).unwrap();
    for (token, reason) in [
        (token(&FOREIGN_KEY, "k1", &json!({})), "its signature does not hold"),
        (token(&KEY, "k2", &json!({})), "x_user_token.jwks has no key of its kid"),
        (token(&KEY, "k1", &json!({"exp": now - 61})), "it has expired"),
        (token(&KEY, "k1", &json!({"nbf": now + 61})), "it is not valid yet"),
        (token(&KEY, "k1", &json!({"grant_type": "client_credentials"})), "it is a program's token"),
        (none, "it is no signed JWT"),
        (symmetric, "its signature does not hold"),
        // docket's own users do not count here.
        ("user {}".to_owned(), "it is no signed JWT"),
    ] {
        let error = world.token_error("SF", &[("x-user-token", &token)]).await;
        assert!(
            error.starts_with(&format!("the token in X-user-token is not accepted: {reason}")),
            "{error}"
        );
        assert!(!error.contains(token.split('.').next().unwrap()));
    }
    assert!(world.asked().await.is_empty());
}

#[tokio::test]
async fn a_key_set_that_cannot_be_read_is_named() {
    let world = world("bm90aGluZw==").await;
    let error = world.token_error("SF", &[("x-user-token", &token(&KEY, "k1", &json!({})))]).await;
    assert_eq!(error, "x_user_token.jwks is no JSON Web Key Set in base64");
}
