//! Reading tasks: every statement here names the people whose tasks it reads, and there is none that does not.
//!
//! Lists and counts are answered from the denormalised `inbox` table: one index range per principal (the person and each
//! of their groups), merged distinct by task. Whether a connector is paused or unreachable is looked up when reading and
//! never stored per row, so that either changes at once for everybody.

mod order;
mod query;
mod select;
mod sources;

use docket_domain::definition::TaskDefinition;
use docket_domain::task::Task;
use docket_domain::{GroupId, Timestamp, Urn, UserId};

pub use order::{InboxOrder, PageKey, SortBy, SortValue};
pub use query::{InboxQuery, Start};
pub use sources::{Source, Sources};

use crate::{Query, Result, Row, Tx};
use select::Select;

/// How long a task stays hidden after its provider took a decision and said it would finish later (202), unless an
/// update comes first.
///
/// Source: SAP Task Center, "Task operations"; the five minutes are ours.
pub const IN_PROCESS: std::time::Duration = std::time::Duration::from_mins(5);

/// On whose behalf tasks are read: a person and the groups they belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principals {
    pub user: UserId,
    pub groups: Vec<GroupId>,
}

impl Principals {
    /// All ids to look for, each once.
    fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> =
            std::iter::once(self.user.as_str()).chain(self.groups.iter().map(GroupId::as_str)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// A task somebody may see, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEntry {
    pub task: Task,
    /// The generation of its connector, which [`Sources::of`] resolves.
    pub generation: i64,
    /// Where the page after this entry starts.
    pub key: PageKey,
}

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxPage {
    pub entries: Vec<InboxEntry>,
    /// Whether there are entries after the last one.
    pub more: bool,
}

impl Tx {
    /// The connectors tasks may come from now: the enabled ones, each with its live generation.
    pub async fn inbox_sources(&mut self) -> Result<Sources> {
        Ok(Sources::new(self.list_connectors().await?))
    }

    /// One page of the tasks `principals` may see and decide.
    pub async fn list_inbox(
        &mut self,
        principals: &Principals,
        sources: &Sources,
        query: &InboxQuery,
        now: Timestamp,
    ) -> Result<InboxPage> {
        let generations = sources.reachable();
        if generations.is_empty() {
            return Ok(InboxPage::default());
        }
        let statement = Select::new(principals, &generations, query, now).page();
        let rows = self.all(statement).await?;
        let more = rows.len() > query.top as usize;
        let entries =
            rows.iter().take(query.top as usize).map(|row| entry(row, query.order)).collect::<Result<_>>()?;
        Ok(InboxPage { entries, more })
    }

    /// How many tasks match, by generation; generations without any are left out. Order and page are not looked at.
    pub async fn count_inbox(
        &mut self,
        principals: &Principals,
        sources: &Sources,
        query: &InboxQuery,
        now: Timestamp,
    ) -> Result<Vec<(i64, u64)>> {
        let generations = sources.reachable();
        if generations.is_empty() {
            return Ok(Vec::new());
        }
        let statement = Select::new(principals, &generations, query, now).count();
        self.all(statement)
            .await?
            .iter()
            .map(|row| Ok((row.get("generation_id")?, u64::try_from(row.get::<i64>("n")?).unwrap_or(0))))
            .collect()
    }

    /// The task, if `principals` may see it: open, valid, of a connector that is enabled and reachable, and theirs.
    ///
    /// A task that is hidden from lists while its provider works on it is still found.
    pub async fn find_inbox_task(
        &mut self,
        principals: &Principals,
        sources: &Sources,
        urn: &Urn,
    ) -> Result<Option<(Task, i64)>> {
        for generation in sources.reachable() {
            let ids = principals.ids();
            let places = (3..ids.len() + 3).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
            let sql = format!(
                "SELECT t.body FROM tasks t WHERE t.generation_id = $1 AND t.urn = $2 AND EXISTS \
                 (SELECT 1 FROM inbox i WHERE i.task_id = t.id AND i.principal IN ({places}))"
            );
            let query =
                ids.into_iter().fold(Query::sql(sql).bind(generation).bind(urn.as_str()), Query::bind);
            if let Some(row) = self.optional(query).await? {
                return Ok(Some((row.json("body")?, generation)));
            }
        }
        Ok(None)
    }

    /// The task an operation of `actor` was about, whatever has become of it: who decided may see what came of it.
    pub async fn find_decided_task(
        &mut self,
        actor: &UserId,
        sources: &Sources,
        urn: &Urn,
    ) -> Result<Option<(Task, i64)>> {
        let sql = "SELECT t.body FROM tasks t WHERE t.generation_id = $1 AND t.urn = $2 AND EXISTS \
                   (SELECT 1 FROM operations o WHERE o.urn = t.urn AND o.actor = $3)";
        for generation in sources.enabled() {
            let query = Query::sql(sql).bind(generation).bind(urn.as_str()).bind(actor.as_str());
            if let Some(row) = self.optional(query).await? {
                return Ok(Some((row.json("body")?, generation)));
            }
        }
        Ok(None)
    }

    /// The definitions of the tasks `principals` may see, with their generations.
    pub async fn list_inbox_definitions(
        &mut self,
        principals: &Principals,
        sources: &Sources,
    ) -> Result<Vec<(TaskDefinition, i64)>> {
        let generations = sources.reachable();
        if generations.is_empty() {
            return Ok(Vec::new());
        }
        let ids = principals.ids();
        let places = |from: usize, count: usize| {
            (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
        };
        let sql = format!(
            "SELECT d.generation_id, d.body FROM (SELECT DISTINCT generation_id, definition_urn FROM inbox \
             WHERE principal IN ({}) AND generation_id IN ({})) seen JOIN task_definitions d \
             ON d.generation_id = seen.generation_id AND d.urn = seen.definition_urn ORDER BY d.generation_id, d.urn",
            places(1, ids.len()),
            places(1 + ids.len(), generations.len()),
        );
        let query = ids.into_iter().fold(Query::sql(sql), Query::bind);
        let query = generations.into_iter().fold(query, Query::bind);
        self.all(query).await?.iter().map(|row| Ok((row.json("body")?, row.get("generation_id")?))).collect()
    }

    /// Of the connectors that cannot be reached now, those in which `principals` have tasks.
    pub async fn list_inaccessible<'s>(
        &mut self,
        principals: &Principals,
        sources: &'s Sources,
    ) -> Result<Vec<&'s Source>> {
        let mut inaccessible = Vec::new();
        for source in sources.unreachable() {
            let ids = principals.ids();
            let places = (2..ids.len() + 2).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
            let sql =
                format!("SELECT 1 FROM inbox WHERE generation_id = $1 AND principal IN ({places}) LIMIT 1");
            let query = ids.into_iter().fold(Query::sql(sql).bind(source.generation), Query::bind);
            if self.optional(query).await?.is_some() {
                inaccessible.push(source);
            }
        }
        Ok(inaccessible)
    }
}

fn entry(row: &Row, order: InboxOrder) -> Result<InboxEntry> {
    let value =
        if order.by.is_text() { SortValue::Text(row.text("k")?) } else { SortValue::Number(row.get("k")?) };
    Ok(InboxEntry {
        task: row.json("body")?,
        generation: row.get("generation_id")?,
        key: PageKey { value, task: row.get("task_id")? },
    })
}

impl InboxPage {
    /// How many tasks match in all, if this page shows that by itself: it starts at the beginning and is the last one.
    pub fn whole(&self, query: &InboxQuery) -> Option<u64> {
        (query.start == Start::Skip(0) && !self.more).then_some(self.entries.len() as u64)
    }
}
