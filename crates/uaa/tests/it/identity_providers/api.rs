//! Providers as an administrator sees them.

use rstest::rstest;
use serde_json::{Value, json};

use super::world::{PROVIDERS, World};

#[tokio::test]
async fn a_provider_is_shown_without_its_secret_and_with_what_to_register() {
    let world = World::with(json!({"claims": {"globalUserId": "guid", "locale": null}})).await;
    let shown = world.get(&format!("{PROVIDERS}/corp")).await.body;
    assert_eq!(shown["hasClientSecret"], true);
    assert!(!shown.to_string().contains("s3cret"), "{shown}");
    assert_eq!(shown["redirectUri"], "http://127.0.0.1:8080/login/callback/corp");
    assert_eq!(shown["backchannelLogoutUri"], "http://127.0.0.1:8080/login/backchannel-logout/corp");
    assert_eq!(shown["postLogoutRedirectUri"], "http://127.0.0.1:8080/logout/callback");
    assert_eq!(
        (&shown["claims"]["globalUserId"], &shown["claims"]["locale"]),
        (&json!("guid"), &Value::Null)
    );
    assert_eq!(shown["claims"]["userName"], "preferred_username");
    assert_eq!((&shown["linkBy"], &shown["createPeople"]), (&json!("nothing"), &json!(false)));
    assert_eq!(world.get(PROVIDERS).await.body["value"], json!([shown]));
    let missing = world.get(&format!("{PROVIDERS}/nobody")).await;
    assert_eq!((missing.status.as_u16(), missing.code()), (404, Some("cockpit.identityProvider.notFound")));
}

#[tokio::test]
async fn what_to_register_is_known_before_there_is_a_provider() {
    let world = World::with(json!({})).await;
    let shown = world.get(&format!("{PROVIDERS}/corp")).await.body;
    let settings = world.get("/cockpit-api/v1/sign-in-settings").await.body;
    let prefix = settings["redirectUriPrefix"].as_str().unwrap();
    assert_eq!(shown["redirectUri"], format!("{prefix}corp"));
    assert_eq!(settings["postLogoutRedirectUri"], shown["postLogoutRedirectUri"]);
    let prefix = settings["backchannelLogoutUriPrefix"].as_str().unwrap();
    assert_eq!(shown["backchannelLogoutUri"], format!("{prefix}corp"));
    assert_eq!(settings["jwksUri"], "http://127.0.0.1:8080/token_keys");
}

#[tokio::test]
async fn a_change_leaves_the_rest_as_it_is() {
    let world = World::with(json!({"groupRoles": {"A": ["TaskCenterAdmin"]}, "position": 3})).await;
    let before = world.get(&format!("{PROVIDERS}/corp")).await.body;
    let changed = world.change(json!({"displayName": "New", "claims": {"groups": "roles"}})).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    let mut expected = before;
    expected["displayName"] = json!("New");
    expected["claims"]["groups"] = json!("roles");
    assert_eq!(changed.body, expected);
    world.change(json!({"groupRoles": {}})).await;
    assert_eq!(world.get(&format!("{PROVIDERS}/corp")).await.body["groupRoles"], json!({}));
}

#[rstest]
#[case("name", json!({"name": "Corp"}), "lower-case letters")]
#[case("name", json!({"name": "docket"}), "stands for docket's own passwords")]
#[case("issuer", json!({"issuer": "http://id.example.com"}), "must be an https address")]
#[case("issuer", json!({"issuer": "https://id.example.com/?x=1"}), "must not hold a query")]
#[case("clientId", json!({"clientId": " "}), "missing or empty")]
#[case("clientSecret", json!({"clientSecret": null}), "clientSecret is missing")]
#[case("clientSecret", json!({"clientAuthentication": "none"}), "is only for")]
#[case("clientAuthentication", json!({"clientAuthentication": "magic"}), "client_secret_basic")]
#[case("scopes", json!({"scopes": ["profile"]}), "openid must be among")]
#[case("signingAlgorithms", json!({"signingAlgorithms": ["none"]}), "RS256")]
#[case("signingAlgorithms", json!({"signingAlgorithms": ["HS256"]}), "RS256")]
#[case("signingAlgorithms", json!({"signingAlgorithms": []}), "at least one")]
#[case("claims", json!({"claims": {"guid": "x"}}), "globalUserId")]
#[case("claims.email", json!({"claims": {"email": 1}}), "or null")]
#[case("groupRoles", json!({"groupRoles": {"A": ["Emperor"]}}), "There is no role collection \"Emperor\"")]
#[case("linkBy", json!({"linkBy": "email"}), "verifiedEmail")]
#[case("clientsecret", json!({"clientsecret": "x"}), "There is no field clientsecret here.")]
#[tokio::test]
async fn a_value_that_is_not_taken_is_named_with_the_rule(
    #[case] field: &str,
    #[case] more: Value,
    #[case] rule: &str,
) {
    let world = World::open().await;
    let mut body = json!({
        "name": "new", "issuer": "https://id.example.com", "clientId": "docket", "clientSecret": "x",
    });
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let answer = world.post(PROVIDERS, body).await;
    assert_eq!((answer.status.as_u16(), answer.target()), (400, Some(field)), "{}", answer.body);
    assert!(answer.body["error"]["message"].as_str().unwrap().contains(rule), "{}", answer.body);
    assert_eq!(world.get(PROVIDERS).await.body["value"].as_array().unwrap().len(), 1, "nothing was stored");
}

#[tokio::test]
async fn a_name_is_given_once() {
    let world = World::open().await;
    let body = json!({"name": "corp", "issuer": "https://a.example", "clientId": "x", "clientAuthentication": "none"});
    let answer = world.post(PROVIDERS, body).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (409, Some("cockpit.identityProvider.nameTaken")));
}

fn statuses(found: &Value) -> Vec<(&str, &str)> {
    let steps = found["steps"].as_array().unwrap();
    steps.iter().map(|step| (step["step"].as_str().unwrap(), step["status"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn a_test_says_that_a_provider_can_be_used() {
    let world = World::open().await;
    let found = world.post(&format!("{PROVIDERS}/corp/test"), json!({})).await.body;
    assert_eq!(found["ok"], true);
    assert_eq!(found["message"], "Corporate ID can be used to sign in.");
    let steps =
        ["DISCOVERY", "KEY_SET", "SIGNING_ALGORITHMS", "CLIENT_AUTHENTICATION", "PKCE", "SCOPES", "SIGN_OUT"];
    assert_eq!(statuses(&found), steps.map(|step| (step, "OK")));
}

#[rstest]
#[case::another_issuer("issuer", json!("https://other.example"), "DISCOVERY", "https://other.example")]
#[case::no_keys("jwks_uri", json!("http://127.0.0.1:9/"), "KEY_SET", "The key set cannot be fetched")]
#[case::keys_that_are_none("jwks_uri", json!(null), "DISCOVERY", "jwks_uri is missing")]
#[case::algorithm("id_token_signing_alg_values_supported", json!(["ES256"]), "SIGNING_ALGORITHMS", "RS256 is configured")]
#[case::client("token_endpoint_auth_methods_supported", json!(["private_key_jwt"]), "CLIENT_AUTHENTICATION", "client_secret_basic is configured")]
#[tokio::test]
async fn a_test_says_what_is_wrong_in_one_answer(
    #[case] member: &str,
    #[case] value: Value,
    #[case] step: &str,
    #[case] reason: &str,
) {
    let world = World::open().await;
    world.provider.plan.lock().unwrap().discovery.insert(member.to_owned(), value);
    let found = world.post(&format!("{PROVIDERS}/corp/test"), json!({})).await.body;
    assert_eq!(found["ok"], false);
    assert!(found["message"].as_str().unwrap().contains(reason), "{found}");
    assert!(statuses(&found).contains(&(step, "FAILED")), "{found}");
}

#[tokio::test]
async fn a_private_address_nobody_allowed_is_not_called() {
    let world = World::open().await;
    let settings = json!({"name": "inside", "issuer": "https://10.0.0.7", "clientId": "x", "clientAuthentication": "none"});
    assert_eq!(world.post(PROVIDERS, settings).await.status, 201);
    let found = world.post(&format!("{PROVIDERS}/inside/test"), json!({})).await.body;
    assert!(
        found["message"].as_str().unwrap().contains("outbound.allow_private does not allow it"),
        "{found}"
    );
}
