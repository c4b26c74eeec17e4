//! All pages from the cursor to the first empty one: the next page is read while this one is stored.

use docket_domain::ConnectorId;
use docket_domain::job::{JobStatus, JobType};
use docket_storage::StorageError;
use docket_storage::generations::Generation;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::context::Context;
use crate::jobs::JobError;
use crate::jobs::page::{Fetched, Reader, Writer};
use crate::jobs::record::Record;
use crate::spi::tasks::Remarks;

/// What a connector's run works on.
#[derive(Clone)]
pub(crate) struct Run {
    pub(crate) context: Context,
    pub(crate) connector: ConnectorId,
    pub(crate) generation: Generation,
    /// Of the lease it holds.
    pub(crate) epoch: i64,
}

/// What a pull came to, for the sentence.
#[derive(Default)]
pub(crate) struct Pulled {
    pub(crate) remarks: Remarks,
    disordered: bool,
}

impl Run {
    /// Reads and stores pages until an empty one. The record counts along, and is saved with each page if `saved`.
    ///
    /// A short page does not end the pull. Source: Task Provider SPI v2, "Semantics of one page".
    pub(crate) async fn pull(&self, record: &mut Record, saved: bool) -> Result<Pulled, JobError> {
        let definitions = self.context.store.read().await?.list_definitions(self.generation.id).await?;
        let reader = Reader::new(self.context.clone(), self.generation.clone(), &definitions);
        let mut writer = Writer {
            context: self.context.clone(),
            connector: self.connector.clone(),
            generation: self.generation.id,
            epoch: self.epoch,
            triples: std::collections::HashSet::new(),
        };
        let (pages, mut stored) = mpsc::channel(1);
        // Ends with this function, whichever way that goes.
        let mut reading = JoinSet::new();
        reading.spawn(read_all(reader, pages));
        let mut pulled = Pulled::default();
        while let Some(page) = stored.recv().await {
            let page = page?;
            if page.received == 0 {
                return Ok(pulled);
            }
            let before = record.job.clone();
            self.count(&page, record, &mut pulled);
            if let Err(error) = writer.store(&page, record, saved).await {
                // The page will be read again, and counted then.
                record.job = before;
                return Err(error);
            }
        }
        Err(JobError::Storage(StorageError::Superseded))
    }

    fn count(&self, page: &Fetched, record: &mut Record, pulled: &mut Pulled) {
        let now = self.context.clock.now();
        record.job.counts.received += page.received as u64;
        record.job.cursor = page.cursor.as_ref().map(ToString::to_string);
        record.remark(now, &page.remarks);
        pulled.remarks.add(page.remarks.clone());
        if let Some(urn) = &page.disordered {
            pulled.disordered = true;
            record.log(
                now,
                JobStatus::Warning,
                format!(
                    "{urn} stands after a newer task: the provider must sort by modifiedAt, then by urn."
                ),
            );
        }
    }

    /// A new record for this connector.
    pub(crate) fn record(&self, kind: JobType) -> Record {
        Record::start(&self.context, &self.connector, kind)
    }

    /// Ends the record with the failure's sentence and saves it; an overtaken run reports nothing.
    pub(crate) async fn fail(&self, mut record: Record, error: &JobError, next: &str) {
        if error.is_superseded() {
            return;
        }
        let now = self.context.clock.now();
        let sentence = error.sentence(self.connector.as_str());
        record.log(now, JobStatus::Error, sentence.clone());
        let message = if next.is_empty() { sentence } else { format!("{sentence} {next}") };
        record.end(now, JobStatus::Error, message);
        if let Err(error) = record.save(&self.context).await {
            tracing::warn!(connector = %self.connector, %error, "The record of a job of connector {} could not be saved: {error}", self.connector);
        }
    }
}

impl Pulled {
    /// What an administrator must know about the tasks beside their number; `None` if all is well.
    pub(crate) fn warning(&self) -> Option<String> {
        let Remarks { dropped_values, unreadable, cut_recipients, cut_texts, examples: _ } = &self.remarks;
        let mut parts = Vec::new();
        let mut part = |count: u64, text: &str| {
            if count > 0 {
                parts.push(format!("{text}: {count}"));
            }
        };
        part(*unreadable, "tasks without a urn, not stored");
        part(*dropped_values, "custom attribute values of the wrong type, left out");
        part(*cut_recipients, "lists of recipients cut to 100");
        part(*cut_texts, "texts or links cut or left out");
        if self.disordered {
            parts
                .push("tasks not sorted by modifiedAt and urn, so some may have been passed over".to_owned());
        }
        (!parts.is_empty())
            .then(|| format!("The provider's data needs attention: {}; see the log.", parts.join(", ")))
    }
}

async fn read_all(mut reader: Reader, pages: mpsc::Sender<Result<Fetched, JobError>>) {
    loop {
        let page = reader.next().await;
        let last = page.as_ref().map_or(true, |page| page.received == 0);
        if pages.send(page).await.is_err() || last {
            return;
        }
    }
}
