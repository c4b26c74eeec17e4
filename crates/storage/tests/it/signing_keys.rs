//! The token service's keys.

use std::time::Duration;

use docket_domain::{Chance, Timestamp};
use docket_storage::signing_keys::SigningKeyRow;
use docket_storage::{MasterKey, StorageError, Vault};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn key(kid: &str, signs_from: Timestamp, follows: Option<&str>) -> SigningKeyRow {
    SigningKeyRow {
        kid: kid.to_owned(),
        private: b"private".to_vec().into(),
        public_pem: "public".to_owned(),
        created_at: NOON,
        signs_from,
        follows: follows.map(str::to_owned),
    }
}

#[rstest]
#[tokio::test]
async fn the_newest_key_comes_first_and_retired_ones_not_at_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let later = NOON.plus(Duration::from_secs(1));
    for key in [key("old", NOON, None), key("gone", later, Some("old"))] {
        tx.insert_signing_key(&test.vault, &key).await.unwrap();
    }
    assert!(tx.retire_signing_key("gone", later).await.unwrap());
    assert!(!tx.retire_signing_key("gone", later).await.unwrap());
    tx.insert_signing_key(&test.vault, &key("new", later, Some("old"))).await.unwrap();
    let keys = tx.list_signing_keys(&test.vault).await.unwrap();
    assert_eq!(keys.iter().map(|key| &*key.kid).collect::<Vec<_>>(), ["new", "old"]);
    assert_eq!(keys[0].private.as_slice(), b"private");
    assert_eq!(keys[0].follows.as_deref(), Some("old"));
}

#[rstest]
#[tokio::test]
async fn one_living_key_follows_another(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_signing_key(&test.vault, &key("a", NOON, None)).await.unwrap();
    tx.insert_signing_key(&test.vault, &key("b", NOON, Some("a"))).await.unwrap();
    let second = tx.insert_signing_key(&test.vault, &key("c", NOON, Some("a"))).await;
    assert!(matches!(second, Err(StorageError::Conflict(_))));
}

#[tokio::test]
async fn a_private_key_opens_with_its_master_key_only() {
    let test = TestStore::open(Backend::Sqlite).await;
    let elsewhere = TestStore::open(Backend::Sqlite).await;
    let chance = Chance::system();
    let foreign = Vault::open(&elsewhere.store, &MasterKey::generate(&chance), &chance).await;
    assert!(foreign.is_err(), "the store has a vault under another master key");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_signing_key(&test.vault, &key("a", NOON, None)).await.unwrap();
    let opened = tx.list_signing_keys(&elsewhere.vault).await;
    assert!(matches!(opened, Err(StorageError::Sealed { .. })));
}
