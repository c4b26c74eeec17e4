//! The way to the provider and back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_domain::service::Service;
use docket_testkit::samples::NOON;
use serde_json::json;

use super::provider::SECRET;
use super::world::{World, is_refused, page};
use crate::deployment::{Browser, REDIRECT, access, claims, form, location, parameter};

#[tokio::test]
async fn somebody_the_provider_knows_is_signed_in_and_goes_where_they_wanted() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    assert_eq!(location(&answer), "/inbox");
    let user = world.user("ada.l").await.unwrap();
    assert_eq!((user.email.as_str(), user.display_name.as_str()), ("ada.l@corp.example", "Ada Lovelace"));
    assert_eq!(user.locale.unwrap().as_str(), "de");
    let session = browser.cookies["docket_session"].as_str().unwrap().to_owned();
    let caller = docket_http::Authenticator::session(&world.deployment.uaa, &session).await.unwrap();
    assert_eq!(caller.person.claims["origin"], "corp");
    assert_eq!(
        caller.person.claims["xs.system.attributes"]["xs.saml.groups"],
        json!(["Finance", "Everybody"])
    );
}

#[tokio::test]
async fn the_request_is_bound_to_this_sign_in() {
    let world = World::open().await;
    let mut browser = Browser { languages: "de", ..Browser::new(&world.deployment) };
    let first = location(&browser.get("/login/with/corp?return=/&login_hint=ada&again=1").await);
    let second = location(&browser.get("/login/with/corp?return=/").await);
    let asked = |name: &str| parameter(&first, name).unwrap_or_default();
    assert_eq!((asked("response_type"), asked("client_id")), ("code".to_owned(), "docket".to_owned()));
    assert_eq!(asked("redirect_uri"), "http://127.0.0.1:8080/login/callback/corp");
    assert_eq!(asked("scope"), "openid profile email");
    assert_eq!((asked("code_challenge_method").as_str(), asked("code_challenge").len()), ("S256", 43));
    assert_eq!((asked("login_hint").as_str(), asked("prompt").as_str()), ("ada", "login"));
    assert_eq!(asked("ui_locales"), "de");
    for name in ["state", "nonce", "code_challenge"] {
        assert!(parameter(&second, name).unwrap() != asked(name), "{name} is new each time");
    }
    assert_eq!((parameter(&second, "prompt"), parameter(&second, "login_hint")), (None, None));
}

#[tokio::test]
async fn two_sign_ins_at_once_both_work() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    let first = location(&browser.get("/login/with/corp?return=/one").await);
    let second = location(&browser.get("/login/with/corp?return=/two").await);
    for (address, target) in [(second, "/two"), (first, "/one")] {
        let state = world.at_the_provider(&address);
        assert_eq!(location(&world.come_back(&mut browser, &state).await), target);
    }
}

#[tokio::test]
async fn tokens_say_where_and_how_the_person_signed_in() {
    let world = World::open().await;
    let client = world.deployment.client("portal", Service::Application).await;
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    let wanted = form(&[
        ("client_id", &client.id),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "openid"),
    ]);
    let code =
        parameter(&location(&browser.get(&format!("/oauth/authorize?{wanted}")).await), "code").unwrap();
    let parameters =
        [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", REDIRECT)];
    let tokens = world.deployment.token(&client, &parameters).await.body;
    let refreshed =
        [("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"].as_str().unwrap())];
    let refreshed = world.deployment.token(&client, &refreshed).await.body;
    for token in [&tokens["access_token"], &tokens["id_token"], &refreshed["access_token"]] {
        let claims = claims(token);
        assert_eq!(claims["origin"], "corp");
        assert_eq!(claims["amr"], json!(["pwd", "otp"]));
        assert_eq!(claims["auth_time"], NOON.as_seconds() - 120);
    }
    let groups = json!(["Finance", "Everybody"]);
    assert_eq!(claims(&tokens["access_token"])["xs.system.attributes"]["xs.saml.groups"], groups);
    let other = world.deployment.client("other", Service::Application).await;
    let wide = [("grant_type", crate::deployment::JWT_BEARER), ("assertion", access(&refreshed))];
    let exchanged = world.deployment.token(&client, &wide).await.body;
    assert_eq!(claims(&exchanged["access_token"])["origin"], "corp", "{other:?}");
    assert_eq!(claims(&exchanged["access_token"])["xs.system.attributes"]["xs.saml.groups"], groups);
}

#[tokio::test]
async fn a_provider_that_does_not_say_how_or_when_signed_in_elsewhere_and_now() {
    let world = World::open().await;
    world.provider.says("amr", json!(null));
    world.provider.says("auth_time", json!(null));
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    let session = browser.cookies["docket_session"].as_str().unwrap().to_owned();
    let caller = docket_http::Authenticator::session(&world.deployment.uaa, &session).await.unwrap();
    assert_eq!(caller.person.claims["amr"], json!(["ext"]));
    assert_eq!(caller.person.claims["auth_time"], NOON.as_seconds());
}

#[tokio::test]
async fn the_client_proves_itself_as_configured() {
    let world = World::open().await;
    world.sign_in().await;
    for method in ["client_secret_post", "private_key_jwt", "none"] {
        let answer = world.change(json!({"clientAuthentication": method})).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(location(&world.sign_in().await), "/inbox");
    }
    let plan = world.provider.plan.lock().unwrap();
    let (basic, post, assertion, none) =
        (&plan.token_requests[0], &plan.token_requests[1], &plan.token_requests[2], &plan.token_requests[3]);
    assert_eq!(
        basic.1.as_deref(),
        Some(format!("Basic {}", STANDARD.encode("docket:s3cret%2B%2F%3A")).as_str())
    );
    assert!(!basic.0.contains_key("client_secret") && !basic.0.contains_key("client_id"));
    assert_eq!((&post.0["client_id"], &post.0["client_secret"]), (&json!("docket"), &json!(SECRET)));
    let signed = claims(&assertion.0["client_assertion"]);
    assert_eq!((&signed["iss"], &signed["sub"]), (&json!("docket"), &json!("docket")));
    assert_eq!(signed["aud"], format!("{}/token", world.provider.issuer()));
    assert_eq!(signed["exp"], NOON.as_seconds() + 60);
    for (form, authorization) in [post, assertion, none] {
        assert_eq!((authorization, &form["client_id"]), (&None, &json!("docket")));
    }
    assert!(!none.0.contains_key("client_secret") && !none.0.contains_key("client_assertion"));
}

#[tokio::test]
async fn what_the_id_token_leaves_out_is_asked_of_userinfo() {
    let world = World::open().await;
    world.provider.says("email", json!(null));
    world.provider.says("groups", json!(null));
    let more = json!({"sub": "s-1", "email": "ada@info.example", "groups": ["Finance"], "preferred_username": "other"});
    world.provider.plan.lock().unwrap().user_info = Some(more);
    assert_eq!(location(&world.sign_in().await), "/inbox");
    let user = world.user("ada.l").await.expect("the ID token's own word goes first");
    assert_eq!(user.email, "ada@info.example");

    world.provider.plan.lock().unwrap().user_info = Some(json!({"sub": "s-2", "email": "eve@info.example"}));
    let mut browser = Browser::new(&world.deployment);
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, 502, "its answer is about somebody else");
}

#[tokio::test]
async fn a_browser_at_another_name_of_docket_goes_to_the_public_one_first() {
    let world = World::open().await;
    let mut request = http::Request::new(axum::body::Body::empty());
    *request.uri_mut() = "/login/with/corp?return=/x".parse().unwrap();
    request.headers_mut().insert(http::header::HOST, "localhost:8080".parse().unwrap());
    let answer = world.deployment.api.send(request).await;
    assert_eq!(location(&answer), "http://127.0.0.1:8080/login/with/corp?return=%2Fx&here=1");
}

#[tokio::test]
async fn the_pages_of_a_failed_sign_in_speak_german_too() {
    let world = World::with(json!({})).await;
    let mut browser = Browser { languages: "de", ..Browser::new(&world.deployment) };
    let answer = world.sign_in_with(&mut browser).await;
    is_refused(&answer, &browser, 403, "Corporate ID kennt Sie, docket aber nicht.");
    let text = page(&answer);
    assert!(
        text.contains("<html lang=\"de\">") && text.contains("<h1>Sie sind nicht angemeldet</h1>"),
        "{text}"
    );
}
