//! A decision that is interrupted on its way, and one that is made twice.

use docket_e2e::Api;
use docket_e2e::api::Answer;
use docket_e2e::procedure::{Connected, Destinations, find_task, task_path};
use docket_e2e::wait::until;
use serde_json::{Value, json};

struct Waiting {
    connected: Connected,
    code: String,
    inbox: Api,
    task: Value,
    manager: Value,
}

/// A leave request in the manager's inbox.
async fn waiting() -> Waiting {
    let connected = Connected::new(Destinations::New).await;
    let (employee, manager) = connected.employee_and_manager();
    let code = connected.request_leave(&employee).await;
    let inbox = connected.signed_in(&manager).await;
    let task = connected.wait_for_task(&inbox, &code).await;
    Waiting { connected, code, inbox, task, manager }
}

impl Waiting {
    /// The provider's next call of `operation` goes wrong.
    async fn misbehave(&self, fault: Value) {
        self.connected.sandbox.admin().put("/api/v1/faults", &json!({"value": [fault]})).await.ok();
    }

    async fn approve(&self) -> Answer {
        self.inbox.post(&task_path(&self.task, "/response"), &json!({"code": "approve"})).await
    }

    async fn approval_status(&self) -> Value {
        self.connected.leave(&self.code).await["approvalStatus"].clone()
    }

    async fn is_in_the_inbox(&self) -> bool {
        find_task(&self.inbox, &self.code).await.is_some()
    }

    /// The person decides again and the provider, well again, takes it.
    async fn approve_again(&self) {
        assert_eq!(self.approval_status().await, "PENDING");
        self.approve().await.ok();
        let leave = self.connected.leave(&self.code).await;
        assert_eq!(
            (&leave["approvalStatus"], &leave["decidedBy"]),
            (&json!("APPROVED"), &self.manager["user_id"])
        );
    }
}

#[tokio::test]
async fn a_refusal_leaves_the_task_and_hands_on_the_providers_message() {
    let waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "status", "status": 403})).await;
    let refused = waiting.approve().await;
    assert!(refused.status.is_client_error(), "{} {}", refused.status, refused.text);
    assert!(refused.text.contains("This failure was planned"), "{}", refused.text);
    assert!(waiting.is_in_the_inbox().await);
    waiting.approve_again().await;
}

#[tokio::test]
async fn a_decision_that_never_arrived_may_be_made_again() {
    let waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "dropBefore"})).await;
    let unknown = waiting.approve().await;
    assert!(unknown.status.is_server_error(), "{} {}", unknown.status, unknown.text);
    assert!(waiting.is_in_the_inbox().await);
    waiting.approve_again().await;
}

#[tokio::test]
async fn a_decision_whose_answer_was_lost_is_found_done() {
    let waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "dropAfter"})).await;
    let decided = waiting.approve().await.ok();
    assert_eq!(decided["status"], "COMPLETED");
    assert_eq!(waiting.approval_status().await, "APPROVED");
    assert!(!waiting.is_in_the_inbox().await);
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_settled_by_asking_for_the_task() {
    let waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "garbage"})).await;
    let decided = waiting.approve().await.ok();
    assert_eq!(decided["status"], "COMPLETED");
    assert_eq!(waiting.approval_status().await, "APPROVED");
}

#[tokio::test]
async fn a_power_cut_during_the_call_leaves_a_task_that_can_be_decided() {
    let mut waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "delay", "delayMs": 600_000})).await;
    let call = tokio::spawn({
        let (inbox, path) = (waiting.inbox.clone(), task_path(&waiting.task, "/response"));
        async move { inbox.try_post(&path, &json!({"code": "approve"})).await }
    });
    let faults = waiting.connected.sandbox.admin();
    until("the call to reach the provider", async || {
        faults.get("/api/v1/faults").await.ok()["value"].as_array()?.is_empty().then_some(())
    })
    .await;
    waiting.connected.docket.restart();
    assert!(call.await.unwrap().is_none(), "the program was gone before it could answer");

    until("the operation to be settled", async || {
        let again = waiting.approve().await;
        (again.status != 409).then(|| again.ok())
    })
    .await;
    assert_eq!(waiting.approval_status().await, "APPROVED");
    assert_eq!(waiting.connected.leave(&waiting.code).await["decidedBy"], waiting.manager["user_id"]);
}

#[tokio::test]
async fn a_second_click_makes_no_second_call() {
    let waiting = waiting().await;
    waiting.misbehave(json!({"operation": "response", "effect": "delay", "delayMs": 1000})).await;
    let (first, second) = tokio::join!(waiting.approve(), waiting.approve());
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", first.text, second.text);
    let refused = if first.status == 409 { first } else { second };
    assert_eq!(refused.json()["error"]["code"], "taskcenter.operation.inProgress");
    assert_eq!(waiting.approval_status().await, "APPROVED");
}

#[tokio::test]
async fn the_same_idempotency_key_is_the_same_decision() {
    let waiting = waiting().await;
    let path = task_path(&waiting.task, "/response");
    let headers = [("idempotency-key", "3f0e")];
    let first = waiting.inbox.post_with(&path, &json!({"code": "approve"}), &headers).await.ok();
    let second = waiting.inbox.post_with(&path, &json!({"code": "approve"}), &headers).await.ok();
    assert_eq!(first["status"], "COMPLETED");
    assert_eq!(second["status"], "COMPLETED");
}

#[tokio::test]
async fn a_decision_that_somebody_else_made_first_is_told() {
    let waiting = waiting().await;
    // The answer of the second call never comes, and meanwhile the request was withdrawn by the employee.
    let employee = waiting.connected.sandbox.person(|person| person["manager"] == waiting.manager["user_id"]);
    let withdraw = format!("/api/v1/time-off-requests/{}/withdraw", waiting.code);
    waiting.connected.sandbox.called_as(&employee).post(&withdraw, &json!({})).await.ok();
    let overtaken = waiting.approve().await;
    assert!(overtaken.status.is_client_error(), "{} {}", overtaken.status, overtaken.text);
    assert_eq!(waiting.approval_status().await, "CANCELLED");
    until("the task to leave the inbox", async || (!waiting.is_in_the_inbox().await).then_some(())).await;
}
