//! The character U+0000, which PostgreSQL takes in no text, is the caller's mistake on either database.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use docket_domain::service::Service;
use docket_testkit::Backend;
use http::{HeaderMap, header};
use rstest::rstest;
use serde_json::json;

use crate::deployment::{Browser, Deployment, PASSWORD, REDIRECT, refusal};

#[rstest]
#[tokio::test]
async fn in_a_form_it_is_refused_by_the_field_s_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let deployment = Deployment::start_on(backend).await;
    let client = deployment.client("app", Service::Application).await;
    for (field, fields) in [
        ("username", vec![("grant_type", "password"), ("username", "a\0"), ("password", PASSWORD)]),
        ("password", vec![("grant_type", "password"), ("username", "ada"), ("password", "\0")]),
        ("scope", vec![("grant_type", "client_credentials"), ("scope", "a\0b")]),
        ("code", vec![("grant_type", "authorization_code"), ("code", "\0"), ("redirect_uri", REDIRECT)]),
        ("refresh_token", vec![("grant_type", "refresh_token"), ("refresh_token", "x\0")]),
        ("x", vec![("grant_type", "client_credentials"), ("x\0", "y")]),
    ] {
        let answer = deployment.token(&client, &fields).await;
        assert_eq!(refusal(&answer), (400, "invalid_request"), "{field}: {}", answer.body);
        let said = answer.body["error_description"].as_str().unwrap();
        assert!(said.starts_with(&format!("The parameter {field} ")), "{said}");
    }
    let id = [("client_id", "sb\0"), ("client_secret", "x"), ("grant_type", "client_credentials")];
    let answer = deployment.post("/oauth/token", HeaderMap::new(), &id).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
    let token = [("logout_token", "\0")];
    let answer = deployment.post("/login/backchannel-logout/corp", HeaderMap::new(), &token).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
}

#[rstest]
#[tokio::test]
async fn on_a_page_it_is_refused_with_a_page(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let deployment = Deployment::start_on(backend).await;
    let mut browser = Browser::new(&deployment);
    for (path, fields) in [
        ("/login", [("username", "a\0"), ("password", PASSWORD)]),
        ("/oauth/authorize", [("client_id", "\0"), ("redirect_uri", REDIRECT)]),
    ] {
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.body.as_str().unwrap().contains("U+0000"), "{}", answer.body);
    }
    // One that is encoded twice comes to light when the way back is read.
    let answer = browser.get("/login?return=%2Foauth%2Fauthorize%3Fclient_id%3D%2500").await;
    assert_eq!(answer.status, 400);
}

#[rstest]
#[tokio::test]
async fn a_client_by_such_a_name_is_as_unknown_as_any(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let deployment = Deployment::start_on(backend).await;
    for id in ["sb\0", "sb%00"] {
        let mut headers = HeaderMap::new();
        let basic = format!("Basic {}", STANDARD.encode(format!("{id}:secret")));
        headers.insert(header::AUTHORIZATION, basic.parse().unwrap());
        let answer = deployment.post("/oauth/token", headers, &[("grant_type", "client_credentials")]).await;
        assert_eq!(refusal(&answer), (401, "unauthorized"), "{id:?}");
    }
    let encode = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let assertion = format!(
        "{}.{}.{}",
        encode(json!({"alg": "RS256", "typ": "JWT"})),
        encode(json!({"iss": "sb\0", "sub": "sb\0"})),
        URL_SAFE_NO_PAD.encode("signature"),
    );
    let by_assertion = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", &*assertion),
    ];
    let answer = deployment.post("/oauth/token", HeaderMap::new(), &by_assertion).await;
    assert_eq!(refusal(&answer), (401, "invalid_client"));
}
