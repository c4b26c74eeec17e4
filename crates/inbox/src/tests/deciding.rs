//! Decisions: carried out once, as the person, with an outcome everybody can rely on.

use std::time::Duration;

use docket_domain::operation::OperationState;
use docket_testkit::callers::TestCaller;
use docket_testkit::samples::{NOON, task};
use http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use wiremock::ResponseTemplate;

use super::fixture::{Fixture, address, decision, wire};

fn approve() -> Value {
    json!({"code": "approve", "comment": "Enjoy."})
}

fn completed() -> ResponseTemplate {
    let at = NOON.plus(Duration::from_secs(1));
    ResponseTemplate::new(200).set_body_json(wire("1", "COMPLETED", Some("anna"), at))
}

async fn with_one() -> Fixture {
    Fixture::deciding(&[task("1", "anna", NOON)]).await
}

#[tokio::test]
async fn an_approved_task_is_decided_at_the_provider_as_the_person_and_leaves_the_inbox() {
    let fixture = with_one().await;
    fixture.answers_decisions(completed()).await;
    let answer = fixture.decide("1", &approve(), None).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert_eq!(answer.body["status"], "COMPLETED");
    assert_eq!(answer.body["completedByName"], "Anna Fischer");
    assert_eq!(
        (answer.body["responses"].clone(), answer.body["inProcess"].clone()),
        (json!([]), json!(false))
    );
    let calls = fixture.decisions().await;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].headers["authorization"], "Bearer of-the-person");
    let body: Value = serde_json::from_slice(&calls[0].body).unwrap();
    assert_eq!(body, json!({"code": "approve", "comment": "Enjoy.", "reasonCode": null}));
    assert!(fixture.listed().await.is_empty());
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Done);
}

#[tokio::test]
async fn what_the_provider_finishes_later_is_in_process_for_five_minutes() {
    let fixture = with_one().await;
    fixture.answers_decisions(ResponseTemplate::new(202)).await;
    let answer = fixture.decide("1", &approve(), None).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{answer:?}");
    assert_eq!(
        (answer.body["inProcess"].clone(), answer.body["responses"].clone()),
        (json!(true), json!([]))
    );
    assert!(fixture.listed().await.is_empty());
    fixture.clock.advance(Duration::from_mins(5));
    assert_eq!(fixture.listed().await, ["1"]);
}

#[rstest]
#[case(403, 403, "taskcenter.decision.forbidden")]
#[case(409, 409, "taskcenter.decision.conflict")]
#[case(400, 422, "taskcenter.decision.rejected")]
#[tokio::test]
async fn a_refusal_leaves_the_task_and_hands_on_the_providers_sentence(
    #[case] status: u16,
    #[case] answered: u16,
    #[case] code: &str,
) {
    let fixture = with_one().await;
    let error = json!({"error": {"code": "sf.no", "message": "The budget is spent."}});
    fixture.answers_decisions(ResponseTemplate::new(status).set_body_json(error)).await;
    let answer = fixture.decide("1", &approve(), Some("k")).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (answered, Some(code)));
    assert_eq!(answer.body["error"]["message"], "The budget is spent.");
    let again = fixture.decide("1", &approve(), Some("k")).await;
    assert_eq!((again.status, again.body), (answer.status, answer.body), "the same key, the same answer");
    assert_eq!(fixture.decisions().await.len(), 1);

    let task = fixture.api.get(&TestCaller::session("anna"), &address("1")).await.body;
    assert_eq!(task["status"], "READY");
    assert_eq!(task["operationErrors"][0]["message"], "The budget is spent.");
    assert_eq!(task["responses"][0]["code"], "approve", "it may be decided again");
}

#[tokio::test]
async fn without_a_destination_for_persons_nothing_is_sent_and_the_sentence_says_why() {
    let fixture = Fixture::with(&[task("1", "anna", NOON)]).await;
    fixture.add_technical().await;
    let answer = fixture.decide("1", &approve(), None).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (503, Some("taskcenter.decision.notSent")));
    let message = answer.body["error"]["message"].as_str().unwrap();
    assert!(message.contains("yields no token of yours"), "{message}");
    assert_eq!(fixture.provider.received_requests().await.unwrap().len(), 0);
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Failed);
    assert_eq!(fixture.listed().await, ["1"]);
}

#[rstest]
#[case::completed_by_the_person("COMPLETED", Some("anna"), 200, OperationState::Done, "")]
#[case::completed_by_another(
    "COMPLETED",
    Some("bert"),
    409,
    OperationState::Overtaken,
    "taskcenter.decision.overtaken"
)]
#[case::still_open("READY", None, 504, OperationState::Unknown, "taskcenter.decision.unknown")]
#[tokio::test]
async fn a_call_without_an_answer_is_never_repeated_the_task_is_asked_for_instead(
    #[case] status: &str,
    #[case] completed_by: Option<&str>,
    #[case] answered: u16,
    #[case] state: OperationState,
    #[case] code: &str,
) {
    let fixture = with_one().await;
    fixture.answers_decisions(ResponseTemplate::new(500)).await;
    let at = NOON.plus(Duration::from_secs(1));
    fixture
        .answers_questions(ResponseTemplate::new(200).set_body_json(wire("1", status, completed_by, at)))
        .await;
    let answer = fixture.decide("1", &approve(), None).await;
    assert_eq!(answer.status.as_u16(), answered, "{answer:?}");
    assert_eq!(answer.code().unwrap_or_default(), code);
    assert_eq!(fixture.newest("1").await.unwrap().state, state);
    assert_eq!(fixture.decisions().await.len(), 1);
    assert_eq!(fixture.listed().await.len(), usize::from(state == OperationState::Unknown));
}

#[tokio::test]
async fn a_task_whose_decision_is_unknown_may_be_decided_again() {
    let fixture = with_one().await;
    fixture.answers_decisions(ResponseTemplate::new(500)).await;
    fixture.answers_questions(ResponseTemplate::new(200).set_body_json(wire("1", "READY", None, NOON))).await;
    assert_eq!(fixture.decide("1", &approve(), None).await.status, StatusCode::GATEWAY_TIMEOUT);
    let task = fixture.api.get(&TestCaller::session("anna"), &address("1")).await.body;
    let message = task["operationErrors"][0]["message"].as_str().unwrap();
    assert!(message.contains("you may decide again"), "{message}");
    fixture.clock.advance(Duration::from_secs(1));
    fixture.decide("1", &approve(), None).await;
    assert_eq!(fixture.decisions().await.len(), 2, "each click one call");
}

#[tokio::test]
async fn a_second_click_makes_no_second_call() {
    let fixture = with_one().await;
    fixture.answers_decisions(completed().set_delay(Duration::from_millis(400))).await;
    let first = tokio::spawn({
        let (api, request) =
            (fixture.api.clone(), decision(&TestCaller::session("anna"), "1", &approve(), Some("k")));
        async move { api.send(request).await }
    });
    while fixture.newest("1").await.is_none_or(|operation| operation.state != OperationState::Sent) {
        fixture.breathe().await;
    }
    let shown = fixture.api.get(&TestCaller::session("anna"), &address("1")).await.body;
    assert_eq!((shown["inProcess"].clone(), shown["responses"].clone()), (json!(true), json!([])));
    let second = fixture.decide("1", &approve(), Some("another")).await;
    assert_eq!((second.status.as_u16(), second.code()), (409, Some("taskcenter.operation.inProgress")));
    let first = first.await.unwrap();
    assert_eq!(first.status, StatusCode::OK);
    let repeated = fixture.decide("1", &approve(), Some("k")).await;
    assert_eq!((repeated.status, repeated.body), (first.status, first.body));
    assert_eq!(fixture.decisions().await.len(), 1);
    let other = fixture.decide("1", &json!({"code": "remind"}), Some("k")).await;
    assert_eq!((other.status.as_u16(), other.code()), (409, Some("taskcenter.idempotencyKey.reused")));
}

#[tokio::test]
async fn a_browser_that_goes_away_does_not_stop_the_decision() {
    let fixture = with_one().await;
    fixture.answers_decisions(completed().set_delay(Duration::from_millis(200))).await;
    let request = decision(&TestCaller::session("anna"), "1", &approve(), None);
    let call = tokio::spawn(fixture.router.clone().oneshot(request));
    while fixture.newest("1").await.is_none() {
        fixture.breathe().await;
    }
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    while fixture.newest("1").await.is_some_and(|operation| operation.state.is_unfinished()) {
        fixture.breathe().await;
    }
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Done);
    assert!(fixture.listed().await.is_empty());
}

#[rstest]
#[case(json!({"code": "forward"}), "code", "taskcenter.decision.codeNotValid")]
#[case(json!({"code": "decline", "reasonCode": "STAFFING"}), "comment", "taskcenter.decision.commentMissing")]
#[case(json!({"code": "decline", "comment": "  ", "reasonCode": "STAFFING"}), "comment", "taskcenter.decision.commentMissing")]
#[case(json!({"code": "decline", "comment": "no", "reasonCode": "X"}), "reasonCode", "taskcenter.decision.reasonNotValid")]
#[case(json!({"comment": "no"}), "body", "taskcenter.input.notValid")]
#[case(json!({"code": "a\u{0}"}), "code", "taskcenter.input.notValid")]
#[tokio::test]
async fn what_the_definition_does_not_allow_is_refused_before_anything_is_written(
    #[case] body: Value,
    #[case] target: &str,
    #[case] code: &str,
) {
    let fixture = with_one().await;
    let answer = fixture.decide("1", &body, None).await;
    assert_eq!((answer.status.as_u16(), answer.target(), answer.code()), (400, Some(target), Some(code)));
    assert_eq!(fixture.newest("1").await, None);
    assert!(fixture.decisions().await.is_empty());
}
