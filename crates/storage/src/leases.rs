//! Leases: each connector has one runner at a time, however many processes share the database.
//!
//! A lease ends by the database's clock, so that processes on machines with different clocks agree. Each acquisition
//! raises the epoch, and every page transaction checks it: a runner that stalled beyond its lease cannot write.

use std::time::Duration;

use docket_domain::ConnectorId;

use crate::{Query, Result, Tx};

/// The right to run a connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub connector: ConnectorId,
    pub holder: String,
    pub epoch: i64,
}

impl Tx {
    /// Takes the lease for `duration` if nobody else holds it; `None` otherwise, or without such a connector.
    ///
    /// A holder that comes back takes its own lease over at once: what it left running before is void.
    pub async fn acquire_lease(
        &mut self,
        connector: &ConnectorId,
        holder: &str,
        duration: Duration,
    ) -> Result<Option<Lease>> {
        let now = self.dialect().now_micros();
        let query = Query::sql(format!(
            "UPDATE connectors SET lease_holder = $1, lease_epoch = lease_epoch + 1, lease_expires_at = {now} + $2 \
             WHERE id = $3 AND (lease_expires_at <= {now} OR lease_holder = $4) RETURNING lease_epoch"
        ));
        let query = query.bind(holder).bind(micros(duration)).bind(connector.as_str()).bind(holder);
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        let epoch = row.get("lease_epoch")?;
        Ok(Some(Lease { connector: connector.clone(), holder: holder.to_owned(), epoch }))
    }

    /// Prolongs the lease to `duration` from now; false if it went to somebody else.
    pub async fn renew_lease(&mut self, lease: &Lease, duration: Duration) -> Result<bool> {
        let now = self.dialect().now_micros();
        let query = Query::sql(format!(
            "UPDATE connectors SET lease_expires_at = {now} + $1 WHERE id = $2 AND lease_epoch = $3"
        ));
        let query = query.bind(micros(duration)).bind(lease.connector.as_str()).bind(lease.epoch);
        Ok(self.execute(query).await? > 0)
    }

    /// Gives the lease back, so that another runner need not wait until it ends; harmless if it is lost already.
    pub async fn release_lease(&mut self, lease: &Lease) -> Result<()> {
        let query = Query::sql(
            "UPDATE connectors SET lease_holder = NULL, lease_expires_at = 0 WHERE id = $1 AND lease_epoch = $2",
        );
        self.execute(query.bind(lease.connector.as_str()).bind(lease.epoch)).await?;
        Ok(())
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX / 4)
}
