//! `docket sandbox`.

use std::process::ExitCode;

use crate::cli::SandboxSystem;
use crate::stop;

/// Runs a stand-in for a provider system until it is told to stop.
pub async fn run(system: SandboxSystem) -> anyhow::Result<ExitCode> {
    let SandboxSystem::SuccessFactors(args) = system;
    let stop = stop::on_signal(args.stop_with_stdin)?;
    docket_sandbox::run(args.sandbox, stop).await?;
    Ok(ExitCode::SUCCESS)
}
