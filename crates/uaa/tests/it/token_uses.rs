//! `/userinfo` and `/check_token`.

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::Answer;
use http::{HeaderMap, header};
use serde_json::json;

use crate::deployment::{Deployment, PASSWORD, TestClient, access, bearer, refusal};

async fn token_with(deployment: &Deployment, client: &TestClient, scope: &str) -> String {
    let parameters =
        [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("scope", scope)];
    access(&deployment.token(client, &parameters).await.body).to_owned()
}

#[tokio::test]
async fn user_info_tells_who_the_person_is_and_more_only_with_more_scopes() {
    let deployment = Deployment::start().await;
    let id = deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client("app", Service::Application).await;
    let token = token_with(&deployment, &client, "openid").await;
    let answer = deployment.get("/userinfo", bearer(&token)).await;
    assert_eq!(answer.status, 200);
    for (name, value) in
        [("sub", id.as_str()), ("user_id", id.as_str()), ("user_name", "ada"), ("name", "Ada Lovelace")]
    {
        assert_eq!(answer.body[name], value, "{name}");
    }
    assert!(answer.body.get("roles").is_none() && answer.body.get("user_attributes").is_none());
    let token = token_with(&deployment, &client, "openid roles user_attributes").await;
    let answer = deployment.get("/userinfo", bearer(&token)).await;
    assert_eq!(answer.body["roles"], json!(["TaskCenterAdmin"]));
    assert!(answer.body["user_attributes"].is_object());
}

#[tokio::test]
async fn user_info_needs_a_persons_token_with_openid() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("app", Service::Application).await;
    let narrow = token_with(&deployment, &client, "uaa.user").await;
    let own = deployment.client_token(&client).await;
    for token in [&*narrow, access(&own)] {
        let answer = deployment.get("/userinfo", bearer(token)).await;
        assert_eq!(refusal(&answer), (403, "insufficient_scope"));
        let challenge = "Bearer realm=\"docket\", error=\"insufficient_scope\"";
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], challenge);
    }
    for (headers, error, challenge) in [
        (HeaderMap::new(), "unauthorized", "Bearer realm=\"docket\""),
        (bearer("x"), "invalid_token", "Bearer realm=\"docket\", error=\"invalid_token\""),
    ] {
        let answer = deployment.get("/userinfo", headers).await;
        assert_eq!(refusal(&answer), (401, error));
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], challenge);
    }
}

#[tokio::test]
async fn user_info_is_given_by_post_as_well_with_the_token_in_the_header_or_in_the_body() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("app", Service::Application).await;
    let token = token_with(&deployment, &client, "openid phone").await;
    let in_body = [("access_token", &*token)];
    for (headers, fields) in [(bearer(&token), &[][..]), (HeaderMap::new(), &in_body[..])] {
        let answer = deployment.post("/userinfo", headers, fields).await;
        assert_eq!((answer.status.as_u16(), &answer.body["user_name"]), (200, &json!("ada")));
    }
    let twice = deployment.post("/userinfo", bearer(&token), &in_body).await;
    assert_eq!(refusal(&twice), (400, "invalid_request"));
    assert_eq!(refusal(&deployment.post("/userinfo", HeaderMap::new(), &[]).await), (401, "unauthorized"));
}

async fn check(deployment: &Deployment, client: &TestClient, more: &[(&str, &str)]) -> Answer {
    let mut parameters = vec![("client_id", &*client.id), ("client_secret", &*client.secret)];
    parameters.extend_from_slice(more);
    deployment.post("/check_token", HeaderMap::new(), &parameters).await
}

#[tokio::test]
async fn check_token_gives_the_claims_of_a_living_token_to_a_client_that_proves_itself() {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    let client = deployment.client("app", Service::Application).await;
    let token = token_with(&deployment, &client, "openid").await;
    let answer = check(&deployment, &client, &[("token", &token)]).await;
    assert_eq!((answer.status.as_u16(), &answer.body["user_name"]), (200, &json!("ada")));
    assert_eq!(check(&deployment, &client, &[("token", &token), ("scopes", "openid")]).await.status, 200);
    let missing = check(&deployment, &client, &[("token", &token), ("scopes", "openid,uaa.user")]).await;
    assert_eq!(refusal(&missing), (400, "invalid_scope"));
    assert_eq!(missing.body["error_description"], "The token lacks the scope 'uaa.user'.");
    assert_eq!(refusal(&check(&deployment, &client, &[("token", "x")]).await), (400, "invalid_token"));
    assert_eq!(refusal(&check(&deployment, &client, &[]).await), (400, "invalid_request"));
    let nobody = deployment.post("/check_token", HeaderMap::new(), &[("token", &token)]).await;
    assert_eq!(refusal(&nobody), (401, "unauthorized"));
}
