//! `docket booster`.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::NOT_WELL;
use crate::cli::Remote;
use crate::client::Server;
use crate::output::{Output, Table, cell, print_json};

#[derive(Debug, Subcommand)]
pub enum BoosterAction {
    /// Run the booster; running it again changes nothing
    Run {
        #[command(flatten)]
        remote: Remote,
        /// The sign-in name of the person who gets the role collections
        #[arg(long)]
        user: Option<String>,
    },
}

pub const RUN: &str = "/cockpit-api/v1/boosters/task-center/run";

pub async fn run(action: BoosterAction) -> anyhow::Result<ExitCode> {
    let BoosterAction::Run { remote, user } = action;
    let answer = Server::find(&remote.data_dir)?.post(RUN, &json!({"userName": user})).await?;
    let steps = answer["steps"].as_array().map_or(&[][..], Vec::as_slice);
    match remote.output {
        Output::Json => print_json(&answer),
        Output::Table => {
            let mut table = Table::new(&["RESULT", "STEP", "DETAIL"]);
            for step in steps {
                table.row(["status", "title", "detail"].map(|key| cell(&step[key])).to_vec());
            }
            print!("{}", table.render(""));
        }
    }
    let failed = steps.iter().any(|step| step["status"] == "FAILED");
    Ok(if failed { NOT_WELL } else { ExitCode::SUCCESS })
}
