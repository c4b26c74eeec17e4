//! The password grant: for clients that are allowed it, throttled.

use std::time::Duration;

use docket_domain::service::Service;
use docket_testkit::Answer;
use http::header;
use serde_json::json;

use crate::deployment::{Browser, Deployment, PASSWORD, TestClient, claims, refusal};

async fn try_password(deployment: &Deployment, client: &TestClient, name: &str, password: &str) -> Answer {
    let parameters = [("grant_type", "password"), ("username", name), ("password", password)];
    deployment.token(client, &parameters).await
}

#[tokio::test]
async fn it_is_only_for_clients_whose_parameters_name_it() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let allowed = deployment.client("tc", Service::TaskCenter).await;
    let answer = try_password(&deployment, &allowed, "ADA", PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(claims(&answer.body["access_token"])["grant_type"], "password");
    let other = deployment.client_with("other", Service::TaskCenter, json!({})).await;
    let answer = try_password(&deployment, &other, "ada", PASSWORD).await;
    assert_eq!(refusal(&answer), (401, "unauthorized_client"));
}

#[tokio::test]
async fn the_origin_a_login_hint_names_is_docket_s_own() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    for (hint, expected) in [
        (r#"{"origin":"docket"}"#, (200, "")),
        (r#"{"origin":"corp"}"#, (400, "invalid_grant")),
        (r#"{"origin":1}"#, (400, "invalid_request")),
        ("{}", (400, "invalid_request")),
        ("docket", (400, "invalid_request")),
    ] {
        let parameters =
            [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("login_hint", hint)];
        assert_eq!(refusal(&deployment.token(&client, &parameters).await), expected, "{hint}");
    }
}

#[tokio::test]
async fn a_wrong_name_a_wrong_password_and_a_deactivated_person_get_one_answer() {
    let deployment = Deployment::start().await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let id = deployment.person("ada", &[]).await;
    let mut answers = vec![
        try_password(&deployment, &client, "ada", "wrong password").await,
        try_password(&deployment, &client, "nobody", PASSWORD).await,
    ];
    let off = docket_directory::Change { active: Some(false), ..Default::default() };
    deployment.directory.update(&id, off).await.unwrap();
    answers.push(try_password(&deployment, &client, "ada", PASSWORD).await);
    for answer in &answers {
        assert_eq!(refusal(answer), (401, "unauthorized"));
        assert_eq!(answer.body, answers[0].body);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_together_with_the_sign_in_page() {
    let deployment = Deployment::start().await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    deployment.person("ada", &[]).await;
    for _ in 0..3 {
        try_password(&deployment, &client, "ada", "wrong password").await;
        Browser::new(&deployment).sign_in("/login", "ada", "wrong password").await;
    }
    let blocked = try_password(&deployment, &client, "ada", PASSWORD).await;
    assert_eq!(blocked.status, 429, "also with the right password");
    assert_eq!(blocked.headers[header::RETRY_AFTER], "15");
    assert!(blocked.body.get("access_token").is_none());
    let page = Browser::new(&deployment).sign_in("/login", "ada", PASSWORD).await;
    assert_eq!(page.status, 429);
    assert_eq!(page.headers[header::RETRY_AFTER], "15");
    assert!(
        page.headers.get_all(header::SET_COOKIE).iter().all(|c| !c.to_str().unwrap().contains("session"))
    );

    deployment.advance(Duration::from_secs(15));
    assert_eq!(try_password(&deployment, &client, "ada", PASSWORD).await.status, 200);
    assert_eq!(try_password(&deployment, &client, "ada", "wrong password").await.status, 401);
}
