//! Certificate files over the destination service's interface, and opening them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_destinations::certificates::KeyStoreError;
use http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

use crate::world::{World, client};

const PATH: &str = "/destination-configuration/v1/subaccountCertificates";
const INSTANCE_PATH: &str = "/destination-configuration/v1/instanceCertificates";

/// A file another program wrote, in base64.
pub fn file(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    STANDARD.encode(std::fs::read(path).unwrap())
}

pub fn certificate(name: &str) -> Value {
    json!({"Name": name, "Type": "CERTIFICATE", "Content": file(name)})
}

#[tokio::test]
async fn a_certificate_is_created_read_changed_and_deleted() {
    let world = World::new().await;
    let created = world.api.post(&client(), PATH, certificate("modern.p12")).await;
    assert_eq!((created.status, created.body), (StatusCode::CREATED, Value::Null));
    let again = world.api.post(&client(), PATH, certificate("modern.p12")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.body, json!({"ErrorMessage": "a certificate \"modern.p12\" exists already"}));

    let read = world.api.get(&client(), &format!("{PATH}/modern.p12")).await;
    assert_eq!((read.status, &read.body), (StatusCode::OK, &certificate("modern.p12")));
    let etag = read.headers["etag"].to_str().unwrap().to_owned();
    assert!(etag.len() == 64 && etag.bytes().all(|byte| byte.is_ascii_hexdigit()), "{etag}");
    let path = format!("{PATH}/modern.p12");
    assert_eq!(world.get(&path, &[("if-none-match", &etag)]).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(world.get(&path, &[("if-match", "other")]).await.status, StatusCode::PRECONDITION_FAILED);

    let mut changed = certificate("modern.p12");
    changed["Content"] = json!(file("java.p12"));
    let answer = world.api.put(&client(), PATH, changed.clone()).await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, json!({"Count": 1})));
    let read = world.api.get(&client(), &path).await;
    assert_eq!(read.body, changed);
    assert_ne!(read.headers["etag"], etag.as_str());

    let elsewhere = world.api.get(&client(), &format!("{INSTANCE_PATH}/modern.p12")).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "each level has its own");
    let deleted = world.api.delete(&client(), &path).await;
    assert_eq!((deleted.status, deleted.body), (StatusCode::OK, json!({"Count": 1})));
    let miss = json!({"ErrorMessage": "Configuration with the specified name was not found"});
    for answer in [world.api.get(&client(), &path).await, world.api.delete(&client(), &path).await] {
        assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, miss.clone()));
    }
    let answer = world.api.put(&client(), PATH, certificate("modern.p12")).await;
    assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, miss));
}

#[tokio::test]
async fn certificates_are_written_and_deleted_by_the_dozen_each_with_its_etag_or_its_cause() {
    let world = World::new().await;
    let all =
        json!([certificate("modern.p12"), certificate("store.jks"), {"Name": "x.txt", "Content": "AAAA"}]);
    let answer = world.api.post(&client(), INSTANCE_PATH, all).await;
    assert_eq!(answer.status, StatusCode::MULTI_STATUS);
    let statuses: Vec<_> =
        answer.body.as_array().unwrap().iter().map(|item| item["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, [201, 201, 400]);
    assert_eq!(answer.body[0]["etag"].as_str().unwrap().len(), 64);
    let cause = answer.body[2]["cause"].as_str().unwrap();
    assert!(cause.starts_with("Name must end with .jks, .pfx, .p12, .pem, .cer or .crt"), "{cause}");

    let filter = "?$filter=Name%20in%20('modern.p12','gone%2520(new).pem')";
    let deleted = world.api.delete(&client(), &format!("{INSTANCE_PATH}{filter}")).await;
    assert_eq!(
        deleted.body,
        json!({"Count": 1, "Summary": [
            {"name": "modern.p12", "status": "DELETED"},
            {"name": "gone (new).pem", "status": "NOT_FOUND",
             "reason": "Configuration with the specified name was not found"},
        ]})
    );
    let without = world.api.delete(&client(), INSTANCE_PATH).await;
    assert_eq!(without.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn certificates_are_listed_in_the_modes_of_destinations_without_their_text_filters() {
    let world = World::new().await;
    assert_eq!(world.api.get(&client(), PATH).await.body, json!([]));
    world.api.post(&client(), PATH, json!([certificate("modern.p12"), certificate("chain.pem")])).await;
    let list = async |query: &str| world.api.get(&client(), &format!("{PATH}?{query}")).await;
    assert_eq!(list("").await.body, json!([certificate("chain.pem"), certificate("modern.p12")]));
    assert_eq!(list("$select=Name").await.body, json!([{"Name": "chain.pem"}, {"Name": "modern.p12"}]));
    assert_eq!(list("$filter=Name%20in%20('chain.pem')").await.body, json!([certificate("chain.pem")]));
    let page = list("$page=1&$pageSize=1&$pageCount=true&$entityCount=true").await;
    assert_eq!(
        (&page.headers["page-count"], &page.headers["entity-count"]),
        (&"2".parse().unwrap(), &"2".parse().unwrap())
    );
    assert_eq!(page.headers["link"], "</subaccountCertificates?$page=2&$pageSize=1>; rel='next'");
    let with = list("$includeMetadata=modification_time;etag").await.body;
    let metadata = with[0]["$metadata"].as_object().unwrap();
    assert_eq!(metadata["etag"].as_str().unwrap().len(), 64);
    assert_eq!(metadata["modification_time"], json!(world.clock.now()));
    for query in [
        "$filter=startswith(Name,%20'c')",
        "$filter=modifiedwithin('30',%20'minutes')",
        "$select=Name&$includeMetadata=etag",
        "$page=1&$includeMetadata=etag",
        "$includeMetadata=owner",
    ] {
        assert_eq!(list(query).await.status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn what_is_no_certificate_at_all_is_told_before_its_name_is_missed() {
    let world = World::new().await;
    for body in [json!("x"), json!(1), json!(null)] {
        let answer = world.api.post(&client(), PATH, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        let problem = "body must be a JSON object, or an array of them";
        assert_eq!(answer.body, json!({"ErrorMessage": problem}));
    }
    let mut unknown = certificate("chain.pem");
    unknown["Type"] = json!("PASSPORT");
    let answer = world.api.post(&client(), PATH, unknown.clone()).await;
    assert_eq!(answer.body, json!({"ErrorMessage": "Type must be CERTIFICATE, or be left out"}));
    for kind in [json!(null), json!(""), json!("CERTIFICATE")] {
        unknown["Type"] = kind;
        let answer = world.api.put(&client(), PATH, unknown.clone()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_file_that_is_not_what_its_name_says_is_refused_with_the_field() {
    let world = World::new().await;
    for (name, content, field) in [
        ("a.p12", file("chain.pem"), "Content"),
        ("a.jks", file("modern.p12"), "Content"),
        ("a.pem", file("leaf.cer"), "Content"),
        ("a.crt", STANDARD.encode("hello"), "Content"),
        ("a.p12", "no base64!".to_owned(), "Content"),
        ("a.p12", String::new(), "Content"),
        ("", file("chain.pem"), "Name"),
        ("../a.pem", file("chain.pem"), "Name"),
        ("a", file("chain.pem"), "Name"),
    ] {
        let answer = world.api.post(&client(), PATH, json!({"Name": name, "Content": content})).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        let message = answer.body["ErrorMessage"].as_str().unwrap();
        assert!(message.starts_with(field), "{name}: {message}");
    }
    let named = json!({"Name": "our team's (new) app.pem", "Content": file("chain.pem")});
    assert_eq!(world.api.post(&client(), PATH, named).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn public_keys_show_chains_and_never_a_private_part() {
    let world = World::new().await;
    for name in ["chain.pem", "store.jks", "leaf.cer", "modern.p12"] {
        world.api.post(&client(), PATH, certificate(name)).await;
    }
    let pem = world.api.get(&client(), &format!("{PATH}/chain.pem/publicKeys")).await;
    assert_eq!(pem.status, StatusCode::OK);
    let content = pem.body[0]["Content"].as_str().unwrap();
    assert_eq!(content.matches("BEGIN CERTIFICATE").count(), 2);
    assert!(!content.contains("PRIVATE") && pem.body[0].get("Alias").is_none(), "{}", pem.body);
    assert_eq!(pem.headers["etag"].len(), 64);

    let jks = world.api.get(&client(), &format!("{PATH}/store.jks/publicKeys")).await.body;
    assert_eq!((&jks[0]["Alias"], &jks[0]["SubjectDN"]), (&json!("leaf"), &json!("CN=leaf, O=docket")));
    let cer = world.api.get(&client(), &format!("{PATH}/leaf.cer/publicKeys")).await.body;
    assert_eq!(cer[0]["SubjectDN"], "CN=leaf, O=docket");
    let p12 = world.api.get(&client(), &format!("{PATH}/modern.p12/publicKeys")).await;
    assert_eq!(p12.status, StatusCode::BAD_REQUEST, "its password is not known");
}

#[rstest]
#[case::of_openssl("modern.p12", 2)]
#[case::of_openssl_before_3("legacy.pfx", 2)]
#[case::of_java("java.p12", 2)]
#[case::pem_in_any_order("chain.pem", 2)]
#[case::pem_with_an_encrypted_key("encrypted.pem", 2)]
#[case::pem_with_a_pkcs1_key("pkcs1.pem", 1)]
#[tokio::test]
async fn a_key_store_opens_to_the_key_and_its_chain(#[case] name: &str, #[case] certificates: usize) {
    let world = World::new().await;
    world.api.post(&client(), PATH, certificate(name)).await;
    let opened = world.destinations.certificates().key_material("", name, Some("changeit")).await.unwrap();
    assert_eq!(opened.chain().len(), certificates);
    let signing = opened.signing_key(name).unwrap();
    assert_eq!(signing.certificate().subject(), "CN=leaf, O=docket", "the key's own certificate comes first");
    assert!(opened.private_pem().starts_with("-----BEGIN PRIVATE KEY-----"));
    assert!(!format!("{opened:?}").contains("PRIVATE"));
    // The destination of an instance finds what the subaccount has.
    let certificates = world.destinations.certificates();
    assert!(certificates.key_material("destination-instance", name, Some("changeit")).await.is_ok());
}

#[tokio::test]
async fn a_key_store_that_does_not_open_says_why_and_what_to_do() {
    let world = World::new().await;
    for name in ["modern.p12", "legacy.pfx", "encrypted.pem", "store.jks", "leaf.cer", "sec1.pem"] {
        world.api.post(&client(), PATH, certificate(name)).await;
    }
    let broken = STANDARD.encode([0x30, 0x03, 0x02, 0x01, 0x03]);
    world.api.post(&client(), PATH, json!({"Name": "broken.p12", "Content": broken})).await;
    let open = async |name: &str, password: Option<&str>| {
        world.destinations.certificates().key_material("", name, password).await
    };
    let named = |name: &str| name.to_owned();
    for (name, password, error) in [
        ("modern.p12", Some("wrong"), KeyStoreError::Password(named("modern.p12"))),
        ("modern.p12", None, KeyStoreError::Password(named("modern.p12"))),
        ("legacy.pfx", Some("wrong"), KeyStoreError::Password(named("legacy.pfx"))),
        ("encrypted.pem", Some("wrong"), KeyStoreError::Password(named("encrypted.pem"))),
        ("store.jks", Some("changeit"), KeyStoreError::Jks(named("store.jks"))),
        ("leaf.cer", None, KeyStoreError::NoKey(named("leaf.cer"))),
        ("broken.p12", None, KeyStoreError::Broken(named("broken.p12"))),
        ("gone.p12", None, KeyStoreError::Missing(named("gone.p12"))),
    ] {
        assert_eq!(open(name, password).await.unwrap_err(), error, "{name}");
    }
    let jks = open("store.jks", None).await.unwrap_err().to_string();
    assert!(jks.contains("keytool -importkeystore"), "{jks}");
    let elliptic = open("sec1.pem", None).await.unwrap();
    assert_eq!(elliptic.chain().len(), 1);
    assert!(matches!(elliptic.signing_key("sec1.pem"), Err(KeyStoreError::NotForSigning(..))));
}
