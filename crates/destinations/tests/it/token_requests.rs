//! What exactly token services are asked.

use docket_destinations::Properties;
use rstest::rstest;
use serde_json::json;

use crate::world::{World, client, http_destination};

const BASIC_CLIENT: &str = "Basic c2ItY2xpZW50OnMzY3IzdA=="; // sb-client:s3cr3t
const BASIC_TOKEN_USER: &str = "Basic dHUrMTp0cCYy"; // tu+1:tp&2

fn client_credentials(world: &World, further: &[(&str, &str)]) -> Properties {
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", "OAuth2ClientCredentials"),
        ("clientId", "sb-client"),
        ("clientSecret", "s3cr3t"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    http_destination("A", &all)
}

#[rstest]
#[case::in_the_body(&[], None, &["client_id=sb-client", "client_secret=s3cr3t"])]
#[case::in_the_body_if_told(
    &[("tokenService.addClientCredentialsInBody", "true")], None, &["client_id=sb-client", "client_secret=s3cr3t"]
)]
#[case::in_the_header(&[("tokenService.addClientCredentialsInBody", "false")], Some(BASIC_CLIENT), &[])]
#[case::token_service_user_first(
    &[("tokenServiceUser", "tu+1"), ("tokenServicePassword", "tp&2"), ("tokenService.addClientCredentialsInBody", "false")],
    Some(BASIC_TOKEN_USER), &[]
)]
#[case::with_a_scope(&[("scope", "a b")], None, &["client_id=sb-client", "client_secret=s3cr3t", "scope=a b"])]
#[case::with_further_fields(
    &[("tokenService.body.resource", "urn:sap:identity:application:provider:name:sf"), ("tokenService.body.grant_type", "evil")],
    None,
    &["client_id=sb-client", "client_secret=s3cr3t", "resource=urn:sap:identity:application:provider:name:sf"]
)]
#[tokio::test]
async fn a_client_credentials_request_has_this_form(
    #[case] further: &[(&str, &str)],
    #[case] authorization: Option<&str>,
    #[case] fields: &[&str],
) {
    let world = World::new().await;
    world.issue("t").await;
    world.create(client_credentials(&world, further)).await;
    assert_eq!(world.find("A", &[]).await["authTokens"][0]["value"], "t");
    let asked = world.asked_once().await;
    let mut expected = vec!["grant_type=client_credentials"];
    expected.extend(fields);
    assert_eq!(asked.fields(), expected);
    assert_eq!(asked.header("authorization"), authorization);
    assert_eq!(asked.header("accept"), Some("application/json"));
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded;charset=UTF-8"));
}

#[tokio::test]
async fn headers_and_queries_of_the_destination_go_along_and_a_query_in_the_address_stays() {
    let world = World::new().await;
    world.issue("t").await;
    let url = format!("{}?company_id=SF%20PART", world.token_url());
    let further = [
        ("tokenServiceURL", url.as_str()),
        ("tokenServiceURL.headers.X-Custom", "value"),
        ("tokenServiceURL.queries.new_token", "true"),
    ];
    world.create(client_credentials(&world, &further)).await;
    world.find("A", &[]).await;
    let asked = world.asked_once().await;
    assert_eq!(asked.url.query(), Some("company_id=SF%20PART&new_token=true"));
    assert_eq!(asked.header("x-custom"), Some("value"));
}

#[tokio::test]
async fn what_is_secret_in_a_request_is_not_told_however_the_token_service_writes_it() {
    let world = World::new().await;
    let echo = |request: &wiremock::Request| {
        let header = |name: &str| request.headers.get(name).and_then(|value| value.to_str().ok());
        let body = String::from_utf8(request.body.clone()).unwrap();
        let told = match header("x-wanted").unwrap() {
            "body" => body,
            "values" => {
                let pairs = url::form_urlencoded::parse(&request.body);
                pairs.map(|(name, value)| format!("{name} is {value}")).collect::<Vec<_>>().join(", ")
            }
            "query" => request.url.query().unwrap_or_default().to_owned(),
            name => header(name).unwrap_or_default().to_owned(),
        };
        wiremock::ResponseTemplate::new(400).set_body_json(json!({"error_description": told}))
    };
    wiremock::Mock::given(wiremock::matchers::any()).respond_with(echo).mount(&world.token_service).await;
    let url = format!("{}?key=in+the%2Furl&company_id=SFPART", world.token_url());
    let further = [
        ("clientSecret", "s+/=&c r3t"),
        ("tokenServiceURL", url.as_str()),
        ("tokenServiceURL.headers.X-Ours", "header-value"),
        ("tokenServiceURL.queries.code", "query value"),
        ("tokenService.body.pin", "a9-4711"),
        ("tokenService.body.resource", "urn:open"),
    ];
    for (place, wanted, expected) in [
        (
            "true",
            "body",
            "grant_type=client_credentials&client_id=sb-client&client_secret=***&pin=***&resource=urn%3Aopen",
        ),
        (
            "true",
            "values",
            "grant_type is client_credentials, client_id is sb-client, client_secret is ***, pin is ***, resource is urn:open",
        ),
        ("true", "query", "key=***&company_id=SFPART&code=***"),
        ("true", "x-ours", "***"),
        ("false", "authorization", "Basic ***"),
    ] {
        let name = format!("{place}-{wanted}");
        let mut all = further.to_vec();
        all.push(("tokenService.addClientCredentialsInBody", place));
        all.push(("tokenServiceURL.headers.X-Wanted", wanted));
        let mut properties = client_credentials(&world, &all);
        properties.set("Name", name.as_str());
        world.create(properties).await;
        let error = world.token_error(&name, &[]).await;
        assert_eq!(error, format!("the token service answered 400: {expected}"), "{wanted}");
    }
}

/// A fragment is no request yet, so it may hold any header.
#[tokio::test]
async fn a_header_of_the_request_itself_is_left_out() {
    let world = World::new().await;
    world.issue("t").await;
    world.create(client_credentials(&world, &[])).await;
    let mut fragment = json!({"FragmentName": "f", "tokenServiceURL.headers.X-Custom": "value"});
    for header in ["Content-Type", "content-length", "Host", "Transfer-Encoding", "Connection"] {
        fragment[format!("tokenServiceURL.headers.{header}")] = "1".into();
    }
    let path = "/destination-configuration/v1/subaccountDestinationFragments";
    assert_eq!(world.api.post(&client(), path, fragment).await.status, 201);
    assert_eq!(world.find("A", &[("x-fragment-name", "f")]).await["authTokens"][0]["value"], "t");
    let asked = world.asked_once().await;
    assert_eq!(asked.field("client_id"), Some("sb-client"));
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded;charset=UTF-8"));
    assert_eq!(asked.header("host"), Some(world.token_service.address().to_string().as_str()));
    assert_eq!((asked.header("transfer-encoding"), asked.header("x-custom")), (None, Some("value")));
}

#[tokio::test]
async fn a_common_token_service_is_asked_for_the_tenant() {
    let world = World::new().await;
    world.issue("t").await;
    let url = world.token_url().replace("/oauth", "/{tenant}/../oauth");
    let common = [("tokenServiceURL", url.as_str()), ("tokenServiceURLType", "Common")];
    world.create(client_credentials(&world, &common)).await;
    let error = world.token_error("A", &[]).await;
    assert!(error.starts_with("X-tenant is missing"), "{error}");
    let evil = world.token_error("A", &[("x-tenant", "evil.example/")]).await;
    assert_eq!(
        evil,
        r#"X-tenant is no subdomain: it may hold letters, digits, "-" and "_", at most 63 of them"#
    );
    let body = world.find("A", &[("x-tenant", "acme")]).await;
    assert_eq!(body["authTokens"][0]["value"], "t", "{body}");
    world.issue("of another tenant").await;
    let body = world.find("A", &[("x-tenant", "other")]).await;
    assert_eq!(body["authTokens"][0]["value"], "of another tenant");
}

#[tokio::test]
async fn a_dedicated_token_service_takes_no_tenant() {
    let world = World::new().await;
    world.create(client_credentials(&world, &[("tokenServiceURLType", "Dedicated")])).await;
    let error = world.token_error("A", &[("x-tenant", "acme")]).await;
    assert!(error.starts_with("X-tenant must not be sent"), "{error}");
    assert!(world.asked().await.is_empty());
}

#[tokio::test]
async fn the_read_timeout_of_the_destination_holds() {
    let world = World::new().await;
    wiremock::Mock::given(wiremock::matchers::any())
        .respond_with(wiremock::ResponseTemplate::new(200).set_delay(std::time::Duration::from_secs(30)))
        .mount(&world.token_service)
        .await;
    world.create(client_credentials(&world, &[("tokenServiceURL.SocketReadTimeoutInSeconds", "1")])).await;
    let error = world.token_error("A", &[]).await;
    assert_eq!(error, "the token service was not reached: 127.0.0.1 did not answer within 1 s");
}
