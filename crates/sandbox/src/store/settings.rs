//! What the directory keeps about itself, by name.

use super::{Result, Store, Tx};

impl Store {
    /// The stored value of `key`.
    pub async fn find_setting(&self, key: &str) -> Result<Option<String>> {
        sqlx::query_scalar("SELECT value FROM settings WHERE key = $1")
            .bind(key)
            .fetch_optional(self.readers())
            .await
    }

    /// Stores `value` under `key`, replacing what was there.
    pub async fn put_setting(&self, key: &str, value: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        put_setting(&mut tx, key, value).await?;
        tx.commit().await
    }
}

/// The same within a transaction.
pub(crate) async fn put_setting(tx: &mut Tx, key: &str, value: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .bind(key)
    .bind(value)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
