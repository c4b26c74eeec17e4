//! The code flow: sign-in page, code, tokens.

use std::time::Duration;

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::{Answer, Backend};
use rstest::rstest;
use serde_json::json;

use crate::deployment::{
    Browser, Deployment, REDIRECT, TestClient, access, bearer, claims, form, location, parameter, refusal,
};

// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn authorize(client: &TestClient, more: &[(&str, &str)]) -> String {
    let mut parameters = vec![
        ("client_id", &*client.id),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT),
        ("state", "s t"),
    ];
    parameters.extend_from_slice(more);
    format!("/oauth/authorize?{}", form(&parameters))
}

struct Flow {
    deployment: Deployment,
    client: TestClient,
}

impl Flow {
    async fn start() -> Self {
        Self::start_on(Backend::Sqlite).await
    }

    async fn start_on(backend: Backend) -> Self {
        let deployment = Deployment::start_on(backend).await;
        let client = deployment.client("tc", Service::TaskCenter).await;
        deployment.person("ada", &[Role::TaskCenterAdmin]).await;
        Self { deployment, client }
    }

    /// A fresh code for ada, the way a browser gets it.
    async fn code(&self, more: &[(&str, &str)]) -> String {
        let mut browser = Browser::new(&self.deployment);
        let to_login = location(&browser.get(&authorize(&self.client, more)).await);
        let back = location(&browser.sign_in(&to_login, "ada", crate::deployment::PASSWORD).await);
        let target = location(&browser.get(&back).await);
        assert!(target.starts_with(REDIRECT), "{target}");
        assert_eq!(parameter(&target, "state").as_deref(), Some("s t"));
        parameter(&target, "code").unwrap_or_else(|| panic!("no code: {target}"))
    }

    async fn redeem(&self, client: &TestClient, code: &str, more: &[(&str, &str)]) -> Answer {
        let mut parameters =
            vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", REDIRECT)];
        for (name, value) in more {
            parameters.retain(|(known, _)| known != name);
            parameters.push((name, value));
        }
        self.deployment.token(client, &parameters).await
    }
}

#[tokio::test]
async fn a_person_signs_in_and_the_client_gets_their_tokens() {
    let flow = Flow::start().await;
    let code = flow
        .code(&[("code_challenge", CHALLENGE), ("nonce", "n-1"), ("code_challenge_method", "S256")])
        .await;
    let answer = flow.redeem(&flow.client, &code, &[("code_verifier", VERIFIER)]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let scope = format!("openid uaa.user {}.TaskCenterAdmin", flow.client.xsappname);
    assert_eq!(answer.body["scope"], scope);
    assert_eq!(answer.body["expires_in"], 43199);
    assert!(answer.body["refresh_token"].is_string());

    let user = flow.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap();
    let token = claims(&answer.body["access_token"]);
    for name in ["sub", "user_id", "user_uuid"] {
        assert_eq!(token[name], user.id.as_str(), "{name}");
    }
    assert_eq!(token["user_name"], "ada");
    assert_eq!(token["email"], "ada@example.com");
    assert_eq!((&token["given_name"], &token["family_name"]), (&json!("Ada"), &json!("Lovelace")));
    assert_eq!(token["origin"], "docket");
    assert_eq!(token["grant_type"], "authorization_code");
    assert_eq!(token["aud"], json!([flow.client.id, flow.client.xsappname]));
    assert_eq!(token["xs.system.attributes"]["xs.rolecollections"], json!(["TaskCenterAdmin"]));
    assert_eq!(token["xs.system.attributes"]["xs.saml.groups"], json!([]));
    assert_eq!(token["ext_attr"]["enhancer"], "XSUAA");
    assert_eq!(token["auth_time"], flow.deployment.clock.now().as_seconds());
    assert!(token.get("authorities").is_none());

    let id = claims(&answer.body["id_token"]);
    assert_eq!(
        (&id["nonce"], &id["sub"], &id["aud"]),
        (&json!("n-1"), &token["sub"], &json!([flow.client.id]))
    );
}

#[rstest]
#[case::used_twice(&[])]
#[case::wrong_redirect(&[("redirect_uri", "http://localhost:4711/other")])]
#[case::no_redirect(&[("redirect_uri", "")])]
#[case::verifier_for_a_code_without_challenge(&[("code_verifier", VERIFIER)])]
#[tokio::test]
async fn a_code_that_was_tried_is_used_up(#[case] first: &[(&str, &str)]) {
    let flow = Flow::start().await;
    let code = flow.code(&[]).await;
    let attempt = flow.redeem(&flow.client, &code, first).await;
    assert_eq!(attempt.status.as_u16(), if first.is_empty() { 200 } else { 400 });
    let again = flow.redeem(&flow.client, &code, &[]).await;
    assert_eq!(refusal(&again), (400, "invalid_grant"));
    assert!(again.body.get("access_token").is_none());
}

#[tokio::test]
async fn a_code_used_twice_takes_the_first_ones_refresh_token_along() {
    let flow = Flow::start().await;
    let code = flow.code(&[]).await;
    let first = flow.redeem(&flow.client, &code, &[]).await;
    flow.redeem(&flow.client, &code, &[]).await;
    let refresh = first.body["refresh_token"].as_str().unwrap();
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    assert_eq!(refusal(&flow.deployment.token(&flow.client, &parameters).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn another_clients_attempt_gets_nothing_and_does_not_use_the_code_up() {
    let flow = Flow::start().await;
    let other = flow.deployment.client("app", Service::Application).await;
    let code = flow.code(&[]).await;
    assert_eq!(refusal(&flow.redeem(&other, &code, &[]).await), (400, "invalid_grant"));
    assert_eq!(flow.redeem(&flow.client, &code, &[]).await.status, 200);
}

#[rstest]
#[case::missing(None)]
#[case::wrong(Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"))]
#[case::the_challenge_itself(Some(CHALLENGE))]
#[tokio::test]
async fn a_verifier_that_does_not_fit_gets_nothing(#[case] verifier: Option<&str>) {
    let flow = Flow::start().await;
    let code = flow.code(&[("code_challenge", CHALLENGE)]).await;
    let more: Vec<(&str, &str)> = verifier.map(|verifier| ("code_verifier", verifier)).into_iter().collect();
    assert_eq!(refusal(&flow.redeem(&flow.client, &code, &more).await), (400, "invalid_grant"));
}

#[rstest]
#[case::short("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX")]
#[case::long(&"a".repeat(129))]
#[case::of_other_letters("dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk")]
#[tokio::test]
async fn a_verifier_that_is_none_is_an_invalid_request(#[case] verifier: &str) {
    let flow = Flow::start().await;
    let code = flow.code(&[("code_challenge", CHALLENGE)]).await;
    let answer = flow.redeem(&flow.client, &code, &[("code_verifier", verifier)]).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
}

#[tokio::test]
async fn a_description_of_an_error_has_only_the_characters_it_may_have() {
    let flow = Flow::start().await;
    let scope = [("scope", "\"\\\u{fc}")];
    let expected = "The client may not have the scope ''/?'.";
    let refused = location(&Browser::new(&flow.deployment).get(&authorize(&flow.client, &scope)).await);
    assert_eq!(parameter(&refused, "error_description").as_deref(), Some(expected));
    let asked = [("grant_type", "client_credentials"), scope[0]];
    let answer = flow.deployment.token(&flow.client, &asked).await;
    assert_eq!(answer.body["error_description"], expected);
}

#[tokio::test]
async fn plain_is_for_requests_that_say_so() {
    let flow = Flow::start().await;
    let asked = flow.code(&[("code_challenge", VERIFIER), ("code_challenge_method", "plain")]).await;
    assert_eq!(flow.redeem(&flow.client, &asked, &[("code_verifier", VERIFIER)]).await.status, 200);
    let unsaid = flow.code(&[("code_challenge", VERIFIER)]).await;
    let answer = flow.redeem(&flow.client, &unsaid, &[("code_verifier", VERIFIER)]).await;
    assert_eq!(refusal(&answer), (400, "invalid_grant"), "without a method it is S256");
}

#[tokio::test]
async fn a_code_lives_five_minutes() {
    let flow = Flow::start().await;
    let (young, old) = (flow.code(&[]).await, flow.code(&[]).await);
    flow.deployment.advance(Duration::from_secs(299));
    assert_eq!(flow.redeem(&flow.client, &young, &[]).await.status, 200);
    flow.deployment.advance(Duration::from_secs(1));
    assert_eq!(refusal(&flow.redeem(&flow.client, &old, &[]).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn somebody_deactivated_after_signing_in_gets_nothing_for_the_code() {
    let flow = Flow::start().await;
    flow.deployment.person("root", &[Role::SubaccountAdministrator]).await;
    let code = flow.code(&[]).await;
    let user = flow.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap();
    let off = docket_directory::Change { active: Some(false), ..Default::default() };
    flow.deployment.directory.update(&user.id, off).await.unwrap();
    assert_eq!(refusal(&flow.redeem(&flow.client, &code, &[]).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn a_role_taken_away_after_signing_in_is_not_in_the_token() {
    let flow = Flow::start().await;
    let code = flow.code(&[]).await;
    let user = flow.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap();
    flow.deployment.directory.remove_role(&user.id, Role::TaskCenterAdmin).await.unwrap();
    let answer = flow.redeem(&flow.client, &code, &[]).await;
    assert_eq!(answer.body["scope"], "openid uaa.user");
}

#[rstest]
#[tokio::test]
async fn of_many_attempts_at_once_one_gets_tokens(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let flow = Flow::start_on(backend).await;
    let code = flow.code(&[]).await;
    let attempts = std::array::from_fn::<_, 6, _>(|_| flow.redeem(&flow.client, &code, &[]));
    let [a, b, c, d, e, f] = attempts;
    let (a, b, c, d, e, f) = tokio::join!(a, b, c, d, e, f);
    let given = [a, b, c, d, e, f].iter().filter(|answer| answer.status == 200).count();
    assert_eq!(given, 1);
}

#[rstest]
#[case::unregistered("https://evil.example/callback")]
#[case::other_scheme("javascript:alert(1)")]
#[case::missing("")]
#[tokio::test]
async fn a_wrong_redirect_is_shown_to_the_person_and_never_followed(#[case] redirect: &str) {
    let flow = Flow::start().await;
    let query =
        form(&[("client_id", &flow.client.id), ("response_type", "code"), ("redirect_uri", redirect)]);
    let answer = Browser::new(&flow.deployment).get(&format!("/oauth/authorize?{query}")).await;
    assert_eq!(answer.status, 400);
    assert!(!answer.headers.contains_key("location"));
    assert!(answer.body.as_str().unwrap().contains("redirect_uri"));
}

#[tokio::test]
async fn an_unknown_client_is_shown_to_the_person() {
    let flow = Flow::start().await;
    let query = form(&[("client_id", "<script>"), ("response_type", "code"), ("redirect_uri", REDIRECT)]);
    let answer = Browser::new(&flow.deployment).get(&format!("/oauth/authorize?{query}")).await;
    assert_eq!(answer.status, 400);
    assert!(!answer.body.as_str().unwrap().contains("<script>"));
}

#[rstest]
#[case::response_type(&[("response_type", "token")], "unsupported_response_type")]
#[case::scope(&[("scope", "openid uaa.admin")], "invalid_scope")]
#[case::challenge(&[("code_challenge", "short")], "invalid_request")]
#[case::method(&[("code_challenge", CHALLENGE), ("code_challenge_method", "S512")], "invalid_request")]
#[case::nobody_signed_in(&[("prompt", "none")], "login_required")]
#[case::no_page_and_a_page(&[("prompt", "none login")], "invalid_request")]
#[case::unknown_prompt(&[("prompt", "dance")], "invalid_request")]
#[case::age(&[("max_age", "old")], "invalid_request")]
#[case::no_response_type(&[("response_type", "")], "invalid_request")]
#[case::request_object(&[("request", "e30.e30.")], "request_not_supported")]
#[case::request_address(&[("request_uri", "https://app.example.com/request")], "request_uri_not_supported")]
#[case::response_mode(&[("response_mode", "fragment")], "invalid_request")]
#[tokio::test]
async fn other_errors_go_to_the_client_with_its_state(#[case] more: &[(&str, &str)], #[case] error: &str) {
    let flow = Flow::start().await;
    let mut parameters = vec![("client_id", &*flow.client.id), ("redirect_uri", REDIRECT), ("state", "s")];
    parameters.extend_from_slice(more);
    if !more.iter().any(|(name, _)| *name == "response_type") {
        parameters.push(("response_type", "code"));
    }
    let answer = Browser::new(&flow.deployment).get(&format!("/oauth/authorize?{}", form(&parameters))).await;
    let target = location(&answer);
    assert!(target.starts_with(REDIRECT));
    assert_eq!(parameter(&target, "error").as_deref(), Some(error));
    assert_eq!(parameter(&target, "state").as_deref(), Some("s"));
}

#[tokio::test]
async fn a_second_client_gets_its_code_without_another_sign_in_unless_it_asks_for_one() {
    let flow = Flow::start().await;
    let mut browser = Browser::new(&flow.deployment);
    browser.sign_in("/login", "ada", crate::deployment::PASSWORD).await;
    let at_once = location(&browser.get(&authorize(&flow.client, &[])).await);
    assert!(parameter(&at_once, "code").is_some());

    let to_login = location(&browser.get(&authorize(&flow.client, &[("prompt", "login")])).await);
    let back = location(&browser.sign_in(&to_login, "ada", crate::deployment::PASSWORD).await);
    let target = location(&browser.get(&back).await);
    assert!(parameter(&target, "code").is_some(), "one sign-in answers the prompt");
}

#[rstest]
#[case::at_once(&[("max_age", "0")])]
#[case::an_age(&[("max_age", "600")])]
#[case::prompts(&[("prompt", "login consent")])]
#[case::both(&[("prompt", "login"), ("max_age", "100000")])]
#[tokio::test]
async fn a_client_that_wants_a_fresh_sign_in_gets_one_and_when_it_was(#[case] wanted: &[(&str, &str)]) {
    let flow = Flow::start().await;
    let mut browser = Browser::new(&flow.deployment);
    browser.sign_in("/login", "ada", crate::deployment::PASSWORD).await;
    flow.deployment.advance(Duration::from_mins(20));

    let to_login = location(&browser.get(&authorize(&flow.client, wanted)).await);
    assert!(to_login.starts_with("/login?"), "{to_login}");
    let signed_in_at = flow.deployment.clock.now();
    let back = location(&browser.sign_in(&to_login, "ada", crate::deployment::PASSWORD).await);
    flow.deployment.advance(Duration::from_secs(30));
    let code = parameter(&location(&browser.get(&back).await), "code").expect("one sign-in is enough");
    let answer = flow.redeem(&flow.client, &code, &[]).await;
    assert_eq!(claims(&answer.body["id_token"])["auth_time"], signed_in_at.as_seconds());
}

#[tokio::test]
async fn a_sign_in_that_is_fresh_enough_is_taken_and_one_that_is_not_is_told_where_no_page_may_be() {
    let flow = Flow::start().await;
    let mut browser = Browser::new(&flow.deployment);
    browser.sign_in("/login", "ada", crate::deployment::PASSWORD).await;
    flow.deployment.advance(Duration::from_secs(599));
    let asked = authorize(&flow.client, &[("max_age", "600"), ("prompt", "none")]);
    assert!(parameter(&location(&browser.get(&asked).await), "code").is_some());
    flow.deployment.advance(Duration::from_secs(1));
    let refused = location(&browser.get(&asked).await);
    assert_eq!(parameter(&refused, "error").as_deref(), Some("login_required"));
}

#[tokio::test]
async fn an_id_token_is_no_access_token() {
    let flow = Flow::start().await;
    let code = flow.code(&[]).await;
    let answer = flow.redeem(&flow.client, &code, &[]).await;
    let id_token = answer.body["id_token"].as_str().unwrap();
    let userinfo = |token: &str| flow.deployment.get("/userinfo", bearer(token));
    assert_eq!(userinfo(access(&answer.body)).await.status, 200);
    assert_eq!(refusal(&userinfo(id_token).await), (401, "invalid_token"));
}
