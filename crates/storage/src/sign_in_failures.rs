//! Attempts to sign in that failed, counted by name and by address, so that a restart forgets none.
//!
//! An attempt is counted before the password is looked at and taken back if it was right: attempts made at the same
//! moment cannot slip past the limit together.

use docket_domain::Timestamp;

use crate::{Query, Result, Tx};

impl Tx {
    /// Counts an attempt and gives how many there are now, this one included; `None` if the subject is blocked at `now`,
    /// and then nothing is counted. A subject without an attempt since `forget_before` starts over.
    pub async fn count_sign_in_attempt(
        &mut self,
        subject: &str,
        now: Timestamp,
        forget_before: Timestamp,
    ) -> Result<Option<u64>> {
        let sql = "INSERT INTO sign_in_failures (subject, failures, blocked_until, last_at) VALUES ($1, 1, 0, $2) \
                   ON CONFLICT (subject) DO UPDATE SET \
                   failures = CASE WHEN sign_in_failures.last_at < $3 THEN 1 ELSE sign_in_failures.failures + 1 END, \
                   last_at = excluded.last_at \
                   WHERE sign_in_failures.blocked_until <= excluded.last_at \
                   RETURNING failures";
        let query = Query::sql(sql).bind(subject).bind(now.as_micros()).bind(forget_before.as_micros());
        let row = self.optional(query).await?;
        row.map(|row| Ok(u64::try_from(row.get::<i64>("failures")?).unwrap_or(0))).transpose()
    }

    /// Lets no further attempt through before `until`.
    pub async fn block_sign_in(&mut self, subject: &str, until: Timestamp) -> Result<()> {
        let query = Query::sql("UPDATE sign_in_failures SET blocked_until = $2 WHERE subject = $1")
            .bind(subject)
            .bind(until.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Until when the subject is blocked; a time in the past if it no longer is.
    pub async fn sign_in_blocked_until(&mut self, subject: &str) -> Result<Option<Timestamp>> {
        let query = Query::sql("SELECT blocked_until FROM sign_in_failures WHERE subject = $1").bind(subject);
        self.optional(query).await?.map(|row| row.time("blocked_until")).transpose()
    }

    /// Takes one attempt back, with the block it brought.
    pub async fn forgive_sign_in_attempt(&mut self, subject: &str) -> Result<()> {
        let sql = "UPDATE sign_in_failures SET failures = failures - 1, blocked_until = 0 \
                   WHERE subject = $1 AND failures > 0";
        self.execute(Query::sql(sql).bind(subject)).await?;
        Ok(())
    }

    /// Forgets every attempt on the subject.
    pub async fn forget_sign_in_failures(&mut self, subject: &str) -> Result<()> {
        self.execute(Query::sql("DELETE FROM sign_in_failures WHERE subject = $1").bind(subject)).await?;
        Ok(())
    }

    /// Removes subjects that are not blocked at `now` and had no attempt since `forget_before`.
    pub async fn prune_sign_in_failures(&mut self, now: Timestamp, forget_before: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM sign_in_failures WHERE last_at < $1 AND blocked_until <= $2")
            .bind(forget_before.as_micros())
            .bind(now.as_micros());
        self.execute(query).await
    }
}
