//! What is said of the certificates destinations use.

use docket_domain::Role;
use docket_testkit::callers::TestCaller;
use serde_json::{Value, json};

use crate::certificates::certificate;
use crate::world::{World, client, http_destination};

const CERTIFICATES: &str = "/destination-configuration/v1/subaccountCertificates";

/// Of the files in `tests/files`.
const PASSWORD: &str = "changeit";

async fn upload(world: &World, name: &str) {
    let answer = world.api.post(&client(), CERTIFICATES, certificate(name)).await;
    assert!(answer.status.is_success(), "{}", answer.body);
}

/// Code and property of what is found in `destination`, as far as it concerns certificates.
async fn found(world: &World, destination: &str, query: &str) -> Vec<(String, Value)> {
    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    let answer = world.api.get(&viewer, &format!("/cockpit-api/v1/lint{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(!answer.body.to_string().contains("hunter2"));
    let concerns = ["CERTIFICATE_", "KEY_STORE_", "TRUST_E"];
    let findings = answer.body["value"].as_array().unwrap().iter();
    findings
        .filter(|one| one["destination"] == destination)
        .map(|one| (one["code"].as_str().unwrap().to_owned(), one["property"].clone()))
        .filter(|(code, _)| concerns.iter().any(|concern| code.starts_with(concern)))
        .collect()
}

fn saml<'a>(further: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut properties = vec![
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "a"),
        ("authnContextClassRef", "urn:x"),
        ("clientKey", "k"),
        ("tokenServiceURL", "https://sf.example.com/oauth/token"),
    ];
    properties.extend(further);
    properties
}

#[tokio::test]
async fn a_java_key_store_that_is_to_sign_is_named_unless_it_goes_to_sap_btp() {
    let world = World::new().await;
    upload(&world, "store.jks").await;
    world.create(http_destination("Signs", &saml(&[("KeyStoreLocation", "store.jks")]))).await;
    let hands_out =
        [("Authentication", "ClientCertificateAuthentication"), ("KeyStoreLocation", "store.jks")];
    world.create(http_destination("HandsOut", &hands_out)).await;
    let signs = found(&world, "Signs", "").await;
    assert!(signs.contains(&("KEY_STORE_JKS".to_owned(), json!("KeyStoreLocation"))), "{signs:?}");
    assert!(found(&world, "HandsOut", "").await.iter().all(|(code, _)| code != "KEY_STORE_JKS"));
    let there = found(&world, "Signs", "?for=sap-btp").await;
    assert!(there.iter().all(|(code, _)| code != "KEY_STORE_JKS"), "{there:?}");

    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    for (query, target) in [("for=mars", "for"), ("form=docket", "form")] {
        let refused = world.api.get(&viewer, &format!("/cockpit-api/v1/lint?{query}")).await;
        assert_eq!((refused.status.as_u16(), refused.target()), (400, Some(target)));
    }
}

#[tokio::test]
async fn a_key_store_under_a_password_is_opened_to_learn_when_it_ends() {
    let world = World::new().await;
    upload(&world, "modern.p12").await;
    let with =
        |password: &'static str| saml(&[("KeyStoreLocation", "modern.p12"), ("KeyStorePassword", password)]);
    world.create(http_destination("Closed", &with("hunter2"))).await;
    assert_eq!(
        found(&world, "Closed", "").await,
        [("KEY_STORE_CLOSED".to_owned(), json!("KeyStoreLocation"))]
    );
    world.create(http_destination("Gone", &saml(&[("KeyStoreLocation", "gone.p12")]))).await;
    assert_eq!(
        found(&world, "Gone", "").await,
        [("CERTIFICATE_MISSING".to_owned(), json!("KeyStoreLocation"))]
    );
    world.create(http_destination("Open", &with(PASSWORD))).await;
    assert_eq!(found(&world, "Open", "").await, []);
    // Whenever it ends, it has by then.
    world.clock.advance(std::time::Duration::from_hours(24 * 365 * 200));
    let ended = found(&world, "Open", "").await;
    assert_eq!(ended, [("CERTIFICATE_EXPIRED".to_owned(), json!("KeyStoreLocation"))]);
}

#[tokio::test]
async fn the_trust_certificate_s_end_is_told_of_the_destinations_it_signs_for() {
    let world = World::new().await;
    world.destinations.ensure_trust().await.unwrap();
    world.create(http_destination("Trust", &saml(&[]))).await;
    world.create(http_destination("None", &[("Authentication", "NoAuthentication")])).await;
    assert_eq!(found(&world, "Trust", "").await, []);
    // It holds for two years.
    world.clock.advance(std::time::Duration::from_hours(24 * 700));
    assert_eq!(found(&world, "Trust", "").await, [("TRUST_EXPIRES".to_owned(), Value::Null)]);
    world.clock.advance(std::time::Duration::from_hours(24 * 60));
    assert_eq!(found(&world, "Trust", "").await, [("TRUST_EXPIRED".to_owned(), Value::Null)]);
    assert_eq!(found(&world, "Trust", "?for=sap-btp").await, []);
    assert_eq!(found(&world, "None", "").await, []);
}
