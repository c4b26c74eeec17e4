//! Browser sessions.

use std::time::Duration;

use docket_domain::{Authentication, UserId};
use docket_storage::sessions::Session;
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn session(id_hash: &str) -> Session {
    Session {
        id_hash: id_hash.to_owned(),
        user_id: UserId::new("g-1"),
        auth_time: NOON,
        authentication: Authentication::password(),
        seen_at: NOON,
        expires_at: NOON.plus(Duration::from_hours(12)),
    }
}

async fn with_sessions(backend: Backend, hashes: &[&str]) -> TestStore {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&user("g-1", "ada")).await.unwrap();
    for hash in hashes {
        tx.insert_session(&session(hash)).await.unwrap();
    }
    tx.commit().await.unwrap();
    test
}

#[rstest]
#[tokio::test]
async fn a_session_is_found_by_its_hash_until_it_is_ended(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_sessions(backend, &["a", "b"]).await;
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.find_session("a").await.unwrap(), Some(session("a")));
    assert!(tx.delete_session("a").await.unwrap());
    assert!(!tx.delete_session("a").await.unwrap());
    assert_eq!(tx.find_session("a").await.unwrap(), None);
    assert_eq!(tx.delete_sessions_of(&UserId::new("g-2")).await.unwrap(), 0);
    assert_eq!(tx.delete_sessions_of(&UserId::new("g-1")).await.unwrap(), 1);
}

#[rstest]
#[tokio::test]
async fn the_last_use_never_moves_back(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = with_sessions(backend, &["a"]).await;
    let later = NOON.plus(Duration::from_mins(5));
    let mut tx = test.store.begin().await.unwrap();
    tx.touch_session("a", later).await.unwrap();
    tx.touch_session("a", NOON).await.unwrap();
    assert_eq!(tx.find_session("a").await.unwrap().unwrap().seen_at, later);
}

#[rstest]
#[tokio::test]
async fn sessions_that_ended_or_were_not_used_are_pruned(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_sessions(backend, &["a", "b"]).await;
    let mut tx = test.store.begin().await.unwrap();
    let soon = NOON.plus(Duration::from_mins(1));
    tx.touch_session("b", soon).await.unwrap();
    assert_eq!(tx.prune_sessions(soon, NOON.minus(Duration::from_mins(1))).await.unwrap(), 0);
    assert_eq!(tx.prune_sessions(soon, NOON).await.unwrap(), 1, "the one that was not used");
    assert_eq!(tx.prune_sessions(NOON.plus(Duration::from_hours(12)), NOON).await.unwrap(), 1);
}
