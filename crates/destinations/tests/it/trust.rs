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
async fn metadata_names_the_issuer_and_both_certificates_with_the_active_one_first() {
    let world = World::new().await;
    let trust = world.destinations.trust();
    let (active, _) = trust.generate().await.unwrap();
    let xml = async || {
        let answer = world.api.get(&client(), "/destination-configuration/v1/saml2Metadata").await;
        let encoded = answer.body["idpMetadata"].as_str().unwrap().to_owned();
        String::from_utf8(docket_saml::decode_form_value(&encoded).unwrap()).unwrap()
    };
    let alone = xml().await;
    assert!(alone.contains(&format!("entityID=\"{ENTITY_ID}\"")), "{alone}");
    assert!(alone.contains(&active.to_body()));
    assert_eq!(alone.matches("<md:KeyDescriptor").count(), 2, "one for each role");

    let (passive, _) = trust.generate_passive().await.unwrap();
    let both = xml().await;
    for role in ["IDPSSODescriptor", "SPSSODescriptor"] {
        let part = both.split(&format!("md:{role}")).nth(1).unwrap();
        let (first, second) = (part.find(&active.to_body()).unwrap(), part.find(&passive.to_body()).unwrap());
        assert!(first < second, "{role}");
    }
    let read = docket_saml::read_metadata(&both).unwrap();
    assert_eq!((read.entity_id.as_str(), read.certificates.len()), (ENTITY_ID, 2));
    for key in [trust.pair().await.unwrap().active.unwrap(), trust.pair().await.unwrap().passive.unwrap()] {
        assert!(both.contains(&format!("<ds:KeyName>{}</ds:KeyName>", key.key_name())), "{both}");
    }
}

/// The children of the element `name`, in their order.
fn children(xml: &str, name: &str) -> Vec<String> {
    let start = xml.find(&format!("<md:{name} ")).unwrap();
    let inner =
        &xml[start + xml[start..].find('>').unwrap() + 1..xml.find(&format!("</md:{name}>")).unwrap()];
    let (mut depth, mut children) = (0, Vec::new());
    for tag in inner.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        if tag.starts_with('/') {
            depth -= 1;
            continue;
        }
        if depth == 0 {
            children.push(tag.split([' ', '/']).next().unwrap().to_owned());
        }
        depth += i32::from(!tag.ends_with('/'));
    }
    children.dedup();
    children
}

/// Source: the schema of SAML 2.0 Metadata, `RoleDescriptorType`, `SSODescriptorType`, `IDPSSODescriptorType` and
/// `SPSSODescriptorType`.
#[tokio::test]
async fn the_metadata_keeps_the_order_of_the_schema_and_leaves_nothing_out_that_it_demands() {
    let world = World::new().await;
    world.destinations.trust().generate().await.unwrap();
    world.destinations.trust().generate_passive().await.unwrap();
    let answer = world.api.get(&client(), "/destination-configuration/v1/saml2Metadata").await;
    let encoded = answer.body["idpMetadata"].as_str().unwrap();
    let xml = String::from_utf8(docket_saml::decode_form_value(encoded).unwrap()).unwrap();
    assert_eq!(children(&xml, "EntityDescriptor"), ["md:IDPSSODescriptor", "md:SPSSODescriptor"]);
    assert_eq!(
        children(&xml, "IDPSSODescriptor"),
        ["md:KeyDescriptor", "md:NameIDFormat", "md:SingleSignOnService"]
    );
    assert_eq!(children(&xml, "SPSSODescriptor"), ["md:KeyDescriptor", "md:AssertionConsumerService"]);
}

#[tokio::test]
async fn the_passive_certificate_is_made_rotated_rotated_back_and_deleted() {
    let world = World::new().await;
    let (passive_path, rotate) =
        (format!("{CERTIFICATE}/passive"), "/destination-configuration/v1/saml2Metadata/rotateCertificate");
    let missing = json!({"ErrorMessage": "There is no such key pair for this account"});
    for (method, path) in [
        (Method::GET, passive_path.as_str()),
        (Method::POST, passive_path.as_str()),
        (Method::DELETE, passive_path.as_str()),
        (Method::POST, rotate),
    ] {
        let answer = world.api.call(&client(), method.clone(), path, None).await;
        assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, missing.clone()), "{method} {path}");
    }
    let post = async |path: &str| {
        let answer = world.api.call(&client(), Method::POST, path, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body
    };
    let active = post(CERTIFICATE).await["certificate"].clone();
    assert_eq!(world.api.get(&client(), &passive_path).await.status, StatusCode::NOT_FOUND);
    let replaced = post(&passive_path).await;
    let passive = post(&passive_path).await["certificate"].clone();
    assert_ne!(replaced["certificate"], passive, "a passive certificate can be renewed");
    assert_eq!(world.api.get(&client(), &passive_path).await.body, json!({"certificate": passive}));
    assert_eq!(world.api.get(&client(), CERTIFICATE).await.body, json!({"certificate": active}));

    for path in [passive_path.as_str(), rotate] {
        let refused = world.api.post(&client(), path, json!({})).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "the body must be empty");
        assert_eq!(refused.body, json!({"ErrorMessage": "The body must be empty."}));
    }
    assert_eq!(post(rotate).await, json!({"activeCertificate": passive, "passiveCertificate": active}));
    assert_eq!(world.api.get(&client(), CERTIFICATE).await.body, json!({"certificate": passive}));
    assert_eq!(post(rotate).await, json!({"activeCertificate": active, "passiveCertificate": passive}));

    let deleted = world.api.delete(&client(), &passive_path).await;
    assert_eq!((deleted.status, deleted.body), (StatusCode::OK, json!({"Count": 1})));
    assert_eq!(world.api.delete(&client(), &passive_path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.api.get(&client(), CERTIFICATE).await.body, json!({"certificate": active}));
}

fn trustee() -> TestCaller {
    TestCaller::person("ada").with(docket_domain::Role::DestinationTrustAdministrator)
}

#[tokio::test]
async fn the_cockpit_shows_renews_and_downloads_the_certificates() {
    let world = World::new().await;
    let path = "/cockpit-api/v1/trust";
    let nothing = world.api.get(&trustee(), path).await.body;
    let empty = json!({"entityId": ENTITY_ID, "active": null, "passive": null, "dependents": []});
    assert_eq!(nothing, empty);
    for (file, code) in [
        ("certificate.pem", "cockpit.trust.notFound"),
        ("passive/certificate.pem", "cockpit.trust.noPassive"),
    ] {
        let missing = world.api.get(&trustee(), &format!("{path}/{file}")).await;
        assert_eq!((missing.status, missing.code()), (StatusCode::NOT_FOUND, Some(code)));
    }
    let first = world.api.call(&trustee(), Method::POST, path, None).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let shown = world.api.get(&trustee(), path).await.body;
    assert_eq!(shown, first.body);
    let active = &shown["active"];
    let names: Vec<_> = active.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "subject",
        "serialNumber",
        "validFrom",
        "validUntil",
        "daysLeft",
        "expiry",
        "fingerprintSha256",
        "keyBits",
        "keyName",
        "generatedOn",
        "certificate",
    ];
    assert_eq!(names, expected);
    assert_eq!(
        (&active["validUntil"], &active["daysLeft"], &active["expiry"], &active["keyBits"]),
        (&json!("2028-03-02T08:00:00.000Z"), &json!(731), &json!("VALID"), &json!(2048))
    );
    let fingerprint = active["fingerprintSha256"].as_str().unwrap().replace(':', "").to_lowercase();
    assert_eq!(active["keyName"], format!("docket-{}", &fingerprint[..16]));
    let file = world.api.get(&trustee(), &format!("{path}/certificate.pem")).await;
    assert_eq!(file.body, active["certificate"]);
    assert_eq!(file.headers["content-type"], "application/x-pem-file");
    assert!(!file.body.to_string().contains("PRIVATE"));
    assert_eq!(world.api.call(&trustee(), Method::POST, path, None).await.status, StatusCode::OK);

    let viewer = TestCaller::person("bob").with(docket_domain::Role::DestinationViewer);
    assert_eq!(world.api.call(&viewer, Method::POST, path, None).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_rotation_that_names_its_certificate_happens_once_however_often_it_is_asked_for() {
    let world = World::new().await;
    let path = "/cockpit-api/v1/trust";
    let post =
        async |below: &str| world.api.call(&trustee(), Method::POST, &format!("{path}{below}"), None).await;
    assert_eq!(post("/passive").await.status, StatusCode::NOT_FOUND, "there is no active one");
    post("").await;
    assert_eq!(post("/rotate").await.code(), Some("cockpit.trust.noPassive"));
    assert_eq!(post("/passive").await.status, StatusCode::CREATED);
    let before = post("/passive").await;
    assert_eq!(before.status, StatusCode::OK);
    let file = world.api.get(&trustee(), &format!("{path}/passive/certificate.pem")).await;
    assert_eq!(file.body, before.body["passive"]["certificate"]);

    let to = before.body["passive"]["fingerprintSha256"].as_str().unwrap();
    let rotated = post(&format!("/rotate?to={to}")).await;
    assert_eq!(rotated.status, StatusCode::OK);
    assert_eq!(rotated.body["active"], before.body["passive"]);
    assert_eq!(rotated.body["passive"], before.body["active"]);
    let again = post(&format!("/rotate?to={to}")).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, Some("cockpit.conflict")));
    assert_eq!(world.api.get(&trustee(), path).await.body, rotated.body);

    let passive = format!("{path}/passive");
    assert_eq!(world.api.delete(&trustee(), &passive).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.api.delete(&trustee(), &passive).await.code(), Some("cockpit.trust.noPassive"));
}

#[tokio::test]
async fn the_cockpit_lists_the_destinations_that_depend_on_the_trust_certificate() {
    let world = World::new().await;
    let saml = |name: &str, further: &[(&str, &str)]| {
        let mut properties = http_destination(
            name,
            &[
                ("Authentication", "OAuth2SAMLBearerAssertion"),
                ("audience", "a"),
                ("authnContextClassRef", "urn:x"),
                ("clientKey", "k"),
                ("tokenServiceURL", "https://sf.example.com/oauth/token?company_id=C"),
            ],
        );
        for (name, value) in further {
            properties.set(*name, *value);
        }
        properties
    };
    world.create(saml("B", &[("tc.enabled", "true")])).await;
    world.create(saml("A", &[("KeyStoreLocation", "own.p12")])).await;
    world.create(http_destination("C", &[])).await;
    let instance = "/destination-configuration/v1/instanceDestinations";
    let of_instance: serde_json::Map<_, _> =
        saml("D", &[]).iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    assert_eq!(world.api.post(&client(), instance, of_instance.into()).await.status, StatusCode::CREATED);
    let shown = world.api.get(&trustee(), "/cockpit-api/v1/trust").await.body;
    let service = "https://sf.example.com/oauth/token";
    let dependents = shown["dependents"].as_array().unwrap();
    assert_eq!(
        dependents[0],
        json!({"name": "B", "instanceId": null, "authentication": "OAuth2SAMLBearerAssertion",
               "tokenService": service, "connector": true})
    );
    assert_eq!((&dependents[1]["name"], &dependents[1]["connector"]), (&json!("D"), &json!(false)));
    assert!(dependents[1]["instanceId"].is_string());
    assert_eq!(dependents.len(), 2);
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
