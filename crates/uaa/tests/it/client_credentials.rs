//! Tokens of clients that stand for nobody.

use docket_domain::service::Service;
use serde_json::json;

use crate::deployment::{Deployment, SUBACCOUNT, claims, refusal};

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

#[tokio::test]
async fn the_response_and_the_claims_are_those_clients_read() {
    let deployment = Deployment::start().await;
    let parameters = json!({"authorities": ["TaskCenterAdmin"]});
    let client = deployment.client_with("tc", Service::TaskCenter, parameters).await;
    let answer = deployment.token(&client, &[GRANT]).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let scope = format!("{}.TaskCenterAdmin", client.xsappname);
    let body = &answer.body;
    assert_eq!(body["token_type"], "bearer");
    assert_eq!(body["expires_in"], 43199);
    assert_eq!(body["scope"], format!("uaa.resource {scope}"));
    assert!(body.get("refresh_token").is_none() && body.get("id_token").is_none());

    let claims = claims(&body["access_token"]);
    assert_eq!(claims["jti"], body["jti"]);
    assert_eq!(claims["sub"], *client.id);
    for name in ["cid", "client_id", "azp"] {
        assert_eq!(claims[name], *client.id, "{name}");
    }
    assert_eq!(claims["aud"], json!([client.id, client.xsappname]));
    assert_eq!(claims["scope"], json!(["uaa.resource", scope]));
    assert_eq!(claims["authorities"], claims["scope"]);
    assert_eq!(claims["grant_type"], "client_credentials");
    assert_eq!(claims["zid"], SUBACCOUNT);
    assert_eq!(claims["iss"], "http://127.0.0.1:8080/oauth/token");
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 43200);
    assert_eq!(claims["ext_attr"]["enhancer"], "XSUAA");
    assert_eq!(claims["ext_attr"]["zdn"], "docket");
    assert_eq!(claims["ext_attr"]["subaccountid"], SUBACCOUNT);
    assert!(claims["ext_attr"]["serviceinstanceid"].is_string());
    assert!(claims.get("user_id").is_none() && claims.get("user_name").is_none());
}

#[tokio::test]
async fn scope_narrows_and_never_widens() {
    let deployment = Deployment::start().await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let narrowed = deployment.token(&client, &[GRANT, ("scope", "uaa.resource")]).await;
    assert_eq!(narrowed.body["scope"], "uaa.resource");
    let twice = deployment.token(&client, &[GRANT, ("scope", "uaa.resource uaa.resource")]).await;
    assert_eq!(twice.body["scope"], "uaa.resource");
    let admin = format!("{}.TaskCenterAdmin", client.xsappname);
    for more in ["uaa.admin", &admin] {
        let answer = deployment.token(&client, &[GRANT, ("scope", more)]).await;
        assert_eq!(refusal(&answer), (400, "invalid_scope"), "{more}");
    }
}

#[tokio::test]
async fn additional_attributes_are_carried_as_asked() {
    let deployment = Deployment::start().await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    let asked = r#"{"az_attr":{"tenant":"x"}}"#;
    let answer = deployment.token(&client, &[GRANT, ("authorities", asked)]).await;
    assert_eq!(claims(&answer.body["access_token"])["az_attr"], json!({"tenant": "x"}));
    for wrong in ["x", r#"{"az_attr":{"tenant":1}}"#] {
        let answer = deployment.token(&client, &[GRANT, ("authorities", wrong)]).await;
        assert_eq!(refusal(&answer), (400, "invalid_request"), "{wrong}");
    }
}

#[tokio::test]
async fn a_missing_an_unknown_and_a_forbidden_grant_and_an_unknown_form_of_token_are_refused() {
    let deployment = Deployment::start().await;
    let client = deployment.client_with("app", Service::Application, json!({})).await;
    assert_eq!(refusal(&deployment.token(&client, &[]).await), (400, "invalid_request"));
    let unknown = deployment.token(&client, &[("grant_type", "device_code")]).await;
    assert_eq!(refusal(&unknown), (400, "unsupported_grant_type"));
    let saml = [("grant_type", "urn:ietf:params:oauth:grant-type:saml2-bearer")];
    let answer = deployment.token(&client, &saml).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"), "assertions have an address of their own");
    let password = [("grant_type", "password"), ("username", "x"), ("password", "y")];
    assert_eq!(refusal(&deployment.token(&client, &password).await), (401, "unauthorized_client"));
    let unknown = deployment.token(&client, &[GRANT, ("token_format", "saml")]).await;
    assert_eq!(refusal(&unknown), (400, "invalid_request"));
}
