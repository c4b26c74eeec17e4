//! `docket signing-key`.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum SigningKeyAction {
    /// List the keys clients know, and what each is for
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Publish a new key; it signs an hour later, when clients know it
    Rotate {
        #[command(flatten)]
        remote: Remote,
        /// Sign with it now and withdraw all others: every token there is stops. For keys that have become known
        #[arg(long)]
        at_once: bool,
    },
    /// Withdraw a key that waits, or one that signed before; its tokens stop
    Withdraw {
        #[command(flatten)]
        remote: Remote,
        kid: String,
    },
}

const KEYS: &str = "/cockpit-api/v1/signing-keys";

pub async fn run(action: SigningKeyAction) -> anyhow::Result<ExitCode> {
    match action {
        SigningKeyAction::List { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(KEYS).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => print!("{}", table(&answer)),
            }
        }
        SigningKeyAction::Rotate { remote, at_once } => {
            let answer = Server::find(&remote.data_dir)?.post(KEYS, &json!({"atOnce": at_once})).await?;
            let (kid, from) = (cell(&answer["kid"]), cell(&answer["signsFrom"]));
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table if at_once => {
                    println!("{kid} signs now. Every token issued before stops within a minute.");
                }
                Output::Table => {
                    println!("Published {kid}. It signs from {from} on; tokens issued before stay valid.");
                }
            }
        }
        SigningKeyAction::Withdraw { remote, kid } => {
            Server::find(&remote.data_dir)?.delete(&format!("{KEYS}/{}", segment(&kid))).await?;
            let done = json!({"kid": kid, "result": "WITHDRAWN"});
            print_done(
                remote.output,
                &format!("Withdrew {kid}. Tokens signed with it no longer work."),
                &done,
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn table(answer: &Value) -> String {
    let mut table = Table::new(&["KEY", "USE", "SIGNS FROM", "RETIRES"]);
    for key in answer["value"].as_array().into_iter().flatten() {
        table.row(["kid", "use", "signsFrom", "retiresAt"].map(|name| cell(&key[name])).to_vec());
    }
    table.render("There are no keys.")
}
