//! Changes: what happened to tasks, for those whom it concerns. Written with the tasks, in the same transaction.

use docket_domain::{GroupId, Timestamp, Urn, UserId};

use crate::{Query, Result, Row, StorageError, Tx};

/// What a change means to the people it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The task is new to them.
    Assigned,
    /// They had it and still have it.
    Changed,
    /// They had it and no longer do.
    Gone,
}

impl ChangeKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assigned => "ASSIGNED",
            Self::Changed => "CHANGED",
            Self::Gone => "GONE",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Assigned, Self::Changed, Self::Gone].into_iter().find(|kind| kind.name() == name)
    }
}

/// One change of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: i64,
    pub urn: Urn,
    pub kind: ChangeKind,
    /// User and group ids; private, because what a person may hear of is asked with [`Change::concerns`].
    principals: Vec<String>,
    /// From a first load; notifies nobody.
    pub silent: bool,
    pub at: Timestamp,
}

impl Change {
    /// Whether a person with these groups is among those the change names.
    pub fn concerns(&self, user: &UserId, groups: &[GroupId]) -> bool {
        self.principals.iter().any(|principal| {
            principal == user.as_str() || groups.iter().any(|group| group.as_str() == principal)
        })
    }
}

impl Tx {
    /// Changes with an id above `after`, and those with one of the `missing` ids, in the order of their ids; at most
    /// `limit`.
    ///
    /// On `PostgreSQL` ids are drawn before their transaction commits, so a smaller one may appear after a larger one was
    /// read: a reader asks again for the ids it found missing.
    pub async fn list_changes(&mut self, after: i64, missing: &[i64], limit: u32) -> Result<Vec<Change>> {
        let places = (2..missing.len() + 2).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let or_missing = if missing.is_empty() { String::new() } else { format!(" OR id IN ({places})") };
        let sql = format!(
            "SELECT id, urn, kind, principals, silent, at FROM changes WHERE id > $1{or_missing} ORDER BY id LIMIT {limit}"
        );
        let query = missing.iter().fold(Query::sql(sql).bind(after), |query, id| query.bind(*id));
        self.all(query).await?.iter().map(read).collect()
    }

    /// The id of the newest change; 0 if there is none.
    pub async fn newest_change(&mut self) -> Result<i64> {
        self.one(Query::sql("SELECT COALESCE(MAX(id), 0) AS id FROM changes")).await?.get("id")
    }

    /// Removes changes from before `before`; gives their number. The newest one stays, so that ids go on counting.
    pub async fn prune_changes(&mut self, before: Timestamp) -> Result<u64> {
        let sql = "DELETE FROM changes WHERE at < $1 AND id < (SELECT MAX(id) FROM changes)";
        self.execute(Query::sql(sql).bind(before.as_micros())).await
    }
}

fn read(row: &Row) -> Result<Change> {
    let kind = row.text("kind")?;
    Ok(Change {
        id: row.get("id")?,
        urn: Urn::new(row.text("urn")?),
        kind: ChangeKind::from_name(&kind).ok_or_else(|| StorageError::unreadable("change kind", &kind))?,
        principals: row.json("principals")?,
        silent: row.flag("silent")?,
        at: row.time("at")?,
    })
}
