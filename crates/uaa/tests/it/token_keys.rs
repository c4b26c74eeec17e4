//! The public keys, and that tokens can be checked with them.

use docket_domain::service::Service;
use http::HeaderMap;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

use crate::deployment::{Deployment, access, another_process};

#[tokio::test]
async fn a_token_is_verified_with_the_published_key_as_a_client_library_does() {
    let deployment = Deployment::start().await;
    let client = deployment.client("app", Service::Application).await;
    let token = deployment.client_token(&client).await;

    let keys = deployment.get("/token_keys?zid=whatever", HeaderMap::new()).await;
    assert_eq!(keys.status, 200);
    let [key] = keys.body["keys"].as_array().unwrap().as_slice() else { panic!("one key: {}", keys.body) };
    for (name, value) in [("kty", "RSA"), ("e", "AQAB"), ("use", "sig"), ("alg", "RS256")] {
        assert_eq!(key[name], value);
    }
    assert_eq!(key["value"], deployment.uaa.verification_key());
    assert!(deployment.uaa.verification_key().starts_with("-----BEGIN PUBLIC KEY-----\n"));

    let header = jsonwebtoken::decode_header(access(&token)).unwrap();
    assert_eq!(header.kid.as_deref(), key["kid"].as_str());
    assert_eq!(header.jku.as_deref(), Some("http://127.0.0.1:8080/token_keys"));
    let decoding =
        DecodingKey::from_rsa_components(key["n"].as_str().unwrap(), key["e"].as_str().unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.set_audience(&[&client.id]);
    validation.set_issuer(&["http://127.0.0.1:8080/oauth/token"]);
    jsonwebtoken::decode::<Map<String, Value>>(access(&token), &decoding, &validation).unwrap();

    let single = deployment.get("/token_key", HeaderMap::new()).await;
    assert_eq!(&single.body, key);
}

#[tokio::test]
async fn processes_that_share_a_database_share_the_key() {
    let deployment = Deployment::start().await;
    let (one, two) = tokio::join!(
        another_process(&deployment.test, &deployment.directory, &deployment.clock),
        another_process(&deployment.test, &deployment.directory, &deployment.clock),
    );
    assert_eq!(one.verification_key(), deployment.uaa.verification_key());
    assert_eq!(two.verification_key(), deployment.uaa.verification_key());
}

#[rstest::rstest]
#[tokio::test]
async fn processes_that_start_together_make_one_key(
    #[values(docket_testkit::Backend::Sqlite, docket_testkit::Backend::Postgres)]
    backend: docket_testkit::Backend,
) {
    use docket_directory::Directory;
    use docket_domain::{Chance, Clock};
    use docket_testkit::TestStore;
    use docket_testkit::samples::NOON;
    let test = TestStore::open(backend).await;
    let clock = Clock::stopped_at(NOON);
    let directory = Directory::new(test.store.clone(), clock.clone(), Chance::system());
    let (one, two) =
        tokio::join!(another_process(&test, &directory, &clock), another_process(&test, &directory, &clock));
    assert_eq!(one.verification_key(), two.verification_key());
}
