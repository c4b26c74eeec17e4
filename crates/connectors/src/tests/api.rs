//! What administrators read.

use docket_domain::Role;
use docket_http::{ClientKind, Part};
use docket_testkit::callers::{Api, TestAuthenticator, TestCaller};
use http::{Method, StatusCode};
use serde_json::json;

use crate::tests::fixture::Fixture;
use crate::tests::provider::task;

#[tokio::test]
async fn an_administrator_sees_connectors_their_jobs_and_their_history() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    let mut incomplete = task("b", 2);
    incomplete.as_object_mut().unwrap().remove("subject");
    fixture.provider.put(incomplete);
    fixture.destinations.create(fixture.personal("A_PP")).await.unwrap();
    fixture.connected().await.settle().await;
    let api =
        Api::new(fixture.connectors.routes(TestAuthenticator::new()).router).described(&crate::describe());
    let admin = TestCaller::person("ada").with(Role::TaskCenterAdmin);

    let list = api.call(&admin, Method::GET, "/task-center-service/v1/connectors", None).await;
    assert_eq!(
        list.body,
        json!({"value": [{
            "id": "A", "status": "WARNING", "providerType": null, "url": fixture.provider.url, "push": false, "reachable": true,
            "message": list.body["value"][0]["message"], "counts": {"stored": 2, "valid": 1, "invalid": 1},
        }]})
    );
    let reason = list.body["value"][0]["message"].as_str().unwrap();
    assert!(
        reason.contains("1 task without all mandatory elements"),
        "the job that warns says why: {reason}"
    );
    let one = api.call(&admin, Method::GET, "/task-center-service/v1/connectors/A", None).await.body;
    let kinds: Vec<_> = one["jobs"].as_array().unwrap().iter().map(|job| job["jobType"].clone()).collect();
    assert_eq!(kinds, ["INITIAL", "CONFIG", "DELTA", "META"]);
    assert_eq!(one["counts"], list.body["value"][0]["counts"]);
    for job in one["jobs"].as_array().unwrap() {
        let told = ["status", "message", "startedAt", "finishedAt"].map(|key| job[key].is_string());
        assert_eq!(told, [true; 4], "{job}");
    }
    let history = api
        .call(&admin, Method::GET, "/task-center-service/v1/connectors/A/jobTypes/INITIAL", None)
        .await
        .body;
    assert_eq!(history["value"][0]["counts"]["stored"], 2);
    assert_eq!(history["value"][0]["status"], "WARNING");
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let fixture = Fixture::new().await;
    let api =
        Api::new(fixture.connectors.routes(TestAuthenticator::new()).router).described(&crate::describe());
    let caller = TestCaller::client(ClientKind::TaskCenter).with(Role::SubaccountAdministrator);
    let get = async |path: &str| {
        let path = format!("/task-center-service/v1/connectors/{path}");
        let answer = api.call(&caller, Method::GET, &path, None).await;
        (answer.status, answer.body["error"]["target"].clone())
    };
    assert_eq!(get("A").await, (StatusCode::NOT_FOUND, json!("id")));
    assert_eq!(get("A/jobTypes/DELTA").await, (StatusCode::NOT_FOUND, json!("id")));
    assert_eq!(get("A/jobTypes/delta").await, (StatusCode::BAD_REQUEST, json!("jobType")));
}

#[tokio::test]
async fn connectors_are_for_administrators() {
    let fixture = Fixture::new().await;
    let Part { router, table } = fixture.connectors.routes(TestAuthenticator::new());
    let api = Api::new(router).described(&crate::describe());
    assert_eq!(table.len(), 3);
    for (caller, status) in [
        (TestCaller::Nobody, StatusCode::UNAUTHORIZED),
        (TestCaller::person("ada"), StatusCode::FORBIDDEN),
        (TestCaller::person("ada").with(Role::DestinationAdministrator), StatusCode::FORBIDDEN),
        (TestCaller::client(ClientKind::Destination), StatusCode::FORBIDDEN),
        (TestCaller::client(ClientKind::TaskCenter).with(Role::TaskCenterAdmin), StatusCode::OK),
        (TestCaller::CommandLine, StatusCode::OK),
    ] {
        let answer = api.call(&caller, Method::GET, "/task-center-service/v1/connectors", None).await;
        assert_eq!(answer.status, status, "{caller:?}");
    }
}
