//! The procedure, from an empty docket and an empty sandbox to the approved request.

use docket_e2e::procedure::{Connected, Destinations, find_task, task_path};
use docket_e2e::wait::until;
use docket_e2e::{Docket, Sandbox};
use docket_testkit::database::fresh_postgres_database;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case::from_the_boosters_templates(Destinations::FromTemplates)]
#[case::with_new_destinations(Destinations::New)]
#[tokio::test]
async fn a_leave_request_is_approved_by_the_manager_in_the_inbox(#[case] destinations: Destinations) {
    let connected = Connected::new(destinations).await;
    let (employee, manager) = connected.employee_and_manager();
    let code = connected.request_leave(&employee).await;

    let inbox = connected.signed_in(&manager).await;
    let task = connected.wait_for_task(&inbox, &code).await;
    assert_eq!(task["connectorId"], connected.connector);
    assert_eq!(task["status"], "READY");
    assert_eq!(task["label"], "SAP SuccessFactors");
    assert_eq!(
        find_task(&connected.signed_in(&employee).await, &code).await,
        None,
        "an employee decides nothing"
    );

    let decision = json!({"code": "approve", "comment": "Enjoy"});
    let decided = inbox.post(&task_path(&task, "/response"), &decision).await.ok();
    assert_eq!(decided["status"], "COMPLETED");

    let leave = connected.leave(&code).await;
    assert_eq!(leave["approvalStatus"], "APPROVED");
    assert_eq!(leave["decidedBy"], manager["user_id"]);
    assert_eq!(leave["decisionComment"], "Enjoy");
    until("the task to leave the inbox", async || find_task(&inbox, &code).await.is_none().then_some(()))
        .await;
}

#[tokio::test]
async fn the_procedure_is_the_same_on_postgresql() {
    let database = fresh_postgres_database().await;
    let docket = Docket::with(&[("DOCKET_DATABASE", &database)]);
    let connected = Connected::with(docket, Sandbox::start(), Destinations::New).await;
    let (employee, manager) = connected.employee_and_manager();
    let code = connected.request_leave(&employee).await;
    let inbox = connected.signed_in(&manager).await;
    let task = connected.wait_for_task(&inbox, &code).await;
    inbox.post(&task_path(&task, "/response"), &json!({"code": "approve"})).await.ok();
    let leave = connected.leave(&code).await;
    assert_eq!((&leave["approvalStatus"], &leave["decidedBy"]), (&json!("APPROVED"), &manager["user_id"]));
    until("the task to leave the inbox", async || find_task(&inbox, &code).await.is_none().then_some(()))
        .await;
}

#[tokio::test]
async fn a_declined_request_needs_a_comment_and_turns_red() {
    let connected = Connected::new(Destinations::New).await;
    let (employee, manager) = connected.employee_and_manager();
    let code = connected.request_leave(&employee).await;
    let inbox = connected.signed_in(&manager).await;
    let task = connected.wait_for_task(&inbox, &code).await;

    let reasons =
        task["responses"].as_array().unwrap().iter().find(|response| response["code"] == "decline").unwrap();
    let reason = reasons["reasons"][0]["code"].clone();
    let silent =
        inbox.post(&task_path(&task, "/response"), &json!({"code": "decline", "reasonCode": reason})).await;
    assert_eq!(silent.status, 400, "{}", silent.text);
    assert_eq!(silent.json()["error"]["target"], "comment");
    assert_eq!(connected.leave(&code).await["approvalStatus"], "PENDING");

    let body = json!({"code": "decline", "comment": "Quarter end", "reasonCode": reason});
    inbox.post(&task_path(&task, "/response"), &body).await.ok();
    let leave = connected.leave(&code).await;
    assert_eq!(leave["approvalStatus"], "REJECTED");
    assert_eq!(leave["decidedBy"], manager["user_id"]);
    assert_eq!(leave["decisionComment"], "Quarter end");
}
