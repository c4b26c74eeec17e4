use docket_sandbox::store::{Decision, RequestStatus};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Tenant;

fn vacation() -> Value {
    json!({"timeType": "VACATION", "startDate": "2026-07-01", "endDate": "2026-07-10", "comment": "Sea"})
}

#[tokio::test]
async fn a_request_waits_for_the_manager_and_shows_the_decision() {
    let tenant = Tenant::start().await;
    let employee = tenant.api("afischer");
    let (status, request) = employee.post("/time-off-requests", vacation()).await;
    assert_eq!(status, 201);
    assert_eq!((&request["approvalStatus"], &request["approver"]), (&json!("PENDING"), &json!("mkeller")));
    let code = request["externalCode"].as_str().unwrap();
    let path = format!("/time-off-requests/{code}");
    let mut expected = request.clone();
    expected["questions"] = json!([]);
    assert_eq!(employee.get(&path).await, (200, expected));
    assert_eq!(tenant.api("mkeller").get(&path).await.0, 200, "the approver sees it");
    assert_eq!(tenant.api("jmoreau").get(&path).await.0, 404, "a colleague does not");

    let decision = Decision {
        status: RequestStatus::Rejected,
        by: "mkeller".to_owned(),
        comment: Some("Too many away".to_owned()),
        reason_code: Some("STAFFING".to_owned()),
    };
    tenant.advance(60);
    let now = tenant.clock.now();
    let store = tenant.sandbox.store();
    assert!(store.decide_request(code, &decision, now).await.unwrap().is_some());
    assert_eq!(store.decide_request(code, &decision, now).await.unwrap(), None, "only once");
    let (_, decided) = employee.get(&path).await;
    assert_eq!(decided["approvalStatus"], "REJECTED");
    assert_eq!(decided["decidedBy"], "mkeller");
    assert_eq!(decided["decidedAt"], "2026-03-02T08:01:00.000Z");
    assert_eq!(decided["decisionComment"], "Too many away");
}

#[tokio::test]
async fn a_request_that_cannot_be_names_the_field() {
    let tenant = Tenant::start().await;
    let employee = tenant.api("afischer");
    let before = employee.get("/time-off-requests").await.1["value"].as_array().unwrap().len();
    for (field, value) in [
        ("timeType", json!("HOLIDAY")),
        ("startDate", json!("01.07.2026")),
        ("endDate", json!("2026-06-30")),
        ("endDate", json!("2026-12-30")),
        ("comment", json!("x".repeat(1001))),
    ] {
        let mut input = vacation();
        input[field] = value;
        let (status, body) = employee.post("/time-off-requests", input).await;
        assert_eq!((status, &body["error"]["target"]), (400, &json!(field)), "{body}");
    }
    let (status, body) = employee.post("/time-off-requests", json!({"startDate": 5})).await;
    assert_eq!((status, &body["error"]["target"]), (400, &json!("body")), "{body}");
    let after = employee.get("/time-off-requests").await.1["value"].as_array().unwrap().len();
    assert_eq!(after, before);
    let (status, body) = tenant.api("dokafor").post("/time-off-requests", vacation()).await;
    assert_eq!((status, &body["error"]["code"]), (409, &json!("sandbox.conflict")), "no manager");
}

#[tokio::test]
async fn only_the_employee_withdraws_and_only_while_it_is_pending() {
    let tenant = Tenant::start().await;
    let employee = tenant.api("afischer");
    let (_, request) = employee.post("/time-off-requests", vacation()).await;
    let path = format!("/time-off-requests/{}/withdraw", request["externalCode"].as_str().unwrap());
    assert_eq!(tenant.api("mkeller").call(Method::POST, &path, None).await.0, 403);
    assert_eq!(tenant.api("jmoreau").call(Method::POST, &path, None).await.0, 404);
    let (status, body) = employee.call(Method::POST, &path, None).await;
    assert_eq!((status, &body["approvalStatus"]), (200, &json!("CANCELLED")));
    assert_eq!(employee.call(Method::POST, &path, None).await.0, 409);
}

#[tokio::test]
async fn every_change_is_later_than_the_one_before_even_on_a_clock_that_stands() {
    let tenant = Tenant::start().await;
    let employee = tenant.api("afischer");
    let mut last = String::new();
    for _ in 0..5 {
        let (_, request) = employee.post("/time-off-requests", vacation()).await;
        let at = request["modifiedAt"].as_str().unwrap().to_owned();
        assert!(at > last, "{at} after {last}");
        last = at;
        let path = format!("/time-off-requests/{}/withdraw", request["externalCode"].as_str().unwrap());
        let (_, withdrawn) = employee.call(Method::POST, &path, None).await;
        let at = withdrawn["modifiedAt"].as_str().unwrap().to_owned();
        assert!(at > last, "{at} after {last}");
        last = at;
    }
}

#[tokio::test]
async fn lists_are_ones_own_or_the_teams() {
    let tenant = Tenant::start().await;
    let (_, own) = tenant.api("mkeller").get("/time-off-requests").await;
    assert!(own["value"].as_array().unwrap().iter().all(|request| request["userId"] == "mkeller"));
    let (_, team) = tenant.api("mkeller").get("/time-off-requests?scope=team&top=3").await;
    let team = team["value"].as_array().unwrap();
    assert_eq!(team.len(), 3);
    assert!(team.iter().all(|request| request["approver"] == "mkeller"));
    let (status, body) = tenant.api("mkeller").get("/time-off-requests?top=0").await;
    assert_eq!((status, &body["error"]["target"]), (400, &json!("top")));
}
