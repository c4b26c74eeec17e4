//! Values the deployment keeps about itself, by name.

use crate::{Query, Result, Tx};

impl Tx {
    /// The stored value of `key`.
    pub async fn find_setting(&mut self, key: &str) -> Result<Option<String>> {
        let row = self.optional(Query::sql("SELECT value FROM settings WHERE key = $1").bind(key)).await?;
        row.map(|row| row.text("value")).transpose()
    }

    /// Stores `value` under `key`, replacing what was there.
    pub async fn put_setting(&mut self, key: &str, value: &str) -> Result<()> {
        let sql = "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.execute(Query::sql(sql).bind(key).bind(value)).await?;
        Ok(())
    }

    /// Stores `value` under `key` unless there is one; true for the one caller who did. Others wait for that caller's
    /// transaction, so what goes with the setting happens once among all processes.
    pub async fn claim_setting(&mut self, key: &str, value: &str) -> Result<bool> {
        let sql = "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
        Ok(self.execute(Query::sql(sql).bind(key).bind(value)).await? == 1)
    }

    /// Removes `key`; true if it was there. Deciding by the answer makes a value usable once only.
    pub async fn delete_setting(&mut self, key: &str) -> Result<bool> {
        Ok(self.execute(Query::sql("DELETE FROM settings WHERE key = $1").bind(key)).await? == 1)
    }
}
