//! `docket demo`: the whole procedure on one machine, through the interfaces an administrator uses.
//!
//! A task center and a SuccessFactors sandbox run as processes of their own; this one sets them up over HTTP, shows each
//! step, prints who can sign in where, and keeps both running until it is told to stop. A second start finds what is
//! there.

mod child;
mod directory;
mod procedure;
mod steps;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use docket_storage::vault::write_private;
use serde_json::{Value, json};

use self::child::Child;
use self::directory::DemoDirectory;
use self::procedure::{Outcome, Procedure};
use self::steps::Steps;
use crate::output::Table;
use crate::stop;

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where to keep the demo's data
    #[arg(long, default_value = "./docket-data")]
    pub data_dir: PathBuf,
    /// Port of the task center over http; 0 for any free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Port of the task center over https; 0 for any free one
    #[arg(long, default_value_t = 8443)]
    pub tls_port: u16,
    /// Port of the SuccessFactors sandbox; 0 for any free one
    #[arg(long, default_value_t = 8181)]
    pub sandbox_port: u16,
    /// Throw away what an earlier demo left in the directory
    #[arg(long)]
    pub fresh: bool,
    /// Set everything up, print it, and stop again
    #[arg(long)]
    pub no_wait: bool,
    /// Further leave requests in the sandbox
    #[arg(long, default_value_t = 0)]
    pub tasks: u64,
}

/// Sets everything up and keeps it running.
pub async fn run(args: DemoArgs) -> anyhow::Result<ExitCode> {
    let stop = stop::on_signal(false)?;
    let steps = Steps::start();
    let directory = DemoDirectory::open(&args.data_dir, args.fresh)?;

    let set_up = async {
        let (mut sandbox, mut docket) = start(&args, &directory, &steps).await?;
        let procedure = Procedure::new(&directory, &sandbox.url, &docket.url)?;
        let outcome = tokio::select! {
            outcome = procedure.run(&steps) => outcome?,
            gone = sandbox.gone() => return Err(gone),
            gone = docket.gone() => return Err(gone),
        };
        anyhow::Ok((sandbox, docket, outcome))
    };
    let Some(ready) = stop.run_until_cancelled(set_up).await else {
        println!("Stopped before everything was set up; start again to go on.");
        return Ok(ExitCode::SUCCESS);
    };
    let (mut sandbox, mut docket, outcome) = ready?;
    write_demo_file(&directory, &outcome)?;
    steps.finish();
    print_ready(&outcome, &steps);
    if !args.no_wait {
        println!("Ctrl-C stops both.");
        tokio::select! {
            () = stop.cancelled() => {}
            gone = sandbox.gone() => return Err(gone),
            gone = docket.gone() => return Err(gone),
        }
    }
    docket.stop().await?;
    sandbox.stop().await?;
    println!("Stopped. The data stays in {}; the next start goes on with it.", directory.path().display());
    Ok(ExitCode::SUCCESS)
}

/// Starts both processes side by side.
async fn start(args: &DemoArgs, directory: &DemoDirectory, steps: &Steps) -> anyhow::Result<(Child, Child)> {
    let sandbox_arguments: [OsString; 9] = [
        "sandbox".into(),
        "successfactors".into(),
        "--data-dir".into(),
        directory.sandbox().into(),
        "--port".into(),
        args.sandbox_port.to_string().into(),
        "--tasks".into(),
        args.tasks.to_string().into(),
        "--stop-with-stdin".into(),
    ];
    let docket_arguments: [OsString; 8] = [
        "serve".into(),
        "--data-dir".into(),
        directory.path().into(),
        "--listen".into(),
        format!("127.0.0.1:{}", args.port).into(),
        "--tls-listen".into(),
        format!("127.0.0.1:{}", args.tls_port).into(),
        "--stop-with-stdin".into(),
    ];
    // The sandbox is on this machine, and nobody wants to wait for a demo.
    let docket_settings =
        [("DOCKET_OUTBOUND_ALLOW_PRIVATE", "loopback"), ("DOCKET_CONNECTORS_DELTA_INTERVAL_SECONDS", "1")];
    let sandbox = Child::start("sandbox", directory, &sandbox_arguments, &[]);
    let docket = Child::start("docket", directory, &docket_arguments, &docket_settings);
    let (sandbox, docket) = tokio::try_join!(sandbox, docket)?;
    steps.done("Task center", &docket.url);
    steps.done("SuccessFactors sandbox", &sandbox.url);
    Ok((sandbox, docket))
}

fn write_demo_file(directory: &DemoDirectory, outcome: &Outcome) -> anyhow::Result<()> {
    let users: Vec<Value> = outcome
        .people
        .iter()
        .map(|person| {
            json!({
                "user_name": person.user_id, "password": person.password, "display_name": person.display_name,
                "global_user_id": person.global_user_id, "roles": person.roles,
            })
        })
        .collect();
    let demo = json!({
        "base_url": outcome.base_url,
        "https_url": outcome.https_url,
        "ca_file": directory.docket().tls().join("ca.pem"),
        "sandbox_url": outcome.sandbox_url,
        "company_id": outcome.company_id,
        "users": users,
        "service_keys": {"task_center": outcome.task_center_key, "destination": outcome.destination_key},
        "destinations": procedure::DESTINATIONS,
    });
    let path = directory.docket().demo();
    write_private(&path, format!("{demo:#}\n").as_bytes())
        .with_context(|| format!("writing {}", path.display()))
}

fn print_ready(outcome: &Outcome, steps: &Steps) {
    let mut table = Table::new(&["USER", "PASSWORD", "NAME", "WHO"]);
    for person in &outcome.people {
        table.row(vec![
            person.user_id.clone(),
            person.password.clone(),
            person.display_name.clone(),
            person.position(&outcome.people),
        ]);
    }
    println!();
    println!("Ready after {:.1} s.", steps.elapsed().as_secs_f64());
    println!();
    println!("  Task center   {}", outcome.base_url);
    println!("  Sandbox       {}   (company {})", outcome.sandbox_url, outcome.company_id);
    println!();
    println!("Everybody signs in to both with the same name and password:");
    println!();
    for line in table.render("").lines() {
        println!("  {line}");
    }
    println!();
    println!(
        "Sign in to the sandbox as an employee and request leave under Time Off. Sign in to the task center as the"
    );
    println!(
        "employee's manager: the request arrives a moment later. Approve it, and the sandbox shows who did."
    );
    println!(
        "The administrator finds the cockpit and the administration there too. The service key of this demo:"
    );
    println!("{}", outcome.task_center_key.display());
    println!();
}
