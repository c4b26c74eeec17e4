//! Job records, with as much history as each kind keeps.

use docket_domain::ConnectorId;
use docket_domain::job::{Job, JobType};

use crate::row::to_json;
use crate::{Query, Result, Tx};

impl Tx {
    /// Adds the record, or replaces the one with its id, and drops the oldest of its kind beyond [`JobType::history`].
    pub async fn put_job(&mut self, job: &Job) -> Result<()> {
        let query = Query::sql(
            "INSERT INTO jobs (id, connector_id, job_type, status, started_at, body) \
             VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (id) DO UPDATE SET status = excluded.status, body = excluded.body",
        );
        let query = query
            .bind(job.id.as_str())
            .bind(job.connector.as_str())
            .bind(job.job_type.name())
            .bind(job.status.name())
            .bind(job.started_at.as_micros())
            .bind(to_json(job));
        self.execute(query).await?;
        let prune = Query::sql(
            "DELETE FROM jobs WHERE connector_id = $1 AND job_type = $2 AND id NOT IN (SELECT id FROM jobs \
             WHERE connector_id = $3 AND job_type = $4 ORDER BY started_at DESC, id DESC LIMIT $5)",
        );
        let (connector, kind) = (job.connector.as_str(), job.job_type.name());
        let kept = i64::try_from(job.job_type.history()).unwrap_or(i64::MAX);
        self.execute(prune.bind(connector).bind(kind).bind(connector).bind(kind).bind(kept)).await?;
        Ok(())
    }

    /// The records of one kind, newest first.
    pub async fn list_jobs(&mut self, connector: &ConnectorId, kind: JobType) -> Result<Vec<Job>> {
        let query = Query::sql(
            "SELECT body FROM jobs WHERE connector_id = $1 AND job_type = $2 ORDER BY started_at DESC, id DESC",
        );
        self.all(query.bind(connector.as_str()).bind(kind.name()))
            .await?
            .iter()
            .map(|row| row.json("body"))
            .collect()
    }

    /// The newest record of each kind that has one, in the order of [`JobType::ALL`].
    pub async fn list_newest_jobs(&mut self, connector: &ConnectorId) -> Result<Vec<Job>> {
        let mut newest = Vec::new();
        for kind in JobType::ALL {
            let query = Query::sql(
                "SELECT body FROM jobs WHERE connector_id = $1 AND job_type = $2 \
                 ORDER BY started_at DESC, id DESC LIMIT 1",
            );
            let row = self.optional(query.bind(connector.as_str()).bind(kind.name())).await?;
            newest.extend(row.map(|row| row.json::<Job>("body")).transpose()?);
        }
        Ok(newest)
    }
}
