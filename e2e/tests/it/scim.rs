//! SCIM from outside: an independent tester against the built program, and one program that reads from another.

use std::path::Path;
use std::process::Command;

use docket_e2e::{Api, Docket};
use serde_json::json;

/// A directory token of that program.
fn token(docket: &Docket) -> String {
    docket.ok(&["directory", "token", "create", "tests"]).trim().to_owned()
}

#[test]
fn scim2_tester_finds_nothing_wrong() {
    let docket = Docket::start();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(root.join("../target/test-tools/venv/bin/python"))
        .arg(root.join("tests/scim_tester.py"))
        .args([format!("{}/scim/v2", docket.url()), token(&docket)])
        .output()
        .expect("the Python tools are there; get them with: scripts/prepare test");
    let (found, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{found}");
    assert!(output.status.success(), "{errors}\nget the tools with: scripts/prepare test");
    let counts = found.lines().last().unwrap_or_default();
    let count = |name: &str| {
        let part = counts.split([':', ',']).find(|part| part.ends_with(name));
        part.and_then(|part| part.split_whitespace().next()?.parse::<u32>().ok()).unwrap_or_default()
    };
    for wrong in ["ERROR", "CRITICAL", "DEVIATION", "ACCEPTABLE"] {
        assert_eq!(count(wrong), 0, "{found}");
    }
    assert_eq!(count("INAPPLICABLE"), 3, "{found}");
    assert!(count("SUCCESS") > 100, "{found}");
}

/// One program is the directory, the other reads it through the destination.
#[tokio::test]
async fn people_are_read_through_the_destination_and_the_service_status_says_so() {
    let (directory, docket) = (Docket::start(), Docket::start());
    let token = token(&directory);
    let scim = Api::new(directory.url()).bearer(&token);
    let mut ids = Vec::new();
    for name in ["anna", "ben", "carl"] {
        let body = json!({
            "userName": name, "displayName": format!("{name} of the directory"), "userType": "Employee",
            "emails": [{"value": format!("{name}@example.com"), "primary": true}],
        });
        ids.push(scim.post("/scim/v2/Users", &body).await.ok()["id"].clone());
    }
    scim.post("/scim/v2/Groups", &json!({"displayName": "Approvers", "members": [{"value": ids[0]}]}))
        .await
        .ok();

    let file = docket.data_dir().join("ids.json");
    let destination = json!([{
        "Name": "Identity_Authentication_Connectivity_IDS", "Type": "HTTP", "ProxyType": "Internet",
        "URL": format!("{}/scim/v2", directory.url()),
        "Authentication": "BasicAuthentication", "User": "reader", "Password": token,
    }]);
    std::fs::write(&file, destination.to_string()).unwrap();
    docket.ok(&["destination", "apply", "-f", file.to_str().unwrap()]);
    let told = docket.ok(&["directory", "refresh"]);
    assert!(told.contains("3 people and 1 group were read from"), "{told}");
    assert!(docket.ok(&["user", "list"]).contains("anna of the directory"));

    let status = async || {
        let answer = docket.admin().get("/task-center-service/v1/service-status").await.ok();
        answer["value"][1].clone()
    };
    let well = status().await;
    assert_eq!((&well["code"], &well["status"]), (&json!("IDS_Configuration"), &json!("OK")), "{well}");

    // Gone there is inactive here.
    scim.delete(&format!("/scim/v2/Users/{}", ids[2].as_str().unwrap())).await.ok();
    let told = docket.ok(&["directory", "refresh"]);
    assert!(told.contains("1 deactivated"), "{told}");

    // A token that is gone leaves everything as it was, and says what to correct.
    directory.ok(&["directory", "token", "delete", "tests"]);
    let output = docket.run(&["directory", "refresh"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("status 401") && told.contains("what was known stays"), "{told}");
    let ill = status().await;
    assert_eq!(ill["status"], "ERROR", "{ill}");
    assert_eq!(docket.ok(&["directory", "token", "list"]).trim(), "There are no directory tokens.");
}
