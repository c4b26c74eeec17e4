//! `docket booster`.

use std::process::ExitCode;

use serde_json::json;

use super::NOT_WELL;
use crate::cli::BoosterAction;
use crate::client::Server;
use crate::output::{Output, cell, print_json};

pub const RUN: &str = "/cockpit-api/v1/boosters/task-center/run";

pub async fn run(action: BoosterAction) -> anyhow::Result<ExitCode> {
    let BoosterAction::Run { remote, user } = action;
    let answer = Server::find(&remote.data_dir)?.post(RUN, &json!({"userName": user})).await?;
    let steps = answer["steps"].as_array().map_or(&[][..], Vec::as_slice);
    match remote.output {
        Output::Json => print_json(&answer),
        Output::Table => {
            for step in steps {
                println!("{:<9}  {}  {}", cell(&step["status"]), cell(&step["title"]), cell(&step["detail"]));
            }
        }
    }
    let failed = steps.iter().any(|step| step["status"] == "FAILED");
    Ok(if failed { NOT_WELL } else { ExitCode::SUCCESS })
}
