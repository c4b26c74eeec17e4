//! Opening, settings and sealing.

use docket_domain::Chance;
use docket_storage::vault::Place;
use docket_storage::{MasterKey, StorageError, Store, Vault};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

const PLACE: Place<'static> = Place { table: "destinations", row: "A", column: "secrets" };

#[rstest]
#[tokio::test]
async fn a_setting_is_found_after_the_store_is_opened_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.put_setting("port", "1").await.unwrap();
    tx.put_setting("port", "2").await.unwrap();
    tx.commit().await.unwrap();
    test.store.close().await;

    let again = Store::open(&test.database).await.unwrap();
    let mut tx = again.read().await.unwrap();
    assert_eq!(tx.find_setting("port").await.unwrap().as_deref(), Some("2"));
    assert_eq!(tx.find_setting("other").await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_transaction_that_is_not_committed_leaves_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.put_setting("port", "1").await.unwrap();
    drop(tx);
    assert_eq!(test.store.read().await.unwrap().find_setting("port").await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_transaction_given_up_while_it_begins_leaves_its_connection_clean(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    for step in 0..150 {
        let patience = std::time::Duration::from_micros(10 * step);
        drop(tokio::time::timeout(patience, test.store.read()).await);
    }
    for port in 0..20 {
        let mut tx = test.store.begin().await.unwrap();
        tx.put_setting("port", &port.to_string()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = test.store.read().await.unwrap();
    assert_eq!(tx.find_setting("port").await.unwrap().as_deref(), Some("19"));
}

#[rstest]
#[tokio::test]
async fn a_setting_is_deleted_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.put_setting("set-up", "x").await.unwrap();
    assert!(tx.delete_setting("set-up").await.unwrap());
    assert!(!tx.delete_setting("set-up").await.unwrap());
}

#[tokio::test]
async fn a_sealed_secret_opens_only_where_it_was_sealed() {
    let test = TestStore::open(Backend::Sqlite).await;
    let sealed = test.vault.seal(PLACE, b"open sesame");
    assert!(!sealed.windows(4).any(|window| window == b"open"));
    assert_eq!(test.vault.open_sealed(PLACE, &sealed).unwrap().as_slice(), b"open sesame");

    let elsewhere = Place { row: "B", ..PLACE };
    assert!(matches!(test.vault.open_sealed(elsewhere, &sealed), Err(StorageError::Sealed { .. })));
    let mut changed = sealed.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert!(matches!(test.vault.open_sealed(PLACE, &changed), Err(StorageError::Sealed { .. })));
}

#[tokio::test]
async fn the_vault_opens_again_with_its_master_key_and_with_no_other() {
    let test = TestStore::open(Backend::Sqlite).await;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("docket.key");
    let chance = Chance::system();
    let other =
        Store::open(&docket_storage::Database::Sqlite(directory.path().join("docket.db"))).await.unwrap();

    let first =
        Vault::open(&other, &MasterKey::load_or_create(&file, &chance).unwrap(), &chance).await.unwrap();
    let sealed = first.seal(PLACE, b"x");
    let second =
        Vault::open(&other, &MasterKey::load_or_create(&file, &chance).unwrap(), &chance).await.unwrap();
    assert_eq!(second.open_sealed(PLACE, &sealed).unwrap().as_slice(), b"x");

    let foreign = Vault::open(&other, &MasterKey::generate(&chance), &chance).await;
    assert!(matches!(foreign, Err(StorageError::Sealed { .. })));
    drop(test);
}

#[cfg(unix)]
#[test]
fn the_master_key_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("docket.key");
    MasterKey::load_or_create(&file, &Chance::system()).unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}
