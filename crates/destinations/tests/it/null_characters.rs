//! U+0000, which PostgreSQL keeps in no text: refused on both databases, with what holds it named.

use docket_testkit::Backend;
use http::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use crate::world::{World, client, http_destination};

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
async fn nothing_is_looked_for_under_such_a_name_in_a_filter(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let world = World::on(backend).await;
    let filter = format!("{LEVEL}Destinations?$filter=Name%20in%20('a%2500')");
    assert_eq!(world.api.delete(&client(), &filter).await.status, StatusCode::BAD_REQUEST);
}
