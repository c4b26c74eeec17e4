//! Failures planned through `/api/v1/faults`.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::actors::{Answer, Callers, SPI};
use crate::forge::{Forge, Key};
use crate::support::{Tenant, http};

async fn plan(tenant: &Tenant, user_id: &str, method: Method, body: Option<Value>) -> Answer {
    let user = format!("{user_id}@DOCKET01");
    let request =
        http().request(method, tenant.url("/api/v1/faults")).basic_auth(user, Some(tenant.password(user_id)));
    let request = match body {
        Some(body) => request.json(&body),
        None => request,
    };
    Answer::read(request.send().await.unwrap()).await
}

async fn fail(tenant: &Tenant, fault: Value) {
    let answer = plan(tenant, "slindgren", Method::PUT, Some(json!({ "value": [fault] }))).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn status_of(callers: &Callers<'_>, task: &Value) -> String {
    let urn = task["urn"].as_str().unwrap();
    let now = callers.pull(&format!("/tasks/{urn}?languages=en-US")).await;
    now["status"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_planned_status_comes_as_often_as_planned_in_the_interfaces_own_shape() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let fault =
        json!({ "operation": "tasks", "times": 2, "effect": "status", "status": 503, "retryAfter": 7 });
    fail(&tenant, fault.clone()).await;
    let path = "/tasks?modifiedAfter=2020-01-01T00:00:00.000Z&languages=en-US";
    for left in [1, 0] {
        let answer = callers.call(Method::GET, path, &callers.technical).await;
        assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "7"));
        crate::contract::error(&answer.json());
        let planned = plan(&tenant, "slindgren", Method::GET, None).await.json();
        let times = planned["value"].get(0).map_or(0, |fault| fault["times"].as_u64().unwrap());
        assert_eq!(times, left);
    }
    callers.pull(path).await;
    fail(&tenant, json!({ "operation": "token", "effect": "status", "status": 500 })).await;
    let client = tenant.register("another", Key::own(), "").await;
    let assertion = Forge::of("afischer", tenant.clock.now()).signed(Key::own());
    let answer = tenant.present(&client, &assertion).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["errorHttpCode"]), (500, &json!("500")));
    assert_eq!(tenant.present(&client, &assertion).await.status, 200);
}

#[tokio::test]
async fn a_connection_ends_without_a_byte_before_or_after_the_decision() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let manager = callers.person("mkeller").await;
    let task = callers.task_of("mkeller").await;
    for (effect, then) in [("dropBefore", "READY"), ("dropAfter", "COMPLETED")] {
        fail(&tenant, json!({ "operation": "response", "effect": effect })).await;
        let address = tenant.card.url.trim_start_matches("http://").to_owned();
        let body = r#"{"code":"approve"}"#;
        let request = format!(
            "POST {SPI}/tasks/{}/response?languages=en-US HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {manager}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            task["urn"].as_str().unwrap(),
            body.len(),
        );
        let received = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut received = Vec::new();
            // A reset counts as an end.
            let _ = stream.read_to_end(&mut received);
            received
        });
        assert_eq!(String::from_utf8(received.await.unwrap()).unwrap(), "", "{effect}");
        assert_eq!(status_of(&callers, &task).await, then, "{effect}");
    }
}

#[tokio::test]
async fn garbage_comes_with_a_good_status_and_the_decision_is_made() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let manager = callers.person("mkeller").await;
    let task = callers.task_of("mkeller").await;
    fail(&tenant, json!({ "operation": "response", "effect": "garbage" })).await;
    let body = json!({ "code": "approve" });
    let answer = callers.operate(task["urn"].as_str().unwrap(), "response", &body, &manager).await;
    assert_eq!(answer.status, 200);
    assert!(serde_json::from_str::<Value>(&answer.text).is_err());
    assert_eq!(status_of(&callers, &task).await, "COMPLETED");
}

#[tokio::test]
async fn a_delayed_call_is_done_in_the_end() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    fail(&tenant, json!({ "operation": "definitions", "effect": "delay", "delayMs": 50 })).await;
    let before = std::time::Instant::now();
    callers.pull("/taskDefinitions?languages=en-US").await;
    assert!(before.elapsed().as_millis() >= 50);
}

#[tokio::test]
async fn failures_are_an_administrators_affair_and_can_be_called_off() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let fault = json!({ "value": [{ "operation": "tasks", "times": 9, "effect": "dropBefore" }] });
    assert_eq!(plan(&tenant, "mkeller", Method::PUT, Some(fault.clone())).await.status, 403);
    assert_eq!(plan(&tenant, "mkeller", Method::GET, None).await.status, 403);
    assert_eq!(plan(&tenant, "slindgren", Method::PUT, Some(fault)).await.status, 200);
    assert_eq!(plan(&tenant, "slindgren", Method::DELETE, None).await.status, 204);
    assert_eq!(plan(&tenant, "slindgren", Method::GET, None).await.json(), json!({ "value": [] }));
    callers.pull("/tasks?modifiedAfter=2020-01-01T00:00:00.000Z&languages=en-US").await;
    for (wrong, field) in [
        (json!({ "operation": "tasks", "times": 0, "effect": "garbage" }), "times"),
        (json!({ "operation": "tasks", "effect": "status", "status": 200 }), "status"),
        (json!({ "operation": "tasks", "effect": "delay", "delayMs": 600_001 }), "delayMs"),
        (json!({ "operation": "lunch", "effect": "garbage" }), "body"),
    ] {
        let answer = plan(&tenant, "slindgren", Method::PUT, Some(json!({ "value": [wrong] }))).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.json()["error"]["target"]),
            (400, &json!(field)),
            "{}",
            answer.text
        );
    }
}
