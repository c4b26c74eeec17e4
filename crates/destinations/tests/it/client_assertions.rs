//! Clients that prove themselves with a token instead of a secret.

use docket_destinations::ActFor;
use http::StatusCode;
use rstest::rstest;
use serde_json::json;
use wiremock::matchers::{body_string_contains, method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::world::{World, http_destination};

const JWT: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const SAML: &str = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";

/// `Uses` needs a client assertion; `Provides` and `Other` yield one.
async fn world(further: &[(&str, &str)]) -> World {
    let world = World::new().await;
    world.issue("t").await;
    let url = world.token_url();
    for (provider, kind) in [("Provides", JWT), ("Other", SAML)] {
        let secret = format!("secret of {provider}");
        Mock::given(method("POST"))
            .and(path("/oauth/token"))
            .and(body_string_contains(format!("client_id={provider}&")))
            .respond_with(ResponseTemplate::new(200).set_body_json(
                json!({"access_token": format!("assertion of {provider}"), "expires_in": 600}),
            ))
            .with_priority(1)
            .mount(&world.token_service)
            .await;
        let properties = [
            ("Authentication", "OAuth2ClientCredentials"),
            ("clientId", provider),
            ("clientSecret", secret.as_str()),
            ("tokenServiceURL", url.as_str()),
            ("clientAssertion.type", kind),
        ];
        world.create(http_destination(provider, &properties)).await;
    }
    let mut all = vec![
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "sb-client"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    world.create(http_destination("Uses", &all)).await;
    world
}

/// What the token service got for `Uses`.
async fn asked(world: &World) -> Vec<Vec<String>> {
    let asked =
        world.asked().await.into_iter().filter(|request| request.field("client_id") == Some("sb-client"));
    asked
        .map(|request| {
            assert_eq!(request.header("authorization"), None);
            request.all_fields()
        })
        .collect()
}

fn form(assertion: &str, kind: &str) -> Vec<String> {
    let fields = ["grant_type=client_credentials", "client_id=sb-client"].map(str::to_owned);
    let proof = [format!("client_assertion={assertion}"), format!("client_assertion_type={kind}")];
    fields.into_iter().chain(proof).collect()
}

#[tokio::test]
async fn a_given_assertion_stands_in_the_form_and_is_checked_each_time() {
    // The header goes before the property.
    let world = world(&[("clientAssertion.destinationName", "Provides")]).await;
    let headers = [("x-client-assertion", "given"), ("x-client-assertion-type", JWT)];
    for _ in 0..2 {
        assert_eq!(world.find("Uses", &headers).await["authTokens"][0]["value"], "t");
    }
    assert_eq!(asked(&world).await, [form("given", JWT), form("given", JWT)]);
    assert_eq!(world.asked().await.len(), 2, "the other destination was not asked");
}

#[tokio::test]
async fn another_destinations_token_is_the_assertion() {
    let world = world(&[("clientAssertion.destinationName", "Provides")]).await;
    for _ in 0..2 {
        assert_eq!(world.find("Uses", &[]).await["authTokens"][0]["value"], "t");
    }
    assert_eq!(asked(&world).await, [form("assertion of Provides", JWT)]);
    // The header names another one than the property.
    let header = [("x-client-assertion-destination-name", "Other")];
    world.find("Uses", &header).await;
    assert_eq!(asked(&world).await[1..], [form("assertion of Other", SAML)]);
    // docket's own calls go the same way.
    let access = world.destinations.access("Uses", ActFor::TechnicalUser).await.unwrap();
    assert_eq!(access.headers["authorization"], "Bearer t");
    assert_eq!(world.asked().await.len(), 4, "each token was asked for once");
    world.destinations.forget("Uses", ActFor::TechnicalUser).await;
    world.destinations.access("Uses", ActFor::TechnicalUser).await.unwrap();
    assert_eq!(world.asked().await.len(), 5, "a forgotten token is asked for again");
}

#[rstest]
#[case::nobody("Nobody", &[], "through destination Nobody: there is no such destination on the same level")]
#[case::another_type(
    "Plain", &[("Authentication", "NoAuthentication")],
    "through destination Plain: Authentication must be OAuth2ClientCredentials where a client assertion is to come from"
)]
#[case::of_no_kind(
    "Plain", &[("clientAssertion.type", "")],
    "through destination Plain: clientAssertion.type is missing; it says what kind of assertion the token is"
)]
#[tokio::test]
async fn a_destination_that_yields_no_assertion_is_named(
    #[case] name: &str,
    #[case] properties: &[(&str, &str)],
    #[case] message: &str,
) {
    let world = world(&[("clientAssertion.destinationName", name)]).await;
    if !properties.is_empty() {
        let client = [
            ("Authentication", "OAuth2ClientCredentials"),
            ("clientId", "c"),
            ("clientSecret", "s"),
            ("tokenServiceURL", "https://uaa.example/oauth/token"),
        ];
        world.create(http_destination(name, &[&client, properties].concat())).await;
    }
    assert_eq!(world.token_error("Uses", &[]).await, message);
    assert!(world.asked().await.is_empty());
}

#[tokio::test]
async fn a_secret_beside_an_assertion_is_refused() {
    let world = world(&[("clientSecret", "s3cr3t")]).await;
    let headers = [("x-client-assertion", "given"), ("x-client-assertion-type", JWT)];
    let error = world.token_error("Uses", &headers).await;
    assert_eq!(error, "clientSecret must be empty, because a client assertion takes its place");
    let error = world.token_error("Uses", &[("x-client-assertion-destination-name", "Provides")]).await;
    assert_eq!(error, "clientSecret must be empty, because a client assertion takes its place");
    assert!(asked(&world).await.is_empty());
}

#[rstest]
#[case(&[("x-client-assertion", "a")])]
#[case(&[("x-client-assertion-type", JWT)])]
#[case(&[("x-client-assertion", "a"), ("x-client-assertion-type", JWT), ("x-client-assertion-destination-name", "Provides")])]
#[tokio::test]
async fn assertion_headers_that_do_not_fit_together_are_a_bad_request(#[case] headers: &[(&str, &str)]) {
    let world = world(&[]).await;
    let answer = world.get("/destination-configuration/v1/destinations/Uses", headers).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(
        answer.body["ErrorMessage"].as_str().unwrap().starts_with("X-client-assertion"),
        "{}",
        answer.body
    );
}
