//! META: reads the provider's capabilities and task definitions.

use std::collections::BTreeSet;

use docket_domain::Urn;
use docket_domain::definition::TaskDefinition;
use docket_domain::job::{JobStatus, JobType};
use docket_storage::Tx;
use docket_storage::tasks::Page;

use crate::jobs::JobError;
use crate::jobs::pull::Run;
use crate::jobs::record::{Record, counted};
use crate::spi::tasks::DEFINITION;

/// Definitions asked for at once; providers have a handful.
const PAGE: usize = 100;

impl Run {
    /// Reads everything there is to know about the provider's kinds of task:
    ///
    /// 1. capabilities, which a provider need not have;
    /// 2. definitions, page by page until an empty one;
    /// 3. stores them and deletes the ones that are not sent any more and that no task needs;
    /// 4. shows the tasks that only waited for one of them.
    pub(crate) async fn meta(&self) -> Result<(), JobError> {
        let mut record = self.record(JobType::Meta);
        match self.meta_steps(&mut record).await {
            Ok(()) => Ok(()),
            Err(error) => {
                self.fail(record, &error, "").await;
                Err(error)
            }
        }
    }

    async fn meta_steps(&self, record: &mut Record) -> Result<(), JobError> {
        let capabilities = self.context.spi.capabilities(self.connector.as_str()).await?;
        let now = self.context.clock.now();
        if !capabilities.is_empty() {
            record.log(now, JobStatus::Ok, format!("Capabilities: {}.", capabilities.join(", ")));
        }
        let (definitions, received, repeated) = self.read_definitions().await?;
        record.job.counts.received = received as u64;
        record.job.counts.stored = definitions.len() as u64;

        let names: Vec<&str> = definitions.iter().filter_map(|one| one.name.resolve(&[])).take(10).collect();
        let mut status = JobStatus::Ok;
        let mut message = if definitions.is_empty() {
            status = JobStatus::Warning;
            "The provider has no task definitions, so no task of it can be shown; check the technical user's permissions there."
                .to_owned()
        } else {
            format!("{} read: {}.", counted(definitions.len() as u64, "task definition"), names.join(", "))
        };
        if received > definitions.len() {
            status = JobStatus::Warning;
            let count = counted((received - definitions.len()) as u64, "definition");
            message = format!("{message} {count} without a urn left out.");
        }
        if repeated {
            status = JobStatus::Warning;
            message.push_str(" The provider sends the same page again and again: it must obey $skip and end with an empty page.");
        }

        let urns: Vec<Urn> = definitions.iter().map(|one| one.urn.clone()).collect();
        let mut tx = self.context.store.begin().await?;
        tx.store_definitions(self.generation.id, self.epoch, &definitions).await?;
        tx.end_definitions(self.generation.id, self.epoch, &urns, self.context.clock.now()).await?;
        let waited = self.show_waiting_tasks(&mut tx, &urns).await?;
        if waited > 0 {
            let tasks = counted(waited, "task");
            message = format!("{message} Shown now because their definition has come: {tasks}.");
        }
        record.end(self.context.clock.now(), status, message);
        tx.put_job(&record.job).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Stores as complete the tasks that lack nothing but a definition which is known now; gives their number.
    async fn show_waiting_tasks(&self, tx: &mut Tx, known: &[Urn]) -> Result<u64, JobError> {
        let mut tasks = tx.list_incomplete_tasks(self.generation.id, 10_000).await?;
        tasks.retain(|task| {
            task.missing == [DEFINITION] && task.definition.as_ref().is_some_and(|urn| known.contains(urn))
        });
        for task in &mut tasks {
            task.missing.clear();
        }
        let page = Page {
            generation: self.generation.id,
            epoch: self.epoch,
            tasks: &tasks,
            cursor: None,
            keep_final: false,
            at: self.context.clock.now(),
        };
        Ok(tx.store_page(&page).await?.stored)
    }

    /// All definitions, the number of elements sent, and whether the provider ended by repeating itself.
    async fn read_definitions(&self) -> Result<(Vec<TaskDefinition>, usize, bool), JobError> {
        let (mut all, mut seen, mut received) = (Vec::new(), BTreeSet::new(), 0);
        loop {
            let spi = &self.context.spi;
            let (page, count) =
                spi.definitions(self.connector.as_str(), &self.generation.languages, received, PAGE).await?;
            if count == 0 {
                return Ok((all, received, false));
            }
            let before = seen.len();
            for definition in page {
                if seen.insert(definition.urn.clone()) {
                    all.push(definition);
                }
            }
            if seen.len() == before && before > 0 {
                return Ok((all, received, true));
            }
            received += count;
            if received >= 10_000 {
                return Ok((all, received, true));
            }
        }
    }
}
