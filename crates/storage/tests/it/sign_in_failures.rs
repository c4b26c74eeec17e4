//! Counting attempts to sign in.

use std::time::Duration;

use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

#[rstest]
#[tokio::test]
async fn attempts_are_counted_and_a_blocked_subject_is_not(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let day_before = NOON.minus(Duration::from_hours(24));
    for expected in 1..=3 {
        assert_eq!(tx.count_sign_in_attempt("name:ada", NOON, day_before).await.unwrap(), Some(expected));
    }
    let until = NOON.plus(Duration::from_secs(30));
    tx.block_sign_in("name:ada", until).await.unwrap();
    assert_eq!(tx.count_sign_in_attempt("name:ada", NOON, day_before).await.unwrap(), None);
    assert_eq!(tx.sign_in_blocked_until("name:ada").await.unwrap(), Some(until));
    assert_eq!(tx.count_sign_in_attempt("name:ada", until, day_before).await.unwrap(), Some(4));
    assert_eq!(tx.count_sign_in_attempt("name:bob", NOON, day_before).await.unwrap(), Some(1));
}

#[rstest]
#[tokio::test]
async fn an_attempt_can_be_taken_back_and_old_ones_are_forgotten(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let before = NOON.minus(Duration::from_secs(1));
    tx.count_sign_in_attempt("a", NOON, before).await.unwrap();
    tx.count_sign_in_attempt("a", NOON, before).await.unwrap();
    tx.forgive_sign_in_attempt("a").await.unwrap();
    assert_eq!(tx.count_sign_in_attempt("a", NOON, before).await.unwrap(), Some(2));
    tx.forget_sign_in_failures("a").await.unwrap();
    assert_eq!(tx.count_sign_in_attempt("a", NOON, before).await.unwrap(), Some(1));

    let later = NOON.plus(Duration::from_secs(10));
    tx.count_sign_in_attempt("a", NOON, before).await.unwrap();
    assert_eq!(
        tx.count_sign_in_attempt("a", later, later).await.unwrap(),
        Some(1),
        "the old ones are forgotten"
    );
}

#[rstest]
#[tokio::test]
async fn attempts_made_at_once_are_all_counted(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let attempts: Vec<_> = (0..8)
        .map(|_| {
            let store = test.store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let count = tx.count_sign_in_attempt("a", NOON, NOON).await.unwrap().unwrap();
                tx.commit().await.unwrap();
                count
            })
        })
        .collect();
    let mut counts = Vec::new();
    for attempt in attempts {
        counts.push(attempt.await.unwrap());
    }
    counts.sort_unstable();
    assert_eq!(counts, (1..=8).collect::<Vec<u64>>());
}

#[rstest]
#[tokio::test]
async fn what_is_blocked_is_not_pruned(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.count_sign_in_attempt("a", NOON, NOON).await.unwrap();
    tx.count_sign_in_attempt("b", NOON, NOON).await.unwrap();
    let later = NOON.plus(Duration::from_hours(1));
    tx.block_sign_in("b", later).await.unwrap();
    let soon = NOON.plus(Duration::from_secs(1));
    assert_eq!(tx.prune_sign_in_failures(soon, soon).await.unwrap(), 1);
    assert_eq!(tx.prune_sign_in_failures(later, later).await.unwrap(), 1);
}
