//! All routes, called by everybody.

mod instance_parameters;
mod metrics;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::body::Body;
use docket_domain::{Clock, Role};
use docket_http::{ClientKind, Needs, Route};
use docket_testkit::callers::{TestAuthenticator, TestCaller};
use http::{Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt as _;

use super::*;

async fn app(directory: &std::path::Path) -> App {
    let flags = [("trust.key_bits", "2048".to_owned())];
    let config = Config::load(None, &|_| None, &flags).unwrap();
    let data = DataDir::create(&directory.join("data")).unwrap();
    let addresses = Addresses {
        public_url: "http://127.0.0.1:8080".parse().unwrap(),
        https_url: Some("https://localhost:8443".parse().unwrap()),
        local_http_url: "http://127.0.0.1:8080".parse().unwrap(),
        http_port: 8080,
        https_port: Some(8443),
    };
    App::open(&config, &data, &addresses, Clock::system()).await.unwrap()
}

/// One of every kind: with nothing, with each single role, and through each kind of client.
fn everybody() -> Vec<TestCaller> {
    let mut callers = vec![
        TestCaller::Nobody,
        TestCaller::Impostor,
        TestCaller::CommandLine,
        TestCaller::person("someone"),
        TestCaller::session("someone"),
    ];
    for kind in
        [ClientKind::TaskCenter, ClientKind::Destination, ClientKind::Application, ClientKind::Directory]
    {
        callers.push(TestCaller::client(kind));
        callers.push(TestCaller::person_through(kind, "someone"));
    }
    callers.extend(Role::ALL.into_iter().flat_map(TestCaller::each_with));
    callers
}

/// Who passes, said anew and not taken from the guard.
fn may_pass(needs: Needs, caller: &TestCaller) -> bool {
    let roles: &[Role] = match caller {
        TestCaller::Nobody | TestCaller::Impostor => return needs == Needs::Nobody,
        TestCaller::CommandLine => &Role::ALL,
        TestCaller::Person(_, roles)
        | TestCaller::PersonThrough(_, _, roles)
        | TestCaller::Session(_, roles)
        | TestCaller::Client(_, roles) => roles,
    };
    match needs {
        Needs::Nobody | Needs::AnyCaller => true,
        Needs::Person => {
            matches!(
                caller,
                TestCaller::Person(..)
                    | TestCaller::PersonThrough(ClientKind::TaskCenter, ..)
                    | TestCaller::Session(..)
            )
        }
        Needs::Role(wanted) => roles.iter().any(|role| wanted.contains(role)),
        Needs::Provisioning => {
            roles.contains(&Role::SubaccountAdministrator)
                || matches!(caller, TestCaller::Client(ClientKind::Directory, _))
        }
        Needs::DestinationClient => matches!(
            caller,
            TestCaller::Client(ClientKind::Destination, _)
                | TestCaller::PersonThrough(ClientKind::Destination, ..)
        ),
    }
}

/// A path of the route, with something in place of each parameter.
fn path(route: &Route) -> String {
    let filled = route.path.split('/').map(|segment| if segment.starts_with('{') { "none" } else { segment });
    filled.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_lets_just_those_pass_that_it_names() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let Part { router, table } = app.routes(TestAuthenticator::new());
    for route in table.iter().filter(|route| route.needs != Needs::Nobody) {
        for caller in everybody() {
            let mut request = Request::builder()
                .method(route.method.clone())
                .uri(path(route))
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from("[]"))
                .unwrap();
            request.headers_mut().extend(caller.headers());
            let status = router.clone().oneshot(request).await.unwrap().status();
            let refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            let context = format!("{} {} as {caller:?}: {status}", route.method, route.path);
            assert_eq!(!refused, may_pass(route.needs, &caller), "{context}");
            let unknown = matches!(caller, TestCaller::Nobody | TestCaller::Impostor);
            assert_eq!(status == StatusCode::UNAUTHORIZED, unknown, "{context}");
        }
    }
    app.close().await;
}

#[tokio::test]
async fn a_cookie_alone_changes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let Part { router, table } = app.routes(TestAuthenticator::new());
    let session = Role::ALL.into_iter().fold(TestCaller::session("someone"), TestCaller::with);
    let guarded =
        table.iter().filter(|route| matches!(route.needs, Needs::Role(_) | Needs::Person | Needs::AnyCaller));
    for route in guarded.filter(|route| route.method != http::Method::GET) {
        let mut request =
            Request::builder().method(route.method.clone()).uri(path(route)).body(Body::empty()).unwrap();
        request.headers_mut().extend(session.headers());
        request.headers_mut().remove(docket_http::guard::CSRF_HEADER);
        let status = router.clone().oneshot(request).await.unwrap().status();
        assert_eq!(status, StatusCode::FORBIDDEN, "{} {}", route.method, route.path);
    }
    app.close().await;
}

#[tokio::test]
async fn the_routes_and_what_they_need_are_these() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let mut lines: Vec<String> = app
        .routes(TestAuthenticator::new())
        .table
        .iter()
        .map(|route| {
            let mut line = format!("{} {} ", route.path, route.method);
            match route.needs {
                Needs::Role(roles) => {
                    let names = roles.iter().map(|role| role.name()).collect::<Vec<_>>();
                    let _ = write!(line, "{}", names.join(" | "));
                }
                other => {
                    let _ = write!(line, "{other:?}");
                }
            }
            line
        })
        .collect();
    lines.sort();
    insta::assert_snapshot!("routes", lines.join("\n"));
    app.close().await;
}

#[tokio::test]
async fn every_route_is_described_and_nothing_else_is() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let table = app.routes(TestAuthenticator::new()).table;
    let served: BTreeSet<(String, String)> =
        table.into_iter().map(|route| (route.path, route.method.as_str().to_lowercase())).collect();
    let document = serde_json::to_value(openapi::assemble()).unwrap();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(|method| (path.clone(), method.clone()))
        })
        .collect();
    assert_eq!(described, served);
    app.close().await;
}

/// A request with every field that is described is not told that there is no such field.
#[tokio::test]
async fn every_described_field_of_the_cockpits_requests_is_read() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let api = docket_testkit::callers::Api::new(app.routes(TestAuthenticator::new()).router);
    let document = serde_json::to_value(openapi::assemble()).unwrap();
    let resolve = |schema: &Value| match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.strip_prefix('#').unwrap()).unwrap().clone(),
        None => schema.clone(),
    };
    let sample = |schema: &Value| {
        let schema = match schema["oneOf"].as_array() {
            Some(choices) => resolve(choices.iter().find(|choice| choice["type"] != "null").unwrap()),
            None => resolve(schema),
        };
        let is = |kind: &str| {
            schema["type"] == kind
                || schema["type"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()))
        };
        match schema["enum"].as_array() {
            Some(values) => values[0].clone(),
            None if is("boolean") => true.into(),
            None if is("array") => serde_json::json!([]),
            None if is("object") => serde_json::json!({}),
            None => "sample".into(),
        }
    };
    let mut read = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let schema = resolve(&operation["requestBody"]["content"]["application/json"]["schema"]);
            let Some(properties) =
                schema["properties"].as_object().filter(|_| path.contains("/cockpit-api/"))
            else {
                continue;
            };
            let body: serde_json::Map<_, _> =
                properties.iter().map(|(name, schema)| (name.clone(), sample(schema))).collect();
            let method = method.to_uppercase().parse().unwrap();
            let filled = path.replace("{id}", "none").replace("{name}", "none");
            let answer = api.call(&TestCaller::CommandLine, method, &filled, Some(body.into())).await;
            let message = answer.body["error"]["message"].as_str().unwrap_or_default();
            assert!(!message.contains("There is no field"), "{path}: {message}");
            read += 1;
        }
    }
    assert!(read >= 5, "{read}");
    app.close().await;
}

#[tokio::test]
async fn the_service_status_is_that_of_the_parts() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let router = app.routes(TestAuthenticator::new()).router;
    let api = docket_testkit::callers::Api::new(router).described(&openapi::assemble());
    let caller = TestCaller::person("ada").with(Role::TaskCenterAdmin).with(Role::DestinationAdministrator);
    let path = "/task-center-service/v1/service-status";
    let before = api.get(&caller, path).await.body;
    assert_eq!(before["value"][0]["code"], "Service_Configuration");
    assert_eq!(before["value"][0]["status"], "OK");
    // Nobody can sign in yet.
    assert_eq!(
        (&before["value"][1]["code"], &before["value"][1]["status"]),
        (&"IDS_Configuration".into(), &"ERROR".into())
    );

    let person = serde_json::json!({"userName": "ada", "email": "ada@example.com", "givenName": "Ada", "familyName": "Byron"});
    let created = api.post(&TestCaller::CommandLine, "/cockpit-api/v1/users", person).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    let ids = serde_json::json!({"Name": "Identity_Authentication_Connectivity_IDS", "Type": "HTTP", "URL": "https://ids.example/scim"});
    api.post(&caller, "/cockpit-api/v1/destinations", ids).await;
    let after = api.get(&caller, path).await.body;
    assert_eq!(after["value"][1]["status"], "WARNING");
    let message = after["value"][1]["message"].as_str().unwrap();
    assert!(message.contains("1 active person") && message.contains("was not read yet"), "{message}");
    assert!(after["value"][1]["modifiedAt"].is_null());
    app.close().await;
}

#[tokio::test]
async fn a_booster_does_what_it_announced_and_nothing_twice() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let api = docket_testkit::callers::Api::new(app.routes(TestAuthenticator::new()).router)
        .described(&openapi::assemble());
    let caller = TestCaller::CommandLine;
    let boosters = api.get(&caller, "/cockpit-api/v1/boosters").await.body;
    let booster = &boosters["value"][0];
    assert!(booster["title"].is_string() && booster["description"].is_string());
    let titles = |steps: &Value| {
        steps.as_array().unwrap().iter().map(|step| step["title"].clone()).collect::<Vec<_>>()
    };
    let run = format!("/cockpit-api/v1/boosters/{}/run", booster["name"].as_str().unwrap());
    let done = api.post(&caller, &run, serde_json::json!({})).await.body;
    assert_eq!(titles(&done["steps"]), titles(&booster["steps"]));
    let statuses = |answer: &Value| {
        answer["steps"].as_array().unwrap().iter().map(|step| step["status"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&done)[..7], ["CREATED"; 7]);
    let again = api.post(&caller, &run, serde_json::json!({})).await.body;
    assert_eq!(statuses(&again)[..7], ["EXISTS"; 7]);
    // The command line is nobody whom roles could be given to.
    assert_eq!(statuses(&again)[7], "SKIPPED");
    // Nothing has to be sent, and what is sent is looked at.
    assert_eq!(api.post(&caller, &run, Value::Null).await.status, 200);
    for (body, target) in [
        (serde_json::json!({"username": "mkeller"}), "username"),
        (serde_json::json!({"userName": 7}), "userName"),
        (serde_json::json!({"userName": "nobody"}), "userName"),
    ] {
        let refused = api.post(&caller, &run, body).await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.body["error"]["target"], target, "{}", refused.body);
    }
    assert_eq!(api.post(&caller, &run, serde_json::json!([])).await.status, 400);
    app.close().await;
}
