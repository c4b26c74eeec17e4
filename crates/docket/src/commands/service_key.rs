//! `docket service-key`.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::service_instance::{INSTANCES, read_parameters};
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum ServiceKeyAction {
    /// Create a key
    Create {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
        /// Parameters as JSON, or @file: {"credential-type":"x509","x509":{"validity":1,"validity-type":"YEARS"}} for a
        /// certificate instead of a secret
        #[arg(long, short = 'c')]
        parameters: Option<String>,
    },
    /// Print a key: addresses, client id and secret
    Get {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
    },
    /// List an instance's keys
    List {
        #[command(flatten)]
        remote: Remote,
        instance: String,
    },
    /// Delete a key; its secret and every token issued with it stop working at once
    Delete {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
    },
}

pub async fn run(action: ServiceKeyAction) -> anyhow::Result<ExitCode> {
    match action {
        ServiceKeyAction::Create { remote, instance, key, parameters } => {
            let mut body = json!({"name": key});
            if let Some(parameters) = parameters.as_deref().map(read_parameters).transpose()? {
                body["parameters"] = parameters;
            }
            let answer = Server::find(&remote.data_dir)?.post(&keys(&instance), &body).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => {
                    println!("Created {key}. Print it with `docket service-key get {instance} {key}`.");
                }
            }
        }
        ServiceKeyAction::Get { remote, instance, key } => {
            let path = format!("{}/{}", keys(&instance), segment(&key));
            let answer = Server::find(&remote.data_dir)?.get(&path).await?;
            // A key is JSON wherever it goes next, so that is what is printed.
            print_json(if answer["credentials"].is_object() { &answer["credentials"] } else { &answer });
        }
        ServiceKeyAction::List { remote, instance } => {
            let answer = Server::find(&remote.data_dir)?.get(&keys(&instance)).await?;
            if remote.output == Output::Json {
                print_json(&answer);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&["KEY", "TYPE", "CREATED", "EXPIRES"]);
            for key in answer["value"].as_array().into_iter().flatten() {
                let cells = ["name", "credentialType", "createdAt", "expiresAt"].map(|name| cell(&key[name]));
                table.row(cells.to_vec());
            }
            print!("{}", table.render(&format!("{instance} has no keys.")));
        }
        ServiceKeyAction::Delete { remote, instance, key } => {
            let path = format!("{}/{}", keys(&instance), segment(&key));
            Server::find(&remote.data_dir)?.delete(&path).await?;
            let sentence = format!("Deleted {key}. Its secret and the tokens issued with it no longer work.");
            print_done(
                remote.output,
                &sentence,
                &json!({"instance": instance, "name": key, "result": "DELETED"}),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn keys(instance: &str) -> String {
    format!("{INSTANCES}/{}/keys", segment(instance))
}
