//! Registered OAuth2 client applications.

use super::columns::from_row;
use super::{Result, Store};
use crate::Moment;

/// A registered client application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OauthClient {
    /// Ours, for addresses of screens; never leaves them otherwise.
    pub id: String,
    pub application_name: String,
    pub description: String,
    pub application_url: String,
    pub bind_to_users: bool,
    /// Comma-separated as stored; [`OauthClient::bound_users`] reads it.
    pub user_ids_text: String,
    /// With BEGIN and END lines.
    pub certificate_pem: String,
    /// What the token service knows as `client_id`.
    pub api_key: String,
    pub enabled: bool,
    pub added_at: Moment,
    pub modified_at: Moment,
}

from_row!(OauthClient { id, application_name, description, application_url, bind_to_users, user_ids_text = "user_ids", certificate_pem, api_key, enabled, added_at, modified_at });

impl OauthClient {
    /// The users this client is restricted to; empty unless it is bound.
    pub fn bound_users(&self) -> Vec<&str> {
        self.user_ids_text.split(',').filter(|user_id| !user_id.is_empty()).collect()
    }

    /// Whether the client may obtain a token for this user.
    pub fn may_act_for(&self, user_id: &str) -> bool {
        !self.bind_to_users || self.bound_users().contains(&user_id)
    }
}

impl Store {
    /// One page of the clients, oldest first.
    pub async fn list_oauth_clients(&self, limit: u32, offset: u32) -> Result<Vec<OauthClient>> {
        sqlx::query_as("SELECT * FROM oauth_clients ORDER BY added_at, application_name LIMIT $1 OFFSET $2")
            .bind(limit)
            .bind(offset)
            .fetch_all(self.readers())
            .await
    }

    pub async fn count_oauth_clients(&self) -> Result<u32> {
        sqlx::query_scalar("SELECT COUNT(*) FROM oauth_clients").fetch_one(self.readers()).await
    }

    pub async fn find_oauth_client(&self, id: &str) -> Result<Option<OauthClient>> {
        sqlx::query_as("SELECT * FROM oauth_clients WHERE id = $1")
            .bind(id)
            .fetch_optional(self.readers())
            .await
    }

    /// The client with this API key, disabled ones included.
    pub async fn find_oauth_client_by_api_key(&self, api_key: &str) -> Result<Option<OauthClient>> {
        sqlx::query_as("SELECT * FROM oauth_clients WHERE api_key = $1")
            .bind(api_key)
            .fetch_optional(self.readers())
            .await
    }

    /// Adds a client. Fails on a name or URL that is taken; see [`super::is_unique_violation`].
    pub async fn insert_oauth_client(&self, client: &OauthClient) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO oauth_clients (id, application_name, description, application_url, bind_to_users, user_ids, \
             certificate_pem, api_key, enabled, added_at, modified_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(&client.id)
        .bind(&client.application_name)
        .bind(&client.description)
        .bind(&client.application_url)
        .bind(client.bind_to_users)
        .bind(&client.user_ids_text)
        .bind(&client.certificate_pem)
        .bind(&client.api_key)
        .bind(client.enabled)
        .bind(client.added_at)
        .bind(client.modified_at)
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// Writes what an edit may change: everything but API key, date added and whether the client is enabled. False if
    /// the client is gone.
    pub async fn update_oauth_client(&self, client: &OauthClient) -> Result<bool> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "UPDATE oauth_clients SET application_name = $2, description = $3, application_url = $4, bind_to_users = $5, \
             user_ids = $6, certificate_pem = $7, modified_at = $8 WHERE id = $1",
        )
        .bind(&client.id)
        .bind(&client.application_name)
        .bind(&client.description)
        .bind(&client.application_url)
        .bind(client.bind_to_users)
        .bind(&client.user_ids_text)
        .bind(&client.certificate_pem)
        .bind(client.modified_at)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Enables or disables a client; doing it twice changes nothing. False if the client is gone.
    pub async fn set_oauth_client_enabled(&self, id: &str, enabled: bool, now: Moment) -> Result<bool> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "UPDATE oauth_clients SET enabled = $2, \
             modified_at = CASE WHEN enabled = $2 THEN modified_at ELSE $3 END WHERE id = $1",
        )
        .bind(id)
        .bind(enabled)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Deletes a client and its tokens. False if it was gone.
    pub async fn delete_oauth_client(&self, id: &str) -> Result<bool> {
        let mut tx = self.begin().await?;
        let done = sqlx::query("DELETE FROM oauth_clients WHERE id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }
}
