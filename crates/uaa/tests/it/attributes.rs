//! Additional attributes (`az_attr`) in people's tokens.

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::Backend;
use rstest::rstest;
use serde_json::json;

use crate::deployment::{
    Browser, Deployment, JWT_BEARER, PASSWORD, REDIRECT, access, claims, form, location, parameter, refusal,
};

const ASKED: (&str, &str) = ("authorities", r#"{"az_attr":{"tenant":"x","plan":"y"}}"#);

#[rstest]
#[tokio::test]
async fn they_are_in_the_token_and_stay_when_it_is_refreshed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let deployment = Deployment::start_on(backend).await;
    deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let expected = json!({"tenant": "x", "plan": "y"});

    let password = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ASKED];
    let mut tokens = deployment.token(&client, &password).await.body;
    assert_eq!(claims(&tokens["access_token"])["az_attr"], expected);
    for more in [None, Some(ASKED), None] {
        let refresh = tokens["refresh_token"].as_str().unwrap().to_owned();
        let mut parameters = vec![("grant_type", "refresh_token"), ("refresh_token", &refresh)];
        parameters.extend(more);
        tokens = deployment.token(&client, &parameters).await.body;
        assert_eq!(claims(&tokens["access_token"])["az_attr"], expected);
    }
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let other = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh),
        ("authorities", r#"{"az_attr":{"tenant":"z"}}"#),
    ];
    assert_eq!(refusal(&deployment.token(&client, &other).await), (400, "invalid_request"));
    assert_eq!(deployment.token(&client, &other[..2]).await.status, 200, "the refusal did not use it up");

    let plain = deployment.person_token(&client, "ada").await;
    assert!(claims(&plain["access_token"]).get("az_attr").is_none());
    let exchange = [("grant_type", JWT_BEARER), ("assertion", access(&plain)), ASKED];
    let exchanged = deployment.token(&client, &exchange).await.body;
    assert_eq!(claims(&exchanged["access_token"])["az_attr"], expected);

    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let asked = form(&[("client_id", &client.id), ("response_type", "code"), ("redirect_uri", REDIRECT)]);
    let code =
        parameter(&location(&browser.get(&format!("/oauth/authorize?{asked}")).await), "code").unwrap();
    let redeem = [("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", REDIRECT), ASKED];
    let tokens = deployment.token(&client, &redeem).await.body;
    assert_eq!(claims(&tokens["access_token"])["az_attr"], expected);
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let again = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    assert_eq!(claims(&deployment.token(&client, &again).await.body["access_token"])["az_attr"], expected);
}

#[tokio::test]
async fn attributes_of_another_kind_are_refused_for_people_too() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    for wrong in
        ["x", "{}", r#"{"az_attr":{"a":["b"]}}"#, &format!(r#"{{"az_attr":{{"a":"{}"}}}}"#, "x".repeat(3000))]
    {
        let password =
            [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("authorities", wrong)];
        assert_eq!(refusal(&deployment.token(&client, &password).await), (400, "invalid_request"), "{wrong}");
    }
}
