//! Speed and memory, each as a ratio against a limit measured in the same run.
//!
//! `make bench` builds docket in release mode and runs this. Absolute figures depend on the machine; ratios are what to
//! compare between commits. Results worth keeping are in `benchmarks/results/`, with machine, data size and commit.

mod directory;
mod find_destination;
mod http_load;
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
    // Arguments name what to measure; without any it is everything.
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |name: &str| named.is_empty() || named.iter().any(|wanted| wanted == name);
    if is_wanted("signatures") {
        signatures::measure(&mut report)?;
    }
    if is_wanted("start") {
        start::measure(&mut report).await?;
    }
    if is_wanted("find") {
        find_destination::measure(&mut report).await?;
    }
    if is_wanted("directory") {
        directory::measure(&mut report).await?;
    }
    if is_wanted("initial") {
        initial::measure(&mut report, TASKS).await?;
    }
    print!("{report}");
    Ok(())
}
