//! `docket trust`.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::cli::TrustAction;
use crate::client::Server;
use crate::output::{Output, cell, print_json};

const TRUST: &str = "/cockpit-api/v1/trust";

pub async fn run(action: TrustAction) -> anyhow::Result<ExitCode> {
    match action {
        TrustAction::Show { remote } => {
            let answer = Server::find(&remote.data_dir)?.get(TRUST).await?;
            show(&answer, remote.output);
        }
        TrustAction::Download { remote, file } => {
            let pem = Server::find(&remote.data_dir)?.download(&format!("{TRUST}/certificate.pem")).await?;
            match file {
                Some(file) => {
                    std::fs::write(&file, &pem).with_context(|| format!("writing {}", file.display()))?;
                    eprintln!("Wrote the trust certificate to {}.", file.display());
                }
                None => std::io::stdout().write_all(&pem)?,
            }
        }
        TrustAction::Renew { remote } => {
            let answer = Server::find(&remote.data_dir)?.post(TRUST, &json!({})).await?;
            show(&answer, remote.output);
            eprintln!(
                "Register this certificate in every system that trusted the old one; until then they refuse docket."
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(certificate: &Value, output: Output) {
    if output == Output::Json {
        print_json(certificate);
        return;
    }
    for (label, key) in [
        ("Subject", "subject"),
        ("Serial number", "serialNumber"),
        ("Valid from", "validFrom"),
        ("Valid until", "validUntil"),
        ("SHA-256", "fingerprintSha256"),
    ] {
        println!("{label:<14} {}", cell(&certificate[key]));
    }
}
