//! Operations: what stands in whose way, and which step follows which.

use std::time::Duration;

use docket_domain::operation::{Operation, OperationKind, OperationState};
use docket_domain::{ConnectorId, Urn, UserId};
use docket_storage::Store;
use docket_storage::operations::{Outcome, Recorded};
use docket_testkit::samples::{self, NOON};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

/// Anna approves the task `local` with an idempotency key that is the operation's id.
pub fn operation(id: &str, local: &str) -> Operation {
    Operation {
        id: id.to_owned(),
        urn: samples::task(local, "anna", NOON).urn,
        connector: ConnectorId::new("SuccessFactors"),
        actor: UserId::new("anna"),
        kind: OperationKind::Response,
        code: "approve".to_owned(),
        comment: Some("enjoy".to_owned()),
        reason: None,
        idempotency_key: Some(id.to_owned()),
        task_modified_at: NOON,
        state: OperationState::Recorded,
        message: None,
        failure: None,
        recorded_at: NOON,
        finished_at: None,
    }
}

async fn record(store: &Store, operation: &Operation) -> Recorded {
    let mut tx = store.begin().await.unwrap();
    let recorded = tx.record_operation(operation).await.unwrap();
    tx.commit().await.unwrap();
    recorded
}

fn outcome(state: OperationState) -> Outcome {
    Outcome { state, message: Some("said so".to_owned()), failure: Some("x.y".to_owned()) }
}

#[rstest]
#[tokio::test]
async fn while_one_is_unfinished_no_other_starts_on_the_same_task(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let first = operation("a", "1");
    assert_eq!(record(&test.store, &first).await, Recorded::New);
    let second = Operation { actor: UserId::new("bert"), ..operation("b", "1") };
    assert_eq!(record(&test.store, &second).await, Recorded::InProgress(Box::new(first)));
    assert_eq!(record(&test.store, &operation("c", "2")).await, Recorded::New);

    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.mark_operation_sent("a").await.unwrap());
    tx.commit().await.unwrap();
    assert!(matches!(record(&test.store, &second).await, Recorded::InProgress(_)));
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.conclude_operation("a", &outcome(OperationState::Failed), NOON).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(record(&test.store, &second).await, Recorded::New);
}

#[rstest]
#[tokio::test]
async fn of_many_who_record_at_once_one_succeeds(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let attempts = (0..8).map(|n| {
        let store = test.store.clone();
        tokio::spawn(async move { record(&store, &operation(&format!("o{n}"), "1")).await })
    });
    let mut new = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        new += usize::from(attempt.await.unwrap() == Recorded::New);
    }
    assert_eq!(new, 1);
}

#[rstest]
#[tokio::test]
async fn the_same_key_of_the_same_person_is_the_same_operation(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let first = operation("a", "1");
    record(&test.store, &first).await;
    let again = Operation { id: "b".to_owned(), ..first.clone() };
    assert_eq!(record(&test.store, &again).await, Recorded::Repeated(Box::new(first.clone())));
    let of_another = Operation { actor: UserId::new("bert"), urn: Urn::new("urn:2"), ..again };
    assert_eq!(record(&test.store, &of_another).await, Recorded::New);
}

#[rstest]
#[tokio::test]
async fn a_step_that_does_not_follow_changes_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let recorded = operation("a", "1");
    record(&test.store, &recorded).await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(!tx.conclude_operation("a", &outcome(OperationState::Done), NOON).await.unwrap());
    assert_eq!(tx.find_operation("a").await.unwrap(), Some(recorded.clone()));
    assert!(tx.mark_operation_sent("a").await.unwrap());
    assert!(!tx.mark_operation_sent("a").await.unwrap());
    assert!(!tx.fail_unsent_operation("a", "x.y", "never sent", NOON).await.unwrap());
    let at = NOON.plus(Duration::from_secs(2));
    assert!(tx.conclude_operation("a", &outcome(OperationState::Done), at).await.unwrap());
    assert!(!tx.conclude_operation("a", &outcome(OperationState::Unknown), at).await.unwrap());
    let expected = Operation {
        state: OperationState::Done,
        message: Some("said so".to_owned()),
        failure: Some("x.y".to_owned()),
        finished_at: Some(at),
        ..recorded
    };
    assert_eq!(tx.find_operation("a").await.unwrap(), Some(expected));
    assert_eq!(tx.find_operation("b").await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn unfinished_ones_are_listed_once_they_are_old_enough(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    for (id, age) in [("old", 9), ("sent", 5), ("done", 9), ("young", 0)] {
        let recorded_at = NOON.minus(Duration::from_secs(age));
        record(&test.store, &Operation { recorded_at, ..operation(id, id) }).await;
    }
    let mut tx = test.store.begin().await.unwrap();
    for id in ["sent", "done"] {
        tx.mark_operation_sent(id).await.unwrap();
    }
    tx.conclude_operation("done", &outcome(OperationState::Done), NOON).await.unwrap();
    let unfinished = tx.list_unfinished_operations(NOON.minus(Duration::from_secs(1))).await.unwrap();
    assert_eq!(unfinished.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["old", "sent"]);
}

#[rstest]
#[tokio::test]
async fn the_newest_operation_of_each_task_is_found(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    for (id, local, seconds) in [("a", "1", 0), ("b", "1", 1), ("c", "2", 0)] {
        let recorded_at = NOON.plus(Duration::from_secs(seconds));
        record(&test.store, &Operation { recorded_at, ..operation(id, local) }).await;
        let mut tx = test.store.begin().await.unwrap();
        tx.fail_unsent_operation(id, "x.y", "never sent", recorded_at).await.unwrap();
        tx.commit().await.unwrap();
    }
    let urns = [operation("", "1").urn, operation("", "2").urn, operation("", "3").urn];
    let mut tx = test.store.read().await.unwrap();
    let newest = tx.list_newest_operations(&urns.iter().collect::<Vec<_>>()).await.unwrap();
    assert_eq!(newest.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(tx.list_newest_operations(&[]).await.unwrap(), []);
}
