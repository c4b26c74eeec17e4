//! `docket connector`.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::Value;

use super::NOT_WELL;
use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_json};

#[derive(Debug, Subcommand)]
pub enum ConnectorAction {
    /// List the connectors
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Show a connector's jobs and what they say; exit 1 if it is not well
    Status {
        #[command(flatten)]
        remote: Remote,
        id: String,
        /// Show the history and log of one kind of job: INITIAL, CONFIG, DELTA, META or PUSH
        #[arg(long)]
        job_type: Option<String>,
    },
}

const CONNECTORS: &str = "/task-center-service/v1/connectors";

pub async fn run(action: ConnectorAction) -> anyhow::Result<ExitCode> {
    match action {
        ConnectorAction::List { remote } => list(&remote).await,
        ConnectorAction::Status { remote, id, job_type: None } => status(&remote, &id).await,
        ConnectorAction::Status { remote, id, job_type: Some(kind) } => history(&remote, &id, &kind).await,
    }
}

async fn list(remote: &Remote) -> anyhow::Result<ExitCode> {
    let answer = Server::find(&remote.data_dir)?.get(CONNECTORS).await?;
    if remote.output == Output::Json {
        print_json(&answer);
        return Ok(ExitCode::SUCCESS);
    }
    let mut table = Table::new(&["CONNECTOR", "STATUS", "PROVIDER", "UPDATES", "URL"]);
    for connector in answer["value"].as_array().into_iter().flatten() {
        let updates = if connector["push"].as_bool() == Some(true) { "push" } else { "pull" };
        table.row(vec![
            cell(&connector["id"]),
            cell(&connector["status"]),
            cell(&connector["providerType"]),
            updates.to_owned(),
            cell(&connector["url"]),
        ]);
    }
    print!(
        "{}",
        table.render("There are no connectors. A destination becomes one with the property tc.enabled=true.")
    );
    Ok(ExitCode::SUCCESS)
}

async fn status(remote: &Remote, id: &str) -> anyhow::Result<ExitCode> {
    let answer = Server::find(&remote.data_dir)?.get(&format!("{CONNECTORS}/{}", segment(id))).await?;
    if remote.output == Output::Json {
        print_json(&answer);
    } else {
        println!("{}: {}", cell(&answer["id"]), cell(&answer["status"]));
        print!("{}", jobs_table(&answer["jobs"]).render("No job has run yet."));
    }
    let well = matches!(answer["status"].as_str(), Some("OK" | "PAUSED"));
    Ok(if well { ExitCode::SUCCESS } else { NOT_WELL })
}

async fn history(remote: &Remote, id: &str, kind: &str) -> anyhow::Result<ExitCode> {
    let path = format!("{CONNECTORS}/{}/jobTypes/{}", segment(id), segment(&kind.to_uppercase()));
    let answer = Server::find(&remote.data_dir)?.get(&path).await?;
    if remote.output == Output::Json {
        print_json(&answer);
        return Ok(ExitCode::SUCCESS);
    }
    let records = answer["value"].as_array().map_or(&[][..], Vec::as_slice);
    for job in records {
        println!("{}  {}  {}", cell(&job["startedAt"]), cell(&job["status"]), cell(&job["message"]));
        for line in job["logs"].as_array().into_iter().flatten() {
            println!("    {}  {}  {}", cell(&line["at"]), cell(&line["level"]), cell(&line["text"]));
        }
    }
    if records.is_empty() {
        println!("No such job has run yet.");
    }
    Ok(ExitCode::SUCCESS)
}

fn jobs_table(jobs: &Value) -> Table {
    let mut table = Table::new(&["JOB", "STATUS", "STARTED", "MESSAGE"]);
    for job in jobs.as_array().into_iter().flatten() {
        table.row(vec![
            cell(&job["jobType"]),
            cell(&job["status"]),
            cell(&job["startedAt"]),
            cell(&job["message"]),
        ]);
    }
    table
}
