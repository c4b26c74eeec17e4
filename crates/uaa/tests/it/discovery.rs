//! What the discovery document says, held against what is there.

use std::collections::BTreeSet;

use docket_domain::Role;
use docket_domain::service::Service;
use http::HeaderMap;
use serde_json::{Value, json};

use crate::deployment::{
    Browser, Deployment, PASSWORD, REDIRECT, access, bearer, claims, form, location, parameter,
};

async fn discovered(deployment: &Deployment) -> Value {
    deployment.get("/.well-known/openid-configuration", HeaderMap::new()).await.body
}

fn texts(value: &Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_claims_are_those_of_an_id_token_and_of_userinfo() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client("app", Service::Application).await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let asked = form(&[
        ("client_id", &client.id),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT),
        ("nonce", "n"),
        ("scope", "openid roles user_attributes"),
    ]);
    let code =
        parameter(&location(&browser.get(&format!("/oauth/authorize?{asked}")).await), "code").unwrap();
    let redeem = [("grant_type", "authorization_code"), ("code", &*code), ("redirect_uri", REDIRECT)];
    let tokens = deployment.token(&client, &redeem).await.body;
    let mut issued: BTreeSet<String> = claims(&tokens["id_token"]).keys().cloned().collect();
    let info = deployment.get("/userinfo", bearer(access(&tokens))).await.body;
    let told = info.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    issued.extend(told.map(|(name, _)| name.clone()));
    assert_eq!(texts(&discovered(&deployment).await["claims_supported"]), issued);
}

#[tokio::test]
async fn every_address_is_there_and_the_guide_is_a_text() {
    let deployment = Deployment::start().await;
    let document = discovered(&deployment).await;
    for (name, path) in [
        ("issuer", "/oauth/token"),
        ("authorization_endpoint", "/oauth/authorize"),
        ("token_endpoint", "/oauth/token"),
        ("userinfo_endpoint", "/userinfo"),
        ("jwks_uri", "/token_keys"),
        ("end_session_endpoint", "/logout.do"),
        ("service_documentation", "/oauth/documentation"),
    ] {
        assert_eq!(document[name], format!("http://127.0.0.1:8080{path}"), "{name}");
        assert_ne!(deployment.get(path, HeaderMap::new()).await.status, 404, "{name}");
    }
    let issuer = document["issuer"].as_str().unwrap().strip_prefix("http://127.0.0.1:8080").unwrap();
    let by_issuer = format!("{issuer}/.well-known/openid-configuration");
    assert_eq!(deployment.get(&by_issuer, HeaderMap::new()).await.body, document);
    assert_eq!(document["mtls_endpoint_aliases"]["token_endpoint"], "https://localhost:8443/oauth/token");
    let guide = deployment.get("/oauth/documentation", HeaderMap::new()).await;
    assert_eq!(
        (guide.status.as_u16(), &guide.headers["content-type"]),
        (200, &"text/plain; charset=utf-8".parse().unwrap())
    );
    assert!(guide.body.as_str().unwrap().starts_with("# The token service"));
}

#[tokio::test]
async fn every_grant_and_scope_is_known_and_no_other() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("app", Service::Application).await;
    let document = discovered(&deployment).await;
    for grant in texts(&document["grant_types_supported"]) {
        let answer = deployment.token(&client, &[("grant_type", &grant)]).await;
        assert_ne!(answer.body["error"], "unsupported_grant_type", "{grant}");
    }
    for scope in texts(&document["scopes_supported"]) {
        let parameters =
            [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("scope", &*scope)];
        let answer = deployment.token(&client, &parameters).await;
        assert_eq!(answer.body["scope"], scope, "{}", answer.body);
    }
    for (name, value) in [
        ("response_types_supported", json!(["code"])),
        ("subject_types_supported", json!(["public"])),
        ("id_token_signing_alg_values_supported", json!(["RS256"])),
        ("claim_types_supported", json!(["normal"])),
        ("claims_parameter_supported", json!(false)),
        ("request_parameter_supported", json!(false)),
        ("request_uri_parameter_supported", json!(false)),
        ("response_modes_supported", json!(["query"])),
        ("ui_locales_supported", json!(["en", "de"])),
        ("code_challenge_methods_supported", json!(["S256", "plain"])),
        (
            "token_endpoint_auth_methods_supported",
            json!([
                "client_secret_basic",
                "client_secret_post",
                "private_key_jwt",
                "self_signed_tls_client_auth"
            ]),
        ),
        (
            "token_endpoint_auth_signing_alg_values_supported",
            json!(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]),
        ),
    ] {
        assert_eq!(document[name], value, "{name}");
    }
}
