//! Browser sessions, each known by the hash of its cookie.

use docket_domain::{Authentication, Timestamp, UserId};

use crate::row::authentication_json;
use crate::{Query, Result, Tx};

/// One browser's sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the cookie value, hexadecimal; the value itself is only in the browser.
    pub id_hash: String,
    pub user_id: UserId,
    /// When the person proved who they are.
    pub auth_time: Timestamp,
    /// And how.
    pub authentication: Authentication,
    /// Last use, to the minute.
    pub seen_at: Timestamp,
    /// The end, however much it is used.
    pub expires_at: Timestamp,
}

impl Tx {
    pub async fn insert_session(&mut self, session: &Session) -> Result<()> {
        let sql = "INSERT INTO sessions (id_hash, user_id, auth_time, seen_at, expires_at, origin, authentication) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let query = Query::sql(sql)
            .bind(&*session.id_hash)
            .bind(session.user_id.as_str())
            .bind(session.auth_time.as_micros())
            .bind(session.seen_at.as_micros())
            .bind(session.expires_at.as_micros())
            .bind(&*session.authentication.origin)
            .bind(authentication_json(&session.authentication));
        self.execute(query).await?;
        Ok(())
    }

    /// The session, over or not.
    pub async fn find_session(&mut self, id_hash: &str) -> Result<Option<Session>> {
        let query = Query::sql("SELECT * FROM sessions WHERE id_hash = $1").bind(id_hash);
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        Ok(Some(Session {
            id_hash: row.text("id_hash")?,
            user_id: UserId::new(row.text("user_id")?),
            auth_time: row.time("auth_time")?,
            authentication: row.authentication()?,
            seen_at: row.time("seen_at")?,
            expires_at: row.time("expires_at")?,
        }))
    }

    /// Notes that the session was used; never moves the time back.
    pub async fn touch_session(&mut self, id_hash: &str, at: Timestamp) -> Result<()> {
        let query = Query::sql("UPDATE sessions SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2")
            .bind(id_hash)
            .bind(at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Ends the session; false if there is none.
    pub async fn delete_session(&mut self, id_hash: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM sessions WHERE id_hash = $1").bind(id_hash);
        Ok(self.execute(query).await? == 1)
    }

    /// Ends every session of a person: their password changed or they were deactivated.
    pub async fn delete_sessions_of(&mut self, user: &UserId) -> Result<u64> {
        self.execute(Query::sql("DELETE FROM sessions WHERE user_id = $1").bind(user.as_str())).await
    }

    /// Removes sessions that ended before `now` or were last used before `idle_since`.
    pub async fn prune_sessions(&mut self, now: Timestamp, idle_since: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2")
            .bind(now.as_micros())
            .bind(idle_since.as_micros());
        self.execute(query).await
    }
}
