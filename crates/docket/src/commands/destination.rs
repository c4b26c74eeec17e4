//! `docket destination`.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use http::StatusCode;
use serde_json::Value;

use crate::cli::DestinationAction;
use crate::client::{Rejected, Server, segment};
use crate::output::{Output, Table, cell, print_json};

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
                let properties = properties(destination);
                table.row(
                    ["Name", "Authentication", "tc.enabled", "URL"]
                        .map(|key| cell(&properties[key]))
                        .to_vec(),
                );
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
            for (key, value) in properties(&answer).as_object().into_iter().flatten() {
                let value = if value.is_null() { "(set, not shown)".to_owned() } else { cell(value) };
                table.row(vec![key.clone(), value]);
            }
            print!("{}", table.render(""));
        }
        DestinationAction::Apply { remote, file } => {
            let server = Server::find(&remote.data_dir)?;
            for destination in read(&file)? {
                let name = destination["Name"].as_str().unwrap_or_default().to_owned();
                let outcome =
                    apply(&server, &destination).await.with_context(|| format!("applying \"{name}\""))?;
                println!("{outcome} {name}.");
            }
        }
        DestinationAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&format!("{DESTINATIONS}/{}", segment(&name))).await?;
            println!("Deleted {name}.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Creates the destination, or replaces the one of its name.
pub async fn apply(server: &Server, destination: &Value) -> anyhow::Result<&'static str> {
    match server.post(DESTINATIONS, destination).await {
        Ok(_) => Ok("Created"),
        Err(error)
            if error.downcast_ref::<Rejected>().is_some_and(|no| no.status == StatusCode::CONFLICT) =>
        {
            let name = destination["Name"].as_str().unwrap_or_default();
            server.put(&format!("{DESTINATIONS}/{}", segment(name)), destination).await?;
            Ok("Replaced")
        }
        Err(error) => Err(error),
    }
}

fn properties(destination: &Value) -> &Value {
    if destination["properties"].is_object() { &destination["properties"] } else { destination }
}

/// The destinations of a JSON file: one object or an array. All are looked at before the first is sent.
fn read(file: &Path) -> anyhow::Result<Vec<Value>> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?
    };
    let parsed: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))?;
    let destinations = match parsed {
        Value::Array(list) => list,
        object => vec![object],
    };
    for (index, destination) in destinations.iter().enumerate() {
        if destination["Name"].as_str().is_none_or(str::is_empty) {
            bail!("{}: entry {} has no \"Name\"", file.display(), index + 1);
        }
    }
    Ok(destinations)
}
