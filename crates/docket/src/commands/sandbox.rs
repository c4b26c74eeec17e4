//! `docket sandbox`.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::stop;

#[derive(Debug, Subcommand)]
pub enum SandboxSystem {
    /// A stand-in for an SAP SuccessFactors tenant, for rehearsals without one
    #[command(name = "successfactors")]
    SuccessFactors(SandboxServeArgs),
}

#[derive(Debug, Args)]
pub struct SandboxServeArgs {
    #[command(flatten)]
    pub sandbox: docket_sandbox::SandboxArgs,
    /// Stop when standard input closes, so that a parent process takes its children along
    #[arg(long, hide = true)]
    pub stop_with_stdin: bool,
}

/// Runs a stand-in for a provider system until it is told to stop.
pub async fn run(system: SandboxSystem) -> anyhow::Result<ExitCode> {
    let SandboxSystem::SuccessFactors(args) = system;
    let stop = stop::on_signal(args.stop_with_stdin)?;
    docket_sandbox::run(args.sandbox, stop).await?;
    Ok(ExitCode::SUCCESS)
}
