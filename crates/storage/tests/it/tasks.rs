//! The task cache: which version wins, who finds a task, what change is left behind.

use std::time::Duration;

use docket_domain::task::{Priority, Task, TaskStatus};
use docket_domain::{GroupId, LanguageTag, Timestamp, UserId, text::LocalizedText};
use docket_storage::leases::Lease;
use docket_storage::tasks::{Page, PageCounts};
use docket_storage::{Database, Store};
use docket_testkit::samples::{NOON, task};
use docket_testkit::{Backend, TestStore};
use proptest::prelude::*;
use rstest::rstest;
use sqlx::{Connection as _, Row as _};

/// The single text column of a statement's rows, read past the store.
async fn look(database: &Database, sql: &'static str) -> Vec<String> {
    match database {
        Database::Sqlite(file) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect()
        }
        Database::Postgres(address) => {
            let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect()
        }
    }
}

async fn inbox(test: &TestStore) -> Vec<String> {
    look(
        &test.database,
        "SELECT i.principal || ' ' || substr(t.urn, 38) || ' ' || i.status || ' ' || CAST(i.priority AS TEXT) \
         FROM inbox i JOIN tasks t ON t.id = i.task_id ORDER BY 1",
    )
    .await
}

async fn changes(test: &TestStore) -> Vec<String> {
    look(
        &test.database,
        "SELECT kind || ' ' || substr(urn, 38) || ' ' || principals || ' ' || CAST(silent AS TEXT) \
         FROM changes ORDER BY id",
    )
    .await
}

async fn store(store: &Store, generation: i64, lease: &Lease, tasks: &[Task]) -> PageCounts {
    let mut tx = store.begin().await.unwrap();
    let page = Page { generation, epoch: lease.epoch, tasks, cursor: None, keep_final: false, at: NOON };
    let counts = tx.store_page(&page).await.unwrap();
    tx.commit().await.unwrap();
    counts
}

fn later(seconds: u64) -> Timestamp {
    NOON.plus(Duration::from_secs(seconds))
}

#[rstest]
#[tokio::test]
async fn the_newest_version_of_a_task_wins_however_often_pages_are_replayed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let (old, new) = (task("1", "old", NOON), task("1", "new", later(1)));
    let counts = store(&test.store, generation, &lease, &[new.clone(), old.clone()]).await;
    assert_eq!(counts, PageCounts { stored: 1, ..PageCounts::default() });
    for replay in [&old, &new] {
        let counts = store(&test.store, generation, &lease, std::slice::from_ref(replay)).await;
        assert_eq!(counts, PageCounts { unchanged: 1, ..PageCounts::default() });
    }
    let mut tx = test.store.read().await.unwrap();
    assert_eq!(tx.find_task(generation, &new.urn).await.unwrap(), Some(new));
    assert_eq!(inbox(&test).await, ["new 1 READY 1"]);
    assert_eq!(changes(&test).await, ["ASSIGNED 1 [\"new\"] 1"]);
}

#[rstest]
#[tokio::test]
async fn the_same_time_with_other_content_is_a_change(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    store(&test.store, generation, &lease, &[task("1", "u", NOON)]).await;
    let urgent = Task { priority: Priority::VeryHigh, ..task("1", "u", NOON) };
    assert_eq!(store(&test.store, generation, &lease, &[urgent]).await.stored, 1);
    assert_eq!(inbox(&test).await, ["u 1 READY 3"]);
}

#[rstest]
#[tokio::test]
async fn changes_say_who_gained_keeps_and_lost_a_task(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    tx.end_initial(generation, lease.epoch).await.unwrap();
    tx.commit().await.unwrap();

    let mut offered = task("1", "ann", NOON);
    offered.recipient_users.push(UserId::new("bob"));
    offered.recipient_groups.push(GroupId::new("hr"));
    store(&test.store, generation, &lease, std::slice::from_ref(&offered)).await;
    assert_eq!(inbox(&test).await, ["ann 1 READY 1", "bob 1 READY 1", "hr 1 READY 1"]);

    let mut claimed = offered.clone();
    claimed.status = TaskStatus::Reserved;
    claimed.processor = Some(UserId::new("bob"));
    claimed.modified_at = later(1);
    store(&test.store, generation, &lease, std::slice::from_ref(&claimed)).await;
    assert_eq!(inbox(&test).await, ["bob 1 RESERVED 1"]);

    let done = Task { status: TaskStatus::Completed, modified_at: later(2), ..claimed.clone() };
    store(&test.store, generation, &lease, &[done]).await;
    assert_eq!(inbox(&test).await, Vec::<String>::new());
    assert_eq!(
        changes(&test).await,
        [
            "ASSIGNED 1 [\"ann\",\"bob\",\"hr\"] 0",
            "CHANGED 1 [\"bob\"] 0",
            "GONE 1 [\"ann\",\"hr\"] 0",
            "GONE 1 [\"bob\"] 0",
        ]
    );
    // A tombstone stays, so an old page cannot bring the task back.
    assert_eq!(store(&test.store, generation, &lease, &[claimed]).await.unchanged, 1);
    assert_eq!(inbox(&test).await, Vec::<String>::new());
}

#[rstest]
#[tokio::test]
async fn a_task_that_was_never_seen_open_is_left_out_when_it_is_final(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let done = Task { status: TaskStatus::Completed, ..task("1", "u", NOON) };
    let page = Page {
        generation,
        epoch: lease.epoch,
        tasks: std::slice::from_ref(&done),
        cursor: None,
        keep_final: false,
        at: NOON,
    };
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.store_page(&page).await.unwrap().left_out, 1);
    assert_eq!(tx.store_page(&Page { keep_final: true, ..page }).await.unwrap().stored, 1);
}

#[rstest]
#[tokio::test]
async fn an_invalid_task_is_kept_and_found_by_nobody(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let broken = Task { definition: None, missing: vec!["definitionId".to_owned()], ..task("1", "u", NOON) };
    let counts = store(&test.store, generation, &lease, &[broken]).await;
    assert_eq!((counts.stored, counts.invalid), (1, 1));
    assert_eq!(inbox(&test).await, Vec::<String>::new());
}

#[rstest]
#[tokio::test]
async fn a_single_task_reaches_the_live_generation_and_the_one_beside_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (live, lease) = crate::connectors::running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    let beside = tx.add_generation(&lease.connector, NOON, "en-US", NOON).await.unwrap();
    let one = task("1", "u", NOON);
    assert!(tx.store_task(&lease.connector, &one, NOON).await.unwrap());
    assert!(!tx.store_task(&lease.connector, &one, NOON).await.unwrap());
    assert_eq!(tx.find_task(live, &one.urn).await.unwrap(), Some(one.clone()));
    assert_eq!(tx.find_task(beside, &one.urn).await.unwrap(), Some(one));
    tx.commit().await.unwrap();
    assert_eq!(changes(&test).await.len(), 1, "what happens in a generation nobody sees is no change");
}

#[rstest]
#[tokio::test]
async fn subjects_of_all_languages_are_searchable_in_lower_case(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let mut both = task("1", "u", NOON);
    for text in ["Urlaub ÄNNE", "LEAVE 1"] {
        both.subject.0.push(LocalizedText {
            language: LanguageTag::new("de-DE"),
            text: text.to_owned(),
            is_default: false,
        });
    }
    store(&test.store, generation, &lease, &[both]).await;
    assert_eq!(look(&test.database, "SELECT search_text FROM tasks").await, ["leave 1\nurlaub änne"]);
}

#[rstest]
#[tokio::test]
async fn a_full_page_of_a_thousand_tasks_is_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let tasks: Vec<Task> = (0..1000).map(|n| task(&format!("{n}"), "u", later(n))).collect();
    assert_eq!(store(&test.store, generation, &lease, &tasks).await.stored, 1000);
    assert_eq!(store(&test.store, generation, &lease, &tasks).await.unchanged, 1000);
    assert_eq!(inbox(&test).await.len(), 1000);
}

/// One version of one of three tasks: its recipient, and whether it is still open, depend on its age.
fn version(local: u8, age: u64) -> Task {
    let mut task = task(&local.to_string(), ["ann", "bob", "eve"][(age % 3) as usize], later(age));
    task.created_at = NOON;
    match age % 5 {
        1 => task.status = TaskStatus::Completed,
        2 => task.processor = Some(UserId::new("zoe")),
        3 => task.missing = vec!["subject".to_owned()],
        _ => {}
    }
    task
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever the order in which versions arrive and wherever pages end, the newest version of each task is what is
    /// kept and found.
    #[test]
    fn any_order_of_versions_in_any_split_into_pages_ends_in_the_same_cache(
        versions in prop::collection::vec((0u8..3, 0u64..12), 1..24),
        ends in prop::collection::vec(any::<bool>(), 24),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let test = TestStore::open(Backend::Sqlite).await;
            let (generation, lease) = crate::connectors::running(&test.store, "A").await;
            let mut page = Vec::new();
            for ((local, age), end) in versions.iter().zip(ends) {
                page.push(version(*local, *age));
                if end {
                    keep(&test.store, generation, &lease, &page).await;
                    page.clear();
                }
            }
            keep(&test.store, generation, &lease, &page).await;

            let mut expected = Vec::new();
            let mut tx = test.store.read().await.unwrap();
            for local in 0..3 {
                let newest = versions.iter().filter(|one| one.0 == local).max().map(|one| version(local, one.1));
                let urn = version(local, 0).urn;
                prop_assert_eq!(&tx.find_task(generation, &urn).await.unwrap(), &newest);
                let newest = newest.iter();
                expected.extend(newest.flat_map(|task| task.inbox_principals().into_iter().map(|principal| {
                    format!("{principal} {local} {} 1", task.status.name())
                }).collect::<Vec<_>>()));
            }
            expected.sort();
            prop_assert_eq!(inbox(&test).await, expected);
            Ok(())
        })?;
    }
}

async fn keep(store: &Store, generation: i64, lease: &Lease, tasks: &[Task]) {
    let mut tx = store.begin().await.unwrap();
    let page = Page { generation, epoch: lease.epoch, tasks, cursor: None, keep_final: true, at: NOON };
    tx.store_page(&page).await.unwrap();
    tx.commit().await.unwrap();
}
