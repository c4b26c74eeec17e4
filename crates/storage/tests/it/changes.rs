//! Changes: read on from where one was, and swept away in time.

use std::time::Duration;

use docket_domain::{GroupId, UserId};
use docket_storage::changes::ChangeKind;
use docket_testkit::samples::{NOON, task};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

use crate::inbox::{connect, put};

#[rstest]
#[tokio::test]
async fn changes_are_read_on_from_the_last_one_and_concern_those_they_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    connect(&test.store, "SuccessFactors", true).await;
    assert_eq!(test.store.read().await.unwrap().newest_change().await.unwrap(), 0);
    let mut second = task("2", "bert", NOON);
    second.recipient_groups = vec![GroupId::new("hr")];
    put(&test.store, "SuccessFactors", &[task("1", "anna", NOON), second]).await;

    let mut tx = test.store.read().await.unwrap();
    let all = tx.list_changes(0, &[], 10).await.unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|change| change.kind == ChangeKind::Assigned));
    let (anna, bert, hr) = (UserId::new("anna"), UserId::new("bert"), [GroupId::new("hr")]);
    assert!(all[0].concerns(&anna, &[]) && !all[0].concerns(&bert, &hr));
    assert!(!all[1].concerns(&anna, &[]) && all[1].concerns(&anna, &hr) && all[1].concerns(&bert, &[]));
    assert_eq!(tx.list_changes(all[0].id, &[], 10).await.unwrap(), all[1..]);
    assert_eq!(tx.list_changes(all[1].id, &[all[0].id], 10).await.unwrap(), all[..1]);
    assert_eq!(tx.list_changes(0, &[], 1).await.unwrap(), all[..1]);
    assert_eq!(tx.newest_change().await.unwrap(), all[1].id);
}

#[rstest]
#[tokio::test]
async fn old_changes_are_removed_and_the_newest_stays(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    connect(&test.store, "SuccessFactors", true).await;
    put(&test.store, "SuccessFactors", &[task("1", "anna", NOON), task("2", "anna", NOON)]).await;
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.prune_changes(NOON).await.unwrap(), 0);
    assert_eq!(tx.prune_changes(NOON.plus(Duration::from_secs(1))).await.unwrap(), 1);
    assert_eq!(tx.list_changes(0, &[], 10).await.unwrap().len(), 1);
}
