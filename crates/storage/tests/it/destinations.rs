//! Destinations and trust key pairs.

use std::collections::BTreeMap;
use std::time::Duration;

use docket_storage::destinations::StoredDestination;
use docket_storage::trust::TrustSlot;
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn destination(instance_id: &str, name: &str) -> StoredDestination {
    StoredDestination {
        instance_id: instance_id.to_owned(),
        name: name.to_owned(),
        properties: BTreeMap::from([("URL".to_owned(), format!("https://{name}.example.com"))]),
        secrets: BTreeMap::from([("Password".to_owned(), "correct horse".to_owned())]),
        etag: "e1".to_owned(),
        created_at: NOON,
        modified_at: NOON,
    }
}

#[rstest]
#[tokio::test]
async fn a_destination_comes_back_as_it_was_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let stored = destination("", "A");
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.insert_destination(&test.vault, &stored).await.unwrap());
    assert_eq!(tx.find_destination(&test.vault, "", "A").await.unwrap(), Some(stored));
    assert_eq!(tx.find_destination(&test.vault, "", "a").await.unwrap(), None, "names are case-sensitive");
    assert_eq!(tx.find_destination(&test.vault, "instance", "A").await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn an_instances_own_destination_goes_before_the_subaccounts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for (level, name) in [("", "A"), ("instance", "A"), ("", "B"), ("another", "C")] {
        assert!(tx.insert_destination(&test.vault, &destination(level, name)).await.unwrap());
    }
    for (name, level) in [("A", Some("instance")), ("B", Some("")), ("C", None)] {
        let found = tx.find_destination_for_instance(&test.vault, "instance", name).await.unwrap();
        assert_eq!(found, level.map(|level| destination(level, name)));
    }
}

#[rstest]
#[tokio::test]
async fn a_second_destination_of_that_name_is_not_stored_and_the_transaction_goes_on(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.insert_destination(&test.vault, &destination("", "A")).await.unwrap());
    let other = StoredDestination { etag: "e2".to_owned(), ..destination("", "A") };
    assert!(!tx.insert_destination(&test.vault, &other).await.unwrap());
    assert!(tx.insert_destination(&test.vault, &destination("instance", "A")).await.unwrap());
    assert!(tx.insert_destination(&test.vault, &destination("", "B")).await.unwrap());
    tx.commit().await.unwrap();

    let mut tx = test.store.read().await.unwrap();
    let names: Vec<_> = tx.list_destinations(&test.vault, "").await.unwrap();
    assert_eq!(
        names.iter().map(|d| (d.name.as_str(), d.etag.as_str())).collect::<Vec<_>>(),
        [("A", "e1"), ("B", "e1")]
    );
    assert_eq!(tx.list_destinations(&test.vault, "instance").await.unwrap().len(), 1);
}

#[rstest]
#[tokio::test]
async fn an_update_replaces_everything_but_the_creation_time(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(!tx.update_destination(&test.vault, &destination("", "A")).await.unwrap());
    tx.insert_destination(&test.vault, &destination("", "A")).await.unwrap();

    let later = NOON.plus(Duration::from_mins(1));
    let changed = StoredDestination {
        properties: BTreeMap::from([("x".to_owned(), "y".to_owned())]),
        secrets: BTreeMap::new(),
        etag: "e2".to_owned(),
        created_at: later,
        modified_at: later,
        ..destination("", "A")
    };
    assert!(tx.update_destination(&test.vault, &changed).await.unwrap());
    let found = tx.find_destination(&test.vault, "", "A").await.unwrap();
    assert_eq!(found, Some(StoredDestination { created_at: NOON, ..changed }));
    assert!(tx.delete_destination("", "A").await.unwrap());
    assert!(!tx.delete_destination("", "A").await.unwrap());
}

#[rstest]
#[tokio::test]
async fn a_secret_is_nowhere_in_the_database_and_in_no_debug_text() {
    let test = TestStore::open(Backend::Sqlite).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_destination(&test.vault, &destination("", "A")).await.unwrap();
    tx.insert_trust(&test.vault, TrustSlot::Active, "PUBLIC", "correct horse", NOON).await.unwrap();
    tx.commit().await.unwrap();
    test.store.close().await;

    let docket_storage::Database::Sqlite(file) = &test.database else { unreachable!() };
    let bytes = std::fs::read(file).unwrap();
    assert!(bytes.windows(6).any(|window| window == b"PUBLIC"), "the file holds what was stored");
    assert!(!bytes.windows(13).any(|window| window == b"correct horse"));
    let debug = format!("{:?}", destination("", "A"));
    assert!(debug.contains("Password") && !debug.contains("horse"), "{debug}");
}

#[rstest]
#[tokio::test]
async fn a_key_pair_stays_in_its_slot_until_it_is_deleted(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.find_trust(TrustSlot::Active).await.unwrap().is_none());
    assert!(tx.insert_trust(&test.vault, TrustSlot::Active, "cert 1", "key 1", NOON).await.unwrap());
    assert!(!tx.insert_trust(&test.vault, TrustSlot::Active, "cert 2", "key 2", NOON).await.unwrap());
    assert!(tx.find_trust(TrustSlot::Passive).await.unwrap().is_none());

    let found = tx.find_trust(TrustSlot::Active).await.unwrap().unwrap();
    assert_eq!(found.certificate_pem, "cert 1");
    assert_eq!(found.private_pem(&test.vault).unwrap().as_str(), "key 1");
    assert!(!format!("{found:?}").contains("sealed"));

    assert!(tx.delete_trust(TrustSlot::Active).await.unwrap());
    assert!(!tx.delete_trust(TrustSlot::Active).await.unwrap());
}

#[rstest]
#[tokio::test]
async fn two_key_pairs_change_places_and_each_key_stays_with_its_certificate(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let later = NOON.plus(Duration::from_secs(1));
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_trust(&test.vault, TrustSlot::Active, "cert 1", "key 1", NOON).await.unwrap();
    assert!(tx.swap_trust(&test.vault, |_| true).await.unwrap().is_none(), "there is no passive one");
    tx.put_trust(&test.vault, TrustSlot::Passive, "cert 0", "key 0", NOON).await.unwrap();
    tx.put_trust(&test.vault, TrustSlot::Passive, "cert 2", "key 2", later).await.unwrap();
    assert!(tx.swap_trust(&test.vault, |pair| pair.certificate_pem != "cert 2").await.unwrap().is_none());
    tx.commit().await.unwrap();

    for expected in [
        [("cert 2", "key 2", later), ("cert 1", "key 1", NOON)],
        [("cert 1", "key 1", NOON), ("cert 2", "key 2", later)],
    ] {
        let mut tx = test.store.begin().await.unwrap();
        let swapped = tx.swap_trust(&test.vault, |_| true).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        let found = test.store.read().await.unwrap().list_trust().await.unwrap();
        for (pairs, expected) in [&swapped[..], &found[..]].into_iter().map(|pairs| (pairs, expected)) {
            for (pair, (certificate, key, created_at)) in pairs.iter().zip(expected) {
                assert_eq!((pair.certificate_pem.as_str(), pair.created_at), (certificate, created_at));
                assert_eq!(pair.private_pem(&test.vault).unwrap().as_str(), key);
            }
        }
        assert_eq!(found.len(), 2);
    }
}

#[rstest]
#[tokio::test]
async fn rotations_at_once_come_one_after_the_other(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_trust(&test.vault, TrustSlot::Active, "cert 1", "key 1", NOON).await.unwrap();
    tx.insert_trust(&test.vault, TrustSlot::Passive, "cert 2", "key 2", NOON).await.unwrap();
    tx.commit().await.unwrap();
    let rotations = (0..9).map(|_| {
        let (store, vault) = (test.store.clone(), test.vault.clone());
        tokio::spawn(async move {
            let mut tx = store.begin().await.unwrap();
            assert!(tx.swap_trust(&vault, |_| true).await.unwrap().is_some());
            tx.commit().await.unwrap();
        })
    });
    for rotation in rotations.collect::<Vec<_>>() {
        rotation.await.unwrap();
    }
    let found = test.store.read().await.unwrap().list_trust().await.unwrap();
    let certificates: Vec<_> = found.iter().map(|pair| pair.certificate_pem.as_str()).collect();
    assert_eq!(certificates, ["cert 2", "cert 1"], "an odd number of rotations");
}
