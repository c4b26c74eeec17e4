//! Who reads: every task that leaves this part goes through a [`Reader`], which reaches what is its person's and nothing
//! else.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use docket_domain::definition::TaskDefinition;
use docket_domain::operation::Operation;
use docket_domain::task::Task;
use docket_domain::{LanguageTag, Urn, UserId};
use docket_http::caller::{CurrentPerson, reader_languages};
use docket_http::{ApiError, Person};
use docket_storage::Tx;
use docket_storage::inbox::{Principals, Sources};
use http::request::Parts;

use crate::error::InboxError;
use crate::parameters::Parameters;
use crate::view::{self, TaskList, TaskView};
use crate::{Inbox, groups};

/// A signed-in person with the groups they belong to and the languages they read.
#[derive(Clone)]
pub(crate) struct Reader {
    pub(crate) person: Arc<Person>,
    pub(crate) principals: Principals,
    pub(crate) languages: Vec<LanguageTag>,
    pub(crate) inbox: Inbox,
}

impl<S: Send + Sync> FromRequestParts<S> for Reader
where
    Inbox: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let CurrentPerson(person) = CurrentPerson::from_request_parts(parts, state).await?;
        let languages = reader_languages(&parts.headers, Some(&person));
        Ok(Self::new(Inbox::from_ref(state), person, languages).await?)
    }
}

/// A task its reader may see, with what is needed to decide on it.
pub(crate) struct Found {
    pub(crate) task: Task,
    pub(crate) definition: TaskDefinition,
    pub(crate) connector: docket_domain::ConnectorId,
}

impl Reader {
    pub(crate) async fn new(
        inbox: Inbox,
        person: Arc<Person>,
        languages: Vec<LanguageTag>,
    ) -> Result<Self, InboxError> {
        let groups = inbox.groups_of(&person.id).await?;
        let principals = Principals { user: person.id.clone(), groups };
        Ok(Self { person, principals, languages, inbox })
    }

    /// One page of the reader's tasks.
    pub(crate) async fn list(&self, parameters: &Parameters) -> Result<TaskList, InboxError> {
        let now = self.inbox.clock().now();
        let mut tx = self.inbox.store().read().await?;
        let sources = parameters.narrow(tx.inbox_sources().await?);
        let inaccessible = self.inaccessible(&mut tx, &sources).await?;
        let page = tx.list_inbox(&self.principals, &sources, &parameters.query, now).await?;
        let count = if let Some(count) = page.whole(&parameters.query) {
            count
        } else {
            let counts = tx.count_inbox(&self.principals, &sources, &parameters.query, now).await?;
            counts.into_iter().map(|(_, count)| count).sum()
        };
        let next = page.entries.last().filter(|_| page.more).map(|entry| entry.key.to_string());
        let tasks = page.entries.into_iter().map(|entry| (entry.task, entry.generation)).collect();
        let value = self.shape(tx, &sources, tasks).await?;
        Ok(TaskList { value, count, next, inaccessible })
    }

    /// How many of the reader's tasks match.
    pub(crate) async fn count(&self, parameters: &Parameters) -> Result<(u64, Vec<String>), InboxError> {
        let now = self.inbox.clock().now();
        let mut tx = self.inbox.store().read().await?;
        let sources = parameters.narrow(tx.inbox_sources().await?);
        let counts = tx.count_inbox(&self.principals, &sources, &parameters.query, now).await?;
        let inaccessible = self.inaccessible(&mut tx, &sources).await?;
        Ok((counts.into_iter().map(|(_, count)| count).sum(), inaccessible))
    }

    /// The numbers on the filter tabs.
    pub(crate) async fn count_groups(
        &self,
        parameters: &Parameters,
    ) -> Result<(groups::GroupCounts, Vec<String>), InboxError> {
        let now = self.inbox.clock().now();
        let mut tx = self.inbox.store().read().await?;
        let sources = parameters.narrow(tx.inbox_sources().await?);
        let counts = tx.count_inbox(&self.principals, &sources, &parameters.query, now).await?;
        let failed = docket_storage::inbox::InboxQuery { failed: true, ..parameters.query.clone() };
        let failed = tx.count_inbox(&self.principals, &sources, &failed, now).await?;
        let failed = failed.into_iter().map(|(_, count)| count).sum();
        let inaccessible = self.inaccessible(&mut tx, &sources).await?;
        Ok((groups::count(&counts, failed, &sources, &self.languages), inaccessible))
    }

    /// The task, its definition and its connector.
    pub(crate) async fn find(&self, urn: &Urn) -> Result<Found, InboxError> {
        let mut tx = self.inbox.store().read().await?;
        let sources = tx.inbox_sources().await?;
        let found = tx.find_inbox_task(&self.principals, &sources, urn).await?;
        let (task, generation) = found.ok_or_else(|| InboxError::TaskNotFound(urn.clone()))?;
        let connector = sources.of(generation).map(|source| source.connector.clone());
        let definition = match &task.definition {
            Some(definition) => tx.find_definition(generation, definition).await?,
            None => None,
        };
        match (definition, connector) {
            (Some(definition), Some(connector)) => Ok(Found { task, definition, connector }),
            // A task without its definition cannot be shown; the connector's job log says so.
            _ => Err(InboxError::TaskNotFound(urn.clone())),
        }
    }

    /// The task as it is shown alone.
    pub(crate) async fn task(&self, urn: &Urn) -> Result<TaskView, InboxError> {
        let mut tx = self.inbox.store().read().await?;
        let sources = tx.inbox_sources().await?;
        let found = tx.find_inbox_task(&self.principals, &sources, urn).await?;
        self.single(tx, &sources, urn, found).await
    }

    /// The task of a decision the reader made, whatever has become of it since.
    pub(crate) async fn decided_task(&self, urn: &Urn) -> Result<TaskView, InboxError> {
        let mut tx = self.inbox.store().read().await?;
        let sources = tx.inbox_sources().await?;
        let found = tx.find_decided_task(&self.principals.user, &sources, urn).await?;
        self.single(tx, &sources, urn, found).await
    }

    async fn single(
        &self,
        tx: Tx,
        sources: &Sources,
        urn: &Urn,
        found: Option<(Task, i64)>,
    ) -> Result<TaskView, InboxError> {
        let not_found = || InboxError::TaskNotFound(urn.clone());
        let found = found.ok_or_else(not_found)?;
        self.shape(tx, sources, vec![found]).await?.pop().ok_or_else(not_found)
    }

    /// The definitions of the reader's tasks, with their sources' generations.
    pub(crate) async fn definitions(
        &self,
        parameters: &Parameters,
    ) -> Result<Vec<view::DefinitionView>, InboxError> {
        let mut tx = self.inbox.store().read().await?;
        let sources = parameters.narrow(tx.inbox_sources().await?);
        let definitions = tx.list_inbox_definitions(&self.principals, &sources).await?;
        Ok(definitions
            .iter()
            .filter_map(|(definition, generation)| {
                Some(view::DefinitionView::of(definition, sources.of(*generation)?, &self.languages))
            })
            .collect())
    }

    async fn inaccessible(&self, tx: &mut Tx, sources: &Sources) -> Result<Vec<String>, InboxError> {
        let sources = tx.list_inaccessible(&self.principals, sources).await?;
        Ok(sources.into_iter().map(|source| source.connector.as_str().to_owned()).collect())
    }

    /// Dresses tasks for this reader. A task whose definition is not known is left out.
    async fn shape(
        &self,
        mut tx: Tx,
        sources: &Sources,
        tasks: Vec<(Task, i64)>,
    ) -> Result<Vec<TaskView>, InboxError> {
        let mut definitions: HashMap<(i64, Urn), TaskDefinition> = HashMap::new();
        for (task, generation) in &tasks {
            let Some(urn) = &task.definition else { continue };
            let key = (*generation, urn.clone());
            if !definitions.contains_key(&key)
                && let Some(definition) = tx.find_definition(*generation, urn).await?
            {
                definitions.insert(key, definition);
            }
        }
        let urns: Vec<&Urn> = tasks.iter().map(|(task, _)| &task.urn).collect();
        let operations = tx.list_newest_operations(&urns).await?;
        drop(tx);
        let operations: HashMap<&Urn, &Operation> =
            operations.iter().map(|operation| (&operation.urn, operation)).collect();
        let with_definitions = || {
            tasks.iter().filter_map(|(task, generation)| {
                let definition = definitions.get(&(*generation, task.definition.clone()?))?;
                Some((task, *generation, definition))
            })
        };
        let mut people: Vec<UserId> =
            with_definitions().flat_map(|(task, _, definition)| view::people_of(task, definition)).collect();
        people.sort_unstable();
        people.dedup();
        let names = self.inbox.display_names(&people).await?;
        let now = self.inbox.clock().now();
        Ok(with_definitions()
            .filter_map(|(task, generation, definition)| {
                let parts = view::Parts {
                    task,
                    definition,
                    source: sources.of(generation)?,
                    newest: operations.get(&task.urn).copied(),
                };
                Some(TaskView::of(&parts, self, &names, now))
            })
            .collect())
    }
}
