//! Destinations moved in and out with the commands of the guide.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;

use docket_e2e::Docket;
use serde_json::{Value, json};

/// A docket with two destinations, and a directory for files.
fn docket() -> (Docket, tempfile::TempDir) {
    let docket = Docket::start();
    let all = json!([destination("A"), destination("B")]);
    docket.ok_with_input(&["destination", "apply", "-f", "-"], &all.to_string());
    (docket, tempfile::tempdir().unwrap())
}

fn destination(name: &str) -> Value {
    json!({"Name": name, "Type": "HTTP", "URL": "https://x.example.com/", "ProxyType": "OnPremise",
           "Authentication": "BasicAuthentication", "User": "u", "Password": "open sesame"})
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A service key of a new instance, in a file.
fn key(docket: &Docket, directory: &Path, service: &str, parameters: &str) -> PathBuf {
    docket.ok(&["service-instance", "create", service, "--service", service]);
    docket.ok(&["service-key", "create", service, "k", "-c", parameters]);
    let file = directory.join(format!("{service}.json"));
    std::fs::write(&file, docket.ok(&["service-key", "get", service, "k"])).unwrap();
    file
}

#[test]
fn destinations_are_exported_without_secrets_and_imported_elsewhere() {
    let (from, directory) = docket();
    let to = Docket::start();
    let secrets = directory.path().join("secrets.json");
    let password = json!({"Password": "open sesame"});
    std::fs::write(&secrets, json!({"A": password, "B": password}).to_string()).unwrap();
    for name in ["all.json", "all.yaml", "all.zip"] {
        let file = directory.path().join(name);
        let written = from.run(&["destination", "export", "--all", "-o", text(&file)]);
        assert!(written.status.success(), "{}", said(&written));
        assert!(
            said(&written).contains("Wrote 2 destinations")
                && said(&written).contains("Left out of A: Password.")
        );
        assert!(!String::from_utf8_lossy(&std::fs::read(&file).unwrap()).contains("open sesame"));

        let looked = to.run(&[
            "destination",
            "import",
            text(&file),
            "--secrets",
            text(&secrets),
            "--policy",
            "update",
            "--dry-run",
        ]);
        let shown = String::from_utf8_lossy(&looked.stdout).into_owned();
        assert!(looked.status.success() && shown.contains("Nothing was saved, as asked."), "{shown}");
        if name == "all.json" {
            assert!(to.ok(&["destination", "list"]).contains("There are no destinations"));
            let refused = to.run(&["destination", "import", text(&file)]);
            let review = String::from_utf8_lossy(&refused.stdout).into_owned();
            assert_eq!(refused.status.code(), Some(1));
            assert!(
                review.contains("Password was left out of the file and is needed; enter it."),
                "{review}"
            );
            let wrong = directory.path().join("wrong.json");
            for (given, named) in [
                (json!({"a": password}), "no destination \"a\""),
                (json!({"A": {"URL": "x"}}), "URL of \"A\" is no secret"),
            ] {
                std::fs::write(&wrong, given.to_string()).unwrap();
                let refused = to.run(&["destination", "import", text(&file), "--secrets", text(&wrong)]);
                assert!(!refused.status.success() && said(&refused).contains(named), "{}", said(&refused));
            }
            let saved = to.ok(&["destination", "import", text(&file), "--secrets", text(&secrets)]);
            assert!(saved.contains("Saved: 2 created."), "{saved}");
        } else {
            let saved = to.ok(&["destination", "import", text(&file), "--policy", "update"]);
            assert!(saved.contains("Saved: 2 unchanged."), "{saved}");
        }
    }
    let taken = to.run(&["destination", "import", text(&directory.path().join("all.yaml"))]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&taken.stdout).contains("Name is taken"));

    let one = from.ok(&["destination", "export", "A", "--format", "properties"]);
    assert!(one.starts_with("#Password=<< left out on export >>\nName=A\n"), "{one}");
    let many = from.run(&["destination", "export", "A", "B", "--format", "properties"]);
    assert!(!many.status.success() && said(&many).contains("--archive"), "{}", said(&many));
    let piped = to.run_with_input(&["destination", "import", "-", "--policy", "ignore"], &one);
    assert!(piped.status.success(), "{}", said(&piped));
}

#[test]
fn secrets_are_exported_with_a_key_of_the_destination_service_alone() {
    let (docket, directory) = docket();
    let file = directory.path().join("secret.yaml");
    let export = |key: Option<&Path>| {
        let mut arguments = vec!["destination", "export", "--all", "--with-secrets", "--file", text(&file)];
        arguments.extend(key.into_iter().flat_map(|key| ["--service-key", text(key)]));
        docket.run(&arguments)
    };
    let without = export(None);
    assert_eq!(without.status.code(), Some(2));
    assert!(said(&without).contains("service-key create"), "{}", said(&without));
    let other = key(&docket, directory.path(), "one-inbox-service", "{}");
    let refused = export(Some(&other));
    assert!(!refused.status.success() && said(&refused).contains("one-inbox-service"), "{}", said(&refused));
    assert!(!file.exists());

    let own = key(&docket, directory.path(), "destination", "{}");
    let written = export(Some(&own));
    assert!(written.status.success(), "{}", said(&written));
    assert!(std::fs::read_to_string(&file).unwrap().matches("Password: \"open sesame\"").count() == 2);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    // A key that is gone opens nothing.
    docket.ok(&["service-key", "delete", "destination", "k"]);
    let gone = export(Some(&own));
    assert!(!gone.status.success() && said(&gone).contains("refuses the key"), "{}", said(&gone));
}

#[test]
fn a_key_with_a_certificate_exports_as_well() {
    let (docket, directory) = docket();
    let key = key(&docket, directory.path(), "destination", r#"{"credential-type": "x509"}"#);
    let shown = docket.ok(&["destination", "export", "A", "--with-secrets", "--service-key", text(&key)]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown, destination("A"));
}

#[test]
fn lint_reads_files_without_a_server_and_mends_the_server_s_destinations() {
    let (docket, directory) = docket();
    let file = directory.path().join("dev/a.properties");
    std::fs::create_dir(directory.path().join("dev")).unwrap();
    let broken = "# mine\nName=C\nType=HTTP\nURL=https\\://c.example/task-provider/v2\nAuthentication=NoAuthentication\nTc.enabled=true\n";
    std::fs::write(&file, broken).unwrap();
    let lint = |arguments: &[&str]| {
        let mut command = std::process::Command::new(docket_e2e::program::binary());
        let command =
            command.args(["destination", "lint"]).args(arguments).env("DOCKET_URL", "http://127.0.0.1:9");
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, found) = lint(&[text(directory.path())]);
    assert_eq!(status, Some(0), "{found}");
    assert!(found.contains(&format!("{}: C: Tc.enabled: warning WRONG_CASE", file.display())), "{found}");
    let (status, fixed) = lint(&[text(directory.path()), "--fix"]);
    assert_eq!(status, Some(0), "{fixed}");
    let mended = broken.replace("/task-provider/v2", "").replace("Tc.", "tc.");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), mended);
    std::fs::write(directory.path().join("dev/b.json"), "{").unwrap();
    let (status, json) = lint(&[text(directory.path()), "--output", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((status, &json["value"][0]["code"]), (Some(1), &json!("UNREADABLE")), "{json}");
    assert_eq!(lint(&[]).0, Some(2));

    std::fs::write(&file, broken).unwrap();
    docket.ok(&["destination", "import", text(&file)]);
    let mended = docket.ok(&["destination", "lint", "--server", "--fix"]);
    assert!(mended.contains("C: Tc.enabled: fixed WRONG_CASE"), "{mended}");
    let shown = docket.ok(&["destination", "get", "C"]);
    assert!(shown.contains("tc.enabled") && !shown.contains("task-provider"), "{shown}");
}
