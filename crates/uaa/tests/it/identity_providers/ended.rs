//! Sign-ins that are over because the provider is, or because it says so.

use std::time::Duration;

use docket_domain::service::Service;
use docket_http::{Authenticator as _, Caller};
use docket_testkit::Answer;
use docket_testkit::samples::NOON;
use http::HeaderMap;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rstest::rstest;
use serde_json::{Map, Value, json};

use super::provider::{self, KEY, OTHER_KEY};
use super::world::World;
use crate::deployment::{
    Browser, JWT_BEARER, PASSWORD, REDIRECT, TestClient, access, bearer, form, location, parameter, refusal,
};

/// Somebody who came through the provider, with all that goes back to that.
struct SignedIn {
    session: String,
    tokens: Value,
    opaque: Value,
    exchanged: Value,
    /// Not redeemed yet.
    code: String,
}

async fn client(world: &World) -> TestClient {
    world.deployment.client("tc", Service::TaskCenter).await
}

async fn code(browser: &mut Browser<'_>, client: &TestClient) -> String {
    let asked = form(&[("client_id", &client.id), ("response_type", "code"), ("redirect_uri", REDIRECT)]);
    parameter(&location(&browser.get(&format!("/oauth/authorize?{asked}")).await), "code").unwrap()
}

async fn signed_in(world: &World, client: &TestClient) -> SignedIn {
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    let redeem = async |code: String, more: &[(&str, &str)]| {
        let mut all =
            vec![("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", REDIRECT)];
        all.extend_from_slice(more);
        let answer = world.deployment.token(client, &all).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    };
    let tokens = redeem(code(&mut browser, client).await, &[]).await;
    let opaque = redeem(code(&mut browser, client).await, &[("token_format", "opaque")]).await;
    let exchange = [("grant_type", JWT_BEARER), ("assertion", access(&tokens))];
    let exchanged = world.deployment.token(client, &exchange).await.body;
    let session = browser.cookies["docket_session"].as_str().unwrap().to_owned();
    SignedIn { session, tokens, opaque, exchanged, code: code(&mut browser, client).await }
}

impl SignedIn {
    /// True if all of it counts; all or nothing does. A code and a refresh token are used up by this.
    async fn is_alive(&self, world: &World, client: &TestClient) -> bool {
        let deployment = &world.deployment;
        let mut counts = vec![deployment.uaa.session(&self.session).await.is_some()];
        for tokens in [&self.tokens, &self.opaque, &self.exchanged] {
            let called = deployment.uaa.bearer(access(tokens)).await;
            counts.push(matches!(called, Ok(Caller::Person(_))));
            let info = deployment.get("/userinfo", bearer(access(tokens))).await;
            assert_eq!(info.status == 200, called.is_ok());
        }
        let refresh = self.tokens["refresh_token"].as_str().unwrap();
        let refreshed =
            deployment.token(client, &[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await;
        let redeem =
            [("grant_type", "authorization_code"), ("code", &*self.code), ("redirect_uri", REDIRECT)];
        let redeemed = deployment.token(client, &redeem).await;
        for answer in [refreshed, redeemed] {
            counts.push(answer.status == 200);
            if answer.status != 200 {
                assert_eq!(refusal(&answer), (400, "invalid_grant"));
            }
        }
        assert!(counts.iter().all(|one| one == &counts[0]), "{counts:?}");
        counts[0]
    }
}

#[tokio::test]
async fn everything_of_a_living_sign_in_counts() {
    let world = World::open().await;
    let client = client(&world).await;
    let signed_in = signed_in(&world, &client).await;
    assert!(signed_in.is_alive(&world, &client).await);
}

#[rstest]
#[case::disabled(json!({"enabled": false}))]
#[case::moved(json!({"issuer": "https://other.example", "clientSecret": "x"}))]
#[tokio::test]
async fn with_a_provider_that_is_off_or_another_everything_stops_and_does_not_come_back(
    #[case] change: Value,
) {
    let world = World::open().await;
    let client = client(&world).await;
    world.deployment.person("root", &[]).await;
    let own = world.deployment.person_token(&client, "root").await;
    let out = signed_in(&world, &client).await;
    let answer = world.change(change).await;
    assert!(answer.status.is_success(), "{}", answer.body);
    assert!(!out.is_alive(&world, &client).await);
    // Another issuer's people are others, so this one is found by their address again.
    let back = json!({
        "enabled": true, "issuer": world.provider.issuer(), "clientSecret": provider::SECRET, "linkBy": "verifiedEmail",
    });
    assert!(world.change(back).await.status.is_success());
    assert!(!out.is_alive(&world, &client).await, "the provider is back, the sign-in is not");
    assert!(world.deployment.uaa.bearer(access(&own)).await.is_ok(), "passwords have nothing to do with it");
    assert!(signed_in(&world, &client).await.is_alive(&world, &client).await);
}

#[tokio::test]
async fn with_a_deleted_provider_everything_stops_even_if_another_takes_its_name() {
    let world = World::open().await;
    let client = client(&world).await;
    let out = signed_in(&world, &client).await;
    assert!(world.delete().await.status.is_success());
    assert!(!out.is_alive(&world, &client).await);
    world.set_up("corp", json!({"createPeople": true})).await;
    assert!(!out.is_alive(&world, &client).await);
}

#[tokio::test]
async fn a_sign_in_is_known_as_long_as_a_token_may_go_back_to_it() {
    let world = World::open().await;
    let client = client(&world).await;
    let kept = signed_in(&world, &client).await;
    // A refresh token of the seventh day gives an access token of twelve hours.
    world.deployment.advance(Duration::from_hours(7 * 24 - 1));
    world.deployment.uaa.prune().await.unwrap();
    let refresh = kept.tokens["refresh_token"].as_str().unwrap();
    let late = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    let tokens = world.deployment.token(&client, &late).await.body;
    world.deployment.advance(Duration::from_hours(11));
    world.deployment.uaa.prune().await.unwrap();
    assert!(world.deployment.uaa.bearer(access(&tokens)).await.is_ok());
}

const LOGOUT: &str = "/login/backchannel-logout/corp";

/// The claims of a logout token for the person, changed or, by `null`, left out.
fn logout_claims(world: &World, changed: &Value) -> Value {
    let mut claims = provider::object(json!({
        "iss": world.provider.issuer(), "aud": "docket", "iat": NOON.as_seconds(), "exp": NOON.as_seconds() + 120,
        "jti": "l-1", "sub": "s-1", "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }));
    claims.extend(changed.as_object().unwrap().clone());
    claims.retain(|_, value| !value.is_null());
    Value::Object(claims)
}

fn signed_as(kind: Option<&str>, claims: &Value) -> String {
    let header =
        Header { kid: Some("k-1".to_owned()), typ: kind.map(str::to_owned), ..Header::new(Algorithm::RS256) };
    jsonwebtoken::encode(&header, claims, &KEY.encoding).unwrap()
}

async fn told(world: &World, token: &str) -> Answer {
    world.deployment.post(LOGOUT, HeaderMap::new(), &[("logout_token", token)]).await
}

#[rstest]
#[case::the_person(json!({}))]
#[case::the_session(json!({"sub": null, "sid": "there-1"}))]
#[case::both(json!({"sid": "there-1"}))]
#[tokio::test]
async fn a_provider_s_word_ends_the_sign_ins_it_names(#[case] changed: Value) {
    let world = World::open().await;
    let client = client(&world).await;
    world.provider.says("sid", json!("there-1"));
    let out = signed_in(&world, &client).await;
    let answer = told(&world, &signed_as(Some("logout+jwt"), &logout_claims(&world, &changed))).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert!(!out.is_alive(&world, &client).await);
    assert!(signed_in(&world, &client).await.is_alive(&world, &client).await, "one may come back");
}

#[rstest]
#[case::another_session(json!({"sub": null, "sid": "there-2"}))]
#[case::another_person(json!({"sub": "s-2"}))]
#[case::another_session_of_the_person(json!({"sid": "there-2"}))]
#[case::the_session_of_somebody_else(json!({"sub": "s-2", "sid": "there-1"}))]
#[tokio::test]
async fn and_no_other(#[case] changed: Value) {
    let world = World::open().await;
    let client = client(&world).await;
    world.provider.says("sid", json!("there-1"));
    let kept = signed_in(&world, &client).await;
    let answer = told(&world, &signed_as(Some("logout+jwt"), &logout_claims(&world, &changed))).await;
    assert_eq!(answer.status, 200, "nobody is left to sign out: {}", answer.body);
    assert!(kept.is_alive(&world, &client).await);
}

#[rstest]
#[case::issuer("iss", json!("https://evil.example"), "is from another issuer")]
#[case::audience("aud", json!(["other"]), "is meant for another client")]
#[case::no_audience("aud", json!(null), "is meant for another client")]
#[case::no_time("iat", json!(null), "does not say when it was issued")]
#[case::from_the_future("iat", json!(NOON.as_seconds() + 61), "was issued in the future")]
#[case::expired("exp", json!(NOON.as_seconds() - 61), "has expired")]
#[case::no_expiry("exp", json!(null), "has no expiry")]
#[case::no_events("events", json!(null), "is no logout token")]
#[case::another_event("events", json!({"x": {}}), "is no logout token")]
#[case::an_event_that_is_no_object("events", json!({"http://schemas.openid.net/event/backchannel-logout": true}), "is no logout token")]
#[case::nonce("nonce", json!("n"), "it has a nonce")]
#[case::nobody("sub", json!(null), "names neither a person nor a session")]
#[case::a_subject_that_is_no_text("sub", json!(1), "is not a text")]
#[case::a_subject_no_database_takes("sub", json!("s-1\0"), "is not a text")]
#[case::a_session_that_is_no_text("sid", json!(["there-1"]), "is not a text")]
#[case::no_id("jti", json!(null), "has no jti")]
#[case::endless_id("jti", json!("x".repeat(256)), "has no jti")]
#[tokio::test]
async fn a_logout_token_that_says_something_else_is_refused(
    #[case] claim: &str,
    #[case] value: Value,
    #[case] reason: &str,
) {
    let world = World::open().await;
    let client = client(&world).await;
    let kept = signed_in(&world, &client).await;
    let changed = Map::from_iter([(claim.to_owned(), value)]);
    let answer = told(&world, &signed_as(Some("logout+jwt"), &logout_claims(&world, &changed.into()))).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
    let said = answer.body["error_description"].as_str().unwrap();
    assert!(said.contains(reason), "{said}");
    assert!(kept.is_alive(&world, &client).await);
}

#[tokio::test]
async fn a_logout_token_of_another_use_or_another_s_making_is_refused() {
    let world = World::open().await;
    let client = client(&world).await;
    let kept = signed_in(&world, &client).await;
    let claims = logout_claims(&world, &json!({}));
    let secret = EncodingKey::from_secret(provider::public_modulus().as_bytes());
    let header = |algorithm| Header { kid: Some("k-1".to_owned()), ..Header::new(algorithm) };
    for wrong in [
        signed_as(Some("at+jwt"), &claims),
        provider::signed(&claims, &OTHER_KEY),
        jsonwebtoken::encode(&header(Algorithm::HS256), &claims, &secret).unwrap(),
        jsonwebtoken::encode(&header(Algorithm::RS512), &claims, &KEY.encoding).unwrap(),
        "x".to_owned(),
    ] {
        assert_eq!(refusal(&told(&world, &wrong).await), (400, "invalid_request"), "{wrong}");
    }
    let nothing = world.deployment.post(LOGOUT, HeaderMap::new(), &[]).await;
    assert_eq!(refusal(&nothing), (400, "invalid_request"));
    let good = signed_as(Some("logout+jwt"), &claims);
    let elsewhere = world
        .deployment
        .post("/login/backchannel-logout/none", HeaderMap::new(), &[("logout_token", &good)])
        .await;
    assert_eq!(refusal(&elsewhere), (400, "invalid_request"));
    assert!(kept.is_alive(&world, &client).await);
}

#[rstest]
#[case(Some("logout+jwt"))]
#[case(Some("JWT"))]
#[case(None)]
#[tokio::test]
async fn a_logout_token_works_once(#[case] kind: Option<&str>) {
    let world = World::open().await;
    let token = signed_as(kind, &logout_claims(&world, &json!({})));
    assert_eq!(told(&world, &token).await.status, 200);
    let again = told(&world, &token).await;
    assert_eq!(refusal(&again), (400, "invalid_request"));
    assert!(again.body["error_description"].as_str().unwrap().contains("was used before"));
}

#[tokio::test]
async fn passwords_go_on_when_a_provider_signs_somebody_out() {
    let world = World::open().await;
    world.deployment.person("root", &[]).await;
    let mut browser = Browser::new(&world.deployment);
    browser.sign_in("/login", "root", PASSWORD).await;
    assert_eq!(told(&world, &signed_as(None, &logout_claims(&world, &json!({})))).await.status, 200);
    let session = browser.cookies["docket_session"].as_str().unwrap();
    assert!(world.deployment.uaa.session(session).await.is_some());
}
