//! `docket demo`.

use std::path::Path;
use std::process::{Command, Output};

use docket_e2e::program::binary;
use serde_json::Value;

fn demo(directory: &Path, further: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args([
        "demo",
        "--no-wait",
        "--port",
        "0",
        "--tls-port",
        "0",
        "--sandbox-port",
        "0",
        "--data-dir",
    ]);
    command.arg(directory).args(further).env("DOCKET_TRUST_KEY_BITS", "2048").env_remove("DOCKET_DATA_DIR");
    command.output().expect("the program starts")
}

fn demo_json(directory: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(directory.join("demo.json")).unwrap()).unwrap()
}

#[test]
fn a_second_start_finds_what_the_first_made_and_starting_over_does_not() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let first = demo(&data, &[]);
    let said = String::from_utf8_lossy(&first.stdout).into_owned();
    assert!(first.status.success(), "{said}{}", String::from_utf8_lossy(&first.stderr));
    for step in
        ["Task center", "SuccessFactors sandbox", "People", "Booster", "Trust certificate", "Ready after"]
    {
        assert!(said.contains(step), "{step} is missing in: {said}");
    }
    let made = demo_json(&data);
    assert_eq!(made["company_id"], "DOCKET01");
    assert_eq!(made["destinations"], serde_json::json!(["SuccessFactors", "SuccessFactors_PP"]));
    assert_eq!(made["users"].as_array().unwrap().len(), 6);
    assert!(
        made["users"].as_array().unwrap().iter().any(|user| !user["roles"].as_array().unwrap().is_empty())
    );
    for file in [&made["ca_file"], &made["service_keys"]["task_center"], &made["service_keys"]["destination"]]
    {
        assert!(Path::new(file.as_str().unwrap()).is_file(), "{file}");
    }

    let second = demo(&data, &[]);
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    assert_eq!(demo_json(&data), made, "addresses, people, passwords and keys stay");

    let third = demo(&data, &["--fresh"]);
    assert!(third.status.success(), "{}", String::from_utf8_lossy(&third.stderr));
    assert_ne!(demo_json(&data)["users"][0]["password"], made["users"][0]["password"]);
}

#[test]
fn starting_over_leaves_a_directory_alone_that_no_demo_made() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("letters.txt"), "dear").unwrap();
    let refused = demo(directory.path(), &["--fresh"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("letters.txt"));
    assert!(directory.path().join("letters.txt").exists());
}
