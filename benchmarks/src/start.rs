//! Time to ready of a second start, and memory of a server nobody asks anything.

use std::time::{Duration, Instant};

use docket_e2e::Docket;

use crate::machine::anonymous_mebibytes;
use crate::report::{Report, median};

const RUNS: usize = 9;

/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);

pub async fn measure(report: &mut Report) -> anyhow::Result<()> {
    let mut docket = Docket::start();
    let mut ready = Vec::new();
    for _ in 0..RUNS {
        docket.kill();
        let started = Instant::now();
        docket.restart();
        docket.anonymous().get("/readyz").await.ok();
        ready.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    report.figure(format!("second start, to ready (median of {RUNS})"), median(ready), "ms", Some(150.0));
    tokio::time::sleep(IDLE).await;
    let memory = anonymous_mebibytes(docket.pid()).ok_or_else(|| anyhow::anyhow!("the server is gone"))?;
    report.figure("memory, idle (RssAnon)", memory, "MB", Some(40.0));
    Ok(())
}
