//! Other secrets for keys, and other parameters for instances, as clients notice them.

use std::sync::Arc;
use std::time::Duration;

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::{Answer, Api, Backend, TestAuthenticator, TestCaller};
use http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

use super::client_of;
use crate::deployment::{Deployment, TestClient, access, bearer, refusal};

const ADMIN: TestCaller = TestCaller::CommandLine;
const APP: &str = "/cockpit-api/v1/service-instances/app";

struct Setup {
    deployment: Deployment,
    api: Api,
    client: TestClient,
}

async fn setup(backend: Backend) -> Setup {
    let deployment = Deployment::start_on(backend).await;
    deployment.person("ada", &[Role::TaskCenterAdmin]).await;
    let client = deployment.client("app", Service::Application).await;
    let router = deployment.instances.routes(TestAuthenticator::new(), Arc::new(String::new)).router;
    let api = Api::new(router).described(&docket_uaa::service_instances::describe());
    Setup { deployment, api, client }
}

impl Setup {
    async fn rotate(&self, body: Value) -> Answer {
        self.api.post(&ADMIN, &format!("{APP}/keys/key/rotate"), body).await
    }

    async fn user_info(&self, tokens: &Value) -> u16 {
        self.deployment.get("/userinfo", bearer(access(tokens))).await.status.as_u16()
    }

    async fn own_token(&self, secret: &str) -> u16 {
        let client = TestClient { secret: secret.to_owned(), ..self.client.clone() };
        self.deployment.token(&client, &[("grant_type", "client_credentials")]).await.status.as_u16()
    }
}

#[rstest]
#[tokio::test]
async fn a_rotated_key_has_another_secret_and_the_old_one_stops_with_its_tokens(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let tokens = setup.deployment.person_token(&setup.client, "ada").await;
    assert_eq!(setup.user_info(&tokens).await, 200);
    let rotated = setup.rotate(json!({})).await;
    assert_eq!(rotated.status, StatusCode::OK, "{:?}", rotated.body);
    assert_eq!(rotated.headers["cache-control"], "no-store");
    assert_eq!((&rotated.body["name"], &rotated.body["old"]), (&json!("key"), &Value::Null));
    let (id, secret) = client_of(&rotated.body["credentials"]);
    assert_eq!(id, setup.client.id, "the client stays");
    assert_ne!(secret, setup.client.secret);
    assert_eq!((setup.own_token(&secret).await, setup.own_token(&setup.client.secret).await), (200, 401));
    assert_eq!(setup.user_info(&tokens).await, 401);
    let client = TestClient { secret, ..setup.client.clone() };
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let answer =
        setup.deployment.token(&client, &[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await;
    assert_eq!(refusal(&answer), (400, "invalid_grant"));
}

#[rstest]
#[tokio::test]
async fn an_old_secret_that_is_kept_works_beside_the_new_one_until_its_end(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let tokens = setup.deployment.person_token(&setup.client, "ada").await;
    let rotated = setup.rotate(json!({"keepOldSeconds": 3600})).await;
    assert_eq!(rotated.status, StatusCode::OK, "{:?}", rotated.body);
    assert_eq!(rotated.body["old"]["retiresAt"], "2026-03-02T09:00:00.000Z");
    let (_, secret) = client_of(&rotated.body["credentials"]);
    let old = rotated.body["old"]["name"].as_str().unwrap();
    assert!(old.starts_with("key~"), "{old}");
    let listed = setup.api.get(&ADMIN, &format!("{APP}/keys")).await.body;
    let names: Vec<_> = listed["value"].as_array().unwrap().iter().map(|key| &key["retiresAt"]).collect();
    assert_eq!(names.iter().filter(|at| at.is_null()).count(), 1, "{listed}");
    for secret in [&secret, &setup.client.secret] {
        assert_eq!(setup.own_token(secret).await, 200);
    }
    assert_eq!(setup.user_info(&tokens).await, 200);
    let again = setup.api.post(&ADMIN, &format!("{APP}/keys/{old}/rotate"), json!({})).await;
    assert_eq!((again.status, again.target()), (StatusCode::BAD_REQUEST, Some("name")));

    setup.deployment.advance(Duration::from_hours(1));
    assert_eq!((setup.own_token(&secret).await, setup.own_token(&setup.client.secret).await), (200, 401));
    assert_eq!(setup.user_info(&tokens).await, 401, "its tokens stop with it");
    let listed = setup.api.get(&ADMIN, &format!("{APP}/keys")).await.body;
    assert_eq!(listed["value"].as_array().unwrap().len(), 1);
    assert_eq!(setup.api.get(&ADMIN, &format!("{APP}/keys/{old}")).await.status, StatusCode::NOT_FOUND);
    let client = TestClient { secret, ..setup.client.clone() };
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let answer =
        setup.deployment.token(&client, &[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await;
    assert_eq!(answer.status, 200, "whoever signed in stays signed in: {}", answer.body);
    assert!(setup.deployment.uaa.prune().await.unwrap() >= 1);
}

#[tokio::test]
async fn an_old_secret_that_is_kept_can_be_deleted_before_its_end() {
    let setup = setup(Backend::Sqlite).await;
    let rotated = setup.rotate(json!({"keepOldSeconds": 60})).await;
    let old = rotated.body["old"]["name"].as_str().unwrap();
    let deleted = setup.api.delete(&ADMIN, &format!("{APP}/keys/{old}")).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
    assert_eq!(setup.own_token(&setup.client.secret).await, 401);
}

#[tokio::test]
async fn a_key_with_a_certificate_gets_one_like_it_or_becomes_what_is_asked_for() {
    let setup = setup(Backend::Sqlite).await;
    let x509 = json!({"credential-type": "x509", "x509": {"key-length": 3072, "validity": 30, "validity-type": "DAYS"}});
    setup.api.post(&ADMIN, &format!("{APP}/keys"), json!({"name": "cert", "parameters": x509})).await;
    let before = setup.api.get(&ADMIN, &format!("{APP}/keys/cert")).await.body;
    setup.deployment.advance(Duration::from_hours(24));
    let rotated = setup.api.post(&ADMIN, &format!("{APP}/keys/cert/rotate"), json!({})).await;
    assert_eq!(rotated.status, StatusCode::OK, "{:?}", rotated.body);
    let credentials = &rotated.body["credentials"];
    assert_eq!(credentials["credential-type"], "x509");
    assert_ne!(credentials["certificate"], before["credentials"]["certificate"]);
    // The base64 text of a private key tells its length: 3072 bits are about 2.4 KB.
    let length = |body: &Value| body["credentials"]["key"].as_str().unwrap().len();
    assert!(length(&rotated.body).abs_diff(length(&before)) < 20);
    let listed = setup.api.get(&ADMIN, &format!("{APP}/keys")).await.body;
    let expiry: Vec<_> = listed["value"].as_array().unwrap().iter().map(|key| &key["expiresAt"]).collect();
    assert!(expiry.contains(&&json!("2026-04-02T08:00:00.000Z")), "thirty days from then: {listed}");

    let body = json!({"parameters": {"credential-type": "binding-secret"}});
    let rotated = setup.api.post(&ADMIN, &format!("{APP}/keys/cert/rotate"), body).await;
    assert_eq!(rotated.body["credentials"]["credential-type"], "binding-secret");
}

#[rstest]
#[case::nothing(json!({"keepOldSeconds": 0}), "keepOldSeconds")]
#[case::backwards(json!({"keepOldSeconds": -1}), "keepOldSeconds")]
#[case::too_long(json!({"keepOldSeconds": 2_592_001}), "keepOldSeconds")]
#[case::misspelt(json!({"keepOld": 60}), "keepOld")]
#[case::unknown_kind(json!({"parameters": {"credential-type": "x"}}), "parameters.credential-type")]
#[tokio::test]
async fn a_rotation_that_cannot_be_is_refused_with_the_field_and_changes_nothing(
    #[case] body: Value,
    #[case] field: &str,
) {
    let setup = setup(Backend::Sqlite).await;
    let refused = setup.rotate(body).await;
    assert_eq!(
        (refused.status, refused.target()),
        (StatusCode::BAD_REQUEST, Some(field)),
        "{}",
        refused.body
    );
    assert_eq!(setup.own_token(&setup.client.secret).await, 200);
}

#[tokio::test]
async fn what_is_not_there_is_not_rotated_or_updated() {
    let setup = setup(Backend::Sqlite).await;
    let none = setup.api.post(&ADMIN, &format!("{APP}/keys/none/rotate"), json!({})).await;
    assert_eq!((none.status, none.code()), (StatusCode::NOT_FOUND, Some("cockpit.serviceKey.notFound")));
    let none =
        setup.api.patch(&ADMIN, "/cockpit-api/v1/service-instances/none", json!({"parameters": {}})).await;
    assert_eq!((none.status, none.code()), (StatusCode::NOT_FOUND, Some("cockpit.serviceInstance.notFound")));
}

#[rstest]
#[tokio::test]
async fn other_parameters_count_at_once_and_keys_keep_working(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup(backend).await;
    let parameters =
        json!({"oauth2-configuration": {"grant-types": ["client_credentials"], "token-validity": 900}});
    let updated = setup.api.patch(&ADMIN, APP, json!({"parameters": parameters})).await;
    assert_eq!(updated.status, StatusCode::OK, "{:?}", updated.body);
    assert_eq!(updated.body["instance"]["parameters"], parameters);
    assert_eq!(updated.body["instance"]["clientId"], *setup.client.id);
    let changes = updated.body["changes"].as_array().unwrap();
    let names: Vec<_> = changes.iter().map(|change| change["parameter"].as_str().unwrap()).collect();
    assert_eq!(names, ["oauth2-configuration.grant-types", "oauth2-configuration.token-validity"]);
    assert_eq!((&changes[1]["before"], &changes[1]["after"]), (&Value::Null, &json!(900)));
    assert_eq!(setup.api.get(&ADMIN, APP).await.body, updated.body["instance"]);

    let own = setup.deployment.client_token(&setup.client).await;
    assert_eq!(own["expires_in"], 899);
    let password =
        [("grant_type", "password"), ("username", "ada"), ("password", crate::deployment::PASSWORD)];
    assert_eq!(
        refusal(&setup.deployment.token(&setup.client, &password).await),
        (401, "unauthorized_client")
    );
    let again = setup.api.patch(&ADMIN, APP, json!({"parameters": parameters})).await;
    assert_eq!(again.body["changes"], json!([]));
}

#[rstest]
#[case::none(json!({}), "parameters")]
#[case::misspelt(json!({"parameters": {"authorites": []}}), "parameters.authorites")]
#[case::of_the_wrong_kind(json!({"parameters": {"authorities": "x"}}), "parameters.authorities")]
#[case::another_name(json!({"parameters": {"xsappname": "other"}}), "parameters.xsappname")]
#[case::besides(json!({"parameters": {}, "name": "other"}), "name")]
#[tokio::test]
async fn parameters_that_are_not_taken_are_named_and_nothing_changes(
    #[case] body: Value,
    #[case] field: &str,
) {
    let setup = setup(Backend::Sqlite).await;
    let before = setup.api.get(&ADMIN, APP).await.body;
    let refused = setup.api.patch(&ADMIN, APP, body).await;
    assert_eq!(
        (refused.status, refused.target()),
        (StatusCode::BAD_REQUEST, Some(field)),
        "{}",
        refused.body
    );
    assert_eq!(setup.api.get(&ADMIN, APP).await.body, before);
}

#[tokio::test]
async fn an_application_keeps_its_name_whether_it_is_given_again_or_not() {
    let setup = setup(Backend::Sqlite).await;
    let named = "/cockpit-api/v1/service-instances/named";
    let body = json!({"name": "named", "service": "xsuaa", "parameters": {"xsappname": "my-app"}});
    setup.api.post(&ADMIN, "/cockpit-api/v1/service-instances", body).await;
    for parameters in [json!({"description": "x"}), json!({"xsappname": "my-app"})] {
        let updated = setup.api.patch(&ADMIN, named, json!({"parameters": parameters})).await;
        assert_eq!(updated.status, StatusCode::OK, "{:?}", updated.body);
        assert_eq!(updated.body["instance"]["parameters"]["xsappname"], "my-app");
        assert_eq!(updated.body["changes"].as_array().unwrap().len(), 1);
    }
}
