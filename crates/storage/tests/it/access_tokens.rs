//! Access tokens that are not JWTs: what they hang on.

use std::time::Duration;

use docket_domain::UserId;
use docket_domain::service::{Service, ServiceInstance, ServiceKey};
use docket_storage::StorageError;
use docket_storage::access_tokens::AccessToken;
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use serde_json::json;

async fn with_person_and_keys(backend: Backend) -> TestStore {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&user("g-1", "ada")).await.unwrap();
    let instance = ServiceInstance {
        id: "i-1".to_owned(),
        name: "app".to_owned(),
        service: Service::Application,
        plan: "application".to_owned(),
        client_id: "sb-app!t1".to_owned(),
        xsappname: "app!t1".to_owned(),
        parameters: serde_json::Map::new(),
        created_at: NOON,
    };
    tx.insert_service_instance(&instance).await.unwrap();
    for id in ["k-1", "k-2"] {
        let key = ServiceKey {
            id: id.to_owned(),
            instance_id: instance.id.clone(),
            name: id.to_owned(),
            created_at: NOON,
            certificate: None,
            retires_at: None,
        };
        tx.insert_service_key(&test.vault, &key, "secret").await.unwrap();
    }
    tx.commit().await.unwrap();
    test
}

fn token(hash: &str, key: &str, person: bool) -> AccessToken {
    AccessToken {
        token_hash: hash.to_owned(),
        key_id: key.to_owned(),
        user_id: person.then(|| UserId::new("g-1")),
        claims: json!({"sub": "x", "scope": ["a"]}).as_object().unwrap().clone(),
        expires_at: NOON.plus(Duration::from_hours(1)),
    }
}

#[rstest]
#[tokio::test]
async fn a_token_is_found_by_its_hash_as_it_was_stored_and_removed_when_it_is_over(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_keys(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for one in [token("own", "k-1", false), token("ada's", "k-1", true)] {
        tx.insert_access_token(&one).await.unwrap();
        assert_eq!(tx.find_access_token(&one.token_hash).await.unwrap(), Some(one));
    }
    assert_eq!(tx.find_access_token("x").await.unwrap(), None);
    assert_eq!(tx.prune_access_tokens(NOON).await.unwrap(), 0);
    assert_eq!(tx.prune_access_tokens(NOON.plus(Duration::from_hours(1))).await.unwrap(), 2);
}

#[rstest]
#[tokio::test]
async fn a_token_goes_with_its_key_and_with_its_person(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_keys(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for (hash, key, person) in [("a", "k-1", true), ("b", "k-2", true), ("c", "k-2", false)] {
        tx.insert_access_token(&token(hash, key, person)).await.unwrap();
    }
    tx.delete_service_key("i-1", "k-1").await.unwrap();
    assert!(tx.find_access_token("a").await.unwrap().is_none());
    assert!(tx.find_access_token("b").await.unwrap().is_some());
    assert_eq!(tx.delete_access_tokens_of(&UserId::new("g-1")).await.unwrap(), 1);
    assert!(tx.find_access_token("b").await.unwrap().is_none());
    tx.insert_access_token(&token("b", "k-2", true)).await.unwrap();
    tx.delete_user(&UserId::new("g-1")).await.unwrap();
    assert!(tx.find_access_token("b").await.unwrap().is_none());
    assert!(tx.find_access_token("c").await.unwrap().is_some());
    tx.delete_service_instance("i-1").await.unwrap();
    assert!(tx.find_access_token("c").await.unwrap().is_none());
}

#[rstest]
#[tokio::test]
async fn a_token_of_a_key_that_is_gone_is_not_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_keys(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let refused = tx.insert_access_token(&token("a", "k-3", false)).await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
}
