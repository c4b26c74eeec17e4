//! What is not believed.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_testkit::samples::NOON;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rstest::rstest;
use serde_json::{Value, json};

use super::provider::{self, OTHER_KEY};
use super::world::{World, is_refused};
use crate::deployment::{Browser, location};

#[rstest]
#[case::issuer("iss", json!("https://evil.example"), "is from another issuer")]
#[case::audience("aud", json!("other"), "is meant for another client")]
#[case::no_audience("aud", json!(null), "is meant for another client")]
#[case::several_audiences("aud", json!(["docket", "other"]), "is meant for several clients and has no azp")]
#[case::authorized_party("azp", json!("other"), "was issued to another client")]
#[case::expired("exp", json!(NOON.as_seconds() - 61), "has expired")]
#[case::no_expiry("exp", json!(null), "has no expiry")]
#[case::no_time("iat", json!(null), "does not say when it was issued")]
#[case::from_the_future("iat", json!(NOON.as_seconds() + 61), "was issued in the future")]
#[case::not_yet("nbf", json!(NOON.as_seconds() + 61), "is not valid yet")]
#[case::nonce("nonce", json!("a".repeat(64)), "nonce is not ours")]
#[case::no_nonce("nonce", json!(null), "nonce is not ours")]
#[case::nobody("sub", json!(null), "has no sub")]
#[case::endless_subject("sub", json!("x".repeat(256)), "has no sub")]
#[case::another_access_token("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"), "at_hash does not fit")]
#[tokio::test]
async fn an_id_token_that_says_something_else_is_refused(
    #[case] claim: &str,
    #[case] value: Value,
    #[case] reason: &str,
) {
    let world = World::open().await;
    world.provider.says(claim, value);
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, 502, reason);
    assert!(world.user("ada.l").await.is_none());
}

fn unsigned(claims: &Value) -> String {
    let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.", encoded(&json!({"alg": "none", "kid": "k-1"})), encoded(claims))
}

fn with_shared_secret(claims: &Value) -> String {
    let header = Header { kid: Some("k-1".to_owned()), ..Header::new(Algorithm::HS256) };
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(provider::public_modulus().as_bytes()))
        .unwrap()
}

fn with_another_key(claims: &Value) -> String {
    provider::signed(claims, &OTHER_KEY)
}

fn with_an_unknown_key(claims: &Value) -> String {
    let header = Header { kid: Some("k-9".to_owned()), ..Header::new(Algorithm::RS256) };
    jsonwebtoken::encode(&header, claims, &OTHER_KEY.encoding).unwrap()
}

fn with_another_algorithm(claims: &Value) -> String {
    let header = Header { kid: Some("k-1".to_owned()), ..Header::new(Algorithm::RS512) };
    jsonwebtoken::encode(&header, claims, &provider::KEY.encoding).unwrap()
}

fn nonsense(_: &Value) -> String {
    "nonsense".to_owned()
}

fn changed_afterwards(claims: &Value) -> String {
    let token = provider::rs256(claims);
    let parts: Vec<&str> = token.split('.').collect();
    let other = claims.to_string().replace("s-1", "s-2");
    format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(other), parts[2])
}

#[rstest]
#[case::unsigned(unsigned, "no readable header")]
#[case::shared_secret(with_shared_secret, "is signed with HS256, which is not among")]
#[case::another_key(with_another_key, "has a signature that does not hold")]
#[case::unknown_key(with_an_unknown_key, "is signed with a key that is not in the provider's key set")]
#[case::algorithm(with_another_algorithm, "is signed with RS512, which is not among")]
#[case::changed(changed_afterwards, "has a signature that does not hold")]
#[case::no_token(nonsense, "no readable header")]
#[tokio::test]
async fn an_id_token_that_is_not_the_providers_is_refused(
    #[case] sign: fn(&Value) -> String,
    #[case] reason: &str,
) {
    let world = World::open().await;
    world.provider.plan.lock().unwrap().sign = sign;
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, 502, reason);
}

#[tokio::test]
async fn clocks_may_be_a_minute_apart_and_several_audiences_be_ours_by_azp() {
    let world = World::open().await;
    world.provider.says("exp", json!(NOON.as_seconds() - 59));
    world.provider.says("aud", json!(["docket", "other"]));
    world.provider.says("azp", json!("docket"));
    // The left half of SHA-256 of "at-1", computed with openssl.
    world.provider.says("at_hash", json!("R8PYaIQdcYEdkSc9TeGyiQ"));
    assert_eq!(location(&world.sign_in().await), "/inbox");
}

#[tokio::test]
async fn a_state_of_another_browser_another_provider_or_the_past_signs_nobody_in() {
    let world = World::open().await;
    world.set_up("partners", json!({})).await;
    let too_late = "took too long, was used already, or began in another browser";
    let mut ada = Browser::new(&world.deployment);
    let mut eve = Browser::new(&world.deployment);
    // Eve makes Ada's browser come back with Eve's state and code.
    let eves = world.leave(&mut eve, "/login/with/corp?return=/").await;
    let state = world.leave(&mut ada, "/login/with/corp?return=/").await;
    is_refused(&world.come_back(&mut ada, &eves).await, &ada, 400, too_late);
    let elsewhere = ada.get(&format!("/login/callback/partners?code=c-1&state={state}")).await;
    is_refused(&elsewhere, &ada, 400, too_late);
    is_refused(&world.come_back(&mut ada, &"0".repeat(64)).await, &ada, 400, too_late);
    is_refused(&ada.get("/login/callback/corp?code=c-1").await, &ada, 400, too_late);
    is_refused(&ada.get("/login/callback/nobody?code=c-1&state=x").await, &ada, 400, too_late);

    let state = world.leave(&mut ada, "/login/with/corp?return=/").await;
    let mut without_cookie = Browser::new(&world.deployment);
    is_refused(&world.come_back(&mut without_cookie, &state).await, &without_cookie, 400, too_late);

    let late = world.leave(&mut ada, "/login/with/corp?return=/").await;
    world.deployment.advance(Duration::from_mins(30));
    is_refused(&world.come_back(&mut ada, &late).await, &ada, 400, too_late);
    assert_eq!(world.user("ada.l").await, None);
    let removed = world.deployment.uaa.prune().await.unwrap();
    assert_eq!(
        removed, 1,
        "the one of the browser without the cookie: whoever guesses a state uses nothing up"
    );
}

#[tokio::test]
async fn a_state_works_once() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let state = world.leave(&mut browser, "/login/with/corp?return=/").await;
    assert_eq!(location(&world.come_back(&mut browser, &state).await), "/");
    browser.cookies.remove("docket_session");
    is_refused(&world.come_back(&mut browser, &state).await, &browser, 400, "was used already");
}

#[tokio::test]
async fn an_answer_of_another_issuer_is_refused() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let state = world.leave(&mut browser, "/login/with/corp?return=/").await;
    let mixed_up = format!("/login/callback/corp?code=c-1&state={state}&iss=https%3A%2F%2Fevil.example");
    is_refused(&browser.get(&mixed_up).await, &browser, 502, "The answer is from another issuer.");
    assert!(world.provider.plan.lock().unwrap().token_requests.is_empty(), "the code went nowhere");
}

#[tokio::test]
async fn a_provider_that_promises_to_name_its_issuer_must() {
    let world = World::open().await;
    let promise = ("authorization_response_iss_parameter_supported".to_owned(), json!(true));
    world.provider.plan.lock().unwrap().discovery.extend([promise]);
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, 502, "does not name its issuer");
}

#[tokio::test]
async fn a_refusal_of_the_provider_is_told_with_its_code_alone() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let state = world.leave(&mut browser, "/login/with/corp?return=/").await;
    let back = format!(
        "/login/callback/corp?error=access_denied%3Cb%3E&error_description=%3Cb%3Eclick&state={state}"
    );
    let answer = browser.get(&back).await;
    is_refused(&answer, &browser, 403, "Corporate ID did not sign you in.");
    assert!(
        answer.body.as_str().unwrap().contains("access_denied")
            && !answer.body.as_str().unwrap().contains("click")
    );
}

#[tokio::test]
async fn after_signing_in_one_stays_here() {
    let world = World::open().await;
    for evil in ["%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example"] {
        let mut browser = Browser::new(&world.deployment);
        let state = world.leave(&mut browser, &format!("/login/with/corp?return={evil}")).await;
        assert_eq!(location(&world.come_back(&mut browser, &state).await), "/");
    }
}

#[tokio::test]
async fn a_sign_in_that_was_to_be_anew_and_is_not_is_refused() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let state = world.leave(&mut browser, "/login/with/corp?return=/&again=1").await;
    is_refused(&world.come_back(&mut browser, &state).await, &browser, 502, "is from an earlier sign-in");
    world.provider.says("auth_time", json!(NOON.as_seconds()));
    let state = world.leave(&mut browser, "/login/with/corp?return=/&again=1").await;
    assert_eq!(location(&world.come_back(&mut browser, &state).await), "/");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_named_with_another_try() {
    let world = World::open().await;
    world.set_up("gone", json!({"issuer": "http://127.0.0.1:9", "displayName": "Gone"})).await;
    let mut browser = Browser::new(&world.deployment);
    let answer = browser.get("/login/with/gone?return=/inbox").await;
    is_refused(&answer, &browser, 502, "Gone does not answer at the moment.");
    assert!(answer.body.as_str().unwrap().contains("href=\"/login?return=%2Finbox\""), "{}", answer.body);
}
