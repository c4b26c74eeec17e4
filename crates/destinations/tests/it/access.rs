//! The handle connectors hold.

use docket_destinations::{AccessError, ActFor, Properties};
use rstest::rstest;
use serde_json::json;

use crate::world::{World, http_destination, user_token};

fn saml_bearer(world: &World, name: &str, further: &[(&str, &str)]) -> Properties {
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "www.successfactors.com"),
        ("authnContextClassRef", "urn:x"),
        ("clientKey", "api-key"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    http_destination(name, &all)
}

#[tokio::test]
async fn a_technical_user_gets_address_token_headers_and_queries() {
    let world = World::new().await;
    world.issue("technical").await;
    let further = [
        ("SystemUser", "TECH"),
        ("URL.headers.X-App", "docket"),
        ("URL.headers.Host", "elsewhere.example.com"),
        ("URL.headers.content-length", "1"),
        ("URL.queries.sap-client", "100"),
    ];
    world.create(saml_bearer(&world, "SF", &further)).await;
    let access = world.destinations.access("SF", ActFor::TechnicalUser).await.unwrap();
    assert_eq!(access.url.as_str(), "https://sf.example.com/api-ext/");
    assert_eq!(access.headers["authorization"], "Bearer technical");
    assert_eq!(access.headers["x-app"], "docket");
    assert_eq!(access.headers.len(), 2, "what belongs to the call itself is left out");
    assert_eq!(access.queries, [("sap-client".to_owned(), "100".to_owned())]);
    assert!(!format!("{access:?}").contains("technical"));
}

#[tokio::test]
async fn a_person_gets_a_token_of_their_own() {
    let world = World::new().await;
    world.create(saml_bearer(&world, "SF_PP", &[])).await;
    world.issue("adas").await;
    let ada = user_token(&json!({}));
    let access = world.destinations.access("SF_PP", ActFor::Person(&ada)).await.unwrap();
    assert_eq!(access.headers["authorization"], "Bearer adas");
    world.issue("bobs").await;
    let bob = user_token(&json!({"sub": "g-bob", "user_name": "bob"}));
    let access = world.destinations.access("SF_PP", ActFor::Person(&bob)).await.unwrap();
    assert_eq!(access.headers["authorization"], "Bearer bobs");
    let technical = world.destinations.access("SF_PP", ActFor::TechnicalUser).await.unwrap_err();
    assert!(matches!(technical, AccessError::NotAsTechnicalUser { .. }), "{technical}");
}

#[rstest]
#[case::system_user(&[("Authentication", "OAuth2SAMLBearerAssertion"), ("SystemUser", "TECH")])]
#[case::given_assertion(&[("Authentication", "OAuth2SAMLBearerAssertion"), ("SAMLAssertionProvider", "ClientProvided")])]
#[case::basic(&[("Authentication", "BasicAuthentication"), ("User", "u"), ("Password", "p")])]
#[case::client_credentials(&[("Authentication", "OAuth2ClientCredentials"), ("clientId", "c"), ("clientSecret", "s")])]
#[case::nothing(&[("Authentication", "NoAuthentication")])]
#[case::another_type(&[("Authentication", "ClientCertificateAuthentication")])]
#[tokio::test]
async fn a_technical_credential_never_serves_a_persons_call(#[case] further: &[(&str, &str)]) {
    let world = World::new().await;
    world.issue("technical").await;
    world.create(saml_bearer(&world, "SF", further)).await;
    let ada = user_token(&json!({}));
    let error = world.destinations.access("SF", ActFor::Person(&ada)).await.unwrap_err();
    assert!(matches!(error, AccessError::NotAsPerson { .. }), "{error}");
    assert!(world.asked().await.is_empty(), "nothing was sent");
}

#[tokio::test]
async fn a_forgotten_token_is_fetched_anew_and_others_stay() {
    let world = World::new().await;
    world.create(saml_bearer(&world, "SF_PP", &[])).await;
    let (ada, bob) = (user_token(&json!({})), user_token(&json!({"sub": "g-bob", "user_name": "bob"})));
    world.issue("first").await;
    for person in [&ada, &bob] {
        world.destinations.access("SF_PP", ActFor::Person(person)).await.unwrap();
    }
    world.issue("second").await;
    world.destinations.forget("SF_PP", ActFor::Person(&ada)).await;
    let of_ada = world.destinations.access("SF_PP", ActFor::Person(&ada)).await.unwrap();
    assert_eq!(of_ada.headers["authorization"], "Bearer second");
    let of_bob = world.destinations.access("SF_PP", ActFor::Person(&bob)).await.unwrap();
    assert_eq!(of_bob.headers["authorization"], "Bearer first");
}

#[tokio::test]
async fn what_cannot_be_called_is_named() {
    let world = World::new().await;
    world.create(Properties::from([("Name", "Mail"), ("Type", "MAIL")])).await;
    world.create(http_destination("Cloud", &[("ProxyType", "OnPremise")])).await;
    let failure = |name: &'static str| {
        let destinations = world.destinations.clone();
        async move { destinations.access(name, ActFor::TechnicalUser).await.unwrap_err().to_string() }
    };
    assert_eq!(failure("None").await, "there is no destination \"None\"");
    assert_eq!(failure("Mail").await, "destination Mail cannot be called: its Type is not HTTP");
    assert_eq!(failure("Cloud").await, "destination Cloud cannot be called: its ProxyType is not Internet");

    world.create(saml_bearer(&world, "SF", &[("SystemUser", "TECH")])).await;
    world.answer(401, json!({"errorHttpCode": "401", "errorMessage": "Unable to authenticate the client (Login failed - invalid user)"})).await;
    assert_eq!(
        failure("SF").await,
        "no token for destination SF: the token service answered 401: Unable to authenticate the client (Login failed - invalid user)"
    );
}

#[tokio::test]
async fn a_common_token_service_is_asked_for_our_own_tenant() {
    let world = World::new().await;
    world.issue("t").await;
    let url = world.token_url().replace("/oauth", "/{tenant}/../oauth");
    let further =
        [("SystemUser", "TECH"), ("tokenServiceURL", url.as_str()), ("tokenServiceURLType", "Common")];
    world.create(saml_bearer(&world, "SF", &further)).await;
    world.destinations.access("SF", ActFor::TechnicalUser).await.unwrap();
    world.asked_once().await;
}
