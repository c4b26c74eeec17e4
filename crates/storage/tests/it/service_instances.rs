//! Service instances and keys.

use std::time::Duration;

use docket_domain::service::{KeyCertificate, Service, ServiceInstance, ServiceKey};
use docket_storage::{StorageError, Vault};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use serde_json::json;

fn instance(id: &str, name: &str) -> ServiceInstance {
    ServiceInstance {
        id: id.to_owned(),
        name: name.to_owned(),
        service: Service::Destination,
        plan: "lite".to_owned(),
        client_id: format!("sb-{id}!b1|destination-xsappname!b1"),
        xsappname: format!("{id}!b1|destination-xsappname!b1"),
        parameters: json!({"authorities": ["x"]}).as_object().unwrap().clone(),
        created_at: NOON,
    }
}

fn key(id: &str, instance: &ServiceInstance, name: &str) -> ServiceKey {
    ServiceKey {
        id: id.to_owned(),
        instance_id: instance.id.clone(),
        name: name.to_owned(),
        created_at: NOON.plus(Duration::from_secs(name.len() as u64)),
        certificate: None,
        retires_at: None,
    }
}

#[rstest]
#[tokio::test]
async fn an_instance_is_found_by_name_and_by_client_as_it_was_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (one, two) = (instance("i-1", "b"), instance("i-2", "B"));
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    tx.insert_service_instance(&two).await.unwrap();
    assert_eq!(tx.find_service_instance("b").await.unwrap().as_ref(), Some(&one));
    assert_eq!(tx.find_service_instance_for_update("b").await.unwrap().as_ref(), Some(&one));
    assert_eq!(tx.find_service_instance_by_client(&two.client_id).await.unwrap().as_ref(), Some(&two));
    assert_eq!(tx.find_service_instance("c").await.unwrap(), None);
    assert_eq!(tx.list_service_instances().await.unwrap(), [two, one], "capitals come first, byte by byte");
}

#[rstest]
#[tokio::test]
async fn the_ends_of_keys_with_a_certificate_are_listed_with_the_names_people_know_them_by(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (one, two) = (instance("i-1", "b"), instance("i-2", "a"));
    let mut tx = test.store.begin().await.unwrap();
    for instance in [&one, &two] {
        tx.insert_service_instance(instance).await.unwrap();
    }
    let certified = |id: &str, instance: &ServiceInstance, name: &str, fingerprint: &str| ServiceKey {
        certificate: Some(KeyCertificate {
            chain_pem: "pem".to_owned(),
            fingerprint: fingerprint.to_owned(),
            expires_at: NOON.plus(Duration::from_hours(1)),
        }),
        ..key(id, instance, name)
    };
    let keys = [
        key("k-1", &one, "with a secret"),
        certified("k-2", &one, "x", "f1"),
        certified("k-3", &two, "x", "f2"),
        ServiceKey { retires_at: Some(NOON), ..certified("k-4", &two, "replaced", "f3") },
    ];
    for key in keys {
        tx.insert_service_key(&test.vault, &key, "secret").await.unwrap();
    }
    let end = NOON.plus(Duration::from_hours(1));
    let listed = tx.list_service_key_ends().await.unwrap();
    assert_eq!(listed, [("a".to_owned(), "x".to_owned(), end), ("b".to_owned(), "x".to_owned(), end)]);
}

#[rstest]
#[case::name("i-2", "one")]
#[case::client("i-1", "two")]
#[tokio::test]
async fn a_taken_name_or_client_id_is_a_conflict(
    #[case] id: &str,
    #[case] name: &str,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&instance("i-1", "one")).await.unwrap();
    let refused = tx.insert_service_instance(&instance(id, name)).await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn keys_have_secrets_of_their_own_and_open_again(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let one = instance("i-1", "one");
    let (first, second) = (key("k-1", &one, "a"), key("k-2", &one, "bb"));
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    tx.insert_service_key(&test.vault, &second, "second secret").await.unwrap();
    tx.insert_service_key(&test.vault, &first, "first secret").await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = test.store.read().await.unwrap();
    assert_eq!(tx.list_service_keys("i-1").await.unwrap(), [first.clone(), second.clone()]);
    let opened = tx.open_service_keys(&test.vault, "i-1").await.unwrap();
    let secrets: Vec<&str> = opened.iter().map(|(_, secret)| secret.as_str()).collect();
    assert_eq!(secrets, ["first secret", "second secret"]);
    let (found, secret) = tx.find_service_key(&test.vault, "i-1", "bb").await.unwrap().unwrap();
    assert_eq!((found, secret.as_str()), (second, "second secret"));
    assert!(tx.find_service_key(&test.vault, "i-1", "c").await.unwrap().is_none());
}

#[rstest]
#[tokio::test]
async fn a_key_name_is_unique_in_its_instance_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (one, two) = (instance("i-1", "one"), instance("i-2", "two"));
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    tx.insert_service_instance(&two).await.unwrap();
    tx.insert_service_key(&test.vault, &key("k-1", &one, "a"), "x").await.unwrap();
    tx.insert_service_key(&test.vault, &key("k-2", &two, "a"), "x").await.unwrap();
    let refused = tx.insert_service_key(&test.vault, &key("k-3", &one, "a"), "x").await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn a_secret_does_not_open_under_another_master_key(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let foreign: Vault = TestStore::open(Backend::Sqlite).await.vault;
    let one = instance("i-1", "one");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    tx.insert_service_key(&test.vault, &key("k-1", &one, "a"), "x").await.unwrap();
    let refused = tx.open_service_keys(&foreign, "i-1").await;
    assert!(matches!(refused, Err(StorageError::Sealed { .. })), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn a_deleted_key_or_instance_is_gone_with_what_hangs_on_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let one = instance("i-1", "one");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    for (id, name) in [("k-1", "a"), ("k-2", "bb")] {
        tx.insert_service_key(&test.vault, &key(id, &one, name), "x").await.unwrap();
    }
    let client = one.client_id.as_str();
    assert!(tx.find_service_instance_by_key(client, "k-1", NOON).await.unwrap().is_some());
    assert!(tx.find_service_instance_by_key("sb-other", "k-1", NOON).await.unwrap().is_none());

    assert!(tx.delete_service_key("i-1", "a").await.unwrap());
    assert!(!tx.delete_service_key("i-1", "a").await.unwrap());
    assert!(tx.find_service_instance_by_key(client, "k-1", NOON).await.unwrap().is_none());
    assert!(tx.find_service_instance_by_key(client, "k-2", NOON).await.unwrap().is_some());

    assert!(tx.delete_service_instance("i-1").await.unwrap());
    assert!(!tx.delete_service_instance("i-1").await.unwrap());
    assert!(tx.find_service_instance_by_key(client, "k-2", NOON).await.unwrap().is_none());
    assert!(tx.list_service_keys("i-1").await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn a_key_that_retires_counts_until_then_and_is_removed_after(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let one = instance("i-1", "one");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    for (id, name) in [("k-1", "a"), ("k-2", "bb")] {
        tx.insert_service_key(&test.vault, &key(id, &one, name), "x").await.unwrap();
    }
    let end = NOON.plus(Duration::from_mins(1));
    tx.retire_service_key("k-1", "a~1", end).await.unwrap();
    let (retired, _) = tx.find_service_key(&test.vault, "i-1", "a~1").await.unwrap().unwrap();
    assert_eq!(
        retired,
        ServiceKey { name: "a~1".to_owned(), retires_at: Some(end), ..key("k-1", &one, "a") }
    );
    let client = one.client_id.as_str();
    assert!(tx.find_service_instance_by_key(client, "k-1", NOON).await.unwrap().is_some());
    assert!(tx.find_service_instance_by_key(client, "k-1", end).await.unwrap().is_none());
    assert!(tx.find_service_instance_by_key(client, "k-2", end).await.unwrap().is_some());
    assert_eq!(tx.prune_service_keys(NOON).await.unwrap(), 0);
    assert_eq!(tx.prune_service_keys(end).await.unwrap(), 1);
    assert_eq!(tx.list_service_keys("i-1").await.unwrap(), [key("k-2", &one, "bb")]);
}

#[rstest]
#[tokio::test]
async fn other_parameters_take_the_place_of_those_before(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let one = instance("i-1", "one");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_service_instance(&one).await.unwrap();
    let other = json!({"authorities": []}).as_object().unwrap().clone();
    tx.set_service_instance_parameters("i-1", &other).await.unwrap();
    let changed = ServiceInstance { parameters: other, ..one };
    assert_eq!(tx.find_service_instance("one").await.unwrap(), Some(changed));
}
