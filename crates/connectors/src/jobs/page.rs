//! One page of tasks: read from the provider, then stored. INITIAL and DELTA are made of these two steps.

use std::collections::{BTreeSet, HashSet};

use docket_domain::definition::TaskDefinition;
use docket_domain::task::Task;
use docket_domain::{ConnectorId, Urn};
use docket_storage::generations::{Cursor, Generation};
use docket_storage::tasks::Page;
use serde_json::value::RawValue;

use crate::context::{Context, Point};
use crate::jobs::JobError;
use crate::jobs::record::{Record, counted};
use crate::spi::client::list;
use crate::spi::definitions::KnownDefinitions;
use crate::spi::tasks::{Mapped, Remarks, task};

/// A page as it was read.
#[derive(Debug, Default)]
pub(crate) struct Fetched {
    /// Elements the provider sent; 0 ends the run.
    pub(crate) received: usize,
    pub(crate) tasks: Vec<Task>,
    /// Definitions that tasks named and nobody knew, fetched one by one.
    pub(crate) definitions: Vec<TaskDefinition>,
    /// Where the next page starts.
    pub(crate) cursor: Option<Cursor>,
    pub(crate) remarks: Remarks,
    /// The first task that stands after a newer one.
    pub(crate) disordered: Option<Urn>,
}

/// Reads pages one after the other.
pub(crate) struct Reader {
    context: Context,
    generation: Generation,
    known: KnownDefinitions,
    /// Definitions already asked for one by one in this run.
    asked: HashSet<Urn>,
    cursor: Option<Cursor>,
}

impl Reader {
    pub(crate) fn new(context: Context, generation: Generation, definitions: &[TaskDefinition]) -> Self {
        let cursor = generation.cursor.clone();
        Self { context, generation, known: KnownDefinitions::of(definitions), asked: HashSet::new(), cursor }
    }

    /// Reads the page after the cursor and moves the reader's own cursor on.
    pub(crate) async fn next(&mut self) -> Result<Fetched, JobError> {
        let Generation { connector, languages, window_start, .. } = &self.generation;
        let top = self.context.settings.page_size.clamp(1, 1000);
        let spi = self.context.spi.clone();
        let response =
            spi.tasks(connector.as_str(), languages, self.cursor.as_ref(), *window_start, top).await?;
        let elements = list("GET /tasks", &response)?;
        if elements.is_empty() {
            return Ok(Fetched::default());
        }
        let mut remarks = Remarks::default();
        let mut mapped = map(&elements, &self.known, &mut remarks);
        let definitions = self.fetch_definitions(&mapped).await?;
        if !definitions.is_empty() {
            for definition in &definitions {
                self.known.insert(definition);
            }
            remarks = Remarks::default();
            mapped = map(&elements, &self.known, &mut remarks);
        }
        let disordered = disordered(&mapped);
        self.cursor = Some(self.next_cursor(&mapped, elements.len())?);
        Ok(Fetched {
            received: elements.len(),
            tasks: mapped.into_iter().map(|one| one.task).collect(),
            definitions,
            cursor: self.cursor.clone(),
            remarks,
            disordered,
        })
    }

    /// The last task that can be one.
    ///
    /// # Errors
    /// [`JobError::CursorStuck`] if it is not after the present cursor, [`JobError::NoCursor`] if there is none.
    fn next_cursor(&self, mapped: &[Mapped], received: usize) -> Result<Cursor, JobError> {
        let last = mapped.iter().rev().find(|one| one.dated).ok_or(JobError::NoCursor { received })?;
        let next = cursor_of(&last.task);
        match &self.cursor {
            Some(cursor) if next <= *cursor => Err(JobError::CursorStuck { cursor: cursor.to_string() }),
            _ => Ok(next),
        }
    }

    /// Asks, once a run, for each definition that a task needs and nobody knows.
    async fn fetch_definitions(&mut self, mapped: &[Mapped]) -> Result<Vec<TaskDefinition>, JobError> {
        let needed: BTreeSet<&Urn> = mapped
            .iter()
            .filter(|one| one.needs_definition)
            .filter_map(|one| one.task.definition.as_ref())
            .collect();
        let mut found = Vec::new();
        for urn in needed {
            if !self.asked.insert(urn.clone()) {
                continue;
            }
            let Generation { connector, languages, .. } = &self.generation;
            found.extend(self.context.spi.definition(connector.as_str(), languages, urn).await?);
        }
        Ok(found)
    }
}

fn map(elements: &[&RawValue], known: &KnownDefinitions, remarks: &mut Remarks) -> Vec<Mapped> {
    elements.iter().filter_map(|element| task(element, known, remarks)).collect()
}

fn cursor_of(task: &Task) -> Cursor {
    Cursor { modified_at: task.modified_at, urn: task.urn.clone() }
}

fn disordered(mapped: &[Mapped]) -> Option<Urn> {
    let dated: Vec<&Task> = mapped.iter().filter(|one| one.dated).map(|one| &one.task).collect();
    let behind = dated.windows(2).find(|pair| {
        (pair[1].modified_at, pair[1].urn.as_str()) < (pair[0].modified_at, pair[0].urn.as_str())
    });
    behind.map(|pair| pair[1].urn.clone())
}

/// Stores pages, under a lease.
pub(crate) struct Writer {
    pub(crate) context: Context,
    pub(crate) connector: ConnectorId,
    pub(crate) generation: i64,
    pub(crate) epoch: i64,
    /// Provider systems whose tasks this connector may store, as far as known.
    pub(crate) triples: HashSet<String>,
}

impl Writer {
    /// Stores the page with the definitions that came with it and counts it in the run's record, all or nothing; the
    /// record goes along if it is to be `saved` at each page.
    pub(crate) async fn store(
        &mut self,
        page: &Fetched,
        record: &mut Record,
        saved: bool,
    ) -> Result<(), JobError> {
        self.context.reached(Point::PageFetched)?;
        let mut tx = self.context.store.begin().await?;
        for task in &page.tasks {
            let Ok(parts) = task.urn.parts() else { continue };
            let triple = parts.triple();
            if self.triples.contains(&triple) {
                continue;
            }
            if let Some(other) = tx.find_connector_of_triple(&triple, &self.connector).await? {
                return Err(JobError::Duplicate { triple, other: other.into_string() });
            }
            tx.claim_triple(&self.connector, &triple).await?;
            self.triples.insert(triple);
        }
        if !page.definitions.is_empty() {
            tx.store_definitions(self.generation, self.epoch, &page.definitions).await?;
        }
        let counts = tx
            .store_page(&Page {
                generation: self.generation,
                epoch: self.epoch,
                tasks: &page.tasks,
                cursor: page.cursor.as_ref(),
                keep_final: false,
                at: self.context.clock.now(),
            })
            .await?;
        record.job.counts.stored += counts.stored;
        record.job.counts.invalid += counts.invalid;
        if saved {
            record.job.message = format!(
                "Under way: {} received. Stored tasks in cache: {}.",
                counted(record.job.counts.received, "task"),
                record.job.counts.stored
            );
            tx.put_job(&record.job).await?;
        }
        self.context.reached(Point::PageWritten)?;
        tx.commit().await?;
        self.context.reached(Point::PageStored)
    }
}
