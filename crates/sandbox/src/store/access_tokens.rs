//! Tokens issued for assertions.

use super::{Result, Store};
use crate::Moment;

/// A token that was issued. The token itself is not kept: it is derived from [`AccessToken::id`] and the directory's
/// secret, so it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AccessToken {
    pub token_hash: String,
    pub id: String,
    /// [`super::OauthClient::id`].
    pub client_id: String,
    pub user_id: String,
    pub assertion_hash: String,
    pub issued_at: Moment,
    pub expires_at: Moment,
}

impl Store {
    /// Keeps a token; expired ones are cleared on the way.
    pub async fn insert_access_token(&self, token: &AccessToken) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM access_tokens WHERE expires_at <= $1")
            .bind(token.issued_at)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO access_tokens (token_hash, id, client_id, user_id, assertion_hash, issued_at, expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&token.token_hash)
        .bind(&token.id)
        .bind(&token.client_id)
        .bind(&token.user_id)
        .bind(&token.assertion_hash)
        .bind(token.issued_at)
        .bind(token.expires_at)
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// The living token with this hash whose client is enabled and whose user is active.
    pub async fn find_access_token(&self, token_hash: &str, now: Moment) -> Result<Option<AccessToken>> {
        sqlx::query_as(
            "SELECT access_tokens.* FROM access_tokens \
             JOIN oauth_clients ON oauth_clients.id = access_tokens.client_id AND oauth_clients.enabled = 1 \
             JOIN people ON people.user_id = access_tokens.user_id AND people.active = 1 \
             WHERE access_tokens.token_hash = $1 AND access_tokens.expires_at > $2",
        )
        .bind(token_hash)
        .bind(now)
        .fetch_optional(self.readers())
        .await
    }

    /// The newest living token this client was given for this assertion.
    pub async fn find_token_of_assertion(
        &self,
        client_id: &str,
        assertion_hash: &str,
        now: Moment,
    ) -> Result<Option<AccessToken>> {
        sqlx::query_as(
            "SELECT * FROM access_tokens WHERE client_id = $1 AND assertion_hash = $2 AND expires_at > $3 \
             ORDER BY issued_at DESC LIMIT 1",
        )
        .bind(client_id)
        .bind(assertion_hash)
        .bind(now)
        .fetch_optional(self.readers())
        .await
    }
}
