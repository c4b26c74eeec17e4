//! `docket trusted-issuer`.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use http::StatusCode;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Rejected, Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum TrustedIssuerAction {
    /// Trust an issuer, or replace what is known of one
    Set {
        #[command(flatten)]
        remote: Remote,
        name: String,
        /// The issuer's SAML metadata; - for standard input
        #[arg(long, conflicts_with_all = ["entity_id", "certificates"], required_unless_present = "entity_id")]
        metadata: Option<PathBuf>,
        /// `Issuer` of its assertions, instead of metadata
        #[arg(long, requires = "certificates")]
        entity_id: Option<String>,
        /// A file with a certificate it signs with; repeat for more
        #[arg(long = "certificate", requires = "entity_id")]
        certificates: Vec<PathBuf>,
        /// What its name ids are: format (as they say themselves), email or user-name
        #[arg(long, default_value = "format")]
        name_id: String,
    },
    /// List the issuers
    List {
        #[command(flatten)]
        remote: Remote,
    },
    /// Stop trusting an issuer
    Delete {
        #[command(flatten)]
        remote: Remote,
        name: String,
    },
}

const ISSUERS: &str = "/cockpit-api/v1/trusted-issuers";

pub async fn run(action: TrustedIssuerAction) -> anyhow::Result<ExitCode> {
    match action {
        TrustedIssuerAction::Set { remote, name, metadata, entity_id, certificates, name_id } => {
            let mut body = json!({"nameId": name_id.to_uppercase().replace('-', "_")});
            if let Some(file) = metadata {
                body["metadata"] = read(&file)?.into();
            }
            if let Some(entity_id) = entity_id {
                body["entityId"] = entity_id.into();
                let texts = certificates.iter().map(|file| read(file)).collect::<anyhow::Result<Vec<_>>>()?;
                body["certificates"] = texts.into();
            }
            let server = Server::find(&remote.data_dir)?;
            let answer = match server.put(&format!("{ISSUERS}/{}", segment(&name)), &body).await {
                Err(error) if is_missing(&error) => {
                    body["name"] = name.as_str().into();
                    server.post(ISSUERS, &body).await?
                }
                other => other?,
            };
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => println!("Assertions of {} are taken.", cell(&answer["entityId"])),
            }
        }
        TrustedIssuerAction::List { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(ISSUERS).await?;
            match remote.output {
                Output::Json => print_json(&answer),
                Output::Table => print!("{}", table(&answer)),
            }
        }
        TrustedIssuerAction::Delete { remote, name } => {
            Server::find(&remote.data_dir)?.delete(&format!("{ISSUERS}/{}", segment(&name))).await?;
            let done = json!({"name": name, "result": "DELETED"});
            print_done(remote.output, &format!("Assertions of {name} are not taken any more."), &done);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn is_missing(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Rejected>().is_some_and(|rejected| rejected.status == StatusCode::NOT_FOUND)
}

fn read(file: &Path) -> anyhow::Result<String> {
    if file.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("reading standard input")?;
        return Ok(text);
    }
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn table(answer: &Value) -> String {
    let mut table = Table::new(&["NAME", "ENTITY ID", "NAME IDS", "CERTIFICATE ENDS"]);
    for issuer in answer["value"].as_array().into_iter().flatten() {
        let ends = issuer["certificates"].as_array().into_iter().flatten().map(|one| cell(&one["notAfter"]));
        let mut cells = ["name", "entityId", "nameId"].map(|name| cell(&issuer[name])).to_vec();
        cells.push(ends.max().unwrap_or_default());
        table.row(cells);
    }
    table.render("No issuer is trusted.")
}
