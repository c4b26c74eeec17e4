//! People change their own password.

use docket_domain::service::Service;
use docket_http::Authenticator as _;
use http::{HeaderMap, Method, Request, header};
use serde_json::{Value, json};

use crate::deployment::{Browser, Deployment, PASSWORD, access, bearer, hidden, location, refusal};

const NEW: &str = "a longer one than before";

#[tokio::test]
async fn a_person_changes_their_password_on_the_page_and_stays_signed_in_here_alone() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let tokens = deployment.person_token(&client, "ada").await;
    let by_password = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)];
    let opaque = [&by_password[..], &[("token_format", "opaque")]].concat();
    let opaque = deployment.token(&client, &opaque).await.body;
    for token in [access(&tokens), access(&opaque)] {
        assert!(deployment.uaa.bearer(token).await.is_ok());
    }
    let mut here = Browser::new(&deployment);
    assert_eq!(location(&here.get("/password").await), "/login?return=%2Fpassword");
    here.sign_in("/login?return=%2Fpassword", "ada", PASSWORD).await;
    let mut elsewhere = Browser::new(&deployment);
    elsewhere.sign_in("/login", "ada", PASSWORD).await;

    let page = here.get("/password").await;
    let token = hidden(&page, "csrf_token");
    let change = |current: &'static str, new: &'static str, again: &'static str| {
        [("current", current), ("new", new), ("new_again", again)]
    };
    for (fields, fault) in [
        (change(PASSWORD, NEW, "another"), "not the same"),
        (change("wrong", NEW, NEW), "current password is wrong"),
        (change(PASSWORD, PASSWORD, PASSWORD), "choose another"),
        (change(PASSWORD, "short", "short"), "characters"),
    ] {
        let mut all = fields.to_vec();
        all.push(("csrf_token", &token));
        let answer = here.post("/password", &all).await;
        assert_eq!(answer.status, 400);
        assert!(answer.body.as_str().unwrap().contains(fault), "{fault}: {}", answer.body);
    }
    let foreign = here.post("/password", &change(PASSWORD, NEW, NEW)).await;
    assert_eq!(foreign.status, 403, "without the page's token");

    let mut all = change(PASSWORD, NEW, NEW).to_vec();
    all.push(("csrf_token", &token));
    let done = here.post("/password", &all).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(here.get("/password").await.status, 200, "still signed in");
    assert!(location(&elsewhere.get("/password").await).starts_with("/login"));
    let refresh =
        [("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"].as_str().unwrap())];
    assert_eq!(refusal(&deployment.token(&client, &refresh).await), (400, "invalid_grant"));
    for token in [access(&tokens), access(&opaque)] {
        assert_eq!(refusal(&deployment.get("/userinfo", bearer(token)).await), (401, "invalid_token"));
        let check = [("token", token), ("client_id", &client.id), ("client_secret", &client.secret)];
        let checked = deployment.post("/check_token", HeaderMap::new(), &check).await;
        assert_eq!(refusal(&checked), (400, "invalid_token"));
        assert!(deployment.uaa.bearer(token).await.is_err());
    }
    let mut fresh = Browser::new(&deployment);
    assert_eq!(fresh.sign_in("/login", "ada", PASSWORD).await.status, 401);
    assert_eq!(fresh.sign_in("/login", "ada", NEW).await.status, 302);
}

#[tokio::test]
async fn the_cockpit_changes_it_with_a_session_and_its_csrf_token() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let api = docket_testkit::Api::new(
        deployment.uaa.cockpit_routes(std::sync::Arc::new(deployment.uaa.clone())).router,
    )
    .described(&docket_uaa::describe_cockpit());
    let mut browser = Browser::new(&deployment);
    let page = browser.sign_in("/login?return=%2Fpassword", "ada", PASSWORD).await;
    assert_eq!(page.status, 302);
    let csrf = hidden(&browser.get("/password").await, "csrf_token");
    let cookie = format!("docket_session={}", browser.cookies["docket_session"].as_str().unwrap());
    let send = async |body: Value, csrf: &str| {
        let request = Request::builder()
            .method(Method::PUT)
            .uri("/cockpit-api/v1/me/password")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-csrf-token", csrf)
            .body(body.to_string().into())
            .unwrap();
        api.send(request).await
    };
    let change = json!({"currentPassword": PASSWORD, "newPassword": NEW});
    assert_eq!(send(change.clone(), "").await.status, 403);
    let wrong = send(json!({"currentPassword": "wrong", "newPassword": NEW}), &csrf).await;
    assert_eq!((wrong.status.as_u16(), wrong.target()), (400, Some("currentPassword")));
    let short = send(json!({"currentPassword": PASSWORD, "newPassword": "x"}), &csrf).await;
    assert_eq!((short.status.as_u16(), short.target()), (400, Some("newPassword")));
    let done = send(change.clone(), &csrf).await;
    assert_eq!(done.status, 204, "{}", done.body);
    assert!(done.headers.contains_key(header::SET_COOKIE));
    assert_eq!(send(change, &csrf).await.status, 401, "the session it came with is over");
}

#[tokio::test]
async fn guessing_the_current_password_is_slowed_down_as_signing_in_is() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let token = hidden(&browser.get("/password").await, "csrf_token");
    let guess = [("current", "wrong"), ("new", NEW), ("new_again", NEW), ("csrf_token", &*token)];
    for _ in 0..6 {
        assert_eq!(browser.post("/password", &guess).await.status, 400);
    }
    let blocked = browser.post("/password", &guess).await;
    assert_eq!(blocked.status, 429);
    assert!(blocked.headers.contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn wrong_client_secrets_are_slowed_down_too() {
    let deployment = Deployment::start().await;
    let client = deployment.client("app", Service::Application).await;
    let wrong =
        [("grant_type", "client_credentials"), ("client_id", &*client.id), ("client_secret", "wrong")];
    for _ in 0..21 {
        assert_eq!(
            refusal(&deployment.post("/oauth/token", HeaderMap::new(), &wrong).await),
            (401, "unauthorized")
        );
    }
    let blocked = deployment.token(&client, &[("grant_type", "client_credentials")]).await;
    assert_eq!(blocked.status, 429, "also with the right one, from the same address");
    deployment.advance(std::time::Duration::from_secs(10));
    deployment.client_token(&client).await;
}
