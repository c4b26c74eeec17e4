//! Destinations as the cockpit shows them.

use docket_domain::Role;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Value, json};

use crate::world::World;

const PATH: &str = "/cockpit-api/v1/destinations";

fn administrator() -> TestCaller {
    TestCaller::person("ada").with(Role::DestinationAdministrator)
}

fn destination() -> Value {
    json!({"Name": "A", "Type": "HTTP", "URL": "https://x.example.com", "Authentication": "OAuth2ClientCredentials",
           "clientId": "c", "clientSecret": "hunter2", "tokenServiceURL": "https://t.example.com/oauth/token",
           "URL.headers.apikey": "hunter3"})
}

#[tokio::test]
async fn secrets_are_named_and_never_shown() {
    let world = World::new().await;
    let created = world.api.post(&administrator(), PATH, destination()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.body["secrets"], json!(["URL.headers.apikey", "clientSecret"]));
    assert_eq!(created.body["properties"]["clientId"], "c");
    assert_eq!(created.body["warnings"], json!([]));
    let listed = world.api.get(&administrator(), PATH).await;
    assert_eq!(listed.body["value"], json!([created.body]));
    let one = world.api.get(&administrator(), &format!("{PATH}/A")).await;
    assert_eq!(one.body, created.body);
    assert_eq!(one.headers["etag"], created.body["etag"].as_str().unwrap());
    let changed = world.api.put(&administrator(), &format!("{PATH}/A"), destination()).await;
    let again = world.api.post(&administrator(), PATH, destination()).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, Some("cockpit.destination.exists")));
    let debug = format!("{:?} {:?}", world.destinations.find("A").await, world.destinations.list().await);
    for text in [created.body, listed.body, one.body, changed.body, again.body, Value::String(debug)] {
        assert!(!text.to_string().contains("hunter"), "{text}");
    }
}

#[tokio::test]
async fn a_secret_left_out_is_kept_and_null_removes_it() {
    let world = World::new().await;
    world.api.post(&administrator(), PATH, destination()).await;
    let mut changed = destination();
    let object = changed.as_object_mut().unwrap();
    object.remove("clientSecret");
    object.remove("Name");
    object.insert("URL.headers.apikey".to_owned(), Value::Null);
    object.insert("clientId".to_owned(), json!("d"));
    let answer = world.api.put(&administrator(), &format!("{PATH}/A"), changed).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.body["secrets"], json!(["clientSecret"]));
    let kept = world.destinations.find("A").await.unwrap().unwrap();
    assert_eq!((kept.get("clientSecret"), kept.get("clientId")), (Some("hunter2"), Some("d")));

    let without_url = world.api.put(&administrator(), &format!("{PATH}/A"), json!({"Type": "HTTP"})).await;
    assert_eq!((without_url.status, without_url.target()), (StatusCode::BAD_REQUEST, Some("URL")));
    let renamed =
        world.api.put(&administrator(), &format!("{PATH}/A"), json!({"Name": "B", "Type": "MAIL"})).await;
    assert_eq!((renamed.status, renamed.target()), (StatusCode::BAD_REQUEST, Some("Name")));
    let missing = world.api.put(&administrator(), &format!("{PATH}/Z"), destination()).await;
    assert_eq!(
        (missing.status, missing.code()),
        (StatusCode::NOT_FOUND, Some("cockpit.destination.notFound"))
    );
}

#[tokio::test]
async fn what_is_allowed_and_probably_not_meant_is_warned_of() {
    let world = World::new().await;
    let odd = json!({"Name": "A", "Type": "HTTP", "URL": "https://x", "Tc.enabled": "true", "url.headers.X": "y",
                     "Authentication": "OAuth2mTLS", "tokenServiceURL.SocketReadTimeoutInSeconds": "900"});
    let answer = world.api.post(&administrator(), PATH, odd).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let warnings: Vec<_> =
        answer.body["warnings"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    assert_eq!(warnings.len(), 4, "{warnings:?}");
    assert_eq!(
        warnings[0],
        "Tc.enabled has no effect: property names are case-sensitive, and this one is written tc.enabled."
    );
    assert!(warnings.iter().any(|text| text.starts_with("url.headers.X has no effect")), "{warnings:?}");
    assert!(warnings.iter().any(|text| text.contains("from 0 to 600")), "{warnings:?}");
    assert!(
        warnings.iter().any(|text| text.contains("Authentication names a type that is unknown here")),
        "{warnings:?}"
    );
}

#[tokio::test]
async fn viewers_read_and_do_not_write() {
    let world = World::new().await;
    world.api.post(&administrator(), PATH, destination()).await;
    let viewer = TestCaller::session("bob").with(Role::DestinationViewer);
    assert_eq!(world.api.get(&viewer, &format!("{PATH}/A")).await.status, StatusCode::OK);
    assert_eq!(
        world.api.put(&viewer, &format!("{PATH}/A"), destination()).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(world.api.delete(&viewer, &format!("{PATH}/A")).await.status, StatusCode::FORBIDDEN);
    let nobody = TestCaller::person("eve");
    assert_eq!(world.api.get(&nobody, PATH).await.status, StatusCode::FORBIDDEN);
    for caller in [administrator(), TestCaller::CommandLine] {
        let path = format!("{PATH}/A");
        assert_eq!(world.api.delete(&caller, &path).await.status, StatusCode::NO_CONTENT);
        assert_eq!(world.api.delete(&caller, &path).await.status, StatusCode::NOT_FOUND);
        world.api.post(&administrator(), PATH, destination()).await;
    }
}

#[tokio::test]
async fn each_route_is_open_to_exactly_its_roles() {
    use Role::{
        DestinationAdministrator, DestinationTrustAdministrator, DestinationViewer, SubaccountAdministrator,
    };
    let world = World::new().await;
    let [_, cockpit] = world.destinations.routes(docket_testkit::callers::TestAuthenticator::new());
    let routes = cockpit.table;
    assert_eq!(routes.len(), 31);
    for route in routes {
        let path = route.path.replace("{name}", "Nowhere");
        let changes_nothing = route.method == http::Method::GET || path.ends_with("/lint");
        let admitted: &[Role] = match (path.contains("/trust"), changes_nothing) {
            (true, _) => &[DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator],
            (false, true) => &[DestinationViewer, DestinationAdministrator, SubaccountAdministrator],
            (false, false) => &[DestinationAdministrator, SubaccountAdministrator],
        };
        for role in Role::ALL {
            for caller in TestCaller::each_with(role) {
                let answer =
                    world.api.call(&caller, route.method.clone(), &path, Some(json!("no object"))).await;
                let refused = answer.status == StatusCode::FORBIDDEN;
                assert_eq!(refused, !admitted.contains(&role), "{} {path} as {caller:?}", route.method);
            }
        }
        for (caller, status) in
            [(TestCaller::Nobody, 401), (TestCaller::Impostor, 401), (TestCaller::person("eve"), 403)]
        {
            let answer = world.api.call(&caller, route.method.clone(), &path, None).await;
            assert_eq!(answer.status, status, "{} {path} as {caller:?}", route.method);
        }
    }
}

#[tokio::test]
async fn checking_a_connection_tells_each_step_and_sends_no_credential() {
    let world = World::new().await;
    let mut there = destination();
    there["URL"] = world.token_service.uri().into();
    world.api.post(&administrator(), PATH, there).await;
    let path = format!("{PATH}/A/check-connection");
    let checked = world.api.post(&administrator(), &path, json!({})).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert_eq!(checked.body["reachable"], true);
    let steps = checked.body["steps"].as_array().unwrap();
    let told: Vec<_> = steps.iter().map(|step| (step["step"].as_str(), step["status"].as_str())).collect();
    assert_eq!(
        told,
        [
            (Some("NAME_RESOLUTION"), Some("OK")),
            (Some("CONNECTION"), Some("OK")),
            (Some("TLS"), Some("SKIPPED")),
            (Some("HTTP"), Some("OK"))
        ]
    );
    assert!(steps.iter().all(|step| step["durationMs"].is_u64()));
    assert!(checked.body["note"].as_str().unwrap().contains("proves no more"));
    let requests = world.token_service.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    let sent = format!("{:?}", requests[0].headers);
    assert!(!sent.contains("authorization") && !sent.contains("hunter"), "{sent}");

    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    assert_eq!(world.api.post(&viewer, &path, json!({})).await.status, StatusCode::FORBIDDEN);
    let missing = world.api.post(&administrator(), &format!("{PATH}/B/check-connection"), json!({})).await;
    assert_eq!(
        (missing.status, missing.code()),
        (StatusCode::NOT_FOUND, Some("cockpit.destination.notFound"))
    );
}

#[tokio::test]
async fn a_connection_docket_never_makes_is_not_checked() {
    let world = World::new().await;
    let mut behind_a_proxy = destination();
    behind_a_proxy["ProxyType"] = "OnPremise".into();
    world.api.post(&administrator(), PATH, behind_a_proxy).await;
    let checked = world.api.post(&administrator(), &format!("{PATH}/A/check-connection"), json!({})).await;
    assert_eq!(checked.body["reachable"], false);
    assert!(checked.body["steps"].as_array().unwrap().iter().all(|step| step["status"] == "SKIPPED"));
    assert!(checked.body["note"].as_str().unwrap().contains("ProxyType is not Internet"), "{}", checked.body);
}

#[tokio::test]
async fn the_form_s_fields_and_the_suggestions_are_one_call() {
    let world = World::new().await;
    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    let answer = world.api.get(&viewer, "/cockpit-api/v1/destination-properties").await;
    let basic = &answer.body["authentications"][1];
    assert_eq!(basic["name"], "BasicAuthentication");
    assert_eq!(basic["fields"][1]["name"], "Password");
    assert_eq!(
        (&basic["fields"][1]["secret"], &basic["fields"][1]["required"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(answer.body["common"][4]["values"], json!(["Internet", "OnPremise", "PrivateLink"]));
    let suggestions = answer.body["suggestions"].as_array().unwrap();
    let kind = suggestions.iter().find(|one| one["name"] == "tc.provider_type").unwrap();
    assert!(kind["values"].as_array().unwrap().contains(&json!("SuccessFactors")));
}
