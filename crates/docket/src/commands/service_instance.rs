//! `docket service-instance`.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum ServiceInstanceAction {
    /// Create an instance of a service
    Create {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// one-inbox-service, destination or xsuaa
        #[arg(long)]
        service: String,
        /// The service's plan
        #[arg(long)]
        plan: Option<String>,
        /// Parameters as JSON, or @file
        #[arg(long, short = 'c')]
        parameters: Option<String>,
    },
    /// List the instances
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Show an instance: its client, its keys and the parameters it has
    Show {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
    /// Give an instance other parameters; its client and its keys stay
    Update {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// All parameters as JSON, or @file, as at creation: one that is left out is not given any more
        #[arg(long, short = 'c')]
        parameters: String,
    },
    /// Delete an instance
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// Also delete the instance's keys
        #[arg(long)]
        purge: bool,
    },
}

pub const INSTANCES: &str = "/cockpit-api/v1/service-instances";

pub async fn run(action: ServiceInstanceAction) -> anyhow::Result<ExitCode> {
    match action {
        ServiceInstanceAction::Create { remote, name, service, plan, parameters } => {
            let parameters = parameters.as_deref().map(read_parameters).transpose()?;
            let mut body = json!({"name": name, "service": service});
            if let Some(plan) = plan {
                body["plan"] = plan.into();
            }
            if let Some(parameters) = parameters {
                body["parameters"] = parameters;
            }
            let answer = Server::find(&remote.data_dir)?.post(INSTANCES, &body).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => {
                    println!("Created {name}. Give it a key with `docket service-key create {name} <key>`.");
                }
            }
        }
        ServiceInstanceAction::List { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(INSTANCES).await?;
            if remote.output == Output::Json {
                print_json(&answer);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&["NAME", "SERVICE", "PLAN", "CLIENT ID"]);
            for instance in answer["value"].as_array().into_iter().flatten() {
                table.row(["name", "service", "plan", "clientId"].map(|key| cell(&instance[key])).to_vec());
            }
            print!(
                "{}",
                table.render("There are no service instances. `docket booster run` creates the usual ones.")
            );
        }
        ServiceInstanceAction::Show { remote, name } => {
            let server = Server::find(&remote.data_dir)?;
            let path = format!("{INSTANCES}/{}", segment(&name));
            let instance = server.get(&path).await?;
            if remote.output == Output::Json {
                print_json(&instance);
                return Ok(ExitCode::SUCCESS);
            }
            let keys = server.get(&format!("{path}/keys")).await?;
            print_instance(&instance, &keys);
        }
        ServiceInstanceAction::Update { remote, name, parameters } => {
            let body = json!({"parameters": read_parameters(&parameters)?});
            let path = format!("{INSTANCES}/{}", segment(&name));
            let answer = Server::find(&remote.data_dir)?.patch(&path, &body).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => print_changes(&name, &answer),
            }
        }
        ServiceInstanceAction::Delete { remote, name, purge } => {
            let purge = if purge { "?purge=true" } else { "" };
            Server::find(&remote.data_dir)?.delete(&format!("{INSTANCES}/{}{purge}", segment(&name))).await?;
            print_done(
                remote.output,
                &format!("Deleted {name}."),
                &json!({"name": name, "result": "DELETED"}),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print_instance(instance: &Value, keys: &Value) {
    let rows = [
        ("Name", "name"),
        ("Service", "service"),
        ("Plan", "plan"),
        ("Client id", "clientId"),
        ("Application", "xsappname"),
        ("Id", "id"),
        ("Created", "createdAt"),
    ];
    for (label, name) in rows {
        println!("{:<13}{}", format!("{label}:"), cell(&instance[name]));
    }
    let names: Vec<String> = keys["value"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|key| match key["retiresAt"].as_str() {
            Some(at) => format!("{} (until {at})", cell(&key["name"])),
            None => cell(&key["name"]),
        })
        .collect();
    println!("{:<13}{}", "Keys:", if names.is_empty() { "none".to_owned() } else { names.join(", ") });
    match instance["parameters"].as_object() {
        Some(given) if !given.is_empty() => {
            println!("Parameters:");
            print_json(&instance["parameters"]);
        }
        _ => println!("{:<13}none", "Parameters:"),
    }
}

fn print_changes(name: &str, answer: &Value) {
    let changes = answer["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    if changes.is_empty() {
        println!("Nothing changed: {name} has these parameters already.");
        return;
    }
    println!("Updated {name}. Its client id and its keys stay.");
    let shown = |value: &Value| if value.is_null() { "not given".to_owned() } else { value.to_string() };
    for change in changes {
        println!(
            "  {}: {} -> {}",
            cell(&change["parameter"]),
            shown(&change["before"]),
            shown(&change["after"])
        );
        println!("    {}", cell(&change["effect"]));
    }
}

/// JSON given directly, or the JSON in the file named after an `@`.
pub fn read_parameters(text: &str) -> anyhow::Result<Value> {
    let json = match text.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).with_context(|| format!("reading {file}"))?,
        None => text.to_owned(),
    };
    serde_json::from_str(&json).context("the parameters are not JSON")
}
