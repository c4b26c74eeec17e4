//! `docket directory`.

use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;
use serde_json::{Value, json};

use super::NOT_WELL;
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum DirectoryAction {
    /// Read people and groups from the destination `Identity_Authentication_Connectivity_IDS` now
    Refresh {
        #[command(flatten)]
        remote: Remote,
        /// Deactivate people who are gone there, however many they are
        #[arg(long)]
        force: bool,
    },
    /// Tell what came of the last reading
    Status {
        #[command(flatten)]
        remote: Remote,
    },
    /// Tokens with which provisioning systems push people and groups by SCIM
    Token {
        #[command(subcommand)]
        action: DirectoryTokenAction,
    },
}

#[derive(Debug, Subcommand)]
pub enum DirectoryTokenAction {
    /// Make a token and print it; it is shown this once
    Create {
        #[command(flatten)]
        remote: Remote,
        /// What log lines call the system that has it
        name: String,
    },
    /// List the tokens, without themselves
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Delete a token; it stops working at once
    Delete {
        #[command(flatten)]
        remote: Remote,
        /// The token's name
        name: String,
    },
}

const DIRECTORY: &str = "/cockpit-api/v1/directory";
const TOKENS: &str = "/cockpit-api/v1/directory/tokens";

/// How often a running reading is asked about.
const POLL: Duration = Duration::from_millis(500);

pub async fn run(action: DirectoryAction) -> anyhow::Result<ExitCode> {
    match action {
        DirectoryAction::Token { action } => token(action).await,
        DirectoryAction::Refresh { remote, force } => {
            let server = Server::find(&remote.data_dir)?;
            server.post(&format!("{DIRECTORY}/refresh"), &json!({"force": force})).await?;
            let mut state = server.get(DIRECTORY).await?;
            while state["running"] == true {
                tokio::time::sleep(POLL).await;
                state = server.get(DIRECTORY).await?;
            }
            Ok(tell(remote.output, &state))
        }
        DirectoryAction::Status { remote } => {
            let state = Server::find(&remote.data_dir)?.get(DIRECTORY).await?;
            Ok(tell(remote.output, &state))
        }
    }
}

/// Prints what came of the last reading; it is well if that was complete.
fn tell(output: Output, state: &Value) -> ExitCode {
    match output {
        Output::Json => print_json(state),
        Output::Table if state["running"] == true => println!("People are being read."),
        Output::Table if state["last"].is_null() => println!("No other directory was read yet."),
        Output::Table => println!("{}", cell(&state["last"]["message"])),
    }
    if state["last"].is_null() || state["last"]["outcome"] == "COMPLETE" {
        ExitCode::SUCCESS
    } else {
        NOT_WELL
    }
}

async fn token(action: DirectoryTokenAction) -> anyhow::Result<ExitCode> {
    match action {
        DirectoryTokenAction::Create { remote, name } => {
            let answer = Server::find(&remote.data_dir)?.post(TOKENS, &json!({"name": name})).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                // The token alone, so that it can be piped on.
                Output::Table => println!("{}", cell(&answer["token"])),
            }
        }
        DirectoryTokenAction::List { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(TOKENS).await?;
            if remote.output == Output::Json {
                print_json(&answer);
                return Ok(ExitCode::SUCCESS);
            }
            let mut table = Table::new(&["TOKEN", "CREATED"]);
            for token in answer["value"].as_array().into_iter().flatten() {
                table.row(vec![cell(&token["name"]), cell(&token["createdAt"])]);
            }
            print!("{}", table.render("There are no directory tokens."));
        }
        DirectoryTokenAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&format!("{TOKENS}/{}", segment(&name))).await?;
            let sentence =
                format!("Deleted {name}. Whoever used it cannot change people and groups any more.");
            print_done(remote.output, &sentence, &json!({"name": name, "result": "DELETED"}));
        }
    }
    Ok(ExitCode::SUCCESS)
}
