//! Tokens issued for assertions.

use super::columns::from_row;
use super::{Result, Store};
use crate::Moment;

/// A token that was issued. The token itself is not kept: it is derived from [`AccessToken::id`] and the directory's
/// secret, so it can be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
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

from_row!(AccessToken { token_hash, id, client_id, user_id, assertion_hash, issued_at, expires_at });

/// A token that was presented, with what decides whether it is still good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenHolder {
    pub expires_at: Moment,
    /// The client's name, and whether it is enabled.
    pub application_name: String,
    pub enabled: bool,
    pub user_id: String,
    pub active: bool,
    pub technical: bool,
}

from_row!(TokenHolder { expires_at, application_name, enabled, user_id, active, technical });

impl Store {
    /// Keeps a token, unless the same client has a living one for the same assertion and user: then the newest of those is
    /// given. With `fresh` the new one is kept in any case. Expired ones are cleared on the way.
    pub async fn keep_access_token(&self, token: AccessToken, fresh: bool) -> Result<AccessToken> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM access_tokens WHERE expires_at <= $1")
            .bind(token.issued_at)
            .execute(&mut *tx)
            .await?;
        let living: Option<AccessToken> = sqlx::query_as(
            "SELECT * FROM access_tokens WHERE client_id = $1 AND assertion_hash = $2 AND user_id = $3 \
             ORDER BY issued_at DESC, rowid DESC LIMIT 1",
        )
        .bind(&token.client_id)
        .bind(&token.assertion_hash)
        .bind(&token.user_id)
        .fetch_optional(&mut *tx)
        .await?;
        if let Some(living) = living.filter(|_| !fresh) {
            return Ok(living);
        }
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
        tx.commit().await?;
        Ok(token)
    }

    /// Whose token has this hash, dead ones included as long as they are kept.
    pub async fn find_token_holder(&self, token_hash: &str) -> Result<Option<TokenHolder>> {
        sqlx::query_as(
            "SELECT access_tokens.expires_at, application_name, enabled, access_tokens.user_id, active, technical \
             FROM access_tokens JOIN oauth_clients ON oauth_clients.id = access_tokens.client_id \
             JOIN people ON people.user_id = access_tokens.user_id WHERE token_hash = $1",
        )
        .bind(token_hash)
        .fetch_optional(self.readers())
        .await
    }
}
