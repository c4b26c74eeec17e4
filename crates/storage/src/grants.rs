//! What a sign-in left for a client to redeem: authorization codes and refresh tokens, each known by its hash.

use std::collections::BTreeMap;

use docket_domain::{Authentication, Timestamp, UserId};

use crate::row::{authentication_json, to_json};
use crate::{Query, Result, Row, StorageError, Tx};

/// An authorization code, to be redeemed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationCode {
    /// SHA-256 of the code, hexadecimal. Also the family of the refresh tokens that come from it.
    pub code_hash: String,
    pub client_id: String,
    pub user_id: UserId,
    /// As it stood in the request; the redeemer must name the same.
    pub redirect_uri: String,
    /// Separated by spaces.
    pub scope: String,
    pub nonce: Option<String>,
    /// PKCE: the challenge and its method, `S256` or `plain`.
    pub challenge: Option<(String, String)>,
    pub auth_time: Timestamp,
    pub authentication: Authentication,
    pub expires_at: Timestamp,
}

/// A refresh token: valid for one use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// SHA-256 of the token, hexadecimal.
    pub token_hash: String,
    /// All tokens that descend from one sign-in; revoked together.
    pub family: String,
    pub client_id: String,
    /// The service key it was given to; the token goes with it.
    pub key_id: String,
    pub user_id: UserId,
    /// Separated by spaces.
    pub scope: String,
    pub auth_time: Timestamp,
    pub authentication: Authentication,
    /// Additional attributes the client asked for with the first token.
    pub az_attr: Option<BTreeMap<String, String>>,
    pub expires_at: Timestamp,
}

/// What became of the attempt to use something that works once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use<T> {
    /// This attempt is the one.
    First(T),
    /// It was used or revoked before.
    Again(T),
    /// There is no such thing, or it is another client's.
    Unknown,
}

impl Tx {
    pub async fn insert_authorization_code(&mut self, code: &AuthorizationCode) -> Result<()> {
        let sql = "INSERT INTO authorization_codes (code_hash, client_id, user_id, redirect_uri, scope, nonce, challenge, \
                   challenge_method, auth_time, expires_at, authentication) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let (challenge, method) = code.challenge.clone().unzip();
        let query = Query::sql(sql)
            .bind(&*code.code_hash)
            .bind(&*code.client_id)
            .bind(code.user_id.as_str())
            .bind(&*code.redirect_uri)
            .bind(&*code.scope)
            .bind(code.nonce.clone())
            .bind(challenge)
            .bind(method)
            .bind(code.auth_time.as_micros())
            .bind(code.expires_at.as_micros())
            .bind(authentication_json(&code.authentication));
        self.execute(query).await?;
        Ok(())
    }

    /// Uses the code of `client_id` up. Of any number of attempts at the same moment exactly one is the first.
    ///
    /// The code is used up whatever the caller then finds wrong with the request; another client's attempt does not
    /// touch it.
    pub async fn use_authorization_code(
        &mut self,
        code_hash: &str,
        client_id: &str,
        now: Timestamp,
    ) -> Result<Use<AuthorizationCode>> {
        let sql = "UPDATE authorization_codes SET used_at = $3 \
                   WHERE code_hash = $1 AND client_id = $2 AND used_at IS NULL RETURNING *";
        let first = Query::sql(sql).bind(code_hash).bind(client_id).bind(now.as_micros());
        if let Some(row) = self.optional(first).await? {
            return Ok(Use::First(code_of(&row)?));
        }
        let used = Query::sql("SELECT * FROM authorization_codes WHERE code_hash = $1 AND client_id = $2")
            .bind(code_hash)
            .bind(client_id);
        Ok(match self.optional(used).await? {
            Some(row) => Use::Again(code_of(&row)?),
            None => Use::Unknown,
        })
    }

    pub async fn insert_refresh_token(&mut self, token: &RefreshToken) -> Result<()> {
        let sql = "INSERT INTO refresh_tokens (token_hash, family, client_id, key_id, user_id, scope, auth_time, expires_at, \
                   origin, authentication, az_attr) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let query = Query::sql(sql)
            .bind(&*token.token_hash)
            .bind(&*token.family)
            .bind(&*token.client_id)
            .bind(&*token.key_id)
            .bind(token.user_id.as_str())
            .bind(&*token.scope)
            .bind(token.auth_time.as_micros())
            .bind(token.expires_at.as_micros())
            .bind(&*token.authentication.origin)
            .bind(authentication_json(&token.authentication))
            .bind(token.az_attr.as_ref().map(to_json));
        self.execute(query).await?;
        Ok(())
    }

    /// Uses the refresh token of `client_id` up. Of any number of attempts at the same moment exactly one is the first.
    pub async fn use_refresh_token(
        &mut self,
        token_hash: &str,
        client_id: &str,
        now: Timestamp,
    ) -> Result<Use<RefreshToken>> {
        let sql = "UPDATE refresh_tokens SET revoked_at = $3 \
                   WHERE token_hash = $1 AND client_id = $2 AND revoked_at IS NULL RETURNING *";
        let first = Query::sql(sql).bind(token_hash).bind(client_id).bind(now.as_micros());
        if let Some(row) = self.optional(first).await? {
            return Ok(Use::First(refresh_token_of(&row)?));
        }
        let used = Query::sql("SELECT * FROM refresh_tokens WHERE token_hash = $1 AND client_id = $2")
            .bind(token_hash)
            .bind(client_id);
        Ok(match self.optional(used).await? {
            Some(row) => Use::Again(refresh_token_of(&row)?),
            None => Use::Unknown,
        })
    }

    /// Revokes what descends from one sign-in: one of its tokens was used twice, so somebody has a copy.
    pub async fn revoke_refresh_family(&mut self, family: &str, now: Timestamp) -> Result<u64> {
        let sql = "UPDATE refresh_tokens SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL";
        self.execute(Query::sql(sql).bind(family).bind(now.as_micros())).await
    }

    /// Revokes every refresh token of a person: their password changed or they were deactivated.
    pub async fn revoke_refresh_tokens_of(&mut self, user: &UserId, now: Timestamp) -> Result<u64> {
        let sql = "UPDATE refresh_tokens SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL";
        self.execute(Query::sql(sql).bind(user.as_str()).bind(now.as_micros())).await
    }

    /// Removes codes and refresh tokens that expired before `before`; until then a second use is still recognised.
    pub async fn prune_grants(&mut self, before: Timestamp) -> Result<u64> {
        let codes =
            Query::sql("DELETE FROM authorization_codes WHERE expires_at <= $1").bind(before.as_micros());
        let tokens = Query::sql("DELETE FROM refresh_tokens WHERE expires_at <= $1").bind(before.as_micros());
        Ok(self.execute(codes).await? + self.execute(tokens).await?)
    }
}

fn code_of(row: &Row) -> Result<AuthorizationCode> {
    let challenge: Option<String> = row.get("challenge")?;
    let method: Option<String> = row.get("challenge_method")?;
    Ok(AuthorizationCode {
        code_hash: row.text("code_hash")?,
        client_id: row.text("client_id")?,
        user_id: UserId::new(row.text("user_id")?),
        redirect_uri: row.text("redirect_uri")?,
        scope: row.text("scope")?,
        nonce: row.get("nonce")?,
        challenge: challenge.zip(method),
        auth_time: row.time("auth_time")?,
        authentication: row.authentication()?,
        expires_at: row.time("expires_at")?,
    })
}

fn refresh_token_of(row: &Row) -> Result<RefreshToken> {
    Ok(RefreshToken {
        token_hash: row.text("token_hash")?,
        family: row.text("family")?,
        client_id: row.text("client_id")?,
        key_id: row.text("key_id")?,
        az_attr: row
            .optional_text("az_attr")?
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|error| StorageError::unreadable("az_attr", error))?,
        user_id: UserId::new(row.text("user_id")?),
        scope: row.text("scope")?,
        auth_time: row.time("auth_time")?,
        authentication: row.authentication()?,
        expires_at: row.time("expires_at")?,
    })
}
