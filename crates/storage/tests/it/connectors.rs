//! Connectors, their leases and their generations.

use std::time::Duration;

use docket_domain::{ConnectorId, Timestamp, Urn};
use docket_storage::connectors::ConnectorSettings;
use docket_storage::generations::{Cursor, Phase};
use docket_storage::leases::Lease;
use docket_storage::tasks::Page;
use docket_storage::{StorageError, Store};
use docket_testkit::samples::{NOON, task};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

const MINUTE: Duration = Duration::from_mins(1);

/// Settings of an active connector with nothing special.
pub fn settings(id: &str) -> ConnectorSettings {
    ConnectorSettings {
        id: ConnectorId::new(id),
        enabled: true,
        url: format!("https://{id}.example.com"),
        provider_type: None,
        presentation: docket_domain::connector::Presentation::default(),
        push_client_id: None,
        pull_days: 90,
        fault: None,
    }
}

/// A connector with its first generation and a lease on it.
pub async fn running(store: &Store, id: &str) -> (i64, Lease) {
    let mut tx = store.begin().await.unwrap();
    assert!(tx.put_connector(&settings(id), "en-US", NOON).await.unwrap());
    let id = ConnectorId::new(id);
    let generation = tx.find_connector(&id).await.unwrap().unwrap().live_generation;
    let lease = tx.acquire_lease(&id, "test", MINUTE).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    (generation, lease)
}

#[rstest]
#[tokio::test]
async fn a_connector_keeps_its_cache_when_its_settings_change(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, _) = running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    let changed = ConnectorSettings {
        enabled: false,
        provider_type: Some("SuccessFactors".to_owned()),
        push_client_id: Some("client".to_owned()),
        pull_days: 7,
        fault: Some("No.".to_owned()),
        ..settings("A")
    };
    assert!(!tx.put_connector(&changed, "en-US", NOON).await.unwrap());
    let stored = tx.find_connector(&ConnectorId::new("A")).await.unwrap().unwrap();
    assert_eq!(stored.settings, changed);
    assert_eq!(stored.live_generation, generation);
    assert_eq!(tx.list_connectors().await.unwrap(), [stored]);
}

#[rstest]
#[tokio::test]
async fn a_deleted_connector_takes_its_cache_along(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    let page = Page {
        generation,
        epoch: lease.epoch,
        tasks: &[task("1", "u", NOON)],
        cursor: None,
        keep_final: false,
        at: NOON,
    };
    tx.store_page(&page).await.unwrap();
    assert!(tx.delete_connector(&lease.connector).await.unwrap());
    assert!(!tx.delete_connector(&lease.connector).await.unwrap());
    assert_eq!(tx.count_tasks(generation).await.unwrap(), 0);
    assert_eq!(tx.find_generation(generation).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_lease_is_held_by_one_runner_until_it_ends_or_is_given_back(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (_, lease) = running(&test.store, "A").await;
    let id = lease.connector.clone();
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.acquire_lease(&id, "other", MINUTE).await.unwrap(), None);
    assert!(tx.renew_lease(&lease, MINUTE).await.unwrap());
    tx.release_lease(&lease).await.unwrap();
    let other = tx.acquire_lease(&id, "other", Duration::ZERO).await.unwrap().unwrap();
    assert!(other.epoch > lease.epoch);
    assert!(!tx.renew_lease(&lease, MINUTE).await.unwrap(), "a lost lease cannot be prolonged");
    assert!(tx.acquire_lease(&id, "third", MINUTE).await.unwrap().is_some(), "an ended lease is free");
    assert_eq!(tx.acquire_lease(&ConnectorId::new("none"), "third", MINUTE).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_runner_whose_lease_went_to_another_cannot_write(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, stalled) = running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    tx.release_lease(&stalled).await.unwrap();
    tx.acquire_lease(&stalled.connector, "other", MINUTE).await.unwrap().unwrap();
    tx.commit().await.unwrap();

    let mut tx = test.store.begin().await.unwrap();
    let page = Page {
        generation,
        epoch: stalled.epoch,
        tasks: &[task("1", "u", NOON)],
        cursor: None,
        keep_final: false,
        at: NOON,
    };
    assert!(matches!(tx.store_page(&page).await, Err(StorageError::Superseded)));
    assert!(matches!(tx.end_initial(generation, stalled.epoch).await, Err(StorageError::Superseded)));
    let definitions = tx.store_definitions(generation, stalled.epoch, &[]).await;
    assert!(matches!(definitions, Err(StorageError::Superseded)));
    assert_eq!(tx.count_tasks(generation).await.unwrap(), 0);
}

#[rstest]
#[tokio::test]
async fn a_generation_filled_beside_the_live_one_replaces_it_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (first, lease) = running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    let second = tx.add_generation(&lease.connector, NOON, "en-US", NOON).await.unwrap();
    let third = tx.add_generation(&lease.connector, NOON, "en-US", NOON).await.unwrap();
    let tasks = [task("1", "u", NOON), task("2", "u", NOON), task("3", "u", NOON)];
    for generation in [first, second, third] {
        let page =
            Page { generation, epoch: lease.epoch, tasks: &tasks, cursor: None, keep_final: false, at: NOON };
        assert_eq!(tx.store_page(&page).await.unwrap().stored, 3);
    }
    assert!(tx.clean_up_generations(2).await.unwrap(), "the one in between is left over");
    assert!(tx.clean_up_generations(2).await.unwrap());
    assert!(!tx.clean_up_generations(2).await.unwrap());
    assert_eq!(tx.find_generation(second).await.unwrap(), None);

    tx.end_initial(third, lease.epoch).await.unwrap();
    tx.make_live(third, lease.epoch).await.unwrap();
    while tx.clean_up_generations(2).await.unwrap() {}
    assert_eq!(tx.find_generation(first).await.unwrap(), None);
    assert_eq!(tx.count_tasks(third).await.unwrap(), 3);
    let newest = tx.find_newest_generation(&lease.connector).await.unwrap().unwrap();
    assert_eq!((newest.id, newest.phase), (third, Phase::Delta));
}

#[rstest]
#[tokio::test]
async fn a_page_moves_the_cursor_with_its_tasks(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = running(&test.store, "A").await;
    let cursor = Cursor { modified_at: NOON, urn: Urn::new("urn:x") };
    let page =
        |cursor| Page { generation, epoch: lease.epoch, tasks: &[], cursor, keep_final: false, at: NOON };
    let mut tx = test.store.begin().await.unwrap();
    tx.store_page(&page(Some(&cursor))).await.unwrap();
    drop(tx);
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.find_generation(generation).await.unwrap().unwrap().cursor, None);
    tx.store_page(&page(Some(&cursor))).await.unwrap();
    tx.store_page(&page(None)).await.unwrap();
    assert_eq!(tx.find_generation(generation).await.unwrap().unwrap().cursor, Some(cursor));
}

#[rstest]
#[tokio::test]
async fn a_triple_belongs_to_one_connector(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestStore::open(backend).await;
    let (_, a) = running(&test.store, "A").await;
    let (_, b) = running(&test.store, "B").await;
    let mut tx = test.store.begin().await.unwrap();
    tx.claim_triple(&a.connector, "x:y:z").await.unwrap();
    tx.claim_triple(&a.connector, "1:2:3").await.unwrap();
    assert_eq!(tx.find_connector_of_triple("x:y:z", &b.connector).await.unwrap(), Some(a.connector.clone()));
    assert_eq!(tx.find_connector_of_triple("x:y:z", &a.connector).await.unwrap(), None);
    assert_eq!(
        tx.find_connector_of_triple("1:2:3", &b.connector).await.unwrap(),
        None,
        "the first one stays"
    );
    tx.forget_triple(&a.connector).await.unwrap();
    tx.claim_triple(&b.connector, "x:y:z").await.unwrap();
    assert!(matches!(tx.claim_triple(&a.connector, "x:y:z").await, Err(StorageError::Conflict(_))));
}

#[rstest]
#[tokio::test]
async fn the_first_token_failure_counts_until_a_token_is_obtained(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (_, lease) = running(&test.store, "A").await;
    let later = NOON.plus(MINUTE);
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.note_token_failure(&lease.connector, NOON).await.unwrap(), NOON);
    assert_eq!(tx.note_token_failure(&lease.connector, later).await.unwrap(), NOON);
    tx.clear_token_failure(&lease.connector).await.unwrap();
    assert_eq!(tx.note_token_failure(&lease.connector, later).await.unwrap(), later);
}

#[rstest]
#[tokio::test]
async fn a_connector_becomes_unreachable_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (_, lease) = running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.set_connector_unreachable(&lease.connector, true).await.unwrap());
    assert!(!tx.set_connector_unreachable(&lease.connector, true).await.unwrap());
    assert!(tx.find_connector(&lease.connector).await.unwrap().unwrap().unreachable);
    assert!(tx.set_connector_unreachable(&lease.connector, false).await.unwrap());
    tx.hide_connector(&lease.connector).await.unwrap();
    assert!(!tx.find_connector(&lease.connector).await.unwrap().unwrap().settings.enabled);
}

#[rstest]
#[tokio::test]
async fn old_tasks_are_deleted_final_ones_sooner(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = running(&test.store, "A").await;
    let at = |seconds| Timestamp::from_seconds(seconds);
    let mut gone = task("gone", "u", at(20));
    gone.status = docket_domain::task::TaskStatus::Canceled;
    let tasks = [task("ancient", "u", at(5)), gone, task("old", "u", at(20)), task("new", "u", at(40))];
    let page =
        Page { generation, epoch: lease.epoch, tasks: &tasks, cursor: None, keep_final: true, at: NOON };
    let mut tx = test.store.begin().await.unwrap();
    tx.store_page(&page).await.unwrap();
    assert_eq!(tx.delete_old_tasks(at(30), at(10), 1).await.unwrap(), 1);
    assert_eq!(tx.delete_old_tasks(at(30), at(10), 9).await.unwrap(), 1);
    assert!(tx.find_task(generation, &tasks[2].urn).await.unwrap().is_some());
    assert!(tx.find_task(generation, &tasks[3].urn).await.unwrap().is_some());
}
