//! Finding a destination with its token.

use std::sync::Arc;
use std::time::Duration;

use docket_http::ClientKind;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Value, json};

use crate::world::{SUBACCOUNT_ID, World, http_destination};

const FIND: &str = "/destination-configuration/v1/destinations";

#[tokio::test]
async fn a_miss_has_the_text_clients_compare() {
    let world = World::new().await;
    let answer = world.get(&format!("{FIND}/Nowhere"), &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.body, json!({"ErrorMessage": "Configuration with the specified name was not found"}));
}

#[tokio::test]
async fn a_destination_without_authentication_has_an_owner_and_no_tokens() {
    let world = World::new().await;
    world
        .create(http_destination("A", &[("Authentication", "NoAuthentication"), ("sap-client", "100")]))
        .await;
    let body = world.find("A", &[]).await;
    assert_eq!(body["owner"], json!({"SubaccountId": SUBACCOUNT_ID, "InstanceId": null}));
    assert_eq!(
        body["destinationConfiguration"],
        json!({"Name": "A", "Type": "HTTP", "URL": "https://sf.example.com/api-ext/", "ProxyType": "Internet",
               "Authentication": "NoAuthentication", "sap-client": "100"})
    );
    assert!(body.get("authTokens").is_none());
}

#[tokio::test]
async fn basic_authentication_comes_as_a_ready_header() {
    let world = World::new().await;
    let basic = [("Authentication", "BasicAuthentication"), ("User", "Aladdin"), ("Password", "open sesame")];
    world.create(http_destination("A", &basic)).await;
    let body = world.find("A", &[]).await;
    assert_eq!(
        body["authTokens"],
        json!([{"type": "Basic", "value": "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                "http_header": {"key": "Authorization", "value": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}}])
    );
    assert_eq!(body["destinationConfiguration"]["Password"], "open sesame");

    let skipped = world.get(&format!("{FIND}/A?$skipTokenRetrieval=true&$skipCredentials=true"), &[]).await;
    assert!(skipped.body.get("authTokens").is_none());
    let configuration = &skipped.body["destinationConfiguration"];
    assert_eq!((configuration.get("Password"), &configuration["User"]), (None, &json!("Aladdin")));
}

#[tokio::test]
async fn every_value_of_an_answer_is_a_text() {
    let world = World::new().await;
    world
        .answer(200, json!({"access_token": "t", "expires_in": 3600, "scope": "a b", "refresh_token": "r"}))
        .await;
    world.create(client_credentials(&world, "A", &[("tc.inbox.pull.days", "30")])).await;
    let body = world.find("A", &[]).await;
    let configuration = body["destinationConfiguration"].as_object().unwrap();
    assert!(configuration.values().all(Value::is_string), "{body}");
    assert_eq!(
        body["authTokens"],
        json!([{"type": "Bearer", "value": "t", "http_header": {"key": "Authorization", "value": "Bearer t"},
                "expires_in": "3600", "scope": "a b", "refresh_token": "r"}])
    );
}

#[tokio::test]
async fn a_refusal_of_the_token_service_is_told_with_status_200_and_without_its_body() {
    let world = World::new().await;
    world
        .answer(401, json!({"error": "invalid_client", "error_description": "secret s3cr3t is wrong", "trace": "db-7"}))
        .await;
    world.create(client_credentials(&world, "A", &[])).await;
    assert_eq!(
        world.token_error("A", &[]).await,
        "the token service answered 401: invalid_client: secret *** is wrong"
    );
    // Not kept: the next call asks again.
    world.issue("t").await;
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["value"], "t");
}

#[tokio::test]
async fn a_token_service_at_a_private_address_that_is_not_allowed_is_not_called() {
    let world = World::new().await;
    let properties = client_credentials(&world, "A", &[("tokenServiceURL", "http://10.1.2.3/oauth/token")]);
    world.create(properties).await;
    let error = world.token_error("A", &[]).await;
    assert!(error.contains("10.1.2.3") && error.contains("private"), "{error}");
}

#[tokio::test]
async fn a_type_unknown_here_is_stored_and_named_in_the_token() {
    let world = World::new().await;
    world.create(http_destination("A", &[("Authentication", "Magic")])).await;
    let error = world.token_error("A", &[]).await;
    assert!(
        error.starts_with("Authentication names a type that is unknown here; known are NoAuth"),
        "{error}"
    );
}

#[tokio::test]
async fn a_user_token_and_a_tenant_cannot_be_combined() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    let both = world.get(&format!("{FIND}/A"), &[("x-user-token", "user {}"), ("x-tenant", "acme")]).await;
    assert_eq!(both.status, StatusCode::BAD_REQUEST);
    let empty = world.get(&format!("{FIND}/A"), &[("x-user-token", ""), ("x-tenant", "acme")]).await;
    assert_eq!(empty.status, StatusCode::OK, "an empty header is none");
}

#[tokio::test]
async fn a_persons_token_never_obtains_tokens_or_secrets() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    world.create(client_credentials(&world, "A", &[])).await;
    let mut persons = vec![TestCaller::person("ada"), TestCaller::session("ada")];
    persons.push(TestCaller::person_through(ClientKind::TaskCenter, "ada"));
    persons.push(TestCaller::person_through(ClientKind::Application, "ada"));
    for role in docket_domain::Role::ALL {
        persons = persons.into_iter().map(|person| person.with(role)).collect();
    }
    for person in persons {
        for path in
            [format!("{FIND}/A"), "/destination-configuration/v2/destinations/A@subaccount".to_owned()]
        {
            let answer = world.get_as(&person, &path, &[]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{person:?}");
            let text = answer.body.to_string();
            assert!(!text.contains("t0k3n") && !text.contains("s3cr3t"), "{text}");
        }
    }
    assert!(world.asked().await.is_empty(), "nothing was asked of the token service");
}

#[tokio::test]
async fn a_thousand_callers_share_one_token_request_at_first_and_at_each_renewal() {
    let world = Arc::new(World::new().await);
    // Slow enough that all of them come while it is under way.
    world
        .answer_after(200, json!({"access_token": "t", "expires_in": 3600}), Duration::from_millis(500))
        .await;
    world.create(client_credentials(&world, "A", &[])).await;
    for renewals in 1..=2 {
        let finds = (0..1000).map(|_| {
            let world = world.clone();
            tokio::spawn(async move { world.find("A", &[]).await["authTokens"][0]["value"].clone() })
        });
        for found in finds.collect::<Vec<_>>() {
            assert_eq!(found.await.unwrap(), "t");
        }
        assert_eq!(world.asked().await.len(), renewals);
        world.clock.advance(Duration::from_hours(1));
    }
}

#[tokio::test]
async fn a_token_is_kept_until_shortly_before_it_expires() {
    let world = World::new().await;
    world.issue("first").await;
    world.create(client_credentials(&world, "A", &[])).await;
    let first = world.find("A", &[]).await;
    assert_eq!(first["authTokens"][0]["expires_in"], "3600");
    world.issue("second").await;
    world.clock.advance(Duration::from_secs(3600 - 61));
    let kept = world.find("A", &[]).await;
    assert_eq!(
        (&kept["authTokens"][0]["value"], &kept["authTokens"][0]["expires_in"]),
        (&json!("first"), &json!("61"))
    );
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["value"], "second");
}

#[tokio::test]
async fn a_changed_destination_gets_a_new_token() {
    let world = World::new().await;
    world.issue("first").await;
    world.create(client_credentials(&world, "A", &[])).await;
    world.find("A", &[]).await;
    world.issue("second").await;
    world.destinations.update(client_credentials(&world, "A", &[("clientSecret", "another")])).await.unwrap();
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["value"], "second");
}

fn client_credentials(
    world: &World,
    name: &str,
    further: &[(&str, &str)],
) -> docket_destinations::Properties {
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "sb-client"),
        ("clientSecret", "s3cr3t"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    http_destination(name, &all)
}
