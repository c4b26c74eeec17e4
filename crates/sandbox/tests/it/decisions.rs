//! What a person's decision does to a task and to the request behind it, and who may decide.

use rstest::rstest;
use serde_json::{Value, json};

use crate::actors::Answer;
use crate::provider::{assert_problem, encoded, urn_of};
use crate::support::{Tenant, http};

#[tokio::test]
async fn an_approval_completes_the_task_and_the_request_by_that_person() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    tenant.advance(5);
    let answer = callers.operate(urn_of(&task), "response", &json!({ "code": "approve" }), &manager).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let done = answer.json();
    let id = tenant.global_user_id("mkeller");
    assert_eq!(
        (&done["status"], &done["completedBy"], &done["modifiedBy"]),
        (&json!("COMPLETED"), &json!(id), &json!(id))
    );
    assert_eq!(
        (&done["completedAt"], &done["modifiedAt"]),
        (&json!("2026-03-02T08:00:05.000Z"), &json!("2026-03-02T08:00:05.000Z"))
    );
    assert_eq!((&done["validResponseCodes"], &done["validActionCodes"]), (&json!([]), &json!([])));
    assert_eq!(done["recipientUsers"], json!([id]));
    let request =
        tenant.sandbox.store().find_request(task["localId"].as_str().unwrap()).await.unwrap().unwrap();
    assert_eq!((request.status.as_str(), request.decided_by.as_deref()), ("APPROVED", Some("mkeller")));
    // The next delta holds it and nothing else.
    let delta = callers.pull("/tasks?modifiedAfter=2026-03-02T08:00:05.000Z&languages=en-US").await;
    assert_eq!(delta, json!({ "value": [done] }));
}

#[tokio::test]
async fn a_refusal_keeps_comment_and_reason() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("dokafor").await;
    let manager = callers.person("dokafor").await;
    let body =
        json!({ "code": "decline", "comment": " Quarter end. ", "reasonCode": "deadline", "extra": 1 });
    let answer = callers.operate(&encoded(urn_of(&task)), "response", &body, &manager).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let request =
        tenant.sandbox.store().find_request(task["localId"].as_str().unwrap()).await.unwrap().unwrap();
    assert_eq!(request.status.as_str(), "REJECTED");
    assert_eq!(request.decision_comment.as_deref(), Some("Quarter end."));
    assert_eq!(request.reason_code.as_deref(), Some("deadline"));
}

#[tokio::test]
async fn a_question_leaves_the_task_open_and_counts_as_a_change() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    let ask = json!({ "code": "ask", "comment": "Who covers for you?" });
    let first = callers.operate(urn_of(&task), "action", &ask, &manager).await.json();
    let second = callers.operate(urn_of(&task), "action", &ask, &manager).await.json();
    assert_eq!((&first["status"], &first["validResponseCodes"]), (&json!("READY"), &Value::Null));
    // The clock stands still, the changes do not.
    assert!(first["modifiedAt"].as_str() < second["modifiedAt"].as_str());
    let asked =
        second["customAttributes"].as_array().unwrap().iter().find(|a| a["code"] == "askedAt").unwrap();
    assert_eq!(asked["value"], second["modifiedAt"]);
    // The employee sees it where the request is.
    let url = tenant.url(&format!("/api/v1/time-off-requests/{}", task["localId"].as_str().unwrap()));
    let employee = tenant
        .card
        .people
        .iter()
        .find(|p| p.global_user_id.as_deref() == task["createdBy"].as_str())
        .unwrap();
    let seen = http().get(url).basic_auth(format!("{}@DOCKET01", employee.user_id), Some(&employee.password));
    let seen = Answer::read(seen.send().await.unwrap()).await.json();
    assert_eq!(seen["approvalStatus"], "PENDING");
    let question =
        json!({ "askedBy": "mkeller", "askedAt": first["modifiedAt"], "text": "Who covers for you?" });
    assert_eq!((seen["questions"].as_array().unwrap().len(), &seen["questions"][0]), (2, &question));
}

#[tokio::test]
async fn of_many_decisions_at_once_one_counts() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    let urn = urn_of(&task);
    let (approve, decline) = (json!({ "code": "approve" }), json!({ "code": "decline", "comment": "No." }));
    let (a, b, c, d) = tokio::join!(
        callers.operate(urn, "response", &approve, &manager),
        callers.operate(urn, "response", &decline, &manager),
        callers.operate(urn, "response", &approve, &manager),
        callers.operate(urn, "response", &decline, &manager),
    );
    let mut statuses = [a, b, c, d].map(|answer| answer.status.as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409]);
}

#[tokio::test]
async fn a_withdrawn_request_leaves_a_tombstone_nobody_decides() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let code = task["localId"].as_str().unwrap();
    let employee = tenant.sandbox.store().find_request(code).await.unwrap().unwrap().user_id;
    let withdrawn = docket_sandbox::store::Decision {
        status: docket_sandbox::store::RequestStatus::Cancelled,
        by: employee,
        comment: None,
        reason_code: None,
    };
    tenant.sandbox.store().decide_request(code, &withdrawn, tenant.clock.now()).await.unwrap().unwrap();
    let gone = callers.pull(&format!("/tasks/{}?languages=en-US", urn_of(&task))).await;
    assert_eq!(
        (&gone["status"], &gone["completedBy"], &gone["completedAt"]),
        (&json!("CANCELED"), &Value::Null, &Value::Null)
    );
    let manager = callers.person("mkeller").await;
    let late = callers.operate(urn_of(&task), "response", &json!({ "code": "approve" }), &manager).await;
    assert_problem(&late, 409, "successfactors.task.alreadyFinal");
}

#[rstest]
#[case::unknown_code("response", json!({ "code": "shred" }), "operation.code.unknown", "code")]
#[case::a_response_is_no_action("action", json!({ "code": "approve" }), "operation.code.unknown", "code")]
#[case::an_action_is_no_response("response", json!({ "code": "ask", "comment": "?" }), "operation.code.unknown", "code")]
#[case::empty_code("response", json!({ "code": "" }), "operation.code.unknown", "code")]
#[case::no_code("response", json!({ "comment": "x" }), "body.invalid", "code")]
#[case::no_object("response", json!([1]), "body.invalid", "")]
#[case::a_number_for_a_comment("response", json!({ "code": "approve", "comment": 1 }), "body.invalid", "")]
#[case::no_comment("response", json!({ "code": "decline" }), "operation.comment.required", "comment")]
#[case::null_comment("response", json!({ "code": "decline", "comment": null }), "operation.comment.required", "comment")]
#[case::blank_comment("response", json!({ "code": "decline", "comment": "  " }), "operation.comment.required", "comment")]
#[case::no_question("action", json!({ "code": "ask" }), "operation.comment.required", "comment")]
#[case::long_comment("response", json!({ "code": "approve", "comment": "x".repeat(4001) }), "operation.comment.tooLong", "comment")]
#[case::unknown_reason("response", json!({ "code": "decline", "comment": "x", "reasonCode": "mood" }), "operation.reasonCode.unknown", "reasonCode")]
#[case::reason_where_none_is_taken("response", json!({ "code": "approve", "reasonCode": "staffing" }), "operation.reasonCode.unsupported", "reasonCode")]
#[tokio::test]
async fn an_operation_that_is_not_complete_is_refused_by_field_and_changes_nothing(
    #[case] kind: &str,
    #[case] body: Value,
    #[case] code: &str,
    #[case] named: &str,
) {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    let answer = callers.operate(urn_of(&task), kind, &body, &manager).await;
    assert_problem(&answer, 400, &format!("successfactors.{code}"));
    assert!(answer.json()["error"]["message"].as_str().unwrap().contains(named), "{}", answer.text);
    assert_eq!(callers.pull(&format!("/tasks/{}?languages=en-US,de-DE", urn_of(&task))).await, task);
}

#[tokio::test]
async fn only_the_approver_decides() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let body = json!({ "code": "approve" });
    // Another manager, the administrator, an employee, and the one who asked for leave.
    for user_id in ["dokafor", "slindgren", "psharma", "afischer", "jmoreau"] {
        let token = callers.person(user_id).await;
        for kind in ["response", "action"] {
            let answer = callers.operate(urn_of(&task), kind, &body, &token).await;
            assert_problem(&answer, 403, "successfactors.task.forbidden");
        }
    }
    for kind in ["response", "action"] {
        let answer = callers.operate(urn_of(&task), kind, &body, &callers.technical).await;
        assert_problem(&answer, 403, "successfactors.caller.technical");
    }
    let manager = callers.person("mkeller").await;
    assert_eq!(callers.operate(urn_of(&task), "response", &body, &manager).await.status, 200);
    let again = callers.operate(urn_of(&task), "response", &body, &manager).await;
    assert_problem(&again, 409, "successfactors.task.alreadyFinal");
}

#[tokio::test]
async fn a_tasks_link_leads_to_its_request_where_question_and_reason_are_seen() {
    let tenant = Tenant::start().await;
    let callers = tenant.callers().await;
    let task = callers.task_of("mkeller").await;
    let manager = callers.person("mkeller").await;
    let ask = json!({ "code": "ask", "comment": "Who covers for <you>?" });
    assert_eq!(callers.operate(urn_of(&task), "action", &ask, &manager).await.status, 200);
    let decline = json!({ "code": "decline", "comment": "Sorry.", "reasonCode": "staffing" });
    assert_eq!(callers.operate(urn_of(&task), "response", &decline, &manager).await.status, 200);
    let path = task["uiLink"].as_str().unwrap().strip_prefix(&tenant.card.url).expect("it is ours");
    let page = tenant.signed_in("mkeller").await.get(path).await;
    assert_eq!(page.status, 200);
    for seen in
        ["“Who covers for <you>?” Martin Keller, 2026-03-02 08:00 UTC", "Too few people present", "“Sorry.”"]
    {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
}
