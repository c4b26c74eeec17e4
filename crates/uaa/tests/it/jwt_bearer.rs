//! Exchanging a person's token of one client for one of another.

use std::time::Duration;

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::Answer;
use serde_json::json;

use crate::deployment::{Deployment, JWT_BEARER, TestClient, access, claims, refusal};

struct Two {
    deployment: Deployment,
    app: TestClient,
    tc: TestClient,
}

impl Two {
    async fn start() -> Self {
        let deployment = Deployment::start().await;
        deployment.person("root", &[Role::SubaccountAdministrator]).await;
        deployment.person("ada", &[Role::TaskCenterAdmin, Role::DestinationViewer]).await;
        let app = deployment.client("app", Service::Application).await;
        let tc = deployment.client("tc", Service::TaskCenter).await;
        Self { deployment, app, tc }
    }

    async fn token_with(&self, client: &TestClient, scope: &str) -> String {
        let parameters = [
            ("grant_type", "password"),
            ("username", "ada"),
            ("password", crate::deployment::PASSWORD),
            ("scope", scope),
        ];
        let answer = self.deployment.token(client, &parameters).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        access(&answer.body).to_owned()
    }

    async fn exchange(&self, client: &TestClient, assertion: &str, scope: &str) -> Answer {
        let parameters = [("grant_type", JWT_BEARER), ("assertion", assertion), ("scope", scope)];
        self.deployment.token(client, &parameters).await
    }
}

#[tokio::test]
async fn the_new_token_is_the_same_persons_and_the_calling_clients() {
    let two = Two::start().await;
    let incoming = two.token_with(&two.app, "").await;
    two.deployment.advance(Duration::from_hours(1));
    let answer = two.exchange(&two.tc, &incoming, "").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.get("refresh_token").is_none() && answer.body.get("id_token").is_none());
    let (old, new) = (claims(&json!(incoming)), claims(&answer.body["access_token"]));
    for name in [
        "sub",
        "user_id",
        "user_uuid",
        "user_name",
        "email",
        "origin",
        "zid",
        "auth_time",
        "xs.system.attributes",
    ] {
        assert_eq!(new[name], old[name], "{name}");
    }
    for name in ["cid", "client_id", "azp"] {
        assert_eq!(new[name], *two.tc.id);
    }
    assert_eq!(new["aud"], json!([two.tc.id, two.tc.xsappname]));
    assert_eq!(new["grant_type"], JWT_BEARER);
    assert_eq!(new["exp"], old["exp"], "it does not outlive the first");
    assert_eq!(answer.body["expires_in"], 11 * 3600 - 1);
    let roles = ["TaskCenterAdmin", "DestinationViewer"].map(|role| format!("{}.{role}", two.tc.xsappname));
    assert_eq!(answer.body["scope"], format!("openid uaa.user {}", roles.join(" ")));
}

#[tokio::test]
async fn scopes_are_never_widened() {
    let two = Two::start().await;
    let narrow = format!("uaa.user {}.DestinationViewer", two.app.xsappname);
    let incoming = two.token_with(&two.app, &narrow).await;
    let answer = two.exchange(&two.tc, &incoming, "").await;
    assert_eq!(answer.body["scope"], format!("uaa.user {}.DestinationViewer", two.tc.xsappname));
    let admin = format!("{}.TaskCenterAdmin", two.tc.xsappname);
    assert_eq!(refusal(&two.exchange(&two.tc, &incoming, &admin).await), (400, "invalid_scope"));
}

#[tokio::test]
async fn a_token_that_neither_names_the_caller_nor_has_uaa_user_is_refused() {
    let two = Two::start().await;
    let foreign = two.token_with(&two.app, "openid").await;
    assert_eq!(refusal(&two.exchange(&two.tc, &foreign, "").await), (401, "invalid_grant"));
    let own = two.token_with(&two.tc, "openid").await;
    let answer = two.exchange(&two.tc, &own, "").await;
    assert_eq!((answer.status.as_u16(), &answer.body["scope"]), (200, &json!("openid")));
}

#[tokio::test]
async fn a_clients_own_token_an_expired_a_changed_and_a_deactivated_persons_one_are_refused() {
    let two = Two::start().await;
    let own = two.deployment.client_token(&two.tc).await;
    assert_eq!(refusal(&two.exchange(&two.tc, access(&own), "").await), (401, "invalid_grant"));
    assert_eq!(refusal(&two.exchange(&two.tc, "no.token.atall", "").await), (401, "invalid_grant"));

    let incoming = two.token_with(&two.app, "").await;
    let (signed, signature) = incoming.rsplit_once('.').unwrap();
    let swapped = if signature.starts_with('A') { "B" } else { "A" };
    let changed = format!("{signed}.{swapped}{}", &signature[1..]);
    assert_eq!(refusal(&two.exchange(&two.tc, &changed, "").await), (401, "invalid_grant"));

    let id = two.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    let active = |active| docket_directory::Change { active: Some(active), ..Default::default() };
    two.deployment.directory.update(&id, active(false)).await.unwrap();
    assert_eq!(refusal(&two.exchange(&two.tc, &incoming, "").await), (401, "invalid_grant"));
    two.deployment.directory.update(&id, active(true)).await.unwrap();
    assert_eq!(two.exchange(&two.tc, &incoming, "").await.status, 200);

    two.deployment.advance(Duration::from_hours(12));
    assert_eq!(refusal(&two.exchange(&two.tc, &incoming, "").await), (401, "invalid_grant"));
}

#[tokio::test]
async fn a_token_of_a_deleted_key_is_refused() {
    let two = Two::start().await;
    let incoming = two.token_with(&two.app, "").await;
    two.deployment.instances.delete_key("app", "key").await.unwrap();
    assert_eq!(refusal(&two.exchange(&two.tc, &incoming, "").await), (401, "invalid_grant"));
}
