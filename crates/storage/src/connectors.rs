//! Connectors: what docket makes of each destination that carries `tc.enabled`.
//!
//! Their caches are in [`crate::generations`], their runners' leases in [`crate::leases`].

use std::time::Duration;

use docket_domain::connector::Presentation;
use docket_domain::{ConnectorId, Timestamp};

use crate::row::to_json;
use crate::{Query, Result, Row, Tx};

/// What a connector takes from its destination; applied anew by every CONFIG run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorSettings {
    /// The primary destination's name.
    pub id: ConnectorId,
    /// `tc.enabled` is exactly `true`.
    pub enabled: bool,
    pub url: String,
    pub provider_type: Option<String>,
    pub presentation: Presentation,
    /// `tc.clientId`.
    pub push_client_id: Option<String>,
    /// How far back an INITIAL load reaches, in days.
    pub pull_days: u32,
    /// Why the connector cannot run at all, as a sentence.
    pub fault: Option<String>,
}

impl ConnectorSettings {
    /// Where a generation begun at `now` starts to read.
    pub fn window_start(&self, now: Timestamp) -> Timestamp {
        now.minus(Duration::from_hours(24) * self.pull_days).to_millis_precision()
    }
}

/// A connector as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connector {
    pub settings: ConnectorSettings,
    /// `applicationId:applicationInstanceId:tenantId` of its tasks, once one was stored.
    pub triple: Option<String>,
    /// The generation people see.
    pub live_generation: i64,
    /// The last calls did not get through; its tasks are filtered out at read time.
    pub unreachable: bool,
    /// Since when no token could be obtained, without a break.
    pub token_failing_since: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl Connector {
    pub fn id(&self) -> &ConnectorId {
        &self.settings.id
    }
}

const COLUMNS: &str = "SELECT id, enabled, url, provider_type, presentation, push_client_id, pull_days, fault, \
    triple, live_generation, unreachable, token_failing_since, created_at FROM connectors";

fn connector(row: &Row) -> Result<Connector> {
    Ok(Connector {
        settings: ConnectorSettings {
            id: ConnectorId::new(row.text("id")?),
            enabled: row.flag("enabled")?,
            url: row.text("url")?,
            provider_type: row.get("provider_type")?,
            presentation: row.json("presentation")?,
            push_client_id: row.get("push_client_id")?,
            pull_days: u32::try_from(row.get::<i64>("pull_days")?).unwrap_or(0),
            fault: row.get("fault")?,
        },
        triple: row.get("triple")?,
        live_generation: row.get("live_generation")?,
        unreachable: row.flag("unreachable")?,
        token_failing_since: row.optional_time("token_failing_since")?,
        created_at: row.time("created_at")?,
    })
}

impl Tx {
    /// Makes the connector, with an empty first generation that reaches back by its `pull_days`, or brings an existing one's
    /// settings up to date; true if it was made.
    pub async fn put_connector(
        &mut self,
        settings: &ConnectorSettings,
        languages: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let update = Query::sql(
            "UPDATE connectors SET enabled = $1, url = $2, provider_type = $3, presentation = $4, \
             push_client_id = $5, pull_days = $6, fault = $7 WHERE id = $8",
        );
        if self.execute(bind_settings(update, settings).bind(settings.id.as_str())).await? > 0 {
            return Ok(false);
        }
        let insert = Query::sql(
            "INSERT INTO connectors (enabled, url, provider_type, presentation, push_client_id, pull_days, fault, \
             id, live_generation, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        );
        let insert = bind_settings(insert, settings).bind(settings.id.as_str()).bind(now.as_micros());
        self.execute(insert).await?;
        let generation =
            self.add_generation(&settings.id, settings.window_start(now), languages, now).await?;
        let live = Query::sql("UPDATE connectors SET live_generation = $1 WHERE id = $2");
        self.execute(live.bind(generation).bind(settings.id.as_str())).await?;
        Ok(true)
    }

    pub async fn find_connector(&mut self, id: &ConnectorId) -> Result<Option<Connector>> {
        let query = Query::sql(format!("{COLUMNS} WHERE id = $1")).bind(id.as_str());
        self.optional(query).await?.as_ref().map(connector).transpose()
    }

    /// All connectors, by id.
    pub async fn list_connectors(&mut self) -> Result<Vec<Connector>> {
        self.all(Query::sql(format!("{COLUMNS} ORDER BY id"))).await?.iter().map(connector).collect()
    }

    /// Deletes the connector with its cache and its job records; false if there is none.
    ///
    /// A large cache is emptied with [`Tx::delete_tasks_of_connector`] first, so that no transaction lasts long.
    pub async fn delete_connector(&mut self, id: &ConnectorId) -> Result<bool> {
        let query = Query::sql("DELETE FROM connectors WHERE id = $1").bind(id.as_str());
        Ok(self.execute(query).await? > 0)
    }

    /// Pauses the connector at once, without waiting for its destination to be read again.
    pub async fn hide_connector(&mut self, id: &ConnectorId) -> Result<()> {
        self.execute(Query::sql("UPDATE connectors SET enabled = 0 WHERE id = $1").bind(id.as_str())).await?;
        Ok(())
    }

    /// Says why the connector cannot run, or that nothing stands in its way any more.
    pub async fn set_connector_fault(&mut self, id: &ConnectorId, fault: Option<&str>) -> Result<()> {
        let query = Query::sql("UPDATE connectors SET fault = $1 WHERE id = $2");
        self.execute(query.bind(fault.map(str::to_owned)).bind(id.as_str())).await?;
        Ok(())
    }

    /// Marks whether calls get through; true if that is news.
    pub async fn set_connector_unreachable(&mut self, id: &ConnectorId, unreachable: bool) -> Result<bool> {
        let query = Query::sql("UPDATE connectors SET unreachable = $1 WHERE id = $2 AND unreachable <> $3");
        let flag = i64::from(unreachable);
        Ok(self.execute(query.bind(flag).bind(id.as_str()).bind(flag)).await? > 0)
    }

    /// Notes that no token could be obtained at `now`, and gives since when that has been so.
    pub async fn note_token_failure(&mut self, id: &ConnectorId, now: Timestamp) -> Result<Timestamp> {
        let query = Query::sql(
            "UPDATE connectors SET token_failing_since = COALESCE(token_failing_since, $1) WHERE id = $2 \
             RETURNING token_failing_since",
        );
        let row = self.optional(query.bind(now.as_micros()).bind(id.as_str())).await?;
        row.map_or(Ok(now), |row| row.time("token_failing_since"))
    }

    /// Notes that a token was obtained.
    pub async fn clear_token_failure(&mut self, id: &ConnectorId) -> Result<()> {
        let query = Query::sql(
            "UPDATE connectors SET token_failing_since = NULL WHERE id = $1 AND token_failing_since IS NOT NULL",
        );
        self.execute(query.bind(id.as_str())).await?;
        Ok(())
    }

    /// The connector, other than `id`, whose tasks carry this triple.
    pub async fn find_connector_of_triple(
        &mut self,
        triple: &str,
        id: &ConnectorId,
    ) -> Result<Option<ConnectorId>> {
        let query = Query::sql("SELECT id FROM connectors WHERE triple = $1 AND id <> $2");
        let row = self.optional(query.bind(triple).bind(id.as_str())).await?;
        row.map(|row| Ok(ConnectorId::new(row.text("id")?))).transpose()
    }

    /// Gives the triple to the connector, if it has none yet.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if another connector has it.
    pub async fn claim_triple(&mut self, id: &ConnectorId, triple: &str) -> Result<()> {
        let query = Query::sql("UPDATE connectors SET triple = $1 WHERE id = $2 AND triple IS NULL");
        self.execute(query.bind(triple).bind(id.as_str())).await?;
        Ok(())
    }

    /// Takes the triple away, for a connector whose address has changed: it may lead to another system now.
    pub async fn forget_triple(&mut self, id: &ConnectorId) -> Result<()> {
        self.execute(Query::sql("UPDATE connectors SET triple = NULL WHERE id = $1").bind(id.as_str()))
            .await?;
        Ok(())
    }
}

fn bind_settings(query: Query, settings: &ConnectorSettings) -> Query {
    query
        .bind(i64::from(settings.enabled))
        .bind(settings.url.as_str())
        .bind(settings.provider_type.clone())
        .bind(to_json(&settings.presentation))
        .bind(settings.push_client_id.clone())
        .bind(i64::from(settings.pull_days))
        .bind(settings.fault.clone())
}
