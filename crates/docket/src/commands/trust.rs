//! `docket trust`.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Subcommand;
use serde_json::{Value, json};

use crate::cli::Remote;
use crate::client::{Server, segment};
use crate::output::{Output, Table, cell, print_done, print_json};

#[derive(Debug, Subcommand)]
pub enum TrustAction {
    /// Show both certificates (subject, serial number, validity, fingerprint) and the destinations that depend on them
    Show {
        #[command(flatten)]
        remote: Remote,
    },
    /// Write a certificate as PEM, to register it in other systems
    Download {
        #[command(flatten)]
        remote: Remote,
        /// The passive certificate instead of the active one
        #[arg(long)]
        passive: bool,
        /// The file to write; standard output without it
        #[arg(long, short)]
        file: Option<PathBuf>,
    },
    /// Make a new passive certificate: it signs nothing until `docket trust rotate`
    Renew {
        #[command(flatten)]
        remote: Remote,
        /// Replace the active certificate at once; other systems refuse docket until they are given the new one
        #[arg(long)]
        active: bool,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Have the active and the passive certificate change places
    Rotate {
        #[command(flatten)]
        remote: Remote,
        /// Take the last rotation back: the older certificate signs again
        #[arg(long)]
        back: bool,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
    /// Delete the passive certificate; after that the last rotation cannot be taken back
    Delete {
        #[command(flatten)]
        remote: Remote,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
    },
}

const TRUST: &str = "/cockpit-api/v1/trust";

pub async fn run(action: TrustAction) -> anyhow::Result<ExitCode> {
    match action {
        TrustAction::Show { remote } => {
            print(&server(&remote)?.get(TRUST).await?, remote.output);
            Ok(ExitCode::SUCCESS)
        }
        TrustAction::Download { remote, passive, file } => download(&remote, passive, file.as_deref()).await,
        TrustAction::Renew { remote, active: false, yes } => prepare(&remote, yes).await,
        TrustAction::Renew { remote, active: true, yes } => renew_active(&remote, yes).await,
        TrustAction::Rotate { remote, back, yes } => rotate(&remote, back, yes).await,
        TrustAction::Delete { remote, yes } => delete(&remote, yes).await,
    }
}

async fn download(remote: &Remote, passive: bool, file: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (path, name) = if passive {
        ("/passive/certificate.pem", "passive trust certificate")
    } else {
        ("/certificate.pem", "trust certificate")
    };
    let pem = server(remote)?.download(&format!("{TRUST}{path}")).await?;
    match file {
        Some(file) => {
            std::fs::write(file, &pem).with_context(|| format!("writing {}", file.display()))?;
            eprintln!("Wrote the {name} to {}.", file.display());
        }
        None => std::io::stdout().write_all(&pem)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes a passive certificate, and says what to do with it.
async fn prepare(remote: &Remote, yes: bool) -> anyhow::Result<ExitCode> {
    let server = server(remote)?;
    let trust = server.get(TRUST).await?;
    let passive = &trust["passive"];
    if !passive.is_null() {
        eprintln!(
            "There is a passive trust certificate already, {}\n  SHA-256 {}, valid until {}.\n\
             It is replaced by a new one and is gone for good, with its key: a system that knows no other of the two refuses \
             docket then, and a rotation to it, also back to it, is impossible.\n",
            cell(&passive["keyName"]),
            cell(&passive["fingerprintSha256"]),
            cell(&passive["validUntil"]),
        );
        eprint!("{}", dependents(&trust));
        if !yes && !confirmed("Replace it?")? {
            return Ok(unchanged());
        }
    }
    print(&server.post(&format!("{TRUST}/passive"), &json!({})).await?, remote.output);
    eprintln!(
        "\nNothing has changed for other systems yet. Next:\n  \
         1. docket trust download --passive --file trust-new.pem\n  \
         2. Register it in every system listed above. A system that takes one certificate only may be given the new one \
         now: docket uses whichever of the two it accepts.\n  \
         3. docket trust rotate"
    );
    Ok(ExitCode::SUCCESS)
}

async fn renew_active(remote: &Remote, yes: bool) -> anyhow::Result<ExitCode> {
    let server = server(remote)?;
    let trust = server.get(TRUST).await?;
    eprintln!(
        "The active trust certificate is replaced by a new one at once and is gone for good. Every system below refuses \
         docket until the new one is registered there. `docket trust renew` and `docket trust rotate` leave no such gap.\n"
    );
    eprint!("{}", dependents(&trust));
    if !yes && !confirmed("Replace it now?")? {
        return Ok(unchanged());
    }
    print(&server.post(TRUST, &json!({})).await?, remote.output);
    eprintln!("\nRegister it now: docket trust download --file trust.pem");
    Ok(ExitCode::SUCCESS)
}

async fn rotate(remote: &Remote, back: bool, yes: bool) -> anyhow::Result<ExitCode> {
    let server = server(remote)?;
    let trust = server.get(TRUST).await?;
    let (active, passive) = (&trust["active"], &trust["passive"]);
    if passive.is_null() {
        bail!(
            "there is no passive trust certificate; make one with `docket trust renew` and register it first"
        );
    }
    // Both are UTC with milliseconds, so they compare as texts.
    if back && passive["generatedOn"].as_str() > active["generatedOn"].as_str() {
        bail!(
            "the passive certificate is newer than the active one, so there is no rotation to take back; \
             `docket trust rotate` puts it into use"
        );
    }
    eprintln!(
        "From now on docket signs with {}\n  SHA-256 {}, valid until {}.\n\
         The one that signs today, {}\n  SHA-256 {}, valid until {},\n\
         is kept as the passive certificate. Taken back with: docket trust rotate{}\n",
        cell(&passive["keyName"]),
        cell(&passive["fingerprintSha256"]),
        cell(&passive["validUntil"]),
        cell(&active["keyName"]),
        cell(&active["fingerprintSha256"]),
        cell(&active["validUntil"]),
        if back { "" } else { " --back" },
    );
    eprint!("{}", dependents(&trust));
    eprintln!("Each of these token services must know the certificate that is going to sign.");
    if !yes && !confirmed("Rotate now?")? {
        return Ok(unchanged());
    }
    // What was shown is what is done, also if somebody else rotates in the meantime.
    let to = segment(passive["fingerprintSha256"].as_str().unwrap_or_default());
    print(&server.post(&format!("{TRUST}/rotate?to={to}"), &json!({})).await?, remote.output);
    Ok(ExitCode::SUCCESS)
}

async fn delete(remote: &Remote, yes: bool) -> anyhow::Result<ExitCode> {
    let server = server(remote)?;
    let passive = server.get(TRUST).await?["passive"].take();
    if passive.is_null() {
        bail!("there is no passive trust certificate");
    }
    let name = cell(&passive["keyName"]);
    eprintln!(
        "The passive trust certificate {name} is deleted with its key. A rotation to it, also back to it, is impossible after that."
    );
    if !yes && !confirmed("Delete it?")? {
        return Ok(unchanged());
    }
    server.delete(&format!("{TRUST}/passive")).await?;
    let done = json!({"keyName": passive["keyName"], "fingerprintSha256": passive["fingerprintSha256"]});
    print_done(remote.output, &format!("Deleted the passive trust certificate {name}."), &done);
    Ok(ExitCode::SUCCESS)
}

fn server(remote: &Remote) -> anyhow::Result<Server> {
    Server::find(&remote.data_dir)
}

/// Asks on the terminal, or takes the first line of what is piped in; anything but yes is no.
fn confirmed(question: &str) -> anyhow::Result<bool> {
    eprint!("\n{question} [y/N] ");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("reading the answer; --yes goes without asking")?;
    Ok(["y", "yes"].contains(&line.trim().to_lowercase().as_str()))
}

fn unchanged() -> ExitCode {
    eprintln!("Nothing was changed.");
    ExitCode::FAILURE
}

fn print(trust: &Value, output: Output) {
    if output == Output::Json {
        print_json(trust);
        return;
    }
    println!("Entity id: {}", cell(&trust["entityId"]));
    for (heading, slot) in [("Active", "active"), ("Passive", "passive")] {
        println!("\n{heading}");
        let certificate = &trust[slot];
        if certificate.is_null() {
            println!("  There is none.");
            continue;
        }
        for (label, key) in [
            ("Key name", "keyName"),
            ("Subject", "subject"),
            ("Serial number", "serialNumber"),
            ("Valid from", "validFrom"),
            ("Valid until", "validUntil"),
            ("Days left", "daysLeft"),
            ("Generated on", "generatedOn"),
            ("SHA-256", "fingerprintSha256"),
        ] {
            println!("  {label:<14} {}", cell(&certificate[key]));
        }
    }
    print!("\n{}", dependents(trust));
}

/// The destinations that depend on the active certificate, as a table.
fn dependents(trust: &Value) -> String {
    let mut table = Table::new(&["DESTINATION", "LEVEL", "CONNECTOR", "TOKEN SERVICE"]);
    for destination in trust["dependents"].as_array().into_iter().flatten() {
        let level =
            destination["instanceId"].as_str().map_or("subaccount".to_owned(), |id| format!("instance {id}"));
        let connector = if destination["connector"] == true { "yes" } else { "" };
        table.row(vec![
            cell(&destination["name"]),
            level,
            connector.to_owned(),
            cell(&destination["tokenService"]),
        ]);
    }
    table.render("No destination depends on the trust certificate.")
}
