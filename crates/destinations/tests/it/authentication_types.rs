//! Each authentication type: what the token service gets, and what the caller.

use docket_http::ClientKind;
use docket_saml::{decode_form_value, verify};
use docket_testkit::callers::TestCaller;
use rstest::rstest;
use serde_json::{Value, json};

use crate::world::{World, http_destination};

const BASIC_CLIENT: &str = "Basic c2ItY2xpZW50OnMzY3IzdA=="; // sb-client:s3cr3t
const BASIC_TOKEN_USER: &str = "Basic dHUrMTp0cCYy"; // tu+1:tp&2
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// What the token service answers unless a test says otherwise.
fn issued() -> Value {
    json!({"access_token": "t", "token_type": "bearer", "expires_in": 3600, "scope": "a b", "refresh_token": "r2"})
}

/// What the caller then gets.
fn bearer(header: &str) -> Value {
    json!([{"type": "Bearer", "value": "t", "http_header": {"key": header, "value": "Bearer t"},
            "expires_in": "3600", "scope": "a b", "refresh_token": "r2"}])
}

async fn world(authentication: &str, further: &[(&str, &str)]) -> World {
    let world = World::new().await;
    world.answer(200, issued()).await;
    let url = world.token_url();
    let mut all = vec![
        ("Authentication", authentication),
        ("clientId", "sb-client"),
        ("clientSecret", "s3cr3t"),
        ("tokenServiceURL", url.as_str()),
    ];
    all.extend(further);
    let properties = http_destination("A", &all);
    world.create(properties.iter().filter(|(_, value)| !value.is_empty()).map(owned).collect()).await;
    world
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[rstest]
#[case::client_credentials("OAuth2ClientCredentials", &[], &[], &["grant_type=client_credentials"])]
#[case::password(
    "OAuth2Password", &[("User", "ada"), ("Password", "p&w")], &[], &["grant_type=password", "username=ada", "password=p&w"]
)]
#[case::jwt_bearer(
    "OAuth2JWTBearer", &[], &[("x-user-token", "user {}")],
    &["grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion=user {}"]
)]
#[case::user_token_exchange(
    "OAuth2UserTokenExchange", &[], &[("x-user-token", "user {}")],
    &["grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion=user {}", "response_type=token"]
)]
#[case::refresh_token(
    "OAuth2RefreshToken", &[], &[("x-refresh-token", "r1")], &["grant_type=refresh_token", "refresh_token=r1"]
)]
#[case::authorization_code(
    "OAuth2AuthorizationCode", &[], &[("x-code", "c0de")], &["grant_type=authorization_code", "code=c0de"]
)]
#[case::authorization_code_with_pkce(
    "OAuth2AuthorizationCode", &[],
    &[("x-code", "c0de"), ("x-redirect-uri", "https://app.example/back?a=b"), ("x-code-verifier", "v3r1f13r")],
    &["grant_type=authorization_code", "code=c0de", "redirect_uri=https://app.example/back?a=b", "code_verifier=v3r1f13r"]
)]
#[tokio::test]
async fn a_request_has_exactly_this_form_wherever_the_client_is_placed(
    #[case] authentication: &str,
    #[case] properties: &[(&str, &str)],
    #[case] headers: &[(&str, &str)],
    #[case] own_fields: &[&str],
) {
    let in_body: &[&str] = &["client_id=sb-client", "client_secret=s3cr3t"];
    let in_header = ("tokenService.addClientCredentialsInBody", "false");
    let token_user = [("tokenServiceUser", "tu+1"), ("tokenServicePassword", "tp&2"), in_header];
    for (placement, placed, authorization) in [
        (&[][..], in_body, None),
        (&[("tokenService.addClientCredentialsInBody", "true")], in_body, None),
        (&[in_header], &[], Some(BASIC_CLIENT)),
        (&token_user, &[], Some(BASIC_TOKEN_USER)),
    ] {
        let scope = [
            ("scope", "a b"),
            ("tokenService.body.resource", "urn:r"),
            ("tokenService.body.grant_type", "x"),
        ];
        let world = world(authentication, &[properties, placement, &scope].concat()).await;
        assert_eq!(world.find("A", headers).await["authTokens"], bearer("Authorization"));
        let asked = world.asked_once().await;
        let mut expected = own_fields.to_vec();
        expected.splice(1..1, placed.iter().copied());
        expected.extend(["scope=a b", "resource=urn:r"]);
        assert_eq!(asked.all_fields(), expected);
        assert_eq!(asked.header("authorization"), authorization);
        assert_eq!(asked.header("accept"), Some("application/json"));
        assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded;charset=UTF-8"));
    }
}

#[tokio::test]
async fn a_technical_users_token_goes_into_a_header_of_its_own() {
    let world = world("OAuth2TechnicalUserPropagation", &[("ProxyType", "OnPremise")]).await;
    let body = world.find("A", &[]).await;
    assert_eq!(body["authTokens"], bearer("SAP-Connectivity-Technical-Authentication"));
    let fields = world.asked_once().await.all_fields();
    assert_eq!(fields, ["grant_type=client_credentials", "client_id=sb-client", "client_secret=s3cr3t"]);
    // Kept like any other technical token.
    world.find("A", &[]).await;
    world.asked_once().await;
}

#[rstest]
#[case::told(Some("urn:ietf:params:oauth:token-type:saml2"), "urn:ietf:params:oauth:token-type:saml2")]
#[case::not_told(None, ACCESS_TOKEN)]
#[tokio::test]
async fn a_token_exchange_says_which_type_of_token_it_yields(
    #[case] told: Option<&str>,
    #[case] shown: &str,
) {
    // The address is always taken as it is.
    let world = world("OAuth2TokenExchange", &[("tokenServiceURLType", "Common")]).await;
    let mut answer = issued();
    answer["issued_token_type"] = json!(told);
    world.answer(200, answer).await;
    let headers = [
        ("x-subject-token", "s"),
        ("x-subject-token-type", ACCESS_TOKEN),
        ("x-actor-token", "a"),
        ("x-actor-token-type", "urn:ietf:params:oauth:token-type:jwt"),
    ];
    let body = world.find("A", &headers).await;
    let mut expected = bearer("Authorization");
    expected[0]["issued_token_type"] = json!(shown);
    assert_eq!(body["authTokens"], expected);
    assert_eq!(
        world.asked_once().await.all_fields(),
        [
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
            "client_id=sb-client",
            "client_secret=s3cr3t",
            "subject_token=s",
            "subject_token_type=urn:ietf:params:oauth:token-type:access_token",
            "actor_token=a",
            "actor_token_type=urn:ietf:params:oauth:token-type:jwt",
        ]
    );
}

#[rstest]
#[case("OAuth2RefreshToken", &[], "X-refresh-token is missing")]
#[case("OAuth2AuthorizationCode", &[("x-redirect-uri", "https://app.example")], "X-code is missing")]
#[case("OAuth2TokenExchange", &[], "X-subject-token is missing")]
#[case("OAuth2TokenExchange", &[("x-subject-token", "s")], "X-subject-token-type is missing")]
#[case(
    "OAuth2TokenExchange", &[("x-subject-token", "s"), ("x-subject-token-type", "t"), ("x-actor-token", "a")],
    "X-actor-token-type is missing"
)]
#[case("OAuth2JWTBearer", &[], "the destination needs a user")]
#[case("OAuth2UserTokenExchange", &[("x-user-token", "expired")], "the token in X-user-token is not accepted: it has expired")]
#[tokio::test]
async fn what_a_request_must_bring_is_named_with_status_200(
    #[case] authentication: &str,
    #[case] headers: &[(&str, &str)],
    #[case] message: &str,
) {
    let world = world(authentication, &[]).await;
    let error = world.token_error("A", headers).await;
    assert!(error.starts_with(message), "{error}");
    assert!(world.asked().await.is_empty(), "nothing was sent");
}

#[rstest]
#[case::refresh_token("OAuth2RefreshToken", &[("x-refresh-token", "r1")])]
#[case::code("OAuth2AuthorizationCode", &[("x-code", "c")])]
#[case::exchange("OAuth2TokenExchange", &[("x-subject-token", "s"), ("x-subject-token-type", "t")])]
#[tokio::test]
async fn what_only_the_token_service_can_check_is_checked_each_time(
    #[case] authentication: &str,
    #[case] headers: &[(&str, &str)],
) {
    let world = world(authentication, &[]).await;
    world.find("A", headers).await;
    assert_eq!(world.find("A", headers).await["authTokens"][0]["value"], "t");
    assert_eq!(world.asked().await.len(), 2);
}

#[tokio::test]
async fn a_persons_token_is_exchanged_once_and_each_token_of_theirs_on_its_own() {
    let world = world("OAuth2JWTBearer", &[("clientSecret", "")]).await;
    let through_us = TestCaller::person_through(ClientKind::Destination, "ada");
    let path = "/destination-configuration/v1/destinations/A";
    for _ in 0..2 {
        world.find("A", &[("x-user-token", "user {}")]).await;
        world.find("A", &[("x-user-token", "user {\"scope\":[\"more\"]}")]).await;
        // Without X-user-token the token of Authorization is the one.
        world.get_as(&through_us, path, &[]).await;
    }
    let asked = world.asked().await;
    let assertions: Vec<_> = asked.iter().map(|request| request.field("assertion").unwrap()).collect();
    let own =
        through_us.headers()["authorization"].to_str().unwrap().strip_prefix("Bearer ").unwrap().to_owned();
    assert_eq!(assertions, ["user {}", "user {\"scope\":[\"more\"]}", own.as_str()]);
    // A client without a secret is a public one.
    assert_eq!((asked[0].field("client_id"), asked[0].field("client_secret")), (Some("sb-client"), None));
    // The check comes first, whatever is kept.
    let error = world.token_error("A", &[("x-user-token", "expired")]).await;
    assert_eq!(error, "the token in X-user-token is not accepted: it has expired");
}

#[rstest]
#[case::standard(&[], false)]
#[case::for_urls(&[("samlAssertionEncoding", "base64url")], true)]
#[tokio::test]
async fn a_saml_assertion_is_the_credential_itself(
    #[case] further: &[(&str, &str)],
    #[case] is_url_safe: bool,
) {
    let properties = [("audience", "https://s4.example"), ("authnContextClassRef", "urn:x")];
    let world = world("SAMLAssertion", &[&properties, further].concat()).await;
    let person = [("x-user-token", "user {}")];
    let tokens = world.find("A", &person).await["authTokens"].clone();
    let value = tokens[0]["value"].as_str().unwrap();
    assert_eq!(
        tokens,
        json!([{"type": "SAML2.0", "value": value,
                "http_header": {"key": "Authorization", "value": format!("SAML2.0 {value}")}}])
    );
    assert_eq!(!value.contains('=') && !value.contains('+') && !value.contains('/'), is_url_safe, "{value}");
    let certificate = world.destinations.trust().show().await.unwrap().unwrap();
    let verified = verify(&decode_form_value(value).unwrap(), &certificate).unwrap();
    assert_eq!(verified.name_id.value, "ada");
    assert_eq!(verified.conditions.audiences, ["https://s4.example"]);
    assert!(world.asked().await.is_empty(), "no token service is asked");
    // No two calls get the same one.
    assert_ne!(world.find("A", &person).await["authTokens"][0]["value"], value);
    let error = world.token_error("A", &[]).await;
    assert!(error.starts_with("the destination needs a user"), "{error}");
}

#[rstest]
#[case("NoAuthentication", &[])]
#[case("PrincipalPropagation", &[("ProxyType", "OnPremise")])]
#[case("ClientCertificateAuthentication", &[("KeyStore.Source", "ClientProvided")])]
#[tokio::test]
async fn types_without_a_token_answer_without_tokens(
    #[case] authentication: &str,
    #[case] further: &[(&str, &str)],
) {
    let world = world(authentication, further).await;
    let body = world.find("A", &[("x-user-token", "user {}")]).await;
    assert!(body.get("authTokens").is_none() && body.get("certificates").is_none(), "{body}");
    assert!(world.asked().await.is_empty());
}

#[tokio::test]
async fn a_common_token_service_of_persons_is_asked_for_the_persons_tenant() {
    let world = world("OAuth2JWTBearer", &[("tokenServiceURLType", "Common")]).await;
    let url = world.token_url().replace("/oauth", "/{tenant}/oauth");
    let mut properties = world.destinations.find("A").await.unwrap().unwrap().properties;
    properties.set("tokenServiceURL", url);
    world.destinations.update(properties).await.unwrap();
    let person = r#"user {"ext_attr": {"zdn": "customer"}}"#;
    // The token service knows no such path; what counts is which one was asked for.
    world.token_error("A", &[("x-user-token", person)]).await;
    assert_eq!(world.asked_once().await.url.path(), "/customer/oauth/token");
}
