//! The task cache: a copy of what the providers hold.
//!
//! Every version of a task carries the provider's `modifiedAt`. An older one never wins and the same one changes nothing,
//! so any page may be stored any number of times. A task, its inbox rows and its change rows are written together.

use std::collections::HashMap;

use docket_domain::task::Task;
use docket_domain::{ConnectorId, Timestamp, Urn};
use sea_query::Value;

use crate::generations::{Cursor, Runner};
use crate::row::to_json;
use crate::{Dialect, Query, Result, Row, StorageError, Tx};

/// What `inbox.due_at` holds for a task without a due date: it sorts last on both databases.
pub const NO_DUE_DATE: i64 = i64::MAX;

/// One page of tasks, on its way into the cache.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    pub generation: i64,
    /// The epoch of the lease under which the page was fetched.
    pub epoch: i64,
    /// In any order; of several versions of one task the newest counts.
    pub tasks: &'a [Task],
    /// The last task of the page as the provider sent it; `None` leaves the cursor where it is.
    pub cursor: Option<&'a Cursor>,
    /// Whether completed and canceled tasks are stored that the cache has never seen open.
    pub keep_final: bool,
    pub at: Timestamp,
}

/// What became of a page's tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageCounts {
    /// New or changed ones, written.
    pub stored: u64,
    /// Of those, the ones that lack something mandatory.
    pub invalid: u64,
    /// Known in this version or a newer one.
    pub unchanged: u64,
    /// Final ones that were never seen open, left out.
    pub left_out: u64,
}

impl Tx {
    /// Stores a page and moves the cursor, all or nothing.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if the lease's epoch is not the page's any more or the generation is gone.
    pub async fn store_page(&mut self, page: &Page<'_>) -> Result<PageCounts> {
        let runner = self.runner(page.generation, page.epoch).await?;
        let counts = self.upsert_tasks(&runner, page.tasks, page.keep_final, page.at).await?;
        if let Some(cursor) = page.cursor {
            let query =
                Query::sql("UPDATE generations SET cursor_modified_at = $1, cursor_urn = $2 WHERE id = $3");
            let query = query.bind(cursor.modified_at.as_micros()).bind(cursor.urn.as_str());
            self.execute(query.bind(page.generation)).await?;
        }
        Ok(counts)
    }

    /// Stores one task outside of any page, as the answer to a decision brings it, into the connector's live generation
    /// and the one that is filled beside it; true if it was news to the live one.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if there is no such connector.
    pub async fn store_task(&mut self, connector: &ConnectorId, task: &Task, at: Timestamp) -> Result<bool> {
        let mut news = false;
        for runner in self.runners_of(connector).await? {
            let counts = self.upsert_tasks(&runner, std::slice::from_ref(task), false, at).await?;
            news |= runner.live && counts.stored > 0;
        }
        Ok(news)
    }

    /// The cached task of a generation, whoever may see it.
    pub async fn find_task(&mut self, generation: i64, urn: &Urn) -> Result<Option<Task>> {
        let query = Query::sql("SELECT body FROM tasks WHERE generation_id = $1 AND urn = $2");
        let row = self.optional(query.bind(generation).bind(urn.as_str())).await?;
        row.map(|row| row.json("body")).transpose()
    }

    /// Tasks of a generation that are shown to nobody because something mandatory is missing; at most `limit`.
    pub async fn list_incomplete_tasks(&mut self, generation: i64, limit: u32) -> Result<Vec<Task>> {
        let query = Query::sql(
            "SELECT body FROM tasks WHERE generation_id = $1 AND is_valid = 0 ORDER BY id LIMIT $2",
        );
        let rows = self.all(query.bind(generation).bind(i64::from(limit))).await?;
        rows.iter().map(|row| row.json("body")).collect()
    }

    /// How many tasks the live generation of each connector holds, shown or not; connectors that hold none are left out.
    pub async fn count_cached_tasks(&mut self) -> Result<Vec<(String, u64)>> {
        let sql = "SELECT connectors.id AS id, count(*) AS tasks FROM connectors \
                   JOIN tasks ON tasks.generation_id = connectors.live_generation GROUP BY connectors.id ORDER BY connectors.id";
        let rows = self.all(Query::sql(sql)).await?;
        let read = |row: &Row| Ok((row.text("id")?, u64::try_from(row.get::<i64>("tasks")?).unwrap_or(0)));
        rows.iter().map(read).collect()
    }

    /// How many tasks a generation holds, shown or not.
    pub async fn count_tasks(&mut self, generation: i64) -> Result<u64> {
        let query = Query::sql("SELECT COUNT(*) AS n FROM tasks WHERE generation_id = $1").bind(generation);
        Ok(u64::try_from(self.one(query).await?.get::<i64>("n")?).unwrap_or(0))
    }

    /// How many tasks lack something mandatory, and are shown to nobody.
    pub async fn count_incomplete_tasks(&mut self, generation: i64) -> Result<u64> {
        let query = Query::sql("SELECT COUNT(*) AS n FROM tasks WHERE generation_id = $1 AND is_valid = 0");
        Ok(u64::try_from(self.one(query.bind(generation)).await?.get::<i64>("n")?).unwrap_or(0))
    }

    /// Deletes up to `limit` tasks that are final and unchanged since `final_before`, or whatever they are since
    /// `any_before`; gives how many they were.
    ///
    /// Source: SAP Task Center, "Clean-up".
    pub async fn delete_old_tasks(
        &mut self,
        final_before: Timestamp,
        any_before: Timestamp,
        limit: u32,
    ) -> Result<u64> {
        let query = Query::sql(
            "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE \
             (status IN ('COMPLETED', 'CANCELED') AND modified_at < $1) OR modified_at < $2 LIMIT $3)",
        );
        let query = query.bind(final_before.as_micros()).bind(any_before.as_micros());
        self.execute(query.bind(i64::from(limit))).await
    }

    async fn upsert_tasks(
        &mut self,
        runner: &Runner,
        tasks: &[Task],
        keep_final: bool,
        at: Timestamp,
    ) -> Result<PageCounts> {
        let newest = newest_versions(tasks);
        let known = self.known_versions(runner.generation, &newest).await?;
        let mut counts = PageCounts::default();
        let mut added = Vec::new();
        let mut changed = Vec::new();
        for task in newest {
            match known.get(task.urn.as_str()) {
                None if task.status.is_final() && !keep_final => {
                    counts.left_out += 1;
                    continue;
                }
                None => added.push((task, to_json(task))),
                Some(known) => {
                    let body = to_json(task);
                    let micros = task.modified_at.as_micros();
                    if micros < known.modified_at || (micros == known.modified_at && body == known.body) {
                        counts.unchanged += 1;
                        continue;
                    }
                    changed.push((task, body, known));
                }
            }
            counts.stored += 1;
            counts.invalid += u64::from(!task.is_valid());
        }
        let mut writes = Writes::new(runner, at);
        let ids = self.new_task_ids(added.len()).await?;
        for ((task, body), id) in added.into_iter().zip(ids) {
            writes.add(id, task, body);
        }
        for (task, body, known) in changed {
            let before = serde_json::from_str(&known.body)
                .map_err(|error| StorageError::unreadable("task body", error))?;
            writes.change(known.id, &before, task, body);
        }
        self.write(writes).await?;
        Ok(counts)
    }

    async fn known_versions(&mut self, generation: i64, tasks: &[&Task]) -> Result<HashMap<String, Known>> {
        let urns = tasks.iter().map(|task| Value::from(task.urn.as_str())).collect();
        let head = "SELECT id, urn, modified_at, body FROM tasks WHERE generation_id = $1 AND urn";
        let rows = self.select_in(head, generation, urns, "").await?;
        rows.iter()
            .map(|row| {
                let known = Known {
                    id: row.get("id")?,
                    modified_at: row.get("modified_at")?,
                    body: row.text("body")?,
                };
                Ok((row.text("urn")?, known))
            })
            .collect()
    }

    /// `count` ids no task has. SQLite's only writer is this transaction, so it may count on by itself.
    async fn new_task_ids(&mut self, count: usize) -> Result<Vec<i64>> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if count == 0 {
            return Ok(Vec::new());
        }
        match self.dialect() {
            Dialect::Sqlite => {
                let row = self.one(Query::sql("SELECT COALESCE(MAX(id), 0) AS top FROM tasks")).await?;
                let top: i64 = row.get("top")?;
                Ok((top + 1..=top + count).collect())
            }
            Dialect::Postgres => {
                let query = Query::sql(
                    "SELECT nextval(pg_get_serial_sequence('tasks', 'id')) AS id FROM generate_series(1, $1)",
                );
                self.all(query.bind(count)).await?.iter().map(|row| row.get("id")).collect()
            }
        }
    }

    async fn write(&mut self, mut writes: Writes<'_>) -> Result<()> {
        let insert = "INSERT INTO tasks (id, generation_id, urn, definition_urn, status, priority, created_at, \
            modified_at, due_at, completed_at, is_valid, search_text, body)";
        let update = " ON CONFLICT (id) DO UPDATE SET definition_urn = excluded.definition_urn, \
            status = excluded.status, priority = excluded.priority, created_at = excluded.created_at, \
            modified_at = excluded.modified_at, due_at = excluded.due_at, completed_at = excluded.completed_at, \
            is_valid = excluded.is_valid, search_text = excluded.search_text, body = excluded.body";
        self.insert_many(insert, "", 13, writes.added).await?;
        self.insert_many(insert, update, 13, writes.changed).await?;
        self.execute_in("DELETE FROM inbox WHERE task_id", Vec::new(), writes.stale_inbox).await?;
        // In the order of the primary key: neighbours end up on the same page of the database.
        writes.inbox.sort_unstable_by(|a, b| {
            (a.principal, a.created_at, a.id).cmp(&(b.principal, b.created_at, b.id))
        });
        let generation = writes.runner.generation;
        let inbox = writes.inbox.into_iter().flat_map(|row| row.values(generation)).collect();
        self.insert_many(
            "INSERT INTO inbox (principal, created_at, task_id, generation_id, definition_urn, status, priority, due_at)",
            "",
            8,
            inbox,
        )
        .await?;
        self.insert_many(
            "INSERT INTO changes (connector_id, urn, kind, principals, silent, at)",
            "",
            6,
            writes.changes,
        )
        .await
    }
}

struct Known {
    id: i64,
    modified_at: i64,
    body: String,
}

/// One version per task, the newest; of equally new ones the last.
fn newest_versions(tasks: &[Task]) -> Vec<&Task> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(tasks.len());
    let mut newest: Vec<&Task> = Vec::with_capacity(tasks.len());
    for task in tasks {
        match places.get(task.urn.as_str()) {
            Some(&place) if newest[place].modified_at <= task.modified_at => newest[place] = task,
            Some(_) => {}
            None => {
                places.insert(task.urn.as_str(), newest.len());
                newest.push(task);
            }
        }
    }
    newest
}

/// The rows of a page, gathered before they are written in few statements.
struct Writes<'a> {
    runner: &'a Runner,
    at: Timestamp,
    added: Vec<Value>,
    changed: Vec<Value>,
    /// Ids of tasks whose inbox rows are made anew.
    stale_inbox: Vec<Value>,
    inbox: Vec<InboxRow<'a>>,
    changes: Vec<Value>,
}

struct InboxRow<'a> {
    principal: &'a str,
    created_at: i64,
    id: i64,
    task: &'a Task,
}

impl InboxRow<'_> {
    fn values(self, generation: i64) -> [Value; 8] {
        [
            self.principal.into(),
            self.created_at.into(),
            self.id.into(),
            generation.into(),
            definition_of(self.task).into(),
            self.task.status.name().into(),
            self.task.priority.rank().into(),
            self.task.due_at.map_or(NO_DUE_DATE, Timestamp::as_micros).into(),
        ]
    }
}

impl<'a> Writes<'a> {
    fn new(runner: &'a Runner, at: Timestamp) -> Self {
        Self {
            runner,
            at,
            added: Vec::new(),
            changed: Vec::new(),
            stale_inbox: Vec::new(),
            inbox: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn add(&mut self, id: i64, task: &'a Task, body: String) {
        self.added.extend(task_values(id, self.runner.generation, task, body));
        let principals = task.inbox_principals();
        self.leave_change(&task.urn, "ASSIGNED", &principals);
        self.enter_inbox(id, task, principals);
    }

    fn change(&mut self, id: i64, before: &Task, task: &'a Task, body: String) {
        self.changed.extend(task_values(id, self.runner.generation, task, body));
        let (had, has) = (before.inbox_principals(), task.inbox_principals());
        // Both lists are sorted.
        let only = |these: &[&'a str], others: &[&str]| -> Vec<&'a str> {
            these.iter().copied().filter(|one| others.binary_search(one).is_err()).collect()
        };
        let kept: Vec<&str> = has.iter().copied().filter(|one| had.binary_search(one).is_ok()).collect();
        let lost: Vec<&str> = had.iter().copied().filter(|one| has.binary_search(one).is_err()).collect();
        self.leave_change(&task.urn, "ASSIGNED", &only(&has, &had));
        self.leave_change(&task.urn, "CHANGED", &kept);
        self.leave_change(&task.urn, "GONE", &lost);
        if had != has || listed_by(before) != listed_by(task) {
            self.stale_inbox.push(id.into());
            self.enter_inbox(id, task, has);
        }
    }

    fn enter_inbox(&mut self, id: i64, task: &'a Task, principals: Vec<&'a str>) {
        let created_at = task.created_at.as_micros();
        self.inbox.extend(principals.into_iter().map(|principal| InboxRow {
            principal,
            created_at,
            id,
            task,
        }));
    }

    /// What happens in a generation that nobody sees yet is no change.
    fn leave_change(&mut self, urn: &Urn, kind: &'static str, principals: &[&str]) {
        if principals.is_empty() || !self.runner.live {
            return;
        }
        self.changes.extend([
            self.runner.connector.as_str().into(),
            urn.as_str().into(),
            kind.into(),
            to_json(&principals).into(),
            i64::from(self.runner.silent).into(),
            self.at.as_micros().into(),
        ]);
    }
}

/// What of a task is copied into its inbox rows.
fn listed_by(task: &Task) -> impl PartialEq + use<'_> {
    (task.created_at, task.definition.as_ref(), task.status, task.priority, task.due_at)
}

fn definition_of(task: &Task) -> Option<String> {
    task.definition.as_ref().map(|urn| urn.as_str().to_owned())
}

fn task_values(id: i64, generation: i64, task: &Task, body: String) -> [Value; 13] {
    [
        id.into(),
        generation.into(),
        task.urn.as_str().into(),
        definition_of(task).into(),
        task.status.name().into(),
        task.priority.rank().into(),
        task.created_at.as_micros().into(),
        task.modified_at.as_micros().into(),
        task.due_at.map(Timestamp::as_micros).into(),
        task.completed_at.map(Timestamp::as_micros).into(),
        i64::from(task.is_valid()).into(),
        search_text(task).into(),
        body.into(),
    ]
}

/// The subjects of all languages in lower case, one a line, each once.
fn search_text(task: &Task) -> String {
    let mut lines: Vec<String> = Vec::with_capacity(task.subject.0.len());
    for subject in &task.subject.0 {
        let line = subject.text.to_lowercase();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}
