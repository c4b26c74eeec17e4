//! `/cockpit-api/v1/service-instances`.

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{ClientKind, Needs, Part};
use docket_testkit::{Api, Backend, TestAuthenticator, TestCaller, TestStore};
use http::{Method, StatusCode, header};
use rstest::rstest;
use serde_json::{Value, json};

use super::{Setup, VERIFICATION_KEY, client_of, setup};

const INSTANCES: &str = "/cockpit-api/v1/service-instances";
const ADMIN: TestCaller = TestCaller::CommandLine;

async fn api() -> (Api, TestStore) {
    let Setup { instances, test } = setup(Backend::Sqlite).await;
    let router = instances.routes(TestAuthenticator::new(), Arc::new(|| VERIFICATION_KEY.to_owned())).router;
    (Api::new(router).described(&docket_uaa::service_instances::describe()), test)
}

#[tokio::test]
async fn an_instance_and_its_keys_live_and_die_through_the_routes() {
    let (api, _store) = api().await;
    let created = api
        .post(&ADMIN, INSTANCES, json!({"name": "default_taskcenter", "service": "one-inbox-service"}))
        .await;
    assert_eq!(created.status, StatusCode::CREATED, "{:?}", created.body);
    insta::assert_json_snapshot!(created.body, @r#"
    {
      "id": "9a374450-4560-439e-8670-b7a17d492b27",
      "name": "default_taskcenter",
      "service": "one-inbox-service",
      "plan": "all-tasks",
      "clientId": "sb-9a374450-4560-439e-8670-b7a17d492b27!b1|one-inbox-docket!b1",
      "xsappname": "9a374450-4560-439e-8670-b7a17d492b27!b1|one-inbox-docket!b1",
      "parameters": {},
      "createdAt": "2026-03-02T08:00:00.000Z"
    }
    "#);
    let instance = format!("{INSTANCES}/default_taskcenter");
    assert_eq!(api.get(&ADMIN, &instance).await.body, created.body);
    assert_eq!(api.get(&ADMIN, INSTANCES).await.body, json!({"value": [created.body]}));

    let key = api.post(&ADMIN, &format!("{instance}/keys"), json!({"name": "k1"})).await;
    assert_eq!(key.status, StatusCode::CREATED, "{:?}", key.body);
    let shown = api.get(&ADMIN, &format!("{instance}/keys/k1")).await;
    assert_eq!(shown.body, key.body);
    assert_eq!(shown.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(shown.body["credentials"]["uaa"]["verificationkey"], VERIFICATION_KEY);
    let (_, secret) = client_of(&shown.body["credentials"]);

    let listed = api.get(&ADMIN, &format!("{instance}/keys")).await.body;
    assert_eq!(listed["value"][0]["name"], "k1");
    for list in [listed, api.get(&ADMIN, INSTANCES).await.body] {
        assert!(!list.to_string().contains(&secret) && !list.to_string().contains("credentials"));
    }

    let kept = api.delete(&ADMIN, &instance).await;
    assert_eq!((kept.status, kept.code()), (StatusCode::CONFLICT, Some("cockpit.serviceInstance.hasKeys")));
    assert_eq!(api.delete(&ADMIN, &format!("{instance}/keys/k1")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(api.get(&ADMIN, &format!("{instance}/keys/k1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(api.delete(&ADMIN, &instance).await.status, StatusCode::NO_CONTENT);
    assert_eq!(api.get(&ADMIN, &instance).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn purging_takes_the_keys_along() {
    let (api, _store) = api().await;
    api.post(&ADMIN, INSTANCES, json!({"name": "d", "service": "destination"})).await;
    api.post(&ADMIN, &format!("{INSTANCES}/d/keys"), json!({"name": "k1"})).await;
    let unclear = api.delete(&ADMIN, &format!("{INSTANCES}/d?purge=maybe")).await;
    assert_eq!((unclear.status, unclear.target()), (StatusCode::BAD_REQUEST, Some("purge")));
    let purged = api.delete(&ADMIN, &format!("{INSTANCES}/d?purge=true")).await;
    assert_eq!(purged.status, StatusCode::NO_CONTENT);
}

#[rstest]
#[case::no_name(json!({"service": "destination"}), "name")]
#[case::no_service(json!({"name": "a"}), "service")]
#[case::unknown_service(json!({"name": "a", "service": "hana"}), "service")]
#[case::name_with_slash(json!({"name": "a/b", "service": "destination"}), "name")]
#[case::long_name(json!({"name": "a".repeat(65), "service": "destination"}), "name")]
#[case::other_plan(json!({"name": "a", "service": "destination", "plan": "all-tasks"}), "plan")]
#[case::parameters(json!({"name": "a", "service": "destination", "parameters": []}), "parameters")]
#[case::grant(
    json!({"name": "a", "service": "destination", "parameters": {"oauth2-configuration": {"grant-types": ["magic"]}}}),
    "parameters.oauth2-configuration.grant-types"
)]
#[case::misspelt(json!({"name": "a", "service": "destination", "parameter": {}}), "parameter")]
#[tokio::test]
async fn a_field_at_fault_is_named_and_nothing_is_made(#[case] body: Value, #[case] field: &str) {
    let (api, _store) = api().await;
    let refused = api.post(&ADMIN, INSTANCES, body).await;
    assert_eq!(
        (refused.status, refused.target()),
        (StatusCode::BAD_REQUEST, Some(field)),
        "{:?}",
        refused.body
    );
    assert_eq!(api.get(&ADMIN, INSTANCES).await.body, json!({"value": []}));
}

#[tokio::test]
async fn a_taken_name_is_409() {
    let (api, _store) = api().await;
    let body = json!({"name": "d", "service": "destination"});
    api.post(&ADMIN, INSTANCES, body.clone()).await;
    assert_eq!(api.post(&ADMIN, INSTANCES, body).await.status, StatusCode::CONFLICT);
    let keys = format!("{INSTANCES}/d/keys");
    api.post(&ADMIN, &keys, json!({"name": "k"})).await;
    let again = api.post(&ADMIN, &keys, json!({"name": "k"})).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, Some("cockpit.serviceKey.nameTaken")));
    let odd = api.post(&ADMIN, &keys, json!({"name": "../k"})).await;
    assert_eq!((odd.status, odd.target()), (StatusCode::BAD_REQUEST, Some("name")));
}

#[tokio::test]
async fn what_does_not_exist_is_404() {
    let (api, _store) = api().await;
    let none = format!("{INSTANCES}/none");
    for (method, path) in [
        (Method::GET, none.clone()),
        (Method::DELETE, none.clone()),
        (Method::GET, format!("{none}/keys")),
        (Method::GET, format!("{none}/keys/k")),
        (Method::DELETE, format!("{none}/keys/k")),
    ] {
        let answer = api.call(&ADMIN, method, &path, None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let key = api.post(&ADMIN, &format!("{none}/keys"), json!({"name": "k"})).await;
    assert_eq!(key.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_subaccount_administrators_get_in() {
    let Setup { instances, test: _test } = setup(Backend::Sqlite).await;
    let Part { router, table } =
        instances.routes(TestAuthenticator::new(), Arc::new(|| VERIFICATION_KEY.to_owned()));
    let api = Api::new(router).described(&docket_uaa::service_instances::describe());
    assert!(table.iter().all(|route| route.needs == Needs::Role(&[Role::SubaccountAdministrator])));
    for route in &table {
        let path = route.path.replace("{name}", "none").replace("{key}", "none");
        let call = async |caller: &TestCaller| {
            api.call(caller, route.method.clone(), &path, Some(json!({}))).await.status
        };
        assert_eq!(call(&TestCaller::Nobody).await, StatusCode::UNAUTHORIZED, "{path}");
        for caller in [
            TestCaller::person("someone").with(Role::DestinationAdministrator),
            TestCaller::session("someone"),
            TestCaller::client(ClientKind::Destination),
            TestCaller::client(ClientKind::TaskCenter).with(Role::TaskCenterAdmin),
        ] {
            assert_eq!(call(&caller).await, StatusCode::FORBIDDEN, "{caller:?} {path}");
        }
    }
}
