//! `/cockpit-api/v1/users`.

use docket_directory::Directory;
use docket_domain::{Chance, Clock, Role};
use docket_http::{ClientKind, Needs, Part};
use docket_testkit::samples::NOON;
use docket_testkit::{Api, Backend, TestAuthenticator, TestCaller, TestStore};
use http::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

const USERS: &str = "/cockpit-api/v1/users";
const ADMIN: TestCaller = TestCaller::CommandLine;

struct Setup {
    api: Api,
    directory: Directory,
    _store: TestStore,
}

async fn setup() -> Setup {
    let test = TestStore::open(Backend::Sqlite).await;
    let directory = Directory::new(test.store.clone(), Clock::stopped_at(NOON), Chance::seeded(1));
    let router = directory.routes(TestAuthenticator::new()).router;
    Setup { api: Api::new(router).described(&docket_directory::describe()), directory, _store: test }
}

fn anna() -> Value {
    json!({"id": "g-anna", "userName": "afischer", "email": "anna@example.com"})
}

/// `anna()` with more fields.
fn with(extra: &Value) -> Value {
    let mut body = anna();
    for (name, value) in extra.as_object().expect("tests give objects") {
        body[name] = value.clone();
    }
    body
}

#[tokio::test]
async fn a_created_person_is_shown_with_everything_but_the_password() {
    let Setup { api, directory, _store } = setup().await;
    let body = with(&json!({
        "givenName": "Anna", "familyName": "Fischer", "locale": "de-DE", "password": "correct horse",
        "providerIds": {"SuccessFactors": "afischer"}, "roles": ["DestinationViewer", "TaskCenterAdmin"],
    }));
    let created = api.post(&ADMIN, USERS, body).await;
    assert_eq!(created.status, StatusCode::CREATED, "{:?}", created.body);
    insta::assert_json_snapshot!(created.body, @r#"
    {
      "id": "g-anna",
      "userName": "afischer",
      "email": "anna@example.com",
      "displayName": "Anna Fischer",
      "givenName": "Anna",
      "familyName": "Fischer",
      "locale": "de-DE",
      "active": true,
      "providerIds": {
        "SuccessFactors": "afischer"
      },
      "roles": [
        "DestinationViewer",
        "TaskCenterAdmin"
      ],
      "createdAt": "2026-03-02T08:00:00.000Z",
      "modifiedAt": "2026-03-02T08:00:00.000Z"
    }
    "#);
    assert_eq!(api.get(&ADMIN, &format!("{USERS}/g-anna")).await.body, created.body);
    assert!(directory.check_password("afischer", "correct horse").await.unwrap().is_some());
}

#[rstest]
#[case::no_name(json!({"userName": null}), "userName")]
#[case::wrong_kind(json!({"email": 7}), "email")]
#[case::weak_password(json!({"password": "short"}), "password")]
#[case::unknown_role(json!({"roles": ["Emperor"]}), "roles")]
#[case::misspelt(json!({"username": "x"}), "username")]
#[case::provider_ids(json!({"providerIds": {"SuccessFactors": 1}}), "providerIds")]
#[case::control_character(json!({"displayName": "a\u{0}b"}), "displayName")]
#[tokio::test]
async fn a_field_at_fault_is_named_and_nothing_is_stored(#[case] extra: Value, #[case] field: &str) {
    let Setup { api, directory, _store } = setup().await;
    let refused = api.post(&ADMIN, USERS, with(&extra)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.target(), Some(field), "{:?}", refused.body);
    assert!(directory.is_empty().await.unwrap());
}

#[tokio::test]
async fn a_body_that_is_no_json_object_is_refused_in_the_usual_shape() {
    let Setup { api, _store, .. } = setup().await;
    assert_eq!(api.post(&ADMIN, USERS, json!([])).await.status, StatusCode::BAD_REQUEST);
    let none = api.call(&ADMIN, Method::POST, USERS, None).await;
    assert_eq!(none.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(none.body["error"]["message"].is_string(), "{:?}", none.body);
}

#[tokio::test]
async fn a_second_person_of_that_name_is_409() {
    let Setup { api, _store, .. } = setup().await;
    api.post(&ADMIN, USERS, anna()).await;
    let again = api.post(&ADMIN, USERS, with(&json!({"id": "g-2", "userName": "AFISCHER"}))).await;
    assert_eq!((again.status, again.target()), (StatusCode::CONFLICT, Some("userName")));
    let same_id = api.post(&ADMIN, USERS, with(&json!({"userName": "other"}))).await;
    assert_eq!((same_id.status, same_id.target()), (StatusCode::CONFLICT, Some("id")));
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_null_removes() {
    let Setup { api, _store, .. } = setup().await;
    let body = with(&json!({"locale": "de", "providerIds": {"A": "1", "B": "2"}}));
    api.post(&ADMIN, USERS, body).await;
    let patch = json!({"displayName": "Anna F.", "locale": null, "providerIds": {"A": null, "C": "3"}, "active": false});
    let changed = api.patch(&ADMIN, &format!("{USERS}/g-anna"), patch).await;
    assert_eq!(changed.status, StatusCode::OK, "{:?}", changed.body);
    assert_eq!(changed.body["displayName"], "Anna F.");
    assert_eq!(changed.body["email"], "anna@example.com");
    assert_eq!(changed.body["locale"], Value::Null);
    assert_eq!(changed.body["active"], false);
    assert_eq!(changed.body["providerIds"], json!({"B": "2", "C": "3"}));
    let id = api.patch(&ADMIN, &format!("{USERS}/g-anna"), json!({"id": "g-2"})).await;
    assert_eq!((id.status, id.target()), (StatusCode::BAD_REQUEST, Some("id")), "the id never changes");
}

#[tokio::test]
async fn whoever_does_not_exist_is_404_everywhere() {
    let Setup { api, _store, .. } = setup().await;
    let nobody = format!("{USERS}/g-9");
    let answers = [
        api.get(&ADMIN, &nobody).await,
        api.patch(&ADMIN, &nobody, json!({"active": true})).await,
        api.put(&ADMIN, &format!("{nobody}/password"), json!({"password": "correct horse"})).await,
        api.put(&ADMIN, &format!("{nobody}/roles/TaskCenterAdmin"), json!({})).await,
        api.delete(&ADMIN, &format!("{nobody}/roles/TaskCenterAdmin")).await,
    ];
    for answer in answers {
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{:?}", answer.body);
        assert_eq!(answer.code(), Some("cockpit.user.notFound"));
    }
}

#[tokio::test]
async fn roles_are_given_and_taken_and_the_last_administrator_is_kept() {
    let Setup { api, _store, .. } = setup().await;
    api.post(&ADMIN, USERS, anna()).await;
    let role = |name: &str| format!("{USERS}/g-anna/roles/{name}");
    for name in ["SubaccountAdministrator", "TaskCenterAdmin", "TaskCenterAdmin"] {
        let given = api.call(&ADMIN, Method::PUT, &role(name), None).await;
        assert_eq!(given.status, StatusCode::NO_CONTENT, "{:?}", given.body);
    }
    assert_eq!(api.delete(&ADMIN, &role("TaskCenterAdmin")).await.status, StatusCode::NO_CONTENT);
    let kept = api.delete(&ADMIN, &role("SubaccountAdministrator")).await;
    assert_eq!((kept.status, kept.code()), (StatusCode::CONFLICT, Some("cockpit.user.lastAdministrator")));
    let off = api.patch(&ADMIN, &format!("{USERS}/g-anna"), json!({"active": false})).await;
    assert_eq!((off.status, off.code()), (StatusCode::CONFLICT, Some("cockpit.user.lastAdministrator")));
    let shown = api.get(&ADMIN, &format!("{USERS}/g-anna")).await.body;
    assert_eq!(shown["roles"], json!(["SubaccountAdministrator"]));
    assert_eq!(shown["active"], true);
    let unknown = api.delete(&ADMIN, &role("Emperor")).await;
    assert_eq!((unknown.status, unknown.target()), (StatusCode::NOT_FOUND, Some("role")));
}

#[tokio::test]
async fn pages_go_through_everybody_once() {
    let Setup { api, _store, .. } = setup().await;
    for name in ["d", "B", "a", "c", "E"] {
        let body = json!({"userName": name, "email": format!("{name}@example.com")});
        assert_eq!(api.post(&ADMIN, USERS, body).await.status, StatusCode::CREATED);
    }
    let mut names = Vec::new();
    let mut after = String::new();
    loop {
        let page = api.get(&ADMIN, &format!("{USERS}?limit=2&after={after}")).await.body;
        let users = page["value"].as_array().expect("a list");
        names.extend(users.iter().map(|user| user["userName"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut after),
            None => break,
        }
    }
    assert_eq!(names, ["a", "B", "c", "d", "E"]);
    let refused = api.get(&ADMIN, &format!("{USERS}?limit=0")).await;
    assert_eq!((refused.status, refused.target()), (StatusCode::BAD_REQUEST, Some("limit")));
}

#[tokio::test]
async fn a_password_that_is_set_works_and_is_never_answered() {
    let Setup { api, directory, _store } = setup().await;
    api.post(&ADMIN, USERS, anna()).await;
    let path = format!("{USERS}/g-anna/password");
    let set = api.put(&ADMIN, &path, json!({"password": "correct horse"})).await;
    assert_eq!((set.status, &set.body), (StatusCode::NO_CONTENT, &Value::Null));
    assert!(directory.check_password("afischer", "correct horse").await.unwrap().is_some());
    let weak = api.put(&ADMIN, &path, json!({"password": "geheim"})).await;
    assert_eq!((weak.status, weak.target()), (StatusCode::BAD_REQUEST, Some("password")));
    assert!(!weak.body.to_string().contains("geheim"));
}

#[tokio::test]
async fn only_subaccount_administrators_get_in() {
    let Setup { directory, _store, .. } = setup().await;
    let Part { router, table } = directory.routes(TestAuthenticator::new());
    let api = Api::new(router).described(&docket_directory::describe());
    assert!(table.iter().all(|route| route.needs == Needs::Role(&[Role::SubaccountAdministrator])));
    for route in &table {
        let path = route.path.replace("{id}", "g-9").replace("{role}", "TaskCenterAdmin");
        let call = async |caller: &TestCaller| {
            api.call(caller, route.method.clone(), &path, Some(json!({}))).await.status
        };
        for caller in [TestCaller::Nobody, TestCaller::Impostor] {
            assert_eq!(call(&caller).await, StatusCode::UNAUTHORIZED, "{caller:?} {path}");
        }
        for caller in [
            TestCaller::person("someone"),
            TestCaller::client(ClientKind::Destination),
            TestCaller::person("someone").with(Role::DestinationAdministrator),
            TestCaller::session("someone").with(Role::TaskCenterAdmin),
        ] {
            assert_eq!(call(&caller).await, StatusCode::FORBIDDEN, "{caller:?} {path}");
        }
        for caller in TestCaller::each_with(Role::SubaccountAdministrator) {
            let status = call(&caller).await;
            assert!(
                ![StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status),
                "{caller:?} {path}"
            );
        }
    }
}
