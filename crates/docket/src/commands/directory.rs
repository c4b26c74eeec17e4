//! `docket directory`.

use std::process::ExitCode;

use serde_json::json;

use crate::cli::{DirectoryAction, DirectoryTokenAction};
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

const TOKENS: &str = "/cockpit-api/v1/directory/tokens";

pub async fn run(action: DirectoryAction) -> anyhow::Result<ExitCode> {
    match action {
        DirectoryAction::Token { action } => token(action).await,
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
