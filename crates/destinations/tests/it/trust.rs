//! The trust certificate over both interfaces.

use std::sync::Arc;

use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey};
use docket_testkit::callers::TestCaller;
use http::{Method, StatusCode};
use serde_json::json;
use x509_parser::prelude::{FromDer as _, X509Certificate};

use crate::world::{ENTITY_ID, World, client, http_destination};

const CERTIFICATE: &str = "/destination-configuration/v1/saml2Metadata/certificate";

#[tokio::test]
async fn a_certificate_is_generated_shown_and_renewed() {
    let world = World::new().await;
    let missing = json!({"ErrorMessage": "There is no such key pair for this account"});
    for path in [CERTIFICATE, "/destination-configuration/v1/saml2Metadata"] {
        let answer = world.api.get(&client(), path).await;
        assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, missing.clone()));
    }
    let refused = world.api.post(&client(), CERTIFICATE, json!({})).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "the body must be empty");

    let first = world.api.call(&client(), Method::POST, CERTIFICATE, None).await;
    assert_eq!(first.status, StatusCode::OK);
    let pem = first.body["certificate"].as_str().unwrap().to_owned();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_eq!(world.api.get(&client(), CERTIFICATE).await.body, json!({"certificate": pem}));

    let second = world.api.call(&client(), Method::POST, CERTIFICATE, None).await;
    assert_ne!(second.body["certificate"], pem.as_str(), "renewal makes a new key pair");
    assert_eq!(world.api.get(&client(), CERTIFICATE).await.body, second.body);
}

#[tokio::test]
async fn the_certificate_is_what_the_reference_describes() {
    let world = World::new().await;
    let (certificate, first) = world.destinations.trust().generate().await.unwrap();
    assert!(first);
    let (_, parsed) = X509Certificate::from_der(certificate.der()).unwrap();
    let subject = format!("CN={ENTITY_ID}, O=docket, OU=Destination Configuration");
    assert_eq!(parsed.subject().to_string(), subject);
    assert_eq!(parsed.issuer().to_string(), subject, "self-signed");
    assert_eq!(parsed.signature_algorithm.algorithm.to_id_string(), "1.2.840.113549.1.1.13", "SHA512withRSA");
    assert!(parsed.extensions().is_empty());
    let key = &parsed.public_key().subject_public_key.data;
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA512, key)
        .verify(parsed.tbs_certificate.as_ref(), &parsed.signature_value.data)
        .unwrap();
    assert_eq!(
        (parsed.validity().not_before.timestamp(), parsed.validity().not_after.timestamp()),
        (1_772_438_400, 1_835_596_800),
        "from 2026-03-02T08:00:00Z to 2028-03-02T08:00:00Z"
    );
}

#[tokio::test]
async fn the_first_key_pair_is_made_once_however_many_ask() {
    let world = Arc::new(World::new().await);
    let asked: Vec<_> = (0..8)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move { world.destinations.trust().ensure().await.unwrap().to_pem() })
        })
        .collect();
    let mut seen = Vec::new();
    for one in asked {
        seen.push(one.await.unwrap());
    }
    seen.dedup();
    assert_eq!(seen.len(), 1);
    world.destinations.ensure_trust().await.unwrap();
    assert_eq!(world.destinations.trust().show().await.unwrap().unwrap().to_pem(), seen[0]);
}

#[tokio::test]
async fn metadata_names_the_issuer_and_its_certificate() {
    let world = World::new().await;
    let (certificate, _) = world.destinations.trust().generate().await.unwrap();
    let answer = world.api.get(&client(), "/destination-configuration/v1/saml2Metadata").await;
    let encoded = answer.body["idpMetadata"].as_str().unwrap();
    let xml = String::from_utf8(docket_saml::decode_form_value(encoded).unwrap()).unwrap();
    assert!(xml.contains(&format!("entityID=\"{ENTITY_ID}\"")), "{xml}");
    assert!(xml.contains(&certificate.to_body()));
}

#[tokio::test]
async fn the_cockpit_shows_renews_and_downloads_the_certificate() {
    use docket_domain::Role;
    let world = World::new().await;
    let trustee = TestCaller::person("ada").with(Role::DestinationTrustAdministrator);
    let path = "/cockpit-api/v1/trust";
    let missing = world.api.get(&trustee, path).await;
    assert_eq!((missing.status, missing.code()), (StatusCode::NOT_FOUND, Some("cockpit.trust.notFound")));
    let first = world.api.call(&trustee, Method::POST, path, None).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let shown = world.api.get(&trustee, path).await.body;
    assert_eq!(shown, first.body);
    let names: Vec<_> = shown.as_object().unwrap().keys().map(String::as_str).collect();
    let expected =
        ["subject", "serialNumber", "validFrom", "validUntil", "fingerprintSha256", "keyBits", "certificate"];
    assert_eq!(names, expected);
    assert_eq!((&shown["validUntil"], &shown["keyBits"]), (&json!("2028-03-02T08:00:00.000Z"), &json!(2048)));
    let file = world.api.get(&trustee, &format!("{path}/certificate.pem")).await;
    assert_eq!(file.body, shown["certificate"]);
    assert_eq!(file.headers["content-type"], "application/x-pem-file");
    assert_eq!(world.api.call(&trustee, Method::POST, path, None).await.status, StatusCode::OK);

    let viewer = TestCaller::person("bob").with(Role::DestinationViewer);
    assert_eq!(world.api.call(&viewer, Method::POST, path, None).await.status, StatusCode::FORBIDDEN);
    assert!(!file.body.to_string().contains("PRIVATE"));
}

#[tokio::test]
async fn a_key_of_4096_bits_is_made_and_signs() {
    let world = World::with_trust_key_bits(4096).await;
    world.issue("t").await;
    let url = world.token_url();
    let properties = [
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("audience", "www.successfactors.com"),
        ("authnContextClassRef", "urn:x"),
        ("clientKey", "api-key"),
        ("tokenServiceURL", url.as_str()),
        ("SystemUser", "TECH"),
    ];
    world.create(http_destination("SF", &properties)).await;
    // The key pair is made at the first demand.
    assert_eq!(world.find("SF", &[]).await["authTokens"][0]["value"], "t");
    let certificate = world.destinations.trust().show().await.unwrap().unwrap();
    assert_eq!(certificate.key_bits(), 4096);
    let xml = docket_saml::decode_form_value(world.asked_once().await.field("assertion").unwrap()).unwrap();
    assert_eq!(docket_saml::verify(&xml, &certificate).unwrap().name_id.value, "TECH");
}
