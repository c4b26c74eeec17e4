//! DELTA: fetches what changed since the last page.

use docket_domain::job::{JobStatus, JobType};

use crate::context::Point;
use crate::jobs::JobError;
use crate::jobs::pull::Run;
use crate::jobs::record::{Record, counted, incomplete};

impl Run {
    /// Brings the generation up to date:
    ///
    /// 1. reads pages after the cursor until an empty one, and stores each with the cursor;
    /// 2. makes the generation the one people see, if it was filled beside another;
    /// 3. writes the record.
    pub(crate) async fn delta(&self, live_generation: i64) -> Result<(), JobError> {
        let mut record = self.record(JobType::Delta);
        match self.delta_steps(&mut record, live_generation).await {
            Ok(()) => Ok(()),
            Err(error) => {
                self.fail(record, &error, "").await;
                Err(error)
            }
        }
    }

    async fn delta_steps(&self, record: &mut Record, live_generation: i64) -> Result<(), JobError> {
        let pulled = self.pull(record, false).await?;
        let counts = record.job.counts;
        let mut status = JobStatus::Ok;
        let mut message = if counts.received == 0 {
            "Nothing has changed.".to_owned()
        } else {
            format!(
                "{} received. Stored tasks in cache: {}.",
                counted(counts.received, "changed task"),
                counts.stored
            )
        };
        if let Some(incomplete) = incomplete(counts.invalid) {
            status = JobStatus::Warning;
            message = format!("{message} {incomplete}");
        }
        if let Some(warning) = pulled.warning() {
            status = JobStatus::Warning;
            message = format!("{message} {warning}");
        }

        let mut tx = self.context.store.begin().await?;
        if self.generation.id != live_generation {
            self.context.reached(Point::BeforeSwap)?;
            tx.make_live(self.generation.id, self.epoch).await?;
            message.push_str(" The repopulated cache has replaced the old one.");
        }
        record.end(self.context.clock.now(), status, message);
        tx.put_job(&record.job).await?;
        tx.commit().await?;
        Ok(())
    }
}
