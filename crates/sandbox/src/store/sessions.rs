//! Who is signed in to the screens.

use super::{Person, Result, Store};
use crate::Moment;

impl Store {
    /// Starts a session; ended ones are cleared on the way.
    pub async fn insert_session(
        &self,
        token_hash: &str,
        user_id: &str,
        now: Moment,
        expires_at: Moment,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, $3)")
            .bind(token_hash)
            .bind(user_id)
            .bind(expires_at)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    /// The active person of a session that has not ended.
    pub async fn find_session_person(&self, token_hash: &str, now: Moment) -> Result<Option<Person>> {
        sqlx::query_as(
            "SELECT people.* FROM sessions JOIN people ON people.user_id = sessions.user_id \
             WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND people.active = 1",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(self.readers())
        .await
    }

    /// Ends a session, if there is one.
    pub async fn delete_session(&self, token_hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash).execute(&mut *tx).await?;
        tx.commit().await
    }
}
