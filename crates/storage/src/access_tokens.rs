//! Access tokens that are not JWTs, each known by its hash.

use docket_domain::{Timestamp, UserId};
use serde_json::{Map, Value};

use crate::row::to_json;
use crate::{Query, Result, Tx};

/// An access token whose bearer shows nothing but chance.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessToken {
    /// SHA-256 of the token, hexadecimal.
    pub token_hash: String,
    /// The service key it was given to; the token goes with it.
    pub key_id: String,
    /// The person it stands for; `None` for a client's own.
    pub user_id: Option<UserId>,
    /// What a JWT would say.
    pub claims: Map<String, Value>,
    pub expires_at: Timestamp,
}

impl Tx {
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the key or the person is gone.
    pub async fn insert_access_token(&mut self, token: &AccessToken) -> Result<()> {
        let sql = "INSERT INTO access_tokens (token_hash, key_id, user_id, claims, expires_at) \
                   VALUES ($1, $2, $3, $4, $5)";
        let query = Query::sql(sql)
            .bind(&*token.token_hash)
            .bind(&*token.key_id)
            .bind(token.user_id.as_ref().map(UserId::as_str))
            .bind(to_json(&token.claims))
            .bind(token.expires_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// The token, over or not.
    pub async fn find_access_token(&mut self, token_hash: &str) -> Result<Option<AccessToken>> {
        let query = Query::sql("SELECT * FROM access_tokens WHERE token_hash = $1").bind(token_hash);
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        Ok(Some(AccessToken {
            token_hash: row.text("token_hash")?,
            key_id: row.text("key_id")?,
            user_id: row.optional_text("user_id")?.map(UserId::new),
            claims: row.json("claims")?,
            expires_at: row.time("expires_at")?,
        }))
    }

    /// Ends every such token of a person: their password changed or they were deactivated.
    pub async fn delete_access_tokens_of(&mut self, user: &UserId) -> Result<u64> {
        self.execute(Query::sql("DELETE FROM access_tokens WHERE user_id = $1").bind(user.as_str())).await
    }

    /// Ends every such token there is.
    pub async fn delete_access_tokens(&mut self) -> Result<u64> {
        self.execute(Query::sql("DELETE FROM access_tokens")).await
    }

    /// Removes tokens that are over.
    pub async fn prune_access_tokens(&mut self, now: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM access_tokens WHERE expires_at <= $1").bind(now.as_micros());
        self.execute(query).await
    }
}
