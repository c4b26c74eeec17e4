//! The guide's commands, as a person types them.

use docket_e2e::procedure::{Connected, Destinations, TECHNICAL_USER, create_people, destination, register};
use docket_e2e::{Docket, Sandbox};
use serde_json::{Value, json};

/// Follows the guide with commands wherever it names one, from the booster to a connector that is well.
#[tokio::test]
async fn the_guides_commands_connect_a_provider() {
    let (docket, sandbox) = (Docket::start(), Sandbox::start());
    let password = "correct horse battery";
    docket.ok_with_input(
        &["user", "create", "admin", "--email", "admin@example.com", "--role", "SubaccountAdministrator"],
        password,
    );
    let booster = docket.ok(&["booster", "run", "--user", "admin"]);
    assert!(booster.lines().skip(1).all(|line| line.starts_with("CREATED")), "{booster}");
    let again = docket.ok(&["booster", "run", "--user", "admin"]);
    assert!(again.lines().skip(1).all(|line| line.starts_with("EXISTS")), "{again}");

    let certificate = docket.data_dir().join("trust.pem");
    docket.ok(&["trust", "download", "--file", certificate.to_str().unwrap()]);
    let certificate = std::fs::read_to_string(certificate).unwrap();
    assert!(certificate.starts_with("-----BEGIN CERTIFICATE-----"), "{certificate}");

    docket.ok(&["service-instance", "create", "successfactors_taskcenter", "--service", "one-inbox-service"]);
    docket.ok(&["service-key", "create", "successfactors_taskcenter", "sf_key"]);
    let key = docket.ok(&["service-key", "get", "successfactors_taskcenter", "sf_key"]);
    let key: Value = serde_json::from_str(&key).unwrap();
    for (part, name) in
        [("endpoints", "inbox_rest_url"), ("uaa", "url"), ("uaa", "clientid"), ("uaa", "clientsecret")]
    {
        assert!(key[part][name].as_str().is_some_and(|value| !value.is_empty()), "{part}.{name}");
    }

    let setup = sandbox.admin();
    create_people(&docket.admin(), &sandbox).await;
    setup.post("/api/v1/upgrades/enhanced-to-do-integration", &json!({})).await.ok();
    let url = key["uaa"]["url"].as_str().unwrap();
    let technical = register(&setup, "OneInboxApp", url, &[TECHNICAL_USER], &certificate).await;
    let propagation = register(&setup, "OneInboxAppPP", &format!("{url}/pp"), &[], &certificate).await;

    let company = sandbox.facts()["company_id"].clone();
    let mut primary = destination("SuccessFactors", sandbox.url(), &company, &technical);
    primary["SystemUser"] = TECHNICAL_USER.into();
    primary["tc.enabled"] = "true".into();
    let persons = destination("SuccessFactors_PP", sandbox.url(), &company, &propagation);
    let file = docket.data_dir().join("successfactors.json");
    std::fs::write(&file, json!([persons, primary]).to_string()).unwrap();
    docket.ok(&["destination", "apply", "-f", file.to_str().unwrap()]);
    let list = docket.ok(&["destination", "list"]);
    assert!(list.contains("SuccessFactors_PP") && list.contains("Success_Factors_PP"), "{list}");

    let connected =
        Connected { docket, sandbox, connector: "SuccessFactors".to_owned(), uaa: key["uaa"].clone() };
    connected.wait_for_job("INITIAL").await;
    connected.wait_for_job("DELTA").await;
    let status = connected.docket.ok(&["connector", "status", "SuccessFactors"]);
    assert!(status.starts_with("SuccessFactors: OK"), "{status}");
}

#[test]
fn a_destination_is_shown_without_its_secrets_and_with_what_is_odd_about_it() {
    let docket = Docket::start();
    let destination = json!({
        "Name": "Odd", "Type": "HTTP", "URL": "https://odd.example", "ProxyType": "Internet",
        "Authentication": "BasicAuthentication", "User": "u", "Password": "open sesame", "Tc.enabled": "true",
    });
    let output = docket.run_with_input(&["destination", "apply", "-f", "-"], &destination.to_string());
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("tc.enabled"));
    let shown = docket.ok(&["destination", "get", "Odd"]);
    assert!(shown.contains("Password") && !shown.contains("open sesame"), "{shown}");

    for arguments in [
        &["destination", "apply", "-f", "-", "--output", "json"][..],
        &["destination", "delete", "Odd", "--output", "json"],
    ] {
        let printed = docket.ok_with_input(arguments, &destination.to_string());
        serde_json::from_str::<Value>(&printed)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error} in {printed}"));
    }

    let broken = docket.run_with_input(&["destination", "apply", "-f", "-"], "[{");
    assert_eq!(broken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("standard input is not JSON"));
}

#[test]
fn an_export_can_be_applied_and_the_secrets_it_leaves_out_stay() {
    let docket = Docket::start();
    let destination = json!({
        "Name": "Kept", "Type": "HTTP", "URL": "https://kept.example", "ProxyType": "Internet",
        "Authentication": "BasicAuthentication", "User": "u", "Password": "open sesame",
    });
    docket.ok_with_input(&["destination", "apply", "-f", "-"], &destination.to_string());
    let exported = docket.ok(&["destination", "export", "Kept"]);
    assert!(exported.contains("$leftOut"), "{exported}");
    let again = docket.ok_with_input(&["destination", "apply", "-f", "-"], &exported);
    assert_eq!(again, "Replaced Kept.\n");
    let shown = docket.ok(&["destination", "get", "Kept"]);
    assert!(shown.contains("(set, never shown)") && !shown.contains("$leftOut"), "{shown}");
    // A new one must bring what it needs.
    let renamed = exported.replace("Kept", "Other");
    let refused = docket.run_with_input(&["destination", "apply", "-f", "-"], &renamed);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Password is missing"));
}

#[tokio::test]
async fn a_connector_that_is_not_well_gives_exit_status_1_and_names_the_reason() {
    let connected = Connected::new(Destinations::New).await;
    let client = connected.sandbox.admin().get("/api/v1/oauth-clients").await.ok()["value"]
        .as_array()
        .unwrap()
        .iter()
        .find(|client| client["applicationName"] == "OneInboxApp")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    connected.sandbox.admin().post(&format!("/api/v1/oauth-clients/{client}/disable"), &json!({})).await.ok();
    // The change of a destination makes docket ask for a new token.
    let admin = connected.docket.admin();
    let path = format!("/cockpit-api/v1/destinations/{}", connected.connector);
    let mut properties = admin.get(&path).await.ok()["properties"].clone();
    properties["Description"] = "changed".into();
    admin.put(&path, &properties).await.ok();

    let status = docket_e2e::wait::until("the failure to show", async || {
        let output = connected.docket.run(&["connector", "status", &connected.connector]);
        (output.status.code() == Some(1)).then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    })
    .await;
    assert!(status.contains("ERROR") && status.contains("401"), "{status}");
}

#[test]
fn wrong_usage_and_failure_have_exit_statuses_of_their_own_and_say_why() {
    let docket = Docket::start();
    for (arguments, status) in [
        (&["destination", "get", "Nowhere"][..], 1),
        (&["service-key", "get", "none", "none"], 1),
        (&["service-instance", "create", "x", "--service", "none"], 1),
        (&["frobnicate"], 2),
        (&["destination", "apply"], 2),
    ] {
        let output = docket.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[tokio::test]
async fn people_are_listed_and_found_however_many_there_are() {
    let docket = Docket::start();
    let admin = docket.admin();
    // More than the interface gives at a time unless it is asked for more.
    for number in 0..120 {
        let user = json!({"userName": format!("u{number:03}"), "email": format!("u{number}@example.com")});
        admin.post("/cockpit-api/v1/users", &user).await.ok();
    }
    let listed = docket.ok(&["user", "list"]);
    assert!(listed.contains("u000") && listed.contains("u119"), "{listed}");
    docket.ok(&["user", "assign-role", "U119", "TaskCenterAdmin"]);
    let listed: Value = serde_json::from_str(&docket.ok(&["user", "list", "--output", "json"])).unwrap();
    let last = listed["value"].as_array().unwrap().iter().find(|user| user["userName"] == "u119").unwrap();
    assert_eq!(last["roles"], json!(["TaskCenterAdmin"]));
}
