//! `docket service-key`.

use std::process::ExitCode;

use anyhow::bail;
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
    /// Give a key a new secret or certificate; the old one and every token issued with it stop at once, or after --keep-old
    Rotate {
        #[command(flatten)]
        remote: Remote,
        instance: String,
        key: String,
        /// How long the old one keeps working beside the new one: 30m, 12h, 7d (at most 30d)
        #[arg(long, value_name = "DURATION", value_parser = seconds)]
        keep_old: Option<u64>,
        /// Parameters as JSON, or @file, as for a new key; without them the new one is like the old one
        #[arg(long, short = 'c')]
        parameters: Option<String>,
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
            let mut table = Table::new(&["KEY", "TYPE", "CREATED", "EXPIRES", "RETIRES"]);
            for key in answer["value"].as_array().into_iter().flatten() {
                let cells = ["name", "credentialType", "createdAt", "expiresAt", "retiresAt"];
                table.row(cells.map(|name| cell(&key[name])).to_vec());
            }
            print!("{}", table.render(&format!("{instance} has no keys.")));
        }
        ServiceKeyAction::Rotate { remote, instance, key, keep_old, parameters } => {
            let mut body = json!({});
            if let Some(seconds) = keep_old {
                body["keepOldSeconds"] = seconds.into();
            }
            if let Some(parameters) = parameters.as_deref().map(read_parameters).transpose()? {
                body["parameters"] = parameters;
            }
            let path = format!("{}/{}/rotate", keys(&instance), segment(&key));
            let answer = Server::find(&remote.data_dir)?.post(&path, &body).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => {
                    println!("Rotated {key}. {}", cell(&answer["next"]));
                    println!("Print the new ones with `docket service-key get {instance} {key}`.");
                }
            }
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

/// `30m`, `12h` or `7d` as seconds.
fn seconds(text: &str) -> anyhow::Result<u64> {
    let unit = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3600,
        Some('d') => 86_400,
        _ => bail!("give a number and a unit: 45s, 30m, 12h or 7d"),
    };
    let number = text[..text.len() - 1].parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    match number {
        Some(seconds) if (1..=30 * 86_400).contains(&seconds) => Ok(seconds),
        Some(_) => {
            bail!("give 1s to 30d; whoever needs longer makes a second key with `docket service-key create`")
        }
        None => bail!("give a number and a unit: 45s, 30m, 12h or 7d"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_number_with_a_unit_up_to_thirty_days() {
        for (text, expected) in [("45s", 45), ("30m", 1800), ("12h", 43_200), ("30d", 2_592_000)] {
            assert_eq!(seconds(text).unwrap(), expected, "{text}");
        }
        for wrong in ["", "h", "12", "12 h", "0h", "31d", "-1h", "1.5h", "99999999999999999999d", "1ä"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
