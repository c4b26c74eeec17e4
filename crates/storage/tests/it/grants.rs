//! Authorization codes and refresh tokens: what works once.

use std::time::Duration;

use docket_domain::service::{Service, ServiceInstance, ServiceKey};
use docket_domain::{Authentication, UserId};
use docket_storage::StorageError;
use docket_storage::grants::{AuthorizationCode, RefreshToken, Use};
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

const CLIENT: &str = "sb-app!t1";

async fn with_person_and_key(backend: Backend) -> TestStore {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&user("g-1", "ada")).await.unwrap();
    let instance = ServiceInstance {
        id: "i-1".to_owned(),
        name: "app".to_owned(),
        service: Service::Application,
        plan: "application".to_owned(),
        client_id: CLIENT.to_owned(),
        xsappname: "app!t1".to_owned(),
        parameters: serde_json::Map::new(),
        created_at: NOON,
    };
    tx.insert_service_instance(&instance).await.unwrap();
    let key = ServiceKey {
        id: "k-1".to_owned(),
        instance_id: instance.id,
        name: "key".to_owned(),
        created_at: NOON,
        certificate: None,
        retires_at: None,
    };
    tx.insert_service_key(&test.vault, &key, "secret").await.unwrap();
    tx.commit().await.unwrap();
    test
}

/// A sign-in with a provider that said more than docket's own passwords do.
fn elsewhere() -> Authentication {
    Authentication {
        origin: "corp".to_owned(),
        methods: vec!["pwd".to_owned(), "otp".to_owned()],
        groups: Some(vec!["Finance".to_owned()]),
        sign_in: Some("s-1".to_owned()),
    }
}

fn code() -> AuthorizationCode {
    AuthorizationCode {
        code_hash: "c".to_owned(),
        client_id: CLIENT.to_owned(),
        user_id: UserId::new("g-1"),
        redirect_uri: "http://localhost/".to_owned(),
        scope: "openid".to_owned(),
        nonce: Some("n".to_owned()),
        challenge: Some(("x".to_owned(), "S256".to_owned())),
        auth_time: NOON,
        authentication: elsewhere(),
        expires_at: NOON.plus(Duration::from_mins(5)),
    }
}

fn refresh_token(hash: &str) -> RefreshToken {
    RefreshToken {
        token_hash: hash.to_owned(),
        family: "f".to_owned(),
        client_id: CLIENT.to_owned(),
        key_id: "k-1".to_owned(),
        user_id: UserId::new("g-1"),
        scope: "openid".to_owned(),
        auth_time: NOON,
        authentication: elsewhere(),
        az_attr: Some([("tenant".to_owned(), "x".to_owned())].into()),
        expires_at: NOON.plus(Duration::from_hours(1)),
    }
}

async fn stored(test: &TestStore, tokens: &[&str]) {
    let mut tx = test.store.begin().await.unwrap();
    for hash in tokens {
        tx.insert_refresh_token(&refresh_token(hash)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_code_is_used_once_and_only_by_its_client(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_key(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_authorization_code(&code()).await.unwrap();
    let without_extras =
        AuthorizationCode { code_hash: "d".to_owned(), nonce: None, challenge: None, ..code() };
    tx.insert_authorization_code(&without_extras).await.unwrap();

    assert_eq!(tx.use_authorization_code("c", "other", NOON).await.unwrap(), Use::Unknown);
    assert_eq!(tx.use_authorization_code("c", CLIENT, NOON).await.unwrap(), Use::First(code()));
    assert_eq!(tx.use_authorization_code("c", CLIENT, NOON).await.unwrap(), Use::Again(code()));
    assert_eq!(tx.use_authorization_code("c", "other", NOON).await.unwrap(), Use::Unknown);
    assert_eq!(tx.use_authorization_code("d", CLIENT, NOON).await.unwrap(), Use::First(without_extras));
    assert_eq!(tx.use_authorization_code("e", CLIENT, NOON).await.unwrap(), Use::Unknown);
}

#[rstest]
#[tokio::test]
async fn of_many_who_use_a_code_or_a_refresh_token_at_once_one_is_the_first(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_key(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_authorization_code(&code()).await.unwrap();
    tx.insert_refresh_token(&refresh_token("r")).await.unwrap();
    tx.commit().await.unwrap();

    let attempts: Vec<_> = (0..8)
        .map(|_| {
            let store = test.store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let code = tx.use_authorization_code("c", CLIENT, NOON).await.unwrap();
                let token = tx.use_refresh_token("r", CLIENT, NOON).await.unwrap();
                tx.commit().await.unwrap();
                (matches!(code, Use::First(_)), matches!(token, Use::First(_)))
            })
        })
        .collect();
    let (mut codes, mut tokens) = (0, 0);
    for attempt in attempts {
        let (code, token) = attempt.await.unwrap();
        codes += usize::from(code);
        tokens += usize::from(token);
    }
    assert_eq!((codes, tokens), (1, 1));
}

#[rstest]
#[tokio::test]
async fn a_revoked_family_has_no_first_use_left(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_key(backend).await;
    stored(&test, &["r1", "r2"]).await;
    let mut tx = test.store.begin().await.unwrap();
    let first = tx.use_refresh_token("r1", CLIENT, NOON).await.unwrap();
    assert_eq!(first, Use::First(refresh_token("r1")));
    assert_eq!(tx.use_refresh_token("r2", "other", NOON).await.unwrap(), Use::Unknown);
    assert_eq!(tx.revoke_refresh_family("f", NOON).await.unwrap(), 1);
    assert_eq!(tx.use_refresh_token("r2", CLIENT, NOON).await.unwrap(), Use::Again(refresh_token("r2")));
}

#[rstest]
#[tokio::test]
async fn a_persons_refresh_tokens_are_revoked_together(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_person_and_key(backend).await;
    stored(&test, &["r1", "r2"]).await;
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.revoke_refresh_tokens_of(&UserId::new("g-2"), NOON).await.unwrap(), 0);
    assert_eq!(tx.revoke_refresh_tokens_of(&UserId::new("g-1"), NOON).await.unwrap(), 2);
}

#[rstest]
#[tokio::test]
async fn refresh_tokens_go_with_their_key(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = with_person_and_key(backend).await;
    stored(&test, &["r1"]).await;
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.delete_service_key("i-1", "key").await.unwrap());
    assert_eq!(tx.use_refresh_token("r1", CLIENT, NOON).await.unwrap(), Use::Unknown);
    let orphan = tx.insert_refresh_token(&refresh_token("r2")).await;
    assert!(matches!(orphan, Err(StorageError::Conflict(_))));
}

#[rstest]
#[tokio::test]
async fn only_what_expired_is_pruned(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = with_person_and_key(backend).await;
    stored(&test, &["r1"]).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_authorization_code(&code()).await.unwrap();
    assert_eq!(tx.prune_grants(NOON).await.unwrap(), 0);
    assert_eq!(tx.prune_grants(NOON.plus(Duration::from_mins(5))).await.unwrap(), 1);
    assert_eq!(tx.prune_grants(NOON.plus(Duration::from_hours(1))).await.unwrap(), 1);
}
