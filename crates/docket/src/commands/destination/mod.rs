//! `docket destination`. What moves destinations in and out has files of its own.

mod export;
mod files;
mod import;
mod lint;
mod with_secrets;

mod test;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Subcommand;
pub use export::ExportArgs;
use http::StatusCode;
pub use import::ImportArgs;
pub use lint::LintArgs;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Rejected, Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum DestinationAction {
    /// List the destinations
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Print one destination, its secrets masked
    Get {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Create or replace destinations from a JSON file: one object or an array of them
    Apply {
        #[command(flatten)]
        remote: Remote,
        /// The file; - for standard input
        #[arg(long, short)]
        file: PathBuf,
    },
    /// Delete a destination
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Write destinations as JSON, YAML or Java properties; their secrets are left out
    Export(ExportArgs),
    /// Create or update destinations from files that were exported here or from SAP BTP, all of them or none
    Import(ImportArgs),
    /// Look for what is wrong or probably not meant, in files or on the server; exit 1 if something does not work
    Lint(LintArgs),
    /// Try a destination out: DNS, TCP, TLS, token, an authorised call, and the user the other side saw
    Test(test::TestArgs),
}

pub const DESTINATIONS: &str = "/cockpit-api/v1/destinations";

pub async fn run(action: DestinationAction) -> anyhow::Result<ExitCode> {
    match action {
        DestinationAction::List { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(DESTINATIONS).await?;
            if remote.output == Output::Json {
                print_json(&answer);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&["NAME", "AUTHENTICATION", "TC.ENABLED", "URL"]);
            for destination in answer["value"].as_array().into_iter().flatten() {
                let properties = &destination["properties"];
                let columns = ["Name", "Authentication", "tc.enabled", "URL"];
                table.row(columns.map(|key| cell(&properties[key])).to_vec());
            }
            print!(
                "{}",
                table.render(
                    "There are no destinations. Create some with `docket destination apply -f FILE`."
                )
            );
        }
        DestinationAction::Get { remote, name } => {
            let path = format!("{DESTINATIONS}/{}", segment(&name));
            let answer = Server::find(&remote.data_dir)?.get(&path).await?;
            if remote.output == Output::Json {
                print_json(&answer);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&["PROPERTY", "VALUE"]);
            for (key, value) in answer["properties"].as_object().into_iter().flatten() {
                table.row(vec![key.clone(), cell(value)]);
            }
            for secret in answer["secrets"].as_array().into_iter().flatten() {
                table.row(vec![cell(secret), "(set, never shown)".to_owned()]);
            }
            print!("{}", table.render(""));
            print_warnings(&answer);
        }
        DestinationAction::Apply { remote, file } => {
            let server = Server::find(&remote.data_dir)?;
            let mut applied = Vec::new();
            for destination in read(&file)? {
                let name = destination["Name"].as_str().unwrap_or_default().to_owned();
                let (outcome, saved) =
                    apply(&server, &destination).await.with_context(|| format!("applying \"{name}\""))?;
                if remote.output == Output::Table {
                    println!("{outcome} {name}.");
                }
                print_warnings(&saved);
                applied.push(json!({"name": name, "result": outcome.to_uppercase()}));
            }
            if remote.output == Output::Json {
                print_json(&json!({"value": applied}));
            }
        }
        DestinationAction::Test(args) => return test::run(args).await,
        DestinationAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&format!("{DESTINATIONS}/{}", segment(&name))).await?;
            print_done(
                remote.output,
                &format!("Deleted {name}."),
                &json!({"name": name, "result": "DELETED"}),
            );
        }
        DestinationAction::Export(args) => return export::run(args).await,
        DestinationAction::Import(args) => return import::run(args).await,
        DestinationAction::Lint(args) => return lint::run(args).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Creates the destination, or replaces the one of its name, whose secrets stay where none are given; says which, and gives
/// it as it was saved.
pub async fn apply(server: &Server, destination: &Value) -> anyhow::Result<(&'static str, Value)> {
    // Replacing comes first: a destination that is there may leave out the secrets it has.
    let name = destination["Name"].as_str().unwrap_or_default();
    match server.put(&format!("{DESTINATIONS}/{}", segment(name)), destination).await {
        Ok(replaced) => Ok(("Replaced", replaced)),
        Err(error)
            if error.downcast_ref::<Rejected>().is_some_and(|no| no.status == StatusCode::NOT_FOUND) =>
        {
            Ok(("Created", server.post(DESTINATIONS, destination).await?))
        }
        Err(error) => Err(error),
    }
}

/// What is allowed and probably not meant goes to standard error, so that it does not get in a script's way.
fn print_warnings(destination: &Value) {
    for warning in destination["warnings"].as_array().into_iter().flatten() {
        eprintln!("  Note: {}", cell(warning));
    }
}

/// What an export or a list adds beside the properties.
const NOT_PROPERTIES: [&str; 2] = ["$leftOut", "$metadata"];

/// The destinations of a JSON file: one object or an array. All are looked at before the first is sent.
fn read(file: &Path) -> anyhow::Result<Vec<Value>> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?
    };
    let parsed: Value = serde_json::from_str(&text).with_context(|| {
        let source =
            if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
        format!("{source} is not JSON (`docket destination import` reads YAML, .properties and archives too)")
    })?;
    let mut destinations = match parsed {
        Value::Array(list) => list,
        object => vec![object],
    };
    for member in NOT_PROPERTIES {
        destinations.iter_mut().filter_map(Value::as_object_mut).for_each(|one| drop(one.remove(member)));
    }
    if destinations.is_empty() {
        bail!("{} holds no destination", file.display());
    }
    for (index, destination) in destinations.iter().enumerate() {
        if destination["Name"].as_str().is_none_or(str::is_empty) {
            bail!("{}: entry {} has no \"Name\"", file.display(), index + 1);
        }
    }
    Ok(destinations)
}
