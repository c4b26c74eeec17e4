//! `docket completions`.

use clap::CommandFactory as _;

use crate::cli::Cli;

/// Prints the script that completes docket's commands in `shell`.
pub fn run(shell: clap_complete::Shell) {
    clap_complete::generate(shell, &mut Cli::command(), "docket", &mut std::io::stdout());
}
