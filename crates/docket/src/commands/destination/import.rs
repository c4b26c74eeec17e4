//! `docket destination import`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use serde_json::{Value, json};

use super::files;
use crate::cli::Remote;
use crate::client::Server;
use crate::commands::NOT_WELL;
use crate::output::{Output, cell, print_json};

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    pub remote: Remote,
    /// JSON, YAML or properties files, or zip archives of them; - for standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// What becomes of a destination whose name is taken
    #[arg(long, value_enum, default_value_t)]
    pub policy: Policy,
    /// Only say what would become of each; save nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The secrets that were left out of the files, as JSON: {"DESTINATION": {"clientSecret": "…"}}; - for standard input
    #[arg(long, value_name = "FILE")]
    pub secrets: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Policy {
    /// It gets the file's properties; secrets that are not in the file stay
    Update,
    /// Nothing is saved
    #[default]
    Fail,
    /// It stays as it is
    Ignore,
}

impl Policy {
    const fn name(self) -> &'static str {
        match self {
            Self::Update => "UPDATE",
            Self::Fail => "FAIL",
            Self::Ignore => "IGNORE",
        }
    }
}

/// 1. Read every file before anything is sent.
/// 2. Let the server say what becomes of each destination and, without --dry-run, save all of them or none.
/// 3. Print that; exit 1 if one is refused.
pub async fn run(args: ImportArgs) -> anyhow::Result<ExitCode> {
    let mut sent = Vec::new();
    for file in &args.files {
        let (name, bytes) = files::read(file)?;
        sent.push(json!({"name": name, "content": STANDARD.encode(bytes), "encoding": "BASE64"}));
    }
    let mut body = json!({"files": sent, "existing": args.policy.name(), "dryRun": args.dry_run});
    if let Some(file) = &args.secrets {
        body["secrets"] = secrets(file)?;
    }
    let answer =
        Server::find(&args.remote.data_dir)?.post("/cockpit-api/v1/destination-import", &body).await?;
    match args.remote.output {
        Output::Json => print_json(&answer),
        Output::Table => print!("{}", review(&answer, args.dry_run)),
    }
    let is_well = answer["canBeSaved"].as_bool() == Some(true);
    Ok(if is_well { ExitCode::SUCCESS } else { NOT_WELL })
}

fn secrets(file: &Path) -> anyhow::Result<Value> {
    let (name, bytes) = files::read(file)?;
    // The parser's own words may quote the file.
    serde_json::from_slice(&bytes).ok().with_context(|| {
        format!("{name} is no JSON such as {{\"DESTINATION\": {{\"clientSecret\": \"…\"}}}}")
    })
}

/// What became, or would become, of each.
fn review(answer: &Value, dry_run: bool) -> String {
    let mut text = String::new();
    let entries = answer["value"].as_array().map_or(&[][..], Vec::as_slice);
    for entry in entries {
        let name = match entry["name"].as_str() {
            Some(name) if !name.is_empty() => name,
            _ => "(without a name)",
        };
        let _ = writeln!(text, "{name} ({}): {}", cell(&entry["file"]), outcome(entry));
        for problem in list(&entry["problems"]) {
            let _ = writeln!(text, "  Problem: {}", cell(&problem["message"]));
        }
        // Of a new destination everything is new.
        for change in list(&entry["changes"]).iter().filter(|_| entry["action"] == "UPDATE") {
            let _ = writeln!(text, "  {}", changed(change));
        }
        for (label, key) in
            [("Kept, as the file does not hold it", "keptSecrets"), ("Still to be entered", "missingSecrets")]
        {
            let names: Vec<String> = list(&entry[key]).iter().map(cell).collect();
            if !names.is_empty() {
                let _ = writeln!(text, "  {label}: {}", names.join(", "));
            }
        }
        for warning in list(&entry["warnings"]) {
            let _ = writeln!(text, "  Note: {}", cell(warning));
        }
    }
    let counted: Vec<String> = ["CREATE", "UPDATE", "UNCHANGED", "IGNORE", "REFUSE"]
        .iter()
        .filter_map(|action| {
            let count = entries.iter().filter(|entry| entry["action"] == **action).count();
            (count > 0).then(|| format!("{count} {}", past(action)))
        })
        .collect();
    let counted = counted.join(", ");
    let _ = match (answer["saved"].as_bool(), answer["canBeSaved"].as_bool()) {
        (Some(true), _) => writeln!(text, "Saved: {counted}."),
        (_, Some(true)) if dry_run => writeln!(text, "Nothing was saved, as asked. It would be: {counted}."),
        _ => writeln!(text, "Nothing was saved, for all are saved or none: {counted}."),
    };
    text
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn past(action: &str) -> &'static str {
    match action {
        "CREATE" => "created",
        "UPDATE" => "updated",
        "UNCHANGED" => "unchanged",
        "IGNORE" => "left as it is",
        _ => "refused",
    }
}

fn outcome(entry: &Value) -> String {
    let outcome = past(entry["action"].as_str().unwrap_or_default());
    let count = list(&entry["changes"]).len();
    if entry["action"] == "CREATE" {
        format!("{outcome}, with {count} properties")
    } else {
        outcome.to_owned()
    }
}

fn changed(change: &Value) -> String {
    let property = cell(&change["property"]);
    match (change["kind"] == "REMOVED", change["secret"] == true, change["before"].is_null()) {
        (true, _, _) => format!("{property}: removed"),
        (_, true, _) => format!("{property}: set anew"),
        (_, _, true) => format!("{property}: {}", cell(&change["after"])),
        _ => format!("{property}: {} instead of {}", cell(&change["after"]), cell(&change["before"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_says_what_becomes_of_each_and_shows_no_secret() {
        let answer = json!({"saved": false, "canBeSaved": false, "value": [
            {"file": "a.json", "name": "A", "action": "UPDATE", "problems": [], "keptSecrets": ["Password"], "missingSecrets": [],
             "warnings": ["TrustAll accepts any certificate."],
             "changes": [
                {"property": "URL", "kind": "SET", "secret": false, "before": "https://a", "after": "https://b"},
                {"property": "clientSecret", "kind": "SET", "secret": true, "before": null, "after": null},
                {"property": "x", "kind": "REMOVED", "secret": false, "before": "1", "after": null}]},
            {"file": "b.json", "name": "", "action": "REFUSE", "problems": [{"property": "Name", "message": "Name is missing."}],
             "changes": [], "keptSecrets": [], "missingSecrets": ["clientSecret"], "warnings": []},
        ]});
        assert_eq!(
            review(&answer, false),
            "A (a.json): updated\n  URL: https://b instead of https://a\n  clientSecret: set anew\n  x: removed\n  \
             Kept, as the file does not hold it: Password\n  Note: TrustAll accepts any certificate.\n\
             (without a name) (b.json): refused\n  Problem: Name is missing.\n  Still to be entered: clientSecret\n\
             Nothing was saved, for all are saved or none: 1 updated, 1 refused.\n"
        );
    }
}
