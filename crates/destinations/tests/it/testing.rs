//! A destination tried out as docket uses it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_destinations::Properties;
use docket_domain::Role;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Value, json};
use wiremock::matchers::{header, method, path, path_regex, query_param};
use wiremock::{Mock, ResponseTemplate};

use crate::tls::{Authority, TlsTokenService};
use crate::world::{World, http_destination};

const STEPS: [&str; 6] = ["NAME_RESOLUTION", "CONNECTION", "TLS", "TOKEN", "CALL", "USER"];

fn administrator() -> TestCaller {
    TestCaller::person("root").with(Role::DestinationAdministrator)
}

/// A destination whose system is the server that gives the tokens.
fn destination(world: &World, name: &str, further: &[(&str, &str)]) -> Properties {
    let (url, tokens) = (format!("{}/api", world.token_service.uri()), world.token_url());
    let mut all = vec![("URL", url.as_str()), ("tokenServiceURL", tokens.as_str())];
    all.extend(further);
    http_destination(name, &all)
}

const CLIENT: [(&str, &str); 3] =
    [("Authentication", "OAuth2ClientCredentials"), ("clientId", "c"), ("clientSecret", "hunter2")];
const SAML: [(&str, &str); 4] = [
    ("Authentication", "OAuth2SAMLBearerAssertion"),
    ("audience", "www.successfactors.com"),
    ("authnContextClassRef", "urn:x"),
    ("clientKey", "api-key"),
];

async fn test(world: &World, name: &str, body: Value) -> Value {
    let path = format!("/cockpit-api/v1/destinations/{name}/test");
    let answer = world.api.post(&administrator(), &path, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let steps: Vec<&str> =
        answer.body["steps"].as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, STEPS);
    let text = answer.body.to_string();
    assert!(!text.contains("hunter2") && !text.contains("t0ken"), "{text}");
    answer.body
}

/// A letter for each step: o, f, s.
fn went(test: &Value) -> String {
    let steps = test["steps"].as_array().unwrap();
    let letter = |step: &Value| step["status"].as_str().unwrap().chars().next().unwrap().to_ascii_lowercase();
    steps.iter().map(letter).collect()
}

#[track_caller]
fn detail<'a>(test: &'a Value, step: &str) -> &'a str {
    let steps = test["steps"].as_array().unwrap();
    steps.iter().find(|found| found["step"] == step).unwrap()["detail"].as_str().unwrap()
}

async fn mount(world: &World, mock: Mock) {
    mock.mount(&world.token_service).await;
}

#[tokio::test]
async fn a_call_that_is_answered_well_passes_with_the_destinations_headers_and_queries() {
    let world = World::new().await;
    world.issue("t0ken").await;
    let mock = Mock::given(method("GET"))
        .and(path("/api"))
        .and(header("authorization", "Bearer t0ken"))
        .and(header("x-app", "docket"))
        .and(query_param("sap-client", "100"))
        .respond_with(ResponseTemplate::new(204));
    mount(&world, mock).await;
    let further = [("URL.headers.X-App", "docket"), ("URL.queries.sap-client", "100")];
    world.create(destination(&world, "C", &[&CLIENT[..], &further].concat())).await;
    let found = test(&world, "C", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("oosoos", &json!(true)), "{found}");
    assert!(detail(&found, "TOKEN").contains("good for 60 min"), "{found}");
    assert!(detail(&found, "CALL").contains("/api answered 204 No Content."), "{found}");
    assert_eq!(found["asUser"], Value::Null);
}

#[tokio::test]
async fn the_token_is_fetched_anew_and_what_is_kept_stays() {
    let world = World::new().await;
    world.create(destination(&world, "C", &CLIENT)).await;
    world.issue("kept").await;
    world.find("C", &[]).await;
    world.answer(401, json!({"error": "invalid_client", "error_description": "hunter2 is wrong"})).await;
    let found = test(&world, "C", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("oosfss", &json!(false)), "{found}");
    assert_eq!(
        detail(&found, "TOKEN"),
        "The token service answered 401: invalid_client: *** is wrong. Check clientId and clientSecret; was the secret changed there?"
    );
    assert_eq!(world.find("C", &[]).await["authTokens"][0]["value"], "kept");
}

#[tokio::test]
async fn a_refused_call_says_who_has_to_change_what() {
    let world = World::new().await;
    world.create(destination(&world, "C", &CLIENT)).await;
    for (status, named) in [
        (401, "Do URL and tokenServiceURL belong to the same system"),
        (403, "give the user behind C the permission"),
        (404, "Correct URL"),
        (405, "cannot be read with GET"),
        (503, "Look into its own log"),
    ] {
        world.issue("t0ken").await;
        let body = json!({"error": {"code": "x", "message": "t0ken and hunter2 are no good."}});
        let answer = ResponseTemplate::new(status).set_body_json(body);
        mount(&world, Mock::given(path("/api")).respond_with(answer)).await;
        let found = test(&world, "C", json!({})).await;
        assert_eq!(went(&found), "oosofs", "{status}: {found}");
        let told = detail(&found, "CALL");
        assert!(told.contains(named) && told.contains("*** and *** are no good"), "{status}: {told}");
    }
}

#[tokio::test]
async fn a_task_provider_is_asked_for_its_definitions_and_must_answer_as_one() {
    let world = World::new().await;
    let further = [("tc.enabled", "true"), ("SystemUser", "TECH")];
    world.create(destination(&world, "SF", &[&SAML[..], &further].concat())).await;
    let definitions = || {
        Mock::given(method("GET"))
            .and(path("/api/task-provider/v2/taskDefinitions"))
            .and(query_param("languages", "en-US"))
    };
    world.issue("t0ken").await;
    let answer = ResponseTemplate::new(200).set_body_json(json!({"value": []}));
    mount(&world, definitions().respond_with(answer.insert_header("x-sandbox-user", "TECH"))).await;
    let found = test(&world, "SF", json!({})).await;
    assert_eq!(went(&found), "oosooo", "{found}");
    assert_eq!(detail(&found, "USER"), "The system saw the user TECH, whom docket's assertion named.");

    world.issue("t0ken").await;
    mount(&world, definitions().respond_with(ResponseTemplate::new(200).set_body_string("<html>"))).await;
    let found = test(&world, "SF", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("oosofs", &json!(false)), "{found}");
    assert!(detail(&found, "CALL").contains("web page"), "{found}");
}

#[tokio::test]
async fn what_acts_for_persons_is_tested_as_the_person_that_is_named() {
    let world = World::new().await;
    world
        .create(destination(
            &world,
            "SF_PP",
            &[&SAML[..], &[("tc.provider_type", "SuccessFactors")]].concat(),
        ))
        .await;
    world.issue("t0ken").await;
    let found = test(&world, "SF_PP", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("oossss", &json!(false)), "{found}");
    assert!(detail(&found, "TOKEN").contains("--as USER"), "{found}");
    assert!(world.asked().await.is_empty(), "nothing was sent");

    let unknown = json!({"error": {"code": "sf.task.unknown", "message": "There is no such task."}});
    let description = Mock::given(method("GET"))
        .and(path_regex("^/api/task-provider/v2/tasks/urn%3A.*/description$"))
        .respond_with(ResponseTemplate::new(404).set_body_json(unknown));
    mount(&world, description).await;
    for named in ["ada", "ada@example.com", "g-ada"] {
        let found = test(&world, "SF_PP", json!({"asUser": named})).await;
        assert_eq!((went(&found).as_str(), &found["passed"]), ("oosoos", &json!(true)), "{found}");
        assert_eq!(found["asUser"], "ada");
        assert!(detail(&found, "USER").contains("named the user ada"), "{found}");
    }
    let path = "/cockpit-api/v1/destinations/SF_PP/test";
    let nobody = world.api.post(&administrator(), path, json!({"asUser": "bob"})).await;
    assert_eq!((nobody.status, nobody.code()), (StatusCode::BAD_REQUEST, Some("cockpit.test.asUser")));
    assert_eq!(nobody.body["error"]["target"], "asUser");
}

#[tokio::test]
async fn a_technical_credential_is_not_tested_as_a_person() {
    let world = World::new().await;
    world.issue("t0ken").await;
    world.create(destination(&world, "C", &CLIENT)).await;
    let found = test(&world, "C", json!({"asUser": "ada"})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("oosfss", &json!(false)), "{found}");
    assert!(detail(&found, "TOKEN").contains("never stands for one"), "{found}");
    assert!(world.asked().await.is_empty(), "nothing was sent");
}

#[tokio::test]
async fn without_a_connection_the_token_is_still_looked_at_and_no_call_is_made() {
    let world = World::new().await;
    world.issue("t0ken").await;
    world
        .create(destination(&world, "C", &[&CLIENT[..], &[("URL", "http://nowhere.invalid/x")]].concat()))
        .await;
    let found = test(&world, "C", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("fssoss", &json!(false)), "{found}");
    assert!(detail(&found, "NAME_RESOLUTION").contains("nowhere.invalid"), "{found}");
}

#[tokio::test]
async fn what_docket_never_calls_is_not_tried() {
    let world = World::new().await;
    world.create(http_destination("Cloud", &[("ProxyType", "OnPremise")])).await;
    let found = test(&world, "Cloud", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("ssssss", &json!(false)), "{found}");
    assert!(found["note"].as_str().unwrap().contains("ProxyType is not Internet"), "{found}");
}

#[tokio::test]
async fn a_client_certificate_is_shown_from_the_handshake_on() {
    let authority = Authority::new("clients and servers");
    let world = World::trusting(&authority.pem()).await;
    let service = TlsTokenService::start(&authority).await;
    for (name, issuer) in [("known", &authority), ("unknown", &Authority::new("somebody else"))] {
        let issued = issuer.issue("client");
        let file = format!("{name}.pem");
        let pem = format!("{}{}", issued.key_pem, issued.certificate_pem);
        let certificate = json!({"name": file, "content": STANDARD.encode(pem)});
        let saved = world.api.post(&administrator(), "/cockpit-api/v1/certificates", certificate).await;
        assert_eq!(saved.status, StatusCode::CREATED, "{}", saved.body);
        let further = [
            ("Authentication", "ClientCertificateAuthentication"),
            ("KeyStoreLocation", file.as_str()),
            ("URL", service.url.as_str()),
        ];
        world.create(http_destination(name, &further)).await;
    }
    let found = test(&world, "known", json!({})).await;
    assert_eq!((went(&found).as_str(), &found["passed"]), ("ooosos", &json!(true)), "{found}");
    assert!(detail(&found, "TOKEN").contains("known.pem"), "{found}");
    let found = test(&world, "unknown", json!({})).await;
    assert_eq!(found["passed"], false, "{found}");
    let text = found.to_string();
    assert!(text.contains("registered there"), "{text}");
}

#[tokio::test]
async fn a_body_may_be_left_out_and_holds_nothing_else() {
    let world = World::new().await;
    world.create(destination(&world, "C", &CLIENT)).await;
    let path = "/cockpit-api/v1/destinations/C/test";
    for wrong in [json!({"as": "ada"}), json!({"asUser": 7}), json!([])] {
        let answer = world.api.post(&administrator(), path, wrong).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::BAD_REQUEST, Some("cockpit.body.invalid")));
    }
    let viewer = TestCaller::person("v").with(Role::DestinationViewer);
    assert_eq!(world.api.post(&viewer, path, json!({})).await.status, StatusCode::FORBIDDEN);
    let nothing = world.api.post(&administrator(), "/cockpit-api/v1/destinations/None/test", json!({})).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}
