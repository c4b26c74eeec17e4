//! Which ends of certificates were warned of, so that each warning is given once among all processes and over restarts.

use docket_domain::Timestamp;

use crate::{Query, Result, Tx};

impl Tx {
    /// Notes that the end of a certificate is warned of `days` before it; true for the one caller who gives this warning, false if
    /// it or a later one was given.
    ///
    /// A certificate that was replaced by one with another end counts as another.
    pub async fn claim_expiry_warning(
        &mut self,
        kind: &str,
        name: &str,
        valid_until: Timestamp,
        days: u16,
        now: Timestamp,
    ) -> Result<bool> {
        let sql = "INSERT INTO expiry_warnings (kind, name, valid_until, days, warned_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (kind, name, valid_until) DO UPDATE SET days = excluded.days, warned_at = excluded.warned_at \
                   WHERE excluded.days < expiry_warnings.days";
        let query = Query::sql(sql)
            .bind(kind)
            .bind(name)
            .bind(valid_until.as_micros())
            .bind(i64::from(days))
            .bind(now.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Forgets the warnings of certificates that ended before `before`.
    pub async fn forget_expiry_warnings(&mut self, before: Timestamp) -> Result<u64> {
        let sql = "DELETE FROM expiry_warnings WHERE valid_until < $1";
        self.execute(Query::sql(sql).bind(before.as_micros())).await
    }
}
