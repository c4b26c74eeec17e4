//! Which ends of certificates were warned of.

use std::time::Duration;

use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

const DAY: Duration = Duration::from_hours(24);

#[rstest]
#[tokio::test]
async fn each_warning_is_claimed_once_and_a_later_one_takes_its_place(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let end = NOON.plus(DAY * 60);
    let mut tx = test.store.begin().await.unwrap();
    for (days, is_new) in
        [(60, true), (60, false), (14, true), (30, false), (14, false), (3, true), (0, true), (0, false)]
    {
        let claimed = tx.claim_expiry_warning("trust", "key", end, days, NOON).await.unwrap();
        assert_eq!(claimed, is_new, "{days} days before the end");
    }
    // Another kind, another name and another end are another certificate.
    for (kind, name, end) in [("https", "key", end), ("trust", "other", end), ("trust", "key", end.plus(DAY))]
    {
        assert!(tx.claim_expiry_warning(kind, name, end, 60, NOON).await.unwrap(), "{kind} {name}");
    }
    tx.commit().await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_claim_counts_once_it_is_committed_and_of_two_at_a_time_one_gets_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let end = NOON.plus(DAY * 60);
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.claim_expiry_warning("trust", "key", end, 60, NOON).await.unwrap());
    drop(tx);
    let claim = || async {
        let mut tx = test.store.begin().await.unwrap();
        let claimed = tx.claim_expiry_warning("trust", "key", end, 60, NOON).await.unwrap();
        tx.commit().await.unwrap();
        claimed
    };
    let (one, other) = tokio::join!(claim(), claim());
    assert!(one != other, "what was rolled back is free again, for one of them");
}

#[rstest]
#[tokio::test]
async fn what_was_said_of_certificates_that_are_long_over_is_forgotten(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for (name, end) in [("old", NOON), ("new", NOON.plus(DAY))] {
        assert!(tx.claim_expiry_warning("trust", name, end, 0, NOON).await.unwrap());
    }
    assert_eq!(tx.forget_expiry_warnings(NOON).await.unwrap(), 0, "the instant itself is not before it");
    assert_eq!(tx.forget_expiry_warnings(NOON.plus(DAY)).await.unwrap(), 1);
    assert!(tx.claim_expiry_warning("trust", "old", NOON, 0, NOON).await.unwrap());
    assert!(!tx.claim_expiry_warning("trust", "new", NOON.plus(DAY), 0, NOON).await.unwrap());
    tx.commit().await.unwrap();
}
