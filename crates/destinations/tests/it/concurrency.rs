//! Many callers at once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, Request, ResponseTemplate};

use crate::world::{World, http_destination};

const DESTINATIONS: usize = 5;
const PERSONS: usize = 10;
const CALLS: usize = 1000;

/// Five destinations of different types for ten persons: those that act for persons have a token of each, the others one for all.
#[tokio::test]
async fn a_thousand_calls_make_one_token_request_for_each_destination_and_person() {
    let world = Arc::new(World::new().await);
    // A token that names what it was asked with, after long enough that all callers have come.
    let answer = |request: &Request| {
        let form: BTreeMap<String, String> =
            url::form_urlencoded::parse(&request.body).into_owned().collect();
        let token =
            format!("{} of {}", form.get("assertion").map_or("technical", String::as_str), form["client_id"]);
        ResponseTemplate::new(200)
            .set_body_json(json!({"access_token": token, "expires_in": 3600}))
            .set_delay(Duration::from_secs(1))
    };
    Mock::given(method("POST"))
        .and(path("/oauth/token"))
        .respond_with(answer)
        .mount(&world.token_service)
        .await;
    let url = world.token_url();
    let types = [
        "OAuth2ClientCredentials",
        "OAuth2JWTBearer",
        "OAuth2UserTokenExchange",
        "OAuth2Password",
        "OAuth2SAMLBearerAssertion",
    ];
    for (number, authentication) in types.into_iter().enumerate() {
        let client = format!("client-{number}");
        let properties = [
            ("Authentication", authentication),
            ("clientId", client.as_str()),
            ("clientKey", client.as_str()),
            ("clientSecret", if authentication == "OAuth2SAMLBearerAssertion" { "" } else { "s" }),
            ("User", "u"),
            ("Password", "p"),
            ("audience", "a"),
            ("authnContextClassRef", "urn:x"),
            ("tokenServiceURL", url.as_str()),
        ];
        world.create(http_destination(&format!("D{number}"), &properties)).await;
    }
    let calls = (0..CALLS).map(|call| {
        let world = world.clone();
        let (destination, person) = (call % DESTINATIONS, call / DESTINATIONS % PERSONS);
        tokio::spawn(async move {
            let token =
                format!("user {}", json!({"sub": format!("g-{person}"), "user_name": format!("p{person}")}));
            let body = world.find(&format!("D{destination}"), &[("x-user-token", &token)]).await;
            let Value::String(value) = &body["authTokens"][0]["value"] else { panic!("{body}") };
            assert!(value.ends_with(&format!(" of client-{destination}")), "{value}");
            ((destination, person), value.clone())
        })
    });
    let mut tokens: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for call in calls.collect::<Vec<_>>() {
        let (who, token) = call.await.unwrap();
        assert_eq!(
            tokens.entry(who).or_insert_with(|| token.clone()),
            &token,
            "all calls of one get the same"
        );
    }
    assert_eq!(tokens.len(), DESTINATIONS * PERSONS);

    let mut requests: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    for request in world.asked().await {
        let who = request.field("assertion").map(str::to_owned);
        *requests.entry((request.field("client_id").unwrap().to_owned(), who)).or_default() += 1;
    }
    assert!(requests.values().all(|count| *count == 1), "{requests:?}");
    let of = |client: &str| requests.keys().filter(|(id, _)| id == client).count();
    let counts: Vec<usize> = (0..DESTINATIONS).map(|number| of(&format!("client-{number}"))).collect();
    assert_eq!(counts, [1, PERSONS, PERSONS, 1, PERSONS]);
    // No two persons share a token of a destination that acts for persons.
    for destination in [1, 2, 4] {
        let mut own: Vec<_> = (0..PERSONS).map(|person| &tokens[&(destination, person)]).collect();
        own.sort();
        own.dedup();
        assert_eq!(own.len(), PERSONS);
    }
}
