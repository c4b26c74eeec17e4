use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{CERTIFICATE, Tenant};

fn technical() -> Value {
    json!({
        "applicationName": "OneInboxApp",
        "description": "Task center, technical user",
        "applicationUrl": "http://127.0.0.1:8080",
        "bindToUsers": true,
        "userIds": ["TECHNICAL_USER_INBOX_CEF979F3"],
        "certificate": CERTIFICATE,
    })
}

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

#[tokio::test]
async fn a_registered_client_has_an_api_key_that_survives_every_edit() {
    let tenant = Tenant::start().await;
    let admin = tenant.api("slindgren");
    let (status, client) = admin.post("/oauth-clients", technical()).await;
    assert_eq!(status, 201);
    let key = client["apiKey"].as_str().unwrap().to_owned();
    assert_eq!(key.len(), 38);
    assert_eq!(client["enabled"], true);
    assert_eq!(client["addedAt"], "2026-03-02T08:00:00.000Z");

    tenant.advance(60);
    let path = format!("/oauth-clients/{}", client["id"].as_str().unwrap());
    let body: String = CERTIFICATE.lines().filter(|line| !line.starts_with("-----")).collect();
    let change = with(with(technical(), "certificate", json!(body)), "applicationName", json!("Renamed"));
    let (status, edited) = admin.put(&path, change).await;
    assert_eq!(status, 200);
    assert_eq!(edited["apiKey"], key);
    assert_eq!(edited["applicationName"], "Renamed");
    assert_eq!(edited["certificate"], client["certificate"], "the body alone is the same certificate");
    assert_eq!(edited["addedAt"], client["addedAt"]);
    assert_eq!(edited["modifiedAt"], "2026-03-02T08:01:00.000Z");
    assert_eq!(admin.get(&path).await, (200, edited));
}

#[tokio::test]
async fn name_and_url_are_unique_and_each_fault_is_named() {
    let tenant = Tenant::start().await;
    let admin = tenant.api("slindgren");
    assert_eq!(admin.post("/oauth-clients", technical()).await.0, 201);
    let other = with(
        with(technical(), "applicationName", json!("OneInboxAppPP")),
        "applicationUrl",
        json!("http://127.0.0.1:8080/pp"),
    );
    for (input, target, part) in [
        (with(other.clone(), "applicationName", json!("OneInboxApp")), "applicationName", "has this name"),
        (with(other.clone(), "applicationUrl", json!("http://127.0.0.1:8080")), "applicationUrl", "/pp"),
        (with(other.clone(), "applicationName", json!("  ")), "applicationName", "it is missing"),
        (with(other.clone(), "applicationUrl", json!("not a url")), "applicationUrl", "not a valid URL"),
        (with(other.clone(), "certificate", json!("")), "certificate", "the certificate is empty"),
        (with(other.clone(), "certificate", json!("AAAA")), "certificate", "not an X.509 certificate"),
        (with(other.clone(), "userIds", json!([])), "userIds", "at least one"),
        (with(other.clone(), "bindToUsers", json!(false)), "userIds", "tick Bind to Users"),
    ] {
        let (status, body) = admin.post("/oauth-clients", input).await;
        assert_eq!((status, &body["error"]["target"]), (400, &json!(target)), "{body}");
        assert!(body["error"]["message"].as_str().unwrap().contains(part), "{body}");
    }
    let (_, list) = admin.get("/oauth-clients").await;
    assert_eq!(list["value"].as_array().unwrap().len(), 1, "a refused registration leaves nothing behind");
    let (status, body) = admin.post("/oauth-clients", json!({})).await;
    assert_eq!(status, 400);
    let targets: Vec<&str> = body["error"]["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|detail| detail["target"].as_str().unwrap())
        .collect();
    assert_eq!(targets, ["applicationName", "applicationUrl", "certificate"], "all faults at once");
    assert_eq!(admin.post("/oauth-clients", other).await.0, 201);
}

#[tokio::test]
async fn an_edit_cannot_take_the_name_of_another_client() {
    let tenant = Tenant::start().await;
    let admin = tenant.api("slindgren");
    admin.post("/oauth-clients", technical()).await;
    let second = with(
        with(technical(), "applicationName", json!("Second")),
        "applicationUrl",
        json!("http://127.0.0.1:8080/pp"),
    );
    let (_, client) = admin.post("/oauth-clients", second.clone()).await;
    let path = format!("/oauth-clients/{}", client["id"].as_str().unwrap());
    let (status, body) = admin.put(&path, with(second, "applicationName", json!("OneInboxApp"))).await;
    assert_eq!((status, &body["error"]["target"]), (400, &json!("applicationName")));
    assert_eq!(admin.get(&path).await.1["applicationName"], "Second");
}

#[tokio::test]
async fn a_client_is_disabled_enabled_and_deleted() {
    let tenant = Tenant::start().await;
    let admin = tenant.api("slindgren");
    let (_, client) = admin.post("/oauth-clients", technical()).await;
    let path = format!("/oauth-clients/{}", client["id"].as_str().unwrap());
    let disable = format!("{path}/disable");
    for _ in 0..2 {
        let (status, body) = admin.call(Method::POST, &disable, None).await;
        assert_eq!((status, &body["enabled"]), (200, &json!(false)));
    }
    let (status, body) = admin.call(Method::POST, &format!("{path}/enable"), None).await;
    assert_eq!((status, &body["enabled"], &body["apiKey"]), (200, &json!(true), &client["apiKey"]));
    assert_eq!(admin.call(Method::DELETE, &path, None).await.0, 204);
    assert_eq!(admin.call(Method::DELETE, &path, None).await.0, 404);
    assert_eq!(admin.get(&path).await.0, 404);
    assert_eq!(admin.call(Method::POST, &disable, None).await.0, 404);
}
