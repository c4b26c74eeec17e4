//! INITIAL: fills a generation with the tasks changed within the pull window.

use docket_domain::job::{JobStatus, JobType};
use docket_storage::generations::Phase;

use crate::context::Point;
use crate::jobs::JobError;
use crate::jobs::pull::Run;
use crate::jobs::record::{Record, counted, incomplete};
use crate::spi::error::Retry;

impl Run {
    /// Loads the generation:
    ///
    /// 1. takes up the record of a run that was interrupted, or starts one;
    /// 2. reads pages from the cursor, which is the window's start at first, until an empty one, and stores each with the
    ///    cursor and the record;
    /// 3. ends the phase: from here on DELTA keeps the generation up to date.
    ///
    /// Interrupted anywhere, the next run goes on after the last page stored.
    pub(crate) async fn initial(&self) -> Result<(), JobError> {
        let mut record = self.initial_record().await?;
        match self.initial_steps(&mut record).await {
            Ok(()) => Ok(()),
            Err(error) => {
                let received = counted(record.job.counts.received, "task");
                let next = match error.retry() {
                    Retry::Again(_) => format!("Loading goes on from here: {received} received so far."),
                    Retry::Never => String::new(),
                };
                self.fail(record, &error, &next).await;
                Err(error)
            }
        }
    }

    async fn initial_record(&self) -> Result<Record, JobError> {
        let mut record = self.record(JobType::Initial);
        let before = self.context.store.read().await?.list_jobs(&self.connector, JobType::Initial).await?;
        let interrupted = before
            .into_iter()
            .find(|job| job.status != JobStatus::Ok && job.started_at >= self.generation.created_at);
        if let Some(interrupted) = interrupted {
            record.job = interrupted;
            (record.job.status, record.job.finished_at) = (JobStatus::Running, None);
            record.log(self.context.clock.now(), JobStatus::Ok, "Taken up again after an interruption.");
        }
        record.save(&self.context).await?;
        Ok(record)
    }

    async fn initial_steps(&self, record: &mut Record) -> Result<(), JobError> {
        let pulled = self.pull(record, true).await?;
        self.context.reached(Point::InitialEmpty)?;

        let counts = record.job.counts;
        let mut message = format!(
            "Loaded the tasks changed since {}: {} received. Stored tasks in cache: {}.",
            self.generation.window_start,
            counted(counts.received, "task"),
            counts.stored
        );
        let mut status = JobStatus::Ok;
        if counts.received == 0 {
            message.push_str(
                " The provider has none; if that is not right, check the technical user's permissions there and tc.inbox.pull.days.",
            );
        }
        if let Some(incomplete) = incomplete(counts.invalid) {
            status = JobStatus::Warning;
            message = format!("{message} {incomplete}");
        }
        if let Some(warning) = pulled.warning() {
            status = JobStatus::Warning;
            message = format!("{message} {warning}");
        }
        message.push_str(" Changes follow by DELTA.");
        record.end(self.context.clock.now(), status, message);

        let mut tx = self.context.store.begin().await?;
        tx.end_initial(self.generation.id, self.epoch).await?;
        tx.put_job(&record.job).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether the generation still has to be loaded.
    pub(crate) fn is_initial(&self) -> bool {
        self.generation.phase == Phase::Initial
    }
}
