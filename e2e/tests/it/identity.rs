//! Who may have what, and in whose name a provider is called.

use docket_e2e::Api;
use docket_e2e::procedure::{Connected, Destinations, task_path};
use serde_json::json;

#[tokio::test]
async fn a_technical_user_is_never_used_for_a_decision() {
    let connected = Connected::new(Destinations::New).await;
    let (employee, manager) = connected.employee_and_manager();
    let code = connected.request_leave(&employee).await;
    let inbox = connected.signed_in(&manager).await;
    let task = connected.wait_for_task(&inbox, &code).await;
    let admin = connected.docket.admin();
    admin.delete("/cockpit-api/v1/destinations/SuccessFactors_PP").await.ok();

    let refused = inbox.post(&task_path(&task, "/response"), &json!({"code": "approve"})).await;
    assert!(refused.status.is_client_error() || refused.status.is_server_error(), "{}", refused.text);
    assert!(refused.text.contains("SuccessFactors_PP"), "{}", refused.text);
    assert_eq!(connected.leave(&code).await["approvalStatus"], "PENDING");
}

#[tokio::test]
async fn only_a_client_of_a_destination_service_instance_gets_tokens_of_a_destination() {
    let connected = Connected::new(Destinations::New).await;
    let (_, manager) = connected.employee_and_manager();
    let path = "/destination-configuration/v1/destinations/SuccessFactors_PP";
    let user_token = connected.token(&manager).await;

    let as_person = Api::new(connected.docket.url()).bearer(&user_token).get(path).await;
    assert_eq!(as_person.status, 403, "{}", as_person.text);
    assert!(!as_person.text.contains("authTokens"));
    assert_eq!(connected.docket.anonymous().get(path).await.status, 401);

    let admin = connected.docket.admin();
    let key = admin.get("/cockpit-api/v1/service-instances/default_destination/keys/default_key").await.ok();
    let key = &key["credentials"];
    let client = Api::new(connected.docket.url())
        .basic(key["clientid"].as_str().unwrap(), key["clientsecret"].as_str().unwrap());
    let token = client.post_form("/oauth/token", &[("grant_type", "client_credentials")]).await.ok();
    let program = Api::new(connected.docket.url()).bearer(token["access_token"].as_str().unwrap());
    let found = program.get_with(path, &[("x-user-token", &user_token)]).await.ok();
    let header = &found["authTokens"][0]["http_header"];
    assert_eq!(header["key"], "Authorization");

    // The sandbox says whose token it is: the manager's own inbox of tasks is closed to them, the token itself is good.
    let bearer = header["value"].as_str().unwrap().strip_prefix("Bearer ").unwrap();
    assert_eq!(Api::new(connected.sandbox.url()).bearer(bearer).get("/oauth/validate").await.status, 200);
}

#[tokio::test]
async fn a_client_that_builds_https_addresses_itself_finds_tokens_and_keys_there() {
    let connected = Connected::new(Destinations::New).await;
    let authority = std::fs::read(connected.docket.data_dir().join("tls/ca.pem")).unwrap();
    // A host and a port without a scheme, as client libraries want it.
    let domain = connected.uaa["uaadomain"].as_str().unwrap();
    assert!(!domain.contains("://"), "{domain}");
    let https = Api::with_authorities(&format!("https://{domain}"), &[authority]);
    let zone = connected.uaa["zoneid"].as_str().unwrap();
    let keys = https.get(&format!("/token_keys?zid={zone}")).await.ok();
    assert!(keys["keys"].as_array().unwrap().iter().all(|key| key["kty"] == "RSA" && key["kid"].is_string()));

    let (_, manager) = connected.employee_and_manager();
    let form = [
        ("grant_type", "password"),
        ("client_id", connected.uaa["clientid"].as_str().unwrap()),
        ("client_secret", connected.uaa["clientsecret"].as_str().unwrap()),
        ("username", manager["user_id"].as_str().unwrap()),
        ("password", manager["password"].as_str().unwrap()),
    ];
    let token = https.post_form("/oauth/token", &form).await.ok();
    assert!(token["expires_in"].is_number(), "{token}");
    let inbox = Api::new(connected.docket.url()).bearer(token["access_token"].as_str().unwrap());
    inbox.get("/task-center-service/v1/tasks").await.ok();
}
