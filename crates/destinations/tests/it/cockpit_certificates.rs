//! Certificates and fragments as the cockpit shows them.

use docket_domain::Role;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Value, json};

use crate::certificates::file;
use crate::world::{World, http_destination};

const CERTIFICATES: &str = "/cockpit-api/v1/certificates";
const FRAGMENTS: &str = "/cockpit-api/v1/fragments";

fn administrator() -> TestCaller {
    TestCaller::person("ada").with(Role::DestinationAdministrator)
}

#[tokio::test]
async fn a_certificate_is_shown_with_its_chain_its_end_and_its_users_and_never_a_private_part() {
    let world = World::new().await;
    let upload = async |name: &str| {
        world.api.post(&administrator(), CERTIFICATES, json!({"name": name, "content": file(name)})).await
    };
    let pem = upload("chain.pem").await;
    assert_eq!(pem.status, StatusCode::CREATED, "{}", pem.body);
    assert_eq!(
        (&pem.body["kind"], &pem.body["isGenerated"], &pem.body["renewsAt"]),
        (&json!("pem"), &json!(false), &Value::Null)
    );
    assert_eq!(pem.body["parts"][0]["chain"].as_array().unwrap().len(), 2);
    assert!(pem.body["validUntil"].is_string());

    let closed = upload("modern.p12").await;
    assert_eq!(
        (&closed.body["parts"], &closed.body["expiry"]),
        (&json!([]), &Value::Null),
        "its password is not known"
    );
    let user = [
        ("Authentication", "ClientCertificateAuthentication"),
        ("KeyStoreLocation", "modern.p12"),
        ("KeyStorePassword", "changeit"),
    ];
    world.create(http_destination("A", &user)).await;
    let opened = world.api.get(&administrator(), &format!("{CERTIFICATES}/modern.p12")).await.body;
    assert_eq!(opened["usedBy"], json!([{"destination": "A", "property": "KeyStoreLocation"}]));
    assert_eq!(opened["parts"][0]["alias"], "leaf");
    let subjects: Vec<_> =
        opened["parts"][0]["chain"].as_array().unwrap().iter().map(|part| &part["subject"]).collect();
    assert_eq!(subjects, [&json!("CN=leaf, O=docket"), &json!("CN=test root, O=docket")]);
    assert!(opened["validUntil"].is_string());

    let listed = world.api.get(&administrator(), CERTIFICATES).await.body;
    assert_eq!(listed["value"].as_array().unwrap().len(), 2);
    for text in [pem.body.to_string(), opened.to_string(), listed.to_string()] {
        assert!(!text.contains("PRIVATE") && !text.contains("changeit"), "{text}");
    }
}

#[tokio::test]
async fn a_certificate_in_use_is_not_deleted() {
    let world = World::new().await;
    let body = json!({"name": "modern.p12", "content": file("modern.p12")});
    world.api.post(&administrator(), CERTIFICATES, body.clone()).await;
    world.create(http_destination("A", &[("tokenService.KeyStoreLocation", "modern.p12")])).await;
    let path = format!("{CERTIFICATES}/modern.p12");
    let refused = world.api.delete(&administrator(), &path).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::CONFLICT, Some("cockpit.certificate.inUse")));
    assert_eq!(world.api.put(&administrator(), &path, body).await.status, StatusCode::OK);
    world.destinations.delete("A").await.unwrap();
    assert_eq!(world.api.delete(&administrator(), &path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.api.delete(&administrator(), &path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_certificate_is_generated_and_says_when_it_is_made_anew() {
    let world = World::new().await;
    let path = format!("{CERTIFICATES}/generate");
    let asked = json!({"name": "mycert.p12", "commonName": "mycn", "validity": {"unit": "DAYS", "value": 30},
        "automaticRenew": true, "password": "s3cr3t"});
    let made = world.api.post(&administrator(), &path, asked.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let day = std::time::Duration::from_hours(24);
    assert_eq!(made.body["validUntil"], json!(world.clock.now().plus(day * 30)));
    assert_eq!((&made.body["daysLeft"], &made.body["expiry"]), (&json!(30), &json!("EXPIRING")));
    assert_eq!(made.body["renewsAt"], json!(world.clock.now().plus(day * 27)));
    assert_eq!(
        made.body["parts"][0]["chain"][0]["subject"],
        "CN=mycn, O=docket, OU=Destination Configuration"
    );
    assert!(!made.body.to_string().contains("s3cr3t"));
    for (member, value) in [
        ("commonName", json!("")),
        ("password", json!("")),
        ("validity", json!({"unit": "WEEKS", "value": 1})),
    ] {
        let mut wrong = asked.clone();
        wrong["name"] = json!("other.p12");
        wrong[member] = value;
        let refused = world.api.post(&administrator(), &path, wrong).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        let target = refused.body["error"]["target"].as_str().unwrap();
        assert!(target.starts_with(member), "{}", refused.body);
    }
}

#[tokio::test]
async fn a_secret_of_a_fragment_is_named_kept_and_never_shown() {
    let world = World::new().await;
    let created = world
        .api
        .post(
            &administrator(),
            FRAGMENTS,
            json!({"FragmentName": "f", "URL": "https://x", "Password": "hunter2"}),
        )
        .await;
    assert_eq!((created.status, &created.body["secrets"]), (StatusCode::CREATED, &json!(["Password"])));
    let path = format!("{FRAGMENTS}/f");
    let changed = world.api.put(&administrator(), &path, json!({"URL": "https://y"})).await;
    assert_eq!(
        (changed.status, &changed.body["secrets"]),
        (StatusCode::OK, &json!(["Password"])),
        "{}",
        changed.body
    );
    assert_eq!(changed.body["properties"], json!({"FragmentName": "f", "URL": "https://y"}));
    let listed = world.api.get(&administrator(), FRAGMENTS).await;
    assert_eq!(listed.body["value"], json!([changed.body]));
    assert!(!listed.body.to_string().contains("hunter2"));
    assert_eq!(
        world.destinations.fragments().list().await.unwrap()[0].properties.get("Password"),
        Some("hunter2")
    );
    let removed = world.api.put(&administrator(), &path, json!({"URL": "https://y", "Password": null})).await;
    assert_eq!(removed.body["secrets"], json!([]));
    let renamed = world.api.put(&administrator(), &path, json!({"FragmentName": "g"})).await;
    assert_eq!(renamed.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.api.delete(&administrator(), &path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.api.get(&administrator(), &path).await.status, StatusCode::NOT_FOUND);
}
