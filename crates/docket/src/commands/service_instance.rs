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

/// JSON given directly, or the JSON in the file named after an `@`.
pub fn read_parameters(text: &str) -> anyhow::Result<Value> {
    let json = match text.strip_prefix('@') {
        Some(file) => std::fs::read_to_string(file).with_context(|| format!("reading {file}"))?,
        None => text.to_owned(),
    };
    serde_json::from_str(&json).context("the parameters are not JSON")
}
