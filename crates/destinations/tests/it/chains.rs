//! Predefined chains: the token of one destination is what another one is asked with.

use http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};
use wiremock::matchers::{body_string_contains, method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::world::{World, client, http_destination};

const SAML_CHAIN: (&str, &str) = ("x-chain-name", "com.sap.iasGeneratedOAuth2SamlBearerAssertion");
const USER_CHAIN: (&str, &str) = ("x-chain-name", "com.sap.sequentialUserPropagation");
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// `Provider` exchanges a subject token, `Changer` a person's; `Consumer` takes an assertion.
async fn world() -> World {
    let world = World::new().await;
    let url = world.token_url();
    for (marker, answer) in [
        (
            "token-exchange",
            json!({"access_token": "PHNhbWw-", "token_type": "N_A", "issued_token_type": "urn:ietf:params:oauth:token-type:saml2"}),
        ),
        ("client_id=changer", json!({"access_token": "user {\"user_name\":\"eve\"}"})),
        ("saml2-bearer", json!({"access_token": "t", "expires_in": 3600})),
    ] {
        Mock::given(method("POST"))
            .and(path("/oauth/token"))
            .and(body_string_contains(marker))
            .respond_with(ResponseTemplate::new(200).set_body_json(answer))
            .mount(&world.token_service)
            .await;
    }
    let client = |id| [("clientId", id), ("clientSecret", "s"), ("tokenServiceURL", url.as_str())];
    let exchange = [
        ("Authentication", "OAuth2TokenExchange"),
        ("tokenServiceURL.queries.requested_token_type", "urn:ietf:params:oauth:token-type:saml2"),
    ];
    world.create(http_destination("Provider", &[&client("provider")[..], &exchange].concat())).await;
    let changer = [("Authentication", "OAuth2JWTBearer")];
    world.create(http_destination("Changer", &[&client("changer")[..], &changer].concat())).await;
    let saml = [
        ("Authentication", "OAuth2SAMLBearerAssertion"),
        ("clientKey", "key"),
        ("tokenServiceURL", url.as_str()),
    ];
    let given = [("SAMLAssertionProvider", "ClientProvided")];
    world.create(http_destination("Consumer", &[&saml[..], &given].concat())).await;
    let made = [("audience", "a"), ("authnContextClassRef", "urn:x")];
    world.create(http_destination("Maker", &[&saml[..], &made].concat())).await;
    world
}

fn saml_chain(provider: &str) -> [(&str, &str); 4] {
    [
        SAML_CHAIN,
        ("x-chain-var-samlproviderdestinationname", provider),
        ("x-chain-var-subjecttoken", "s"),
        ("x-chain-var-subjecttokentype", ACCESS_TOKEN),
    ]
}

#[tokio::test]
async fn an_exchanged_assertion_obtains_the_token() {
    let world = world().await;
    let body = world.find("Consumer", &saml_chain("Provider")).await;
    assert_eq!(
        body["authTokens"],
        json!([{"type": "Bearer", "value": "t", "http_header": {"key": "Authorization", "value": "Bearer t"}, "expires_in": "3600"}])
    );
    assert_eq!(body["destinationConfiguration"]["Name"], "Consumer");
    let asked = world.asked().await;
    assert_eq!(
        asked[0].url.query(),
        Some("requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Asaml2")
    );
    assert_eq!(
        (asked[0].field("subject_token"), asked[0].field("subject_token_type")),
        (Some("s"), Some(ACCESS_TOKEN))
    );
    assert_eq!(
        asked[1].all_fields(),
        ["grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer", "client_id=key", "assertion=PHNhbWw-"]
    );
    assert_eq!(asked.len(), 2);
}

#[tokio::test]
async fn a_changed_token_of_the_person_is_the_one_that_counts() {
    let world = world().await;
    let chain = [
        USER_CHAIN,
        ("x-chain-var-tokentransformationdestinationname", "Changer"),
        ("x-chain-var-usertoken", "user {}"),
    ];
    assert_eq!(world.find("Maker", &chain).await["authTokens"][0]["value"], "t");
    let asked = world.asked().await;
    assert_eq!(asked[0].field("assertion"), Some("user {}"));
    let xml = docket_saml::decode_form_value(asked[1].field("assertion").unwrap()).unwrap();
    assert!(
        String::from_utf8(xml).unwrap().contains(">eve<"),
        "the assertion names whom the changed token is for"
    );
    // The first token is checked like any other.
    let expired = [USER_CHAIN, chain[1], ("x-chain-var-usertoken", "expired")];
    let error = world.token_error("Maker", &expired).await;
    assert_eq!(
        error,
        "through destination Changer: the token in X-chain-var-userToken is not accepted: it has expired"
    );
}

#[tokio::test]
async fn a_changed_token_that_is_not_accepted_is_told_of_as_the_destinations() {
    let world = world().await;
    Mock::given(method("POST"))
        .and(path("/oauth/token"))
        .and(body_string_contains("client_id=changer"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"access_token": "old"})))
        .with_priority(1)
        .mount(&world.token_service)
        .await;
    let chain = [
        USER_CHAIN,
        ("x-chain-var-tokentransformationdestinationname", "Changer"),
        ("x-chain-var-usertoken", "user {}"),
    ];
    let error = world.token_error("Maker", &chain).await;
    assert_eq!(error, "the token of destination Changer is not accepted: it has expired");
}

#[tokio::test]
async fn a_fragment_goes_over_the_destination_that_is_asked_first_and_over_no_other() {
    let world = world().await;
    let fragments = "/destination-configuration/v1/subaccountDestinationFragments";
    let fragment = json!({"FragmentName": "other-client", "clientId": "provider-2"});
    assert_eq!(world.api.post(&client(), fragments, fragment).await.status, StatusCode::CREATED);
    let fragment = json!({"FragmentName": "changing", "scope": "more"});
    world.api.post(&client(), fragments, fragment).await;

    let named = [("x-chain-var-samlproviderfragmentname", "other-client")];
    let found = world.find("Consumer", &[&saml_chain("Provider")[..], &named].concat()).await;
    assert_eq!(found["authTokens"][0]["value"], "t");
    assert!(found["destinationConfiguration"].get("FragmentName").is_none(), "{found}");
    let asked = world.asked().await;
    assert_eq!((asked[0].field("client_id"), asked[1].field("client_id")), (Some("provider-2"), Some("key")));

    let changing = [
        USER_CHAIN,
        ("x-chain-var-tokentransformationdestinationname", "Changer"),
        ("x-chain-var-usertoken", "user {}"),
        ("x-chain-var-tokentransformationfragmentname", "changing"),
    ];
    assert_eq!(world.find("Maker", &changing).await["authTokens"][0]["value"], "t");
    assert_eq!(world.asked().await[2].field("scope"), Some("more"));
}

#[tokio::test]
async fn a_fragment_of_a_chain_must_be_there_unless_it_is_optional() {
    let world = world().await;
    let named = ("x-chain-var-samlproviderfragmentname", "gone");
    let path = "/destination-configuration/v1/destinations/Consumer";
    for (optional, expected) in [(None, 404), (Some("false"), 404), (Some("true"), 200)] {
        let mut headers = [&saml_chain("Provider")[..], &[named]].concat();
        headers.extend(optional.map(|value| ("x-chain-var-samlproviderfragmentoptional", value)));
        let answer = world.get(path, &headers).await;
        assert_eq!(answer.status, expected, "{optional:?}: {}", answer.body);
        if expected == 404 {
            assert_eq!(answer.body["ErrorMessage"], "The fragment \"gone\" was not found.");
            assert!(world.asked().await.is_empty(), "nothing was sent");
        } else {
            assert_eq!(answer.body["authTokens"][0]["value"], "t");
        }
    }
    let two = [&saml_chain("Provider")[..], &[("x-chain-var-samlproviderfragmentname", "a,b")]].concat();
    let answer = world.get(path, &two).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.body["ErrorMessage"],
        "X-chain-var-samlProviderFragmentName takes the name of one fragment."
    );
}

#[rstest]
#[case("Consumer", "Nobody", "through destination Nobody: there is no such destination")]
#[case(
    "Consumer",
    "Changer",
    "through destination Changer: Authentication must be OAuth2TokenExchange in this chain"
)]
#[case(
    "Maker",
    "Provider",
    "the chain needs a destination of type OAuth2SAMLBearerAssertion with SAMLAssertionProvider=ClientProvided"
)]
#[tokio::test]
async fn destinations_that_do_not_fit_the_chain_are_named(
    #[case] destination: &str,
    #[case] provider: &str,
    #[case] message: &str,
) {
    let world = world().await;
    assert_eq!(world.token_error(destination, &saml_chain(provider)).await, message);
    assert!(world.asked().await.is_empty());
}

#[rstest]
#[case::unknown(&[("x-chain-name", "com.sap.another")], "X-chain-name is one of")]
#[case::incomplete(
    &[SAML_CHAIN, ("x-chain-var-samlproviderdestinationname", "Provider")],
    "The chain com.sap.iasGeneratedOAuth2SamlBearerAssertion needs the header X-chain-var-subjectToken."
)]
#[tokio::test]
async fn a_chain_that_is_unknown_or_incomplete_is_a_bad_request(
    #[case] headers: &[(&str, &str)],
    #[case] message: &str,
) {
    let world = world().await;
    let answer = world.get("/destination-configuration/v1/destinations/Consumer", headers).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let Value::String(told) = &answer.body["ErrorMessage"] else { panic!("{}", answer.body) };
    assert!(told.starts_with(message), "{told}");
}
