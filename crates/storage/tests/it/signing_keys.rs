//! The token service's keys.

use std::time::Duration;

use docket_domain::{Chance, Timestamp};
use docket_storage::signing_keys::SigningKeyRow;
use docket_storage::{MasterKey, StorageError, Vault};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn key(kid: &str, active_from: Option<Timestamp>) -> SigningKeyRow {
    SigningKeyRow {
        kid: kid.to_owned(),
        private: b"private".to_vec().into(),
        public_pem: "public".to_owned(),
        created_at: NOON,
        active_from,
    }
}

#[rstest]
#[tokio::test]
async fn the_newest_active_key_comes_first_and_retired_ones_not_at_all(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let later = NOON.plus(Duration::from_secs(1));
    for key in
        [key("waiting", None), key("old", Some(NOON)), key("new", Some(later)), key("gone", Some(later))]
    {
        tx.insert_signing_key(&test.vault, &key).await.unwrap();
    }
    assert!(tx.retire_signing_key("gone", later).await.unwrap());
    assert!(!tx.retire_signing_key("gone", later).await.unwrap());
    let keys = tx.list_signing_keys(&test.vault).await.unwrap();
    assert_eq!(keys.iter().map(|key| &*key.kid).collect::<Vec<_>>(), ["new", "old", "waiting"]);
    assert_eq!(keys[0].private.as_slice(), b"private");
}

#[tokio::test]
async fn a_private_key_opens_with_its_master_key_only() {
    let test = TestStore::open(Backend::Sqlite).await;
    let elsewhere = TestStore::open(Backend::Sqlite).await;
    let chance = Chance::system();
    let foreign = Vault::open(&elsewhere.store, &MasterKey::generate(&chance), &chance).await;
    assert!(foreign.is_err(), "the store has a vault under another master key");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_signing_key(&test.vault, &key("a", Some(NOON))).await.unwrap();
    let opened = tx.list_signing_keys(&elsewhere.vault).await;
    assert!(matches!(opened, Err(StorageError::Sealed { .. })));
}
