//! Generations: one filling of a connector's cache each.
//!
//! A connector has a live generation, the one people see, and while it is repopulated a newer one that is filled beside
//! it. Generations older than the live one, and any between it and the newest, are left over and wait to be cleaned up.

use docket_domain::{ConnectorId, Timestamp, Urn};

use crate::{Query, Result, Row, StorageError, Tx};

/// Whether a generation has seen its first empty page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Initial,
    Delta,
}

impl Phase {
    const fn name(self) -> &'static str {
        match self {
            Self::Initial => "INITIAL",
            Self::Delta => "DELTA",
        }
    }
}

/// Where the next page starts: strictly after this task in the provider's order (`modifiedAt`, then URN byte by byte).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    pub modified_at: Timestamp,
    pub urn: Urn,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.modified_at, self.urn)
    }
}

/// One filling of a connector's cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    pub id: i64,
    pub connector: ConnectorId,
    pub phase: Phase,
    /// Tasks changed before this instant are not asked for.
    pub window_start: Timestamp,
    /// The languages texts are asked for in, separated by commas.
    pub languages: String,
    /// `None` before the first page.
    pub cursor: Option<Cursor>,
    /// When the definitions were read last.
    pub definitions_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

const COLUMNS: &str = "SELECT id, connector_id, phase, window_start, languages, cursor_modified_at, cursor_urn, \
    definitions_at, created_at FROM generations";

fn generation(row: &Row) -> Result<Generation> {
    let modified_at = row.optional_time("cursor_modified_at")?;
    let urn: Option<String> = row.get("cursor_urn")?;
    let phase = match row.text("phase")?.as_str() {
        "INITIAL" => Phase::Initial,
        "DELTA" => Phase::Delta,
        other => return Err(StorageError::unreadable("generation phase", other)),
    };
    Ok(Generation {
        id: row.get("id")?,
        connector: ConnectorId::new(row.text("connector_id")?),
        phase,
        window_start: row.time("window_start")?,
        languages: row.text("languages")?,
        cursor: modified_at.zip(urn).map(|(modified_at, urn)| Cursor { modified_at, urn: Urn::new(urn) }),
        definitions_at: row.optional_time("definitions_at")?,
        created_at: row.time("created_at")?,
    })
}

impl Tx {
    /// Starts an empty generation and gives its number. It becomes visible with [`Tx::make_live`].
    pub async fn add_generation(
        &mut self,
        connector: &ConnectorId,
        window_start: Timestamp,
        languages: &str,
        now: Timestamp,
    ) -> Result<i64> {
        let query = Query::sql(
            "INSERT INTO generations (connector_id, phase, window_start, languages, created_at) \
             VALUES ($1, 'INITIAL', $2, $3, $4) RETURNING id",
        );
        let query = query.bind(connector.as_str()).bind(window_start.as_micros()).bind(languages);
        let query = query.bind(now.as_micros());
        self.one(query).await?.get("id")
    }

    /// The connector's newest generation: the one its jobs fill.
    pub async fn find_newest_generation(&mut self, connector: &ConnectorId) -> Result<Option<Generation>> {
        let query = Query::sql(format!("{COLUMNS} WHERE connector_id = $1 ORDER BY id DESC LIMIT 1"));
        self.optional(query.bind(connector.as_str())).await?.as_ref().map(generation).transpose()
    }

    pub async fn find_generation(&mut self, id: i64) -> Result<Option<Generation>> {
        let query = Query::sql(format!("{COLUMNS} WHERE id = $1")).bind(id);
        self.optional(query).await?.as_ref().map(generation).transpose()
    }

    /// Ends the generation's INITIAL phase; from here on it is kept up to date by DELTA.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if the lease or the generation is gone.
    pub async fn end_initial(&mut self, generation: i64, epoch: i64) -> Result<()> {
        self.check_runner(generation, epoch).await?;
        self.execute(Query::sql("UPDATE generations SET phase = 'DELTA' WHERE id = $1").bind(generation))
            .await?;
        Ok(())
    }

    /// Makes the generation the one people see. What it replaces is left to [`Tx::clean_up_generations`].
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if the lease or the generation is gone.
    pub async fn make_live(&mut self, generation: i64, epoch: i64) -> Result<()> {
        let connector = self.check_runner(generation, epoch).await?;
        let query = Query::sql("UPDATE connectors SET live_generation = $1 WHERE id = $2");
        self.execute(query.bind(generation).bind(connector.as_str())).await?;
        Ok(())
    }

    /// Deletes up to `limit` tasks of generations that nobody sees and nobody fills, and such generations once they are
    /// empty; true if there may be more.
    pub async fn clean_up_generations(&mut self, limit: u32) -> Result<bool> {
        let left_over = Query::sql(
            "SELECT g.id FROM generations g JOIN connectors c ON c.id = g.connector_id \
             WHERE g.id <> c.live_generation \
             AND g.id < (SELECT MAX(n.id) FROM generations n WHERE n.connector_id = g.connector_id) LIMIT 1",
        );
        let Some(row) = self.optional(left_over).await? else { return Ok(false) };
        let id: i64 = row.get("id")?;
        if self.delete_tasks_of(id, limit).await? < u64::from(limit) {
            self.execute(Query::sql("DELETE FROM generations WHERE id = $1").bind(id)).await?;
        }
        Ok(true)
    }

    /// Deletes up to `limit` tasks of the generation; gives how many they were.
    pub async fn delete_tasks_of(&mut self, generation: i64, limit: u32) -> Result<u64> {
        let query = Query::sql(
            "DELETE FROM tasks WHERE id IN (SELECT id FROM tasks WHERE generation_id = $1 LIMIT $2)",
        );
        self.execute(query.bind(generation).bind(i64::from(limit))).await
    }

    /// Deletes up to `limit` tasks of the connector, whatever their generation; gives how many they were.
    pub async fn delete_tasks_of_connector(&mut self, connector: &ConnectorId, limit: u32) -> Result<u64> {
        let query = Query::sql(
            "DELETE FROM tasks WHERE id IN (SELECT t.id FROM tasks t JOIN generations g ON g.id = t.generation_id \
             WHERE g.connector_id = $1 LIMIT $2)",
        );
        self.execute(query.bind(connector.as_str()).bind(i64::from(limit))).await
    }

    /// Holds the generation and its connector until this transaction ends, and gives the connector.
    ///
    /// # Errors
    /// As [`Tx::runner`].
    pub(crate) async fn check_runner(&mut self, generation: i64, epoch: i64) -> Result<ConnectorId> {
        Ok(self.runner(generation, epoch).await?.connector)
    }

    /// Holds the generation and its connector until this transaction ends.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if the generation is gone or the lease's epoch is not `epoch` any more: another
    /// runner has taken over, and a stalled one must not write.
    pub(crate) async fn runner(&mut self, generation: i64, epoch: i64) -> Result<Runner> {
        let lock = self.dialect().lock_rows("g, c");
        let query = Query::sql(format!(
            "SELECT g.id, g.phase, c.id AS connector_id, c.live_generation, c.lease_epoch FROM generations g \
             JOIN connectors c ON c.id = g.connector_id WHERE g.id = $1{lock}"
        ));
        let row = self.optional(query.bind(generation)).await?.ok_or(StorageError::Superseded)?;
        if row.get::<i64>("lease_epoch")? != epoch {
            return Err(StorageError::Superseded);
        }
        runner(&row)
    }

    /// Holds the connector and gives its generations that count: the live one and the one filled beside it.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if there is no such connector.
    pub(crate) async fn runners_of(&mut self, connector: &ConnectorId) -> Result<Vec<Runner>> {
        let lock = self.dialect().lock_rows("g, c");
        let query = Query::sql(format!(
            "SELECT g.id, g.phase, c.id AS connector_id, c.live_generation FROM generations g \
             JOIN connectors c ON c.id = g.connector_id WHERE c.id = $1 AND g.id >= c.live_generation \
             ORDER BY g.id{lock}"
        ));
        let runners = self.all(query.bind(connector.as_str())).await?;
        if runners.is_empty() {
            return Err(StorageError::Superseded);
        }
        runners.iter().map(runner).collect()
    }
}

/// A generation that is written to.
#[derive(Debug)]
pub(crate) struct Runner {
    pub(crate) generation: i64,
    pub(crate) connector: ConnectorId,
    /// People see this generation.
    pub(crate) live: bool,
    /// It is still in its INITIAL phase, which notifies nobody.
    pub(crate) silent: bool,
}

fn runner(row: &Row) -> Result<Runner> {
    let generation = row.get("id")?;
    Ok(Runner {
        generation,
        connector: ConnectorId::new(row.text("connector_id")?),
        live: generation == row.get::<i64>("live_generation")?,
        silent: row.text("phase")? == Phase::Initial.name(),
    })
}
