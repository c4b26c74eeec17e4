//! `docket destination test`: one line a step, green or the reason.

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};

use super::DESTINATIONS;
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::commands::NOT_WELL;
use crate::output::{Output, cell, print_json};

/// Each step has a limit of its own; all of them together stay below this.
const TIME_LIMIT: Duration = Duration::from_mins(3);

#[derive(Debug, Args)]
pub struct TestArgs {
    #[command(flatten)]
    remote: Remote,
    /// The destination
    name: String,
    /// Test it as this person, the way decisions act for them: user name, e-mail address or Global User ID
    #[arg(long = "as", value_name = "USER")]
    as_user: Option<String>,
}

/// Exit status 0 if the call went through and no step failed.
pub async fn run(args: TestArgs) -> anyhow::Result<ExitCode> {
    let TestArgs { remote, name, as_user } = args;
    let path = format!("{DESTINATIONS}/{}/test", segment(&name));
    let server = Server::find(&remote.data_dir)?.patient(TIME_LIMIT);
    let test = server.post(&path, &json!({"asUser": as_user})).await?;
    let passed = test["passed"] == true;
    if remote.output == Output::Json {
        print_json(&test);
    } else {
        print!("{}", lines(&test, std::io::stdout().is_terminal()));
        eprintln!("\n{}", cell(&test["note"]));
    }
    Ok(if passed { ExitCode::SUCCESS } else { NOT_WELL })
}

/// A line for each step.
fn lines(test: &Value, in_colour: bool) -> String {
    let steps = test["steps"].as_array().into_iter().flatten();
    let line = |step: &Value| {
        let name = match step["step"].as_str().unwrap_or_default() {
            "NAME_RESOLUTION" => "DNS",
            "CONNECTION" => "TCP",
            "TLS" => "TLS",
            "TOKEN" => "Token",
            "CALL" => "Call",
            "USER" => "User",
            other => other,
        };
        let (word, colour) = match step["status"].as_str().unwrap_or_default() {
            "OK" => ("ok", "32"),
            "FAILED" => ("FAILED", "31"),
            _ => ("-", "2"),
        };
        let word = format!("{word:<6}");
        let word = if in_colour { format!("\x1b[{colour}m{word}\x1b[0m") } else { word };
        let took = match step["durationMs"].as_u64().unwrap_or_default() {
            0 => String::new(),
            duration => format!(" ({duration} ms)"),
        };
        format!("{name:<5}  {word}  {}{took}\n", cell(&step["detail"]))
    };
    steps.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_a_line_with_how_it_went_and_why() {
        let test = json!({"steps": [
            {"step": "NAME_RESOLUTION", "status": "OK", "detail": "sf.example is at 1.2.3.4.", "durationMs": 12},
            {"step": "TLS", "status": "SKIPPED", "detail": "Not encrypted.", "durationMs": 0},
            {"step": "TOKEN", "status": "FAILED", "detail": "Answered 401. Check clientId.", "durationMs": 3},
        ]});
        assert_eq!(
            lines(&test, false),
            "DNS    ok      sf.example is at 1.2.3.4. (12 ms)\n\
             TLS    -       Not encrypted.\n\
             Token  FAILED  Answered 401. Check clientId. (3 ms)\n"
        );
        assert!(lines(&test, true).contains("\x1b[31mFAILED\x1b[0m"));
    }
}
