//! Writing a job's record while it runs.

use docket_domain::job::{Job, JobCounts, JobLog, JobStatus, JobType, LogLevel};
use docket_domain::{ConnectorId, Timestamp};
use docket_storage::StorageError;

use crate::context::Context;
use crate::spi::tasks::Remarks;

/// A record under way.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) job: Job,
}

impl Record {
    pub(crate) fn start(context: &Context, connector: &ConnectorId, kind: JobType) -> Self {
        Self {
            job: Job {
                id: context.chance.uuid().to_string(),
                connector: connector.clone(),
                job_type: kind,
                status: JobStatus::Running,
                message: "Under way.".to_owned(),
                started_at: context.clock.now(),
                finished_at: None,
                counts: JobCounts::default(),
                cursor: None,
                logs: Vec::new(),
            },
        }
    }

    pub(crate) fn log(&mut self, at: Timestamp, status: JobStatus, text: impl Into<String>) {
        let level = match status {
            JobStatus::Ok | JobStatus::Running => LogLevel::Info,
            JobStatus::Warning => LogLevel::Warning,
            JobStatus::Error => LogLevel::Error,
        };
        // Enough to see what is wrong; a record is no log file.
        if self.job.logs.len() < 50 {
            self.job.logs.push(JobLog { at, level, text: text.into() });
        }
    }

    /// Takes over what was wrong with a page's tasks.
    pub(crate) fn remark(&mut self, at: Timestamp, remarks: &Remarks) {
        self.job.counts.dropped += remarks.dropped_values;
        for example in &remarks.examples {
            self.log(at, JobStatus::Warning, example.clone());
        }
    }

    pub(crate) fn end(&mut self, at: Timestamp, status: JobStatus, message: impl Into<String>) {
        self.job.status = status;
        self.job.message = message.into();
        self.job.finished_at = Some(at);
        let kind = self.job.job_type.name();
        metrics::counter!("docket_job_runs_total", "kind" => kind, "outcome" => status.name()).increment(1);
        metrics::histogram!("docket_job_duration_seconds", "kind" => kind)
            .record(at.since(self.job.started_at));
    }

    pub(crate) async fn save(&self, context: &Context) -> Result<(), StorageError> {
        let mut tx = context.store.begin().await?;
        tx.put_job(&self.job).await?;
        tx.commit().await
    }
}

/// `3 tasks`, `1 task`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// What is to be said about tasks that lack something; nothing if there are none.
pub(crate) fn incomplete(count: u64) -> Option<String> {
    (count > 0).then(|| {
        let tasks = counted(count, "task");
        format!(
            "{tasks} without all mandatory elements: shown to nobody until the provider sends them complete."
        )
    })
}
