//! Access tokens that say nothing themselves.

use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use docket_directory::Change;
use docket_domain::Role;
use docket_domain::service::Service;
use docket_http::{Authenticator as _, Caller, UserTokens as _};
use docket_testkit::{Answer, Backend};
use http::HeaderMap;
use rstest::rstest;
use serde_json::{Value, json};

use crate::deployment::{
    Browser, Deployment, JWT_BEARER, PASSWORD, REDIRECT, TestClient, access, bearer, form, location,
    parameter, refusal,
};

const OPAQUE: (&str, &str) = ("token_format", "opaque");

struct Setup {
    deployment: Deployment,
    client: TestClient,
}

async fn setup(backend: Backend) -> Setup {
    let deployment = Deployment::start_on(backend).await;
    deployment.person("root", &[Role::SubaccountAdministrator]).await;
    deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    Setup { deployment, client }
}

impl Setup {
    async fn token(&self, parameters: &[(&str, &str)]) -> Value {
        let mut all = vec![OPAQUE];
        all.extend_from_slice(parameters);
        let answer = self.deployment.token(&self.client, &all).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let token = access(&answer.body);
        assert!(token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{token}");
        answer.body
    }

    async fn persons(&self) -> Value {
        self.token(&[("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)]).await
    }

    async fn check(&self, token: &str) -> Answer {
        let parameters =
            [("client_id", &*self.client.id), ("client_secret", &*self.client.secret), ("token", token)];
        self.deployment.post("/check_token", HeaderMap::new(), &parameters).await
    }

    async fn is_alive(&self, tokens: &Value) -> bool {
        let (checked, called) =
            (self.check(access(tokens)).await, self.deployment.uaa.bearer(access(tokens)).await);
        assert_eq!(checked.status == 200, called.is_ok(), "{}", checked.body);
        if checked.status != 200 {
            assert_eq!(refusal(&checked), (400, "invalid_token"));
        }
        called.is_ok()
    }
}

#[rstest]
#[tokio::test]
async fn every_grant_gives_one_on_request_and_check_token_says_what_it_holds(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let own = setup.token(&[("grant_type", "client_credentials")]).await;
    let checked = setup.check(access(&own)).await.body;
    assert_eq!(checked["grant_type"], "client_credentials");
    assert_eq!((&checked["jti"], &checked["cid"]), (&own["jti"], &json!(setup.client.id)));
    assert_eq!(own["expires_in"], 43199);

    let persons = setup.persons().await;
    assert_eq!(setup.check(access(&persons)).await.body["user_name"], "ada");
    assert!(persons["id_token"].as_str().unwrap().contains('.'), "an ID token is a JWT all the same");
    let refresh = persons["refresh_token"].as_str().unwrap();
    let refreshed = setup.token(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await;
    assert_eq!(setup.check(access(&refreshed)).await.body["grant_type"], "refresh_token");
    let jwt = setup.deployment.person_token(&setup.client, "ada").await;
    let exchanged = setup.token(&[("grant_type", JWT_BEARER), ("assertion", access(&jwt))]).await;
    assert_eq!(setup.check(access(&exchanged)).await.body["grant_type"], JWT_BEARER);

    let mut browser = Browser::new(&setup.deployment);
    let asked =
        form(&[("client_id", &setup.client.id), ("response_type", "code"), ("redirect_uri", REDIRECT)]);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let code =
        parameter(&location(&browser.get(&format!("/oauth/authorize?{asked}")).await), "code").unwrap();
    let redeemed = setup
        .token(&[("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", REDIRECT)])
        .await;
    assert_eq!(setup.check(access(&redeemed)).await.body["user_name"], "ada");
}

#[tokio::test]
async fn it_opens_docket_s_own_interfaces_and_userinfo() {
    let setup = setup(Backend::Sqlite).await;
    let tokens = setup.persons().await;
    let Ok(Caller::Person(person)) = setup.deployment.uaa.bearer(access(&tokens)).await else {
        panic!("a person's token stands for the person")
    };
    assert_eq!((person.user_name.as_str(), person.roles.has(Role::TaskCenterAdmin)), ("ada", true));
    let info = setup.deployment.get("/userinfo", bearer(access(&tokens))).await;
    assert_eq!((info.status.as_u16(), &info.body["user_name"]), (200, &json!("ada")));
}

#[rstest]
#[tokio::test]
async fn it_stops_with_its_time_its_key_its_client_and_its_person(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let deployment = &setup.deployment;
    let tokens = setup.persons().await;
    assert!(setup.is_alive(&tokens).await);
    let id = deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    let active = |active| Change { active: Some(active), ..Change::default() };
    deployment.directory.update(&id, active(false)).await.unwrap();
    assert!(!setup.is_alive(&tokens).await);
    deployment.directory.update(&id, active(true)).await.unwrap();
    assert!(!setup.is_alive(&tokens).await, "it does not come back");

    let tokens = setup.persons().await;
    deployment.advance(Duration::from_hours(12));
    assert!(!setup.is_alive(&tokens).await);
    assert!(deployment.uaa.prune().await.unwrap() >= 1);

    deployment.key("tc", "other").await;
    let own = setup.token(&[("grant_type", "client_credentials")]).await;
    assert!(deployment.uaa.bearer(access(&own)).await.is_ok());
    deployment.instances.delete_key("tc", "key").await.unwrap();
    assert!(deployment.uaa.bearer(access(&own)).await.is_err());
}

#[tokio::test]
async fn where_a_jwt_is_needed_it_is_refused_with_what_to_do() {
    let setup = setup(Backend::Sqlite).await;
    let tokens = setup.persons().await;
    let exchange = [("grant_type", JWT_BEARER), ("assertion", access(&tokens))];
    let answer = setup.deployment.token(&setup.client, &exchange).await;
    assert_eq!(refusal(&answer), (401, "invalid_grant"));
    let said = answer.body["error_description"].as_str().unwrap();
    assert!(said.contains("token_format=jwt"), "{said}");
    let refused = setup.deployment.uaa.validate(access(&tokens)).await.unwrap_err();
    assert!(refused.0.contains("token_format=jwt"), "{}", refused.0);
}

#[tokio::test]
async fn what_looks_like_one_and_is_none_is_refused() {
    let setup = setup(Backend::Sqlite).await;
    let tokens = setup.persons().await;
    let token = access(&tokens);
    let mut other = token.to_owned();
    other.replace_range(..1, if token.starts_with('a') { "b" } else { "a" });
    let hash = hex::encode(digest(&SHA256, token.as_bytes()));
    for wrong in [&other, &hash, &token.to_uppercase(), &token[1..].to_owned(), &"0".repeat(64)] {
        assert!(setup.deployment.uaa.bearer(wrong).await.is_err());
    }
    let refresh = tokens["refresh_token"].as_str().unwrap();
    assert!(setup.deployment.uaa.bearer(refresh).await.is_err(), "a refresh token is no access token");
}
