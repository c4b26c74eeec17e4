//! Certificates that docket makes, and makes anew.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use serde_json::{Value, json};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use crate::certificates::certificate;
use crate::world::{World, client};

const PATH: &str = "/destination-configuration/v1/subaccountCertificates";

fn generated(name: &str, further: &Value) -> Value {
    let mut attributes = json!({"CN": "mycn", "Validity": {"TimeUnit": "DAYS", "Value": 30}});
    attributes.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
    json!({"Name": name, "Attributes": attributes})
}

async fn content(world: &World, name: &str) -> Vec<u8> {
    let read = world.api.get(&client(), &format!("{PATH}/{name}")).await;
    STANDARD.decode(read.body["Content"].as_str().unwrap()).unwrap()
}

#[tokio::test]
async fn a_generated_certificate_is_dockets_own_and_can_sign() {
    let world = World::new().await;
    let created = world.api.post(&client(), PATH, generated("mycert.pem", &json!({}))).await;
    assert_eq!((created.status, created.body), (StatusCode::CREATED, Value::Null));
    let text = String::from_utf8(content(&world, "mycert.pem").await).unwrap();
    assert!(
        text.contains("BEGIN CERTIFICATE") && text.contains("BEGIN PRIVATE KEY"),
        "GET returns private parts"
    );

    let opened = world.destinations.certificates().key_material("", "mycert.pem", None).await.unwrap();
    let (_, parsed) = X509Certificate::from_der(&opened.chain()[0]).unwrap();
    assert_eq!(parsed.subject().to_string(), "CN=mycn, O=docket, OU=Destination Configuration");
    assert_eq!(parsed.issuer(), parsed.subject());
    let days = parsed.validity().not_after.timestamp() - parsed.validity().not_before.timestamp();
    assert_eq!(days, 30 * 24 * 3600);
    opened.signing_key("mycert.pem").unwrap();

    let keys = world.api.get(&client(), &format!("{PATH}/mycert.pem/publicKeys")).await.body;
    assert_eq!(keys[0]["SubjectDN"], "CN=mycn, O=docket, OU=Destination Configuration");
    assert!(!keys.to_string().contains("PRIVATE"));
    let again = world.api.post(&client(), PATH, generated("mycert.pem", &json!({}))).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_generated_key_store_opens_with_its_password_alone_and_shows_its_public_part() {
    let world = World::new().await;
    for name in ["store.p12", "protected.pem"] {
        let created = world.api.post(&client(), PATH, generated(name, &json!({"Password": "s3cr3t"}))).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
        let certificates = world.destinations.certificates();
        certificates.key_material("", name, Some("s3cr3t")).await.unwrap();
        certificates.key_material("", name, Some("wrong")).await.unwrap_err();
        assert!(!String::from_utf8_lossy(&content(&world, name).await).contains("BEGIN PRIVATE KEY"));
        let keys = world.api.get(&client(), &format!("{PATH}/{name}/publicKeys")).await;
        assert_eq!(keys.body[0]["SubjectDN"], "CN=mycn, O=docket, OU=Destination Configuration");
    }
    let keys = world.api.get(&client(), &format!("{PATH}/store.p12/publicKeys")).await;
    assert_eq!(keys.body[0]["Alias"], "mycn");
}

#[tokio::test]
async fn a_signing_request_gets_a_certificate_for_its_key_and_not_for_its_subject() {
    let world = World::new().await;
    let key = rcgen::KeyPair::generate().unwrap();
    let mut parameters = rcgen::CertificateParams::default();
    parameters.distinguished_name.push(rcgen::DnType::CommonName, "ignored");
    let request = parameters.serialize_request(&key).unwrap().pem().unwrap();
    let asked = generated("mycert.pem", &json!({"CSR": STANDARD.encode(&request)}));
    let created = world.api.post(&client(), PATH, asked).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);

    let text = String::from_utf8(content(&world, "mycert.pem").await).unwrap();
    assert!(!text.contains("PRIVATE"), "the key stays with whoever made it");
    let blocks =
        x509_parser::pem::Pem::iter_from_buffer(text.as_bytes()).collect::<Result<Vec<_>, _>>().unwrap();
    let (own, issuer) = (blocks[0].parse_x509().unwrap(), blocks[1].parse_x509().unwrap());
    assert_eq!(&*own.public_key().subject_public_key.data, key.public_key_raw());
    assert_eq!(own.subject().to_string(), "CN=mycn, O=docket, OU=Destination Configuration");
    own.verify_signature(Some(issuer.public_key())).unwrap();

    let forged = request.replace('A', "B");
    let refused =
        world.api.post(&client(), PATH, generated("b.pem", &json!({"CSR": STANDARD.encode(forged)}))).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body["ErrorMessage"].as_str().unwrap().starts_with("CSR"), "{}", refused.body);
}

#[tokio::test]
async fn a_signing_request_for_a_short_key_is_refused_with_its_size() {
    let world = World::new().await;
    let asked = generated("small.pem", &json!({"CSR": crate::certificates::file("small.csr")}));
    let refused = world.api.post(&client(), PATH, asked).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let problem = "CSR is for an RSA key of 1024 bits; it must have 2048 or more";
    assert_eq!(refused.body, json!({"ErrorMessage": problem}));
}

#[tokio::test]
async fn attributes_that_cannot_be_are_refused_and_store_nothing() {
    let world = World::new().await;
    for (body, field) in [
        (generated("a.p12", &json!({})), "Password"),
        (generated("a.jks", &json!({"Password": "p"})), "Name"),
        (generated("a.pem", &json!({"Validity": {"TimeUnit": "DAYS", "Value": 0}})), "Value"),
        (json!({"Name": "a.pem", "Content": "AAAA", "Attributes": {"CN": "x"}}), "Attributes"),
    ] {
        let answer = world.api.post(&client(), PATH, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body["ErrorMessage"].as_str().unwrap().starts_with(field), "{}", answer.body);
    }
    assert_eq!(world.api.get(&client(), PATH).await.body, json!([]));
}

#[tokio::test]
async fn a_certificate_is_made_anew_when_its_time_has_come_and_only_if_it_asked_for_it() {
    let world = World::new().await;
    let renewing = json!({"AutomaticRenew": true});
    for body in
        [generated("renewing.pem", &renewing), generated("ending.pem", &json!({})), certificate("chain.pem")]
    {
        assert_eq!(world.api.post(&client(), PATH, body).await.status, StatusCode::CREATED);
    }
    let certificates = world.destinations.certificates();
    let serial = async |name: &str| {
        let opened = certificates.key_material("", name, None).await.unwrap();
        X509Certificate::from_der(&opened.chain()[0]).unwrap().1.raw_serial_as_string()
    };
    let before = [serial("renewing.pem").await, serial("ending.pem").await];
    // 30 days: first tried 3 days before the end.
    world.clock.advance(Duration::from_hours(27 * 24) - Duration::from_secs(1));
    assert_eq!(certificates.renew_due().await.unwrap(), 0);
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(certificates.renew_due().await.unwrap(), 1);
    assert_ne!(serial("renewing.pem").await, before[0], "a new key, under the same name");
    assert_eq!(serial("ending.pem").await, before[1]);
    assert_eq!(certificates.renew_due().await.unwrap(), 0, "it is good for another 27 days");
    world.clock.advance(Duration::from_hours(27 * 24));
    assert_eq!(certificates.renew_due().await.unwrap(), 1, "and again");

    // An uploaded file takes its place and is left alone from then on.
    let mut uploaded = certificate("chain.pem");
    uploaded["Name"] = json!("renewing.pem");
    assert_eq!(world.api.put(&client(), PATH, uploaded.clone()).await.status, StatusCode::OK);
    world.clock.advance(Duration::from_hours(24 * 365 * 99));
    assert_eq!(certificates.renew_due().await.unwrap(), 0);
    assert_eq!(world.api.get(&client(), &format!("{PATH}/renewing.pem")).await.body, uploaded);
}
