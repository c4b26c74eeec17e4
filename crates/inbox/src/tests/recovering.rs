//! A decision cut off at each step of its way, and how it ends.

use std::time::Duration;

use docket_domain::operation::OperationState;
use docket_testkit::samples::{NOON, task};
use rstest::rstest;
use serde_json::json;
use wiremock::ResponseTemplate;

use super::fixture::{Fixture, wire};
use crate::decision::Step;

/// Long enough for a request to be over.
const LATER: Duration = Duration::from_mins(3);

async fn cut_off(step: Step) -> Fixture {
    let fixture = Fixture::deciding(&[task("1", "anna", NOON)]).await;
    let at = NOON.plus(Duration::from_secs(1));
    let done = ResponseTemplate::new(200).set_body_json(wire("1", "COMPLETED", Some("anna"), at));
    fixture.answers_decisions(done).await;
    fixture.inbox.steps().stop_at(step);
    fixture.decide("1", &json!({"code": "approve"}), Some("k")).await;
    fixture
}

/// What there is to see after recovery: the operation's state, calls made, whether the task is in the list, and what the
/// same request is answered.
async fn after_recovery(fixture: &Fixture) -> (Option<OperationState>, usize, usize, u16) {
    fixture.inbox.look_after_operations().await;
    let state = fixture.newest("1").await.map(|operation| operation.state);
    let (calls, listed) = (fixture.decisions().await.len(), fixture.listed().await.len());
    let answer = fixture.decide("1", &json!({"code": "approve"}), Some("k")).await;
    (state, calls, listed, answer.status.as_u16())
}

#[tokio::test]
async fn before_it_is_recorded_nothing_has_happened_and_the_request_can_be_sent_again() {
    let fixture = cut_off(Step::Allowed).await;
    fixture.clock.advance(LATER);
    assert_eq!(after_recovery(&fixture).await, (None, 0, 1, 200));
    assert_eq!(fixture.decisions().await.len(), 1);
}

#[tokio::test]
async fn recorded_and_not_sent_it_has_failed_and_may_be_decided_again() {
    let fixture = cut_off(Step::Recorded).await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Recorded);
    fixture.clock.advance(LATER);
    assert_eq!(after_recovery(&fixture).await, (Some(OperationState::Failed), 0, 1, 503));
    let message = fixture.newest("1").await.unwrap().message.unwrap();
    assert_eq!(message, "The decision was interrupted before it was sent; decide again.");
    assert_eq!(fixture.decide("1", &json!({"code": "approve"}), Some("k2")).await.status.as_u16(), 200);
}

#[rstest]
#[case::marked_as_sent(Step::Sent, 0)]
#[case::answered(Step::Answered, 1)]
#[tokio::test]
async fn once_it_may_have_been_sent_the_provider_is_asked_and_never_called_again(
    #[case] step: Step,
    #[case] calls: usize,
    #[values(
        ("COMPLETED", Some("anna"), OperationState::Done, 0, 200),
        ("COMPLETED", Some("bert"), OperationState::Overtaken, 0, 409),
        ("READY", None, OperationState::Unknown, 1, 504)
    )]
    case: (&str, Option<&str>, OperationState, usize, u16),
) {
    let (status, completed_by, state, listed, answered) = case;
    let fixture = cut_off(step).await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Sent);
    let at = NOON.plus(Duration::from_secs(1));
    fixture
        .answers_questions(ResponseTemplate::new(200).set_body_json(wire("1", status, completed_by, at)))
        .await;

    fixture.inbox.look_after_operations().await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Sent, "its request may still live");
    fixture.clock.advance(LATER);
    assert_eq!(after_recovery(&fixture).await, (Some(state), calls, listed, answered));
    assert_eq!(fixture.decisions().await.len(), calls);
}

#[tokio::test]
async fn a_provider_that_cannot_be_asked_is_asked_again_and_given_up_after_a_while() {
    let fixture = cut_off(Step::Sent).await;
    fixture.answers_questions(ResponseTemplate::new(503)).await;
    fixture.clock.advance(LATER);
    fixture.inbox.look_after_operations().await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Sent);
    let meanwhile = fixture.decide("1", &json!({"code": "approve"}), None).await;
    assert_eq!(meanwhile.code(), Some("taskcenter.operation.inProgress"));
    fixture.clock.advance(Duration::from_mins(10));
    fixture.inbox.look_after_operations().await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Unknown);
    assert_eq!(fixture.listed().await, ["1"]);
    assert!(fixture.decisions().await.is_empty());
}

#[tokio::test]
async fn what_an_earlier_process_left_is_looked_after_at_once() {
    let fixture = cut_off(Step::Recorded).await;
    fixture.clock.advance(Duration::from_secs(1));
    let fixture = fixture.restarted();
    fixture.inbox.look_after_operations().await;
    assert_eq!(fixture.newest("1").await.unwrap().state, OperationState::Failed);
}
