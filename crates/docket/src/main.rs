//! The `docket` program: reads the command line and hands over to the command.

mod app;
mod booster;
mod certificates;
mod cli;
mod client;
mod commands;
mod config;
mod data_dir;
mod destination_contents;
mod health;
mod identity_directory;
mod me;
mod metrics;
mod openapi;
mod output;
mod proxy;
mod server;
mod service_status;
mod stop;
mod tls;
mod web_app;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse().command).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("docket: {error:#}");
            // Wrong usage never comes here: the command line's parser ends the program with 2.
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    if !matches!(command, Command::Serve(_) | Command::Sandbox { .. }) {
        // Whoever reads the output may stop reading (`docket user list | head -1`): then end quietly, as other tools do.
        sigpipe::reset();
    }
    match command {
        Command::Serve(args) => commands::serve::run(args).await,
        Command::Demo(args) => commands::demo::run(args).await,
        Command::Sandbox { system } => commands::sandbox::run(system).await,
        Command::Booster { action } => commands::booster::run(action).await,
        Command::Trust { action } => commands::trust::run(action).await,
        Command::ServiceInstance { action } => commands::service_instance::run(action).await,
        Command::ServiceKey { action } => commands::service_key::run(action).await,
        Command::Env(args) => commands::env::run(args).await,
        Command::SigningKey { action } => commands::signing_key::run(action).await,
        Command::TrustedIssuer { action } => commands::trusted_issuer::run(action).await,
        Command::Destination { action } => commands::destination::run(action).await,
        Command::Connector { action } => commands::connector::run(action).await,
        Command::IdentityProvider { action } => commands::identity_provider::run(action).await,
        Command::RoleCollection { action } => commands::role_collection::run(action).await,
        Command::User { action } => commands::user::run(action).await,
        Command::Directory { action } => commands::directory::run(action).await,
        Command::Openapi => {
            print!("{}", openapi::document());
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions { shell } => {
            commands::completions::run(shell);
            Ok(ExitCode::SUCCESS)
        }
    }
}
