//! The program on its own, without a server. (That this test exists also makes `cargo test` build the program, which the
//! tests in `e2e/` then run.)

use std::process::{Command, Output, Stdio};

fn docket(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docket"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DOCKET_")) {
        command.env_remove(name);
    }
    command.args(arguments).output().expect("the program starts")
}

#[test]
fn help_lists_every_command_in_the_order_one_needs_them() {
    let output = docket(&["--help"]);
    assert!(output.status.success());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_command_without_a_server_says_how_to_get_one() {
    let directory = tempfile::tempdir().unwrap();
    let output = docket(&["connector", "list", "--data-dir", directory.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("docket serve") && said.contains("DOCKET_URL"), "{said}");
}

#[test]
fn wrong_usage_has_the_exit_status_2() {
    for arguments in [&["frobnicate"][..], &["destination", "apply"], &["user", "create", "x"], &[]] {
        assert_eq!(docket(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_setting_that_cannot_be_used_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("docket.toml");
    std::fs::write(&file, "[trust]\nkey_bits = 1024\n").unwrap();
    let output = docket(&["serve", "--config", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("trust.key_bits is 1024"));
}

#[test]
fn output_that_nobody_reads_ends_a_command_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_docket"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_ne!(output.status.code(), Some(101), "101 is a panic");
}

#[test]
fn a_completion_script_knows_the_commands() {
    let output = docket(&["completions", "bash"]);
    assert!(output.status.success());
    let script = String::from_utf8_lossy(&output.stdout).into_owned();
    for command in ["serve", "demo", "destination", "service-key"] {
        assert!(script.contains(command), "{command}");
    }
}
