//! Users of another issuer, whose keys the destination holds.

use std::sync::LazyLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_testkit::samples::NOON;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rstest::rstest;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::world::{World, http_destination};

static KEY: LazyLock<EncodingKey> = LazyLock::new(make_key);
static FOREIGN_KEY: LazyLock<EncodingKey> = LazyLock::new(make_key);

fn make_key() -> EncodingKey {
    let pair = rcgen::KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048).unwrap();
    EncodingKey::from_rsa_pem(pair.serialize_pem().as_bytes()).unwrap()
}

fn jwks() -> String {
    STANDARD.encode(serde_json::to_string(&key_set(&KEY, "k1")).unwrap())
}

fn key_set(key: &EncodingKey, kid: &str) -> JwkSet {
    let mut key = Jwk::from_encoding_key(key, Algorithm::RS256).unwrap();
    key.common.key_id = Some(kid.to_owned());
    JwkSet { keys: vec![key] }
}

fn token(key: &EncodingKey, kid: &str, claims: &Value) -> String {
    let mut all = json!({"iss": "https://idp.example", "sub": "s-1", "user_name": "ada", "exp": NOON.as_seconds() + 600});
    all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::RS256) };
    jsonwebtoken::encode(&header, &all, key).unwrap()
}

async fn world(jwks: &str) -> World {
    world_with(&[("x_user_token.jwks", jwks)]).await
}

async fn world_with(keys: &[(&str, &str)]) -> World {
    let world = World::new().await;
    world.issue("t").await;
    let url = world.token_url();
    let properties = [
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("clientKey", "api-key"),
        ("tokenServiceURL", url.as_str()),
    ];
    world.create(http_destination("SF", &[&properties, keys].concat())).await;
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

/// A server of key sets: how often it was asked, and what it answers.
async fn key_server(keys: &JwkSet) -> MockServer {
    let server = MockServer::start().await;
    serve_keys(&server, keys).await;
    server
}

async fn serve_keys(server: &MockServer, keys: &JwkSet) {
    server.reset().await;
    let answer = ResponseTemplate::new(200).set_body_json(keys);
    Mock::given(method("GET")).and(path("/keys")).respond_with(answer).mount(server).await;
}

#[tokio::test]
async fn keys_at_an_address_are_fetched_once_and_again_for_a_key_that_is_new() {
    let server = key_server(&key_set(&KEY, "k1")).await;
    let world = world_with(&[("x_user_token.jwks_uri", &format!("{}/keys", server.uri()))]).await;
    let first = token(&KEY, "k1", &json!({}));
    for _ in 0..3 {
        assert_eq!(world.find("SF", &[("x-user-token", &first)]).await["authTokens"][0]["value"], "t");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), 1);

    serve_keys(&server, &key_set(&FOREIGN_KEY, "k2")).await;
    let second = token(&FOREIGN_KEY, "k2", &json!({}));
    let error = world.token_error("SF", &[("x-user-token", &second)]).await;
    assert_eq!(
        error,
        "the token in X-user-token is not accepted: x_user_token.jwks_uri has no key of its kid"
    );
    assert!(server.received_requests().await.unwrap().is_empty(), "nobody can make it be asked at will");
    world.clock.advance(Duration::from_secs(30));
    assert_eq!(world.find("SF", &[("x-user-token", &second)]).await["authTokens"][0]["value"], "t");
    // The key that is gone counts no more, although its token is kept.
    let error = world.token_error("SF", &[("x-user-token", &first)]).await;
    assert_eq!(
        error,
        "the token in X-user-token is not accepted: x_user_token.jwks_uri has no key of its kid"
    );
}

#[rstest]
#[case::private(
    "https://10.1.2.3/keys",
    "x_user_token.jwks_uri brought no keys: 10.1.2.3 is at the private address"
)]
#[case::no_address("nowhere://", "x_user_token.jwks_uri is no http or https address")]
#[tokio::test]
async fn keys_that_cannot_be_fetched_are_named(#[case] address: &str, #[case] message: &str) {
    let world = world_with(&[("x_user_token.jwks_uri", address)]).await;
    let error = world.token_error("SF", &[("x-user-token", &token(&KEY, "k1", &json!({})))]).await;
    assert!(error.starts_with(message), "{error}");
}

#[tokio::test]
async fn the_type_in_a_tokens_header_is_the_one_the_destination_names() {
    let typed = |typ: &str| {
        let claims = json!({"iss": "https://idp.example", "sub": "s-1", "user_name": "ada", "exp": NOON.as_seconds() + 600});
        let header =
            Header { kid: Some("k1".to_owned()), typ: Some(typ.to_owned()), ..Header::new(Algorithm::RS256) };
        jsonwebtoken::encode(&header, &claims, &KEY).unwrap()
    };
    let plain = world(&jwks()).await;
    assert_eq!(plain.find("SF", &[("x-user-token", &typed("JWT"))]).await["authTokens"][0]["value"], "t");
    let error = plain.token_error("SF", &[("x-user-token", &typed("at+jwt"))]).await;
    assert!(error.contains("its header has another typ than x_user_token.header.typ says"), "{error}");
    let access = world_with(&[("x_user_token.jwks", &jwks()), ("x_user_token.header.typ", "at+jwt")]).await;
    assert_eq!(access.find("SF", &[("x-user-token", &typed("at+jwt"))]).await["authTokens"][0]["value"], "t");
    let error = access.token_error("SF", &[("x-user-token", &typed("JWT"))]).await;
    assert!(error.contains("its header has another typ"), "{error}");
}

#[tokio::test]
async fn a_foreign_issuer_tells_its_users_attributes_once_for_each_token() {
    let issuer = MockServer::start().await;
    let world = world(&jwks()).await;
    let claims = json!({"iss": format!("{}/oauth/token", issuer.uri()), "scope": "openid user_attributes"});
    let token = token(&KEY, "k1", &claims);
    let person = [("x-user-token", token.as_str())];
    let error = world.token_error("SF", &person).await;
    assert_eq!(error, "the user's attributes cannot be read from userinfo: the issuer answered 404");

    let discovery =
        json!({"issuer": claims["iss"], "userinfo_endpoint": format!("{}/userinfo", issuer.uri())});
    for (address, answer) in [
        ("/.well-known/openid-configuration", discovery),
        ("/userinfo", json!({"user_attributes": {"costcenter": "4711"}})),
    ] {
        let answer = ResponseTemplate::new(200).set_body_json(answer);
        Mock::given(method("GET")).and(path(address)).respond_with(answer).mount(&issuer).await;
    }
    for _ in 0..2 {
        assert_eq!(world.find("SF", &person).await["authTokens"][0]["value"], "t");
    }
    let asked = issuer.received_requests().await.unwrap();
    let userinfo: Vec<_> = asked.iter().filter(|request| request.url.path() == "/userinfo").collect();
    assert_eq!(userinfo.len(), 1);
    assert_eq!(userinfo[0].headers["authorization"], format!("Bearer {token}"));
    let asked = world.asked_once().await;
    let certificate = world.destinations.trust().show().await.unwrap().unwrap();
    let xml = docket_saml::decode_form_value(asked.field("assertion").unwrap()).unwrap();
    let verified = docket_saml::verify(&xml, &certificate).unwrap();
    assert_eq!(verified.attribute("user_attributes.costcenter").unwrap(), ["4711"]);
}
