//! U+0000, which PostgreSQL keeps in no text: refused on both databases, with what holds it named.

use docket_domain::Role;
use docket_testkit::Backend;
use docket_testkit::callers::TestCaller;
use http::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use crate::world::{World, client, http_destination};

const BASE: &str = "/destination-configuration/v1";
const LEVEL: &str = "/destination-configuration/v1/subaccount";

#[rstest]
#[case::value("Destinations", json!({"Name": "B", "Type": "HTTP", "URL": "https://x", "User": "a\0b"}), "User holds")]
#[case::property("Destinations", json!({"Name": "B", "Type": "HTTP", "URL": "https://x", "Us\0er": "a"}), "User holds")]
#[case::name("Destinations", json!({"Name": "B\0", "Type": "HTTP", "URL": "https://x"}), "Name ")]
#[case::fragment("DestinationFragments", json!({"FragmentName": "f", "User": "a\0b"}), "User holds")]
#[case::name_of_a_fragment("DestinationFragments", json!({"FragmentName": "f\0"}), "FragmentName ")]
#[case::certificate("Certificates", json!({"Name": "a\0.pem", "Content": "eA=="}), "Name ")]
#[case::common_name("Certificates", json!({"Name": "a.pem", "Attributes": {"CN": "a\0b"}}), "CN ")]
#[case::label("Destinations/A/labels", json!([{"key": "k", "values": ["a\0b"]}]), "labels must not hold")]
#[case::key("Destinations/A/labels", json!([{"key": "k\0", "values": ["a"]}]), "labels must not hold")]
#[tokio::test]
async fn what_holds_one_is_not_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] resource: &str,
    #[case] body: Value,
    #[case] named: &str,
) {
    let world = World::on(backend).await;
    world.create(http_destination("A", &[])).await;
    let verb = if resource.ends_with("labels") { Method::PUT } else { Method::POST };
    let answer = world.api.call(&client(), verb, &format!("{LEVEL}{resource}"), Some(body)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
    assert!(answer.body["ErrorMessage"].as_str().unwrap().starts_with(named), "{}", answer.body);
}

#[rstest]
#[tokio::test]
async fn nothing_is_looked_for_under_such_a_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let world = World::on(backend).await;
    let administrator = TestCaller::session("admin").with(Role::DestinationAdministrator);
    for path in [
        format!("{BASE}/destinations/a%00"),
        "/destination-configuration/v2/destinations/a%00@subaccount".to_owned(),
        format!("{LEVEL}Destinations/a%00"),
        format!("{LEVEL}DestinationFragments/a%00"),
        format!("{LEVEL}Certificates/a%00.pem"),
    ] {
        assert_eq!(world.api.get(&client(), &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let cockpit = world.api.get(&administrator, "/cockpit-api/v1/destinations/a%00").await;
    assert_eq!(cockpit.status, StatusCode::NOT_FOUND);
    let filter = format!("{LEVEL}Destinations?$filter=Name%20in%20('a%2500')");
    assert_eq!(world.api.delete(&client(), &filter).await.status, StatusCode::BAD_REQUEST);
}
