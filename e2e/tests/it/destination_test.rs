//! `docket destination test` against the sandbox: green when all is well, otherwise the reason and what to change.

use docket_e2e::procedure::{Connected, Destinations, TECHNICAL_USER};
use docket_e2e::{Api, Docket};
use serde_json::{Value, json};

/// What was printed, and whether the exit status says that all is well.
fn test(docket: &Docket, arguments: &[&str]) -> (bool, String) {
    let output = docket.run(&[&["destination", "test"], arguments].concat());
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {out}{err}");
    (output.status.success(), out.into_owned())
}

/// The line of a step without what it found: `Token ok`.
#[track_caller]
fn line<'p>(printed: &'p str, step: &str) -> &'p str {
    printed
        .lines()
        .find(|line| line.starts_with(step))
        .unwrap_or_else(|| panic!("no line {step} in\n{printed}"))
}

#[track_caller]
fn assert_line(printed: &str, step: &str, status: &str, told: &str) {
    let line = line(printed, step);
    assert_eq!(line.split_whitespace().nth(1), Some(status), "{printed}");
    assert!(line.contains(told), "{told} is not told in\n{printed}");
}

#[tokio::test]
async fn a_pair_that_is_well_is_green_as_the_technical_user_and_as_a_person() {
    let connected = Connected::new(Destinations::New).await;
    let docket = &connected.docket;
    let (well, printed) = test(docket, &["SuccessFactors"]);
    assert!(well, "{printed}");
    assert_eq!(printed.lines().count(), 6, "{printed}");
    for (step, told) in [
        ("DNS", "127.0.0.1"),
        ("TCP", "Connected"),
        ("Token", "/oauth/token gave a token, good for 23 h"),
        ("Call", "/api-ext/task-provider/v2/taskDefinitions answered 200 OK"),
        ("User", TECHNICAL_USER),
    ] {
        assert_line(&printed, step, "ok", told);
    }
    assert_line(&printed, "TLS", "-", "http://");

    let (_, manager) = connected.employee_and_manager();
    let user = manager["user_id"].as_str().unwrap();
    for named in [user, manager["email"].as_str().unwrap(), manager["global_user_id"].as_str().unwrap()] {
        let (well, printed) = test(docket, &["SuccessFactors_PP", "--as", named]);
        assert!(well, "{printed}");
        assert_line(&printed, "Call", "ok", "/description answered 200 OK");
        assert_line(&printed, "User", "ok", &format!("saw the user {user}"));
    }
    let log = docket.log();
    let told = format!("({user}): it passed");
    assert!(log.contains("tested destination SuccessFactors_PP as user ") && log.contains(&told), "{log}");

    // Somebody without a task there: one that does not exist is asked for.
    let admin = connected.sandbox.person(|person| person["admin"] == true);
    let (well, printed) =
        test(docket, &["SuccessFactors_PP", "--as", admin["user_id"].as_str().unwrap(), "--output", "json"]);
    let found: Value = serde_json::from_str(&printed).unwrap();
    assert!(well && found["passed"] == true && found["asUser"] == admin["user_id"], "{printed}");

    let (well, printed) = test(docket, &["SuccessFactors_PP"]);
    assert!(!well);
    assert_line(&printed, "Token", "-", "--as USER");
    let (well, printed) = test(docket, &["SuccessFactors", "--as", user]);
    assert!(!well);
    assert_line(&printed, "Token", "FAILED", "SystemUser");
    let nobody = docket.run(&["destination", "test", "SuccessFactors_PP", "--as", "nobody"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("There is nobody with the user name"));
}

#[tokio::test]
async fn a_certificate_that_is_not_registered_is_named_as_the_reason() {
    let connected = Connected::new(Destinations::New).await;
    let docket = &connected.docket;
    docket.ok(&["trust", "renew", "--active", "--yes"]);
    let (_, manager) = connected.employee_and_manager();
    for arguments in
        [&["SuccessFactors"][..], &["SuccessFactors_PP", "--as", manager["user_id"].as_str().unwrap()]]
    {
        let (well, printed) = test(docket, arguments);
        assert!(!well);
        assert_line(&printed, "Token", "FAILED", "Register docket's trust certificate");
        assert_line(&printed, "Call", "-", "no credential");
    }
}

/// docket is the system and its token service at once.
#[tokio::test]
async fn a_wrong_secret_and_a_name_nobody_knows_are_named_as_the_reason() {
    let docket = Docket::start();
    docket.ok(&["service-instance", "create", "own", "--service", "destination"]);
    docket.ok(&["service-key", "create", "own", "key"]);
    let key: Value = serde_json::from_str(&docket.ok(&["service-key", "get", "own", "key"])).unwrap();
    let mut destination = json!({
        "Name": "Own", "Type": "HTTP", "ProxyType": "Internet",
        "URL": format!("{}/destination-configuration/v1/subaccountDestinations", docket.url()),
        "Authentication": "OAuth2ClientCredentials", "clientId": key["clientid"],
        "clientSecret": key["clientsecret"], "tokenServiceURL": format!("{}/oauth/token", docket.url()),
    });
    let admin = docket.admin();
    let save = async |admin: &Api, destination: &Value| {
        let path = "/cockpit-api/v1/destinations";
        let saved = admin.put(&format!("{path}/Own"), destination).await;
        if saved.status == 404 {
            admin.post(path, destination).await.ok();
        }
    };
    save(&admin, &destination).await;
    let (well, printed) = test(&docket, &["Own"]);
    assert!(well, "{printed}");
    assert_line(&printed, "User", "ok", key["clientid"].as_str().unwrap());

    destination["clientSecret"] = "a wrong one".into();
    save(&admin, &destination).await;
    let (well, printed) = test(&docket, &["Own"]);
    assert!(!well && !printed.contains("a wrong one"), "{printed}");
    assert_line(&printed, "Token", "FAILED", "Check clientId and clientSecret");

    destination["clientSecret"] = key["clientsecret"].clone();
    destination["URL"] = "https://nowhere.invalid/odata".into();
    save(&admin, &destination).await;
    let (well, printed) = test(&docket, &["Own"]);
    assert!(!well);
    assert_line(&printed, "DNS", "FAILED", "nowhere.invalid");
    assert_line(&printed, "Token", "ok", "gave a token");
    assert_line(&printed, "Call", "-", "no connection");
}
