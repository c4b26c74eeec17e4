//! Speed and memory, each as a ratio against a limit measured in the same run.
//!
//! `make bench` builds docket in release mode and runs this. Absolute figures depend on the machine; ratios are what to
//! compare between commits. Results worth keeping are in `benchmarks/results/`, with machine, data size and commit.

mod find_destination;
mod initial;
mod machine;
mod raw_inserts;
mod report;
mod signatures;
mod start;

use report::Report;

/// Tasks in the sandbox for the first load, beside the ten it starts with.
const TASKS: u64 = 100_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    println!("{}\n", machine::describe());
    let mut report = Report::default();
    signatures::measure(&mut report)?;
    start::measure(&mut report).await?;
    find_destination::measure(&mut report).await?;
    initial::measure(&mut report, TASKS).await?;
    print!("{report}");
    Ok(())
}
