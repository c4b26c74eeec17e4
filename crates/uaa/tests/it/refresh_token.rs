//! Refreshing, once per token.

use std::time::Duration;

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::{Answer, Backend};
use rstest::rstest;
use serde_json::json;

use crate::deployment::{Deployment, TestClient, refusal};

struct SignedIn {
    deployment: Deployment,
    client: TestClient,
    token: String,
}

impl SignedIn {
    async fn start(backend: Backend) -> Self {
        let deployment = Deployment::start_on(backend).await;
        let client = deployment.client("tc", Service::TaskCenter).await;
        deployment.person("root", &[Role::SubaccountAdministrator]).await;
        deployment.person("ada", &[Role::TaskCenterAdmin, Role::DestinationViewer]).await;
        let tokens = deployment.person_token(&client, "ada").await;
        let token = tokens["refresh_token"].as_str().unwrap().to_owned();
        Self { deployment, client, token }
    }

    async fn refresh(&self, token: &str, scope: &str) -> Answer {
        let parameters = [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
        self.deployment.token(&self.client, &parameters).await
    }
}

fn next(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["refresh_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn each_refresh_gives_a_new_pair_and_the_old_one_is_used_up() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    let second = next(&ada.refresh(&ada.token, "").await);
    assert_ne!(second, ada.token);
    let third = next(&ada.refresh(&second, "").await);
    assert_eq!(refusal(&ada.refresh(&ada.token, "").await), (400, "invalid_grant"));
    let taken_along = ada.refresh(&third, "").await;
    assert_eq!(refusal(&taken_along), (400, "invalid_grant"), "a copied token ends the whole family");
}

#[rstest]
#[tokio::test]
async fn of_many_refreshes_at_once_one_gets_tokens(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let ada = SignedIn::start(backend).await;
    let (a, b, c, d) = tokio::join!(
        ada.refresh(&ada.token, ""),
        ada.refresh(&ada.token, ""),
        ada.refresh(&ada.token, ""),
        ada.refresh(&ada.token, "")
    );
    let given = [a, b, c, d].iter().filter(|answer| answer.status == 200).count();
    assert_eq!(given, 1);
}

#[tokio::test]
async fn it_ends_when_the_first_one_would_have_however_often_it_is_refreshed() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    ada.deployment.advance(Duration::from_hours(6 * 24));
    let second = next(&ada.refresh(&ada.token, "").await);
    ada.deployment.advance(Duration::from_hours(24));
    assert_eq!(refusal(&ada.refresh(&second, "").await), (400, "invalid_grant"));
}

#[tokio::test]
async fn scope_narrows_for_one_access_token_and_never_widens() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    let narrow = ada.refresh(&ada.token, "openid").await;
    assert_eq!(narrow.body["scope"], "openid");
    let more = format!("{}.TaskCenterTenantOperator", ada.client.xsappname);
    assert_eq!(refusal(&ada.refresh(&next(&narrow), &more).await), (400, "invalid_scope"));
    let all = ada.refresh(&next(&narrow), "").await;
    assert!(all.body["scope"].as_str().unwrap().contains("TaskCenterAdmin"), "the refusal did not use it up");
}

#[tokio::test]
async fn a_role_taken_away_is_gone_at_the_next_refresh_and_a_new_one_needs_a_new_sign_in() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    let id = ada.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    ada.deployment.directory.remove_role(&id, Role::TaskCenterAdmin).await.unwrap();
    ada.deployment.directory.assign_role(&id, Role::TaskCenterTenantOperator).await.unwrap();
    let answer = ada.refresh(&ada.token, "").await;
    let viewer = format!("openid uaa.user {}.DestinationViewer", ada.client.xsappname);
    assert_eq!(answer.body["scope"], viewer);
}

#[tokio::test]
async fn a_deactivated_person_another_client_and_a_deleted_key_get_nothing() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    let other = ada.deployment.client("app", Service::Application).await;
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", &*ada.token)];
    assert_eq!(refusal(&ada.deployment.token(&other, &parameters).await), (400, "invalid_grant"));

    let id = ada.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    let active = |active| docket_directory::Change { active: Some(active), ..Default::default() };
    ada.deployment.directory.update(&id, active(false)).await.unwrap();
    assert_eq!(refusal(&ada.refresh(&ada.token, "").await), (400, "invalid_grant"));

    ada.deployment.directory.update(&id, active(true)).await.unwrap();
    let tokens = ada.deployment.person_token(&ada.client, "ada").await;
    let second = ada.deployment.key("tc", "second").await;
    ada.deployment.instances.delete_key("tc", "key").await.unwrap();
    let parameters =
        [("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"].as_str().unwrap())];
    assert_eq!(refusal(&ada.deployment.token(&second, &parameters).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn a_new_password_ends_what_the_old_one_opened() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    let id = ada.deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    ada.deployment.directory.set_password(&id, "another good password").await.unwrap();
    assert_eq!(refusal(&ada.refresh(&ada.token, "").await), (400, "invalid_grant"));
}

#[tokio::test]
async fn a_client_without_the_grant_gets_no_refresh_token() {
    let deployment = Deployment::start().await;
    let parameters = json!({"oauth2-configuration": {"grant-types": ["password"]}});
    let client = deployment.client_with("tc", Service::TaskCenter, parameters).await;
    deployment.person("ada", &[]).await;
    assert!(deployment.person_token(&client, "ada").await.get("refresh_token").is_none());
}

#[tokio::test]
async fn what_is_over_is_pruned_and_what_is_not_stays() {
    let ada = SignedIn::start(Backend::Sqlite).await;
    assert_eq!(ada.deployment.uaa.prune().await.unwrap(), 0);
    ada.deployment.advance(Duration::from_hours(8 * 24));
    assert_eq!(ada.deployment.uaa.prune().await.unwrap(), 1);
    assert_eq!(refusal(&ada.refresh(&ada.token, "").await), (400, "invalid_grant"));
}
