//! What an instance of the destination service is created with.

use docket_destinations::Properties;
use docket_testkit::Api;
use serde_json::json;

use super::*;

const INSTANCES: &str = "/cockpit-api/v1/service-instances";
const ADMIN: TestCaller = TestCaller::CommandLine;

fn destination(name: &str, url: &str) -> Value {
    json!({"Name": name, "Type": "HTTP", "URL": url, "ProxyType": "Internet", "Authentication": "BasicAuthentication",
           "User": "u", "Password": "hunter2"})
}

fn instance(name: &str, init_data: &Value) -> Value {
    json!({"name": name, "service": "destination", "parameters": {"HTML5Runtime_enabled": true, "init_data": init_data}})
}

/// What the subaccount's destinations lead to.
async fn urls(app: &App) -> Vec<(String, String)> {
    let all = app.destinations.list().await.unwrap();
    all.iter().map(|one| (one.name().to_owned(), one.get("URL").unwrap_or_default().to_owned())).collect()
}

#[tokio::test]
async fn destinations_and_certificates_come_and_go_with_the_instance_and_no_secret_is_shown() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let api = Api::new(app.routes(TestAuthenticator::new()).router);
    let pem = rcgen::generate_simple_self_signed(["x".to_owned()]).unwrap().cert.pem();
    let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, pem);
    let changes = app.destinations.changes();
    let init_data = json!({
        "subaccount": {"destinations": [destination("A", "https://a.example")]},
        "instance": {
            "destinations": [destination("Own", "https://own.example")],
            "certificates": [{"Name": "own.pem", "Type": "CERTIFICATE", "Content": content}],
        },
    });
    let created = api.post(&ADMIN, INSTANCES, instance("d", &init_data)).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    assert!(changes.has_changed().unwrap(), "the connectors look again");
    assert_eq!(urls(&app).await, [("A".to_owned(), "https://a.example".to_owned())]);
    assert_eq!(app.destinations.find("A").await.unwrap().unwrap().get("Password"), Some("hunter2"));

    let shown = api.get(&ADMIN, &format!("{INSTANCES}/d")).await;
    assert_eq!(shown.body, created.body);
    let key = api.post(&ADMIN, &format!("{INSTANCES}/d/keys"), json!({"name": "k"})).await;
    assert_eq!(key.status, StatusCode::CREATED, "{}", key.body);
    api.delete(&ADMIN, &format!("{INSTANCES}/d/keys/k")).await;
    assert!(!shown.body.to_string().contains("hunter2") && !shown.body.to_string().contains(&content));
    let level = &shown.body["parameters"]["init_data"]["instance"];
    assert_eq!(
        (&level["destinations"][0]["Name"], &level["certificates"][0]["Name"]),
        (&json!("Own"), &json!("own.pem"))
    );

    let levels = || async {
        let mut tx = app.store.read().await.unwrap();
        let ends = tx.list_certificate_ends().await.unwrap();
        ends.into_iter().map(|(_, name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(levels().await, ["own.pem"]);
    assert_eq!(api.delete(&ADMIN, &format!("{INSTANCES}/d")).await.status, StatusCode::NO_CONTENT);
    assert_eq!(levels().await, Vec::<String>::new());
    assert_eq!(urls(&app).await.len(), 1, "the subaccount's stay");
    app.close().await;
}

#[tokio::test]
async fn the_policy_decides_what_becomes_of_those_there_are_and_all_are_taken_or_none() {
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let api = Api::new(app.routes(TestAuthenticator::new()).router);
    app.destinations
        .create(Properties::from([("Name", "A"), ("Type", "HTTP"), ("URL", "https://old.example")]))
        .await
        .unwrap();
    let level = |policy: &str| {
        json!({"subaccount": {
            "existing_destinations_policy": policy,
            "destinations": [destination("B", "https://b.example"), destination("A", "https://new.example")],
        }})
    };
    let refused = api.post(&ADMIN, INSTANCES, instance("d", &level("fail"))).await;
    let field = "parameters.init_data.subaccount.destinations[1].Name";
    assert_eq!((refused.status, refused.target()), (StatusCode::CONFLICT, Some(field)), "{}", refused.body);
    assert_eq!(refused.code(), Some("cockpit.serviceInstance.contentTaken"));
    assert_eq!(api.get(&ADMIN, &format!("{INSTANCES}/d")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(urls(&app).await.len(), 1, "nothing is half-written");

    let mut broken = level("update");
    broken["subaccount"]["destinations"][1]["URL"] = "nowhere://".into();
    let refused = api.post(&ADMIN, INSTANCES, instance("d", &broken)).await;
    let field = "parameters.init_data.subaccount.destinations[1].URL";
    assert_eq!(
        (refused.status, refused.target()),
        (StatusCode::BAD_REQUEST, Some(field)),
        "{}",
        refused.body
    );
    assert!(!refused.body.to_string().contains("hunter2"));
    assert_eq!(urls(&app).await.len(), 1);

    let ignored = api.post(&ADMIN, INSTANCES, instance("i", &level("ignore"))).await;
    assert_eq!(ignored.status, StatusCode::CREATED, "{}", ignored.body);
    assert_eq!(urls(&app).await[0].1, "https://old.example");
    let updated = api.post(&ADMIN, INSTANCES, instance("u", &level("update"))).await;
    assert_eq!(updated.status, StatusCode::CREATED, "{}", updated.body);
    assert_eq!(urls(&app).await[0].1, "https://new.example");

    // An update takes the same, and is told apart from the client's parameters.
    let mut again = level("fail");
    let with = |init_data: &Value| json!({"parameters": {"init_data": init_data}});
    let refused = api.patch(&ADMIN, &format!("{INSTANCES}/u"), with(&again)).await;
    let field = "parameters.init_data.subaccount.destinations[0].Name";
    assert_eq!((refused.status, refused.target()), (StatusCode::CONFLICT, Some(field)), "{}", refused.body);
    again["subaccount"]["existing_destinations_policy"] = "update".into();
    again["subaccount"]["destinations"][1]["URL"] = "https://newer.example".into();
    let changed = api.patch(&ADMIN, &format!("{INSTANCES}/u"), with(&again)).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    assert!(!changed.body.to_string().contains("hunter2"), "{}", changed.body);
    assert_eq!(urls(&app).await[0].1, "https://newer.example");
    // What is shown can be given back, also where the policy is to fail.
    let path = format!("{INSTANCES}/own");
    let own = json!({"instance": {"destinations": [destination("Own", "https://own.example")]}});
    assert_eq!(api.post(&ADMIN, INSTANCES, instance("own", &own)).await.status, StatusCode::CREATED);
    let shown = api.get(&ADMIN, &path).await.body["parameters"].clone();
    let same = api.patch(&ADMIN, &path, json!({"parameters": shown})).await;
    assert_eq!((same.status, &same.body["changes"]), (StatusCode::OK, &json!([])), "{}", same.body);

    let elsewhere = json!({"name": "x", "service": "xsuaa", "parameters": {"init_data": {}}});
    let refused = api.post(&ADMIN, INSTANCES, elsewhere).await;
    assert_eq!((refused.status, refused.target()), (StatusCode::BAD_REQUEST, Some("parameters.init_data")));
    app.close().await;
}

#[tokio::test]
async fn the_policy_decides_what_becomes_of_certificates_there_are() {
    const CERTIFICATE: &str = "/cockpit-api/v1/certificates/shared.pem";
    let directory = tempfile::tempdir().unwrap();
    let app = app(directory.path()).await;
    let api = Api::new(app.routes(TestAuthenticator::new()).router);
    let level = |policy: &str| {
        let pem = rcgen::generate_simple_self_signed(["x".to_owned()]).unwrap().cert.pem();
        let content = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, pem);
        json!({"subaccount": {
            "existing_certificates_policy": policy,
            "certificates": [{"Name": "shared.pem", "Type": "CERTIFICATE", "Content": content}],
        }})
    };
    let kept = async || {
        let shown = api.get(&ADMIN, CERTIFICATE).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        shown.body
    };
    assert_eq!(api.post(&ADMIN, INSTANCES, instance("a", &level("fail"))).await.status, StatusCode::CREATED);
    let first = kept().await;

    let refused = api.post(&ADMIN, INSTANCES, instance("b", &level("fail"))).await;
    let field = "parameters.init_data.subaccount.certificates[0].Name";
    assert_eq!((refused.status, refused.target()), (StatusCode::CONFLICT, Some(field)), "{}", refused.body);
    assert_eq!(api.get(&ADMIN, &format!("{INSTANCES}/b")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kept().await, first);

    assert_eq!(
        api.post(&ADMIN, INSTANCES, instance("b", &level("ignore"))).await.status,
        StatusCode::CREATED
    );
    assert_eq!(kept().await, first);
    assert_eq!(
        api.post(&ADMIN, INSTANCES, instance("c", &level("update"))).await.status,
        StatusCode::CREATED
    );
    assert_ne!(kept().await, first);
    app.close().await;
}
