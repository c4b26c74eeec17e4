//! How the headers of a find are read: those that cannot be, and those that come more than once.

use docket_testkit::callers::Answer;
use http::StatusCode;
use rstest::rstest;
use serde_json::json;

use crate::world::{World, client, http_destination};

/// Reads destination `A`, beside which there are the fragments `f` and `g`.
async fn find(headers: &[(&str, &str)]) -> Answer {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    for name in ["f", "g"] {
        let path = "/destination-configuration/v1/subaccountDestinationFragments";
        world.api.post(&client(), path, json!({"FragmentName": name, name: "set"})).await;
    }
    world.get("/destination-configuration/v1/destinations/A", headers).await
}

fn refused(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
    answer.body["ErrorMessage"].as_str().unwrap()
}

#[rstest]
#[case("X-fragment-name")]
#[case("X-fragment-optional")]
#[case("X-user-token")]
#[case("X-tenant")]
#[case("X-samlAssertion")]
#[case("X-client-assertion")]
#[case("X-code")]
#[case("X-refresh-token")]
#[case("X-subject-token")]
#[case("X-chain-name")]
#[tokio::test]
async fn a_header_that_is_no_ascii_is_a_bad_request_and_not_taken_for_none(#[case] header: &str) {
    // An optional fragment says something of a fragment only.
    let answer =
        find(&[("x-fragment-name", "f"), (header, "é")][usize::from(header == "X-fragment-name")..]).await;
    assert_eq!(
        refused(&answer),
        format!("{header} cannot be read: it may hold visible ASCII characters only.")
    );
}

#[rstest]
#[case("X-user-token", "user {}", "user {\"sub\":\"eve\"}")]
#[case("X-tenant", "acme", "other")]
#[case("X-code", "a", "b")]
#[tokio::test]
async fn a_header_that_says_two_things_is_a_bad_request(
    #[case] header: &str,
    #[case] first: &str,
    #[case] second: &str,
) {
    let answer = find(&[(header, first), (header, second)]).await;
    assert_eq!(refused(&answer), format!("{header} came twice, and not with the same value."));
    assert_eq!(find(&[(header, first), (header, first), (header, "")]).await.status, StatusCode::OK);
}

/// Source: RFC 9110, section 5.2.
#[tokio::test]
async fn several_lines_of_fragment_names_are_one_list() {
    let answer = find(&[("x-fragment-name", "f"), ("x-fragment-name", "g")]).await;
    let configuration = &answer.body["destinationConfiguration"];
    assert_eq!(
        (&configuration["f"], &configuration["g"], &configuration["FragmentName"]),
        (&json!("set"), &json!("set"), &json!("f,g")),
        "{}",
        answer.body
    );
    let gone = find(&[("x-fragment-name", "f"), ("x-fragment-name", "gone")]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_empty_name_among_those_of_fragments_is_told() {
    for names in ["f,", ",f", "f,,g", "f,@instance"] {
        let answer = find(&[("x-fragment-name", names)]).await;
        assert_eq!(refused(&answer), "X-fragment-name holds an empty name.", "{names}");
    }
}
