//! The first load of many tasks through HTTP into SQLite, against raw multi-row inserts of the rows it left.

use std::time::Duration;

use anyhow::Context as _;
use docket_e2e::procedure::{Connected, Destinations};
use docket_e2e::wait::until_within;
use docket_e2e::{Docket, Sandbox};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::machine::anonymous_mebibytes;
use crate::raw_inserts;
use crate::report::Report;

const PATIENCE: Duration = Duration::from_mins(10);

#[expect(clippy::cast_precision_loss, reason = "task counts are far below 2^52")]
pub async fn measure(report: &mut Report, tasks: u64) -> anyhow::Result<()> {
    let connected = Connected::prepare(Docket::start(), Sandbox::with_tasks(tasks), Destinations::New).await;
    let admin = connected.docket.admin();
    let path = format!("/task-center-service/v1/connectors/{}/jobTypes/INITIAL", connected.connector);
    let job = until_within(PATIENCE, "the first load", async || {
        let job = admin.get(&path).await.json()["value"][0].clone();
        (job["status"] == "OK").then_some(job)
    })
    .await;
    let stored = job["counts"]["stored"].as_u64().context("the job counts what it stored")?;
    anyhow::ensure!(stored == tasks + 10, "{stored} tasks were stored: {job}");
    let at = |key: &str| -> anyhow::Result<OffsetDateTime> {
        Ok(OffsetDateTime::parse(job[key].as_str().context("the job has times")?, &Rfc3339)?)
    };
    let seconds = (at("finishedAt")? - at("startedAt")?).as_seconds_f64();
    let memory = anonymous_mebibytes(connected.docket.pid()).context("the server is gone")?;

    let Connected { mut docket, sandbox, .. } = connected;
    docket.kill();
    drop(sandbox);
    let raw = raw_inserts::rate(&docket.data_dir().join("docket.db")).await?;
    report.rate(
        format!("INITIAL of {stored} tasks, tasks"),
        stored as f64 / seconds,
        raw,
        "raw multi-row inserts",
        0.7,
    );
    report.figure("memory after that load (RssAnon)", memory, "MB", None);
    Ok(())
}
