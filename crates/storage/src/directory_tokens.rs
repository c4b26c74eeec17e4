//! The bearer tokens provisioning systems call the directory with. Only their hashes are stored.

use docket_domain::Timestamp;

use crate::{Query, Result, Row, Tx};

/// A token, without itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryToken {
    /// Unique; what log lines call the caller.
    pub name: String,
    pub created_at: Timestamp,
}

impl Tx {
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the name is taken.
    pub async fn insert_directory_token(&mut self, token: &DirectoryToken, hash: &str) -> Result<()> {
        let query =
            Query::sql("INSERT INTO directory_tokens (name, token_hash, created_at) VALUES ($1, $2, $3)")
                .bind(&*token.name)
                .bind(hash)
                .bind(token.created_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    pub async fn find_directory_token(&mut self, hash: &str) -> Result<Option<DirectoryToken>> {
        let query = Query::sql("SELECT * FROM directory_tokens WHERE token_hash = $1").bind(hash);
        self.optional(query).await?.as_ref().map(token_of).transpose()
    }

    /// All of them, by name.
    pub async fn list_directory_tokens(&mut self) -> Result<Vec<DirectoryToken>> {
        let rows = self.all(Query::sql("SELECT * FROM directory_tokens ORDER BY name")).await?;
        rows.iter().map(token_of).collect()
    }

    /// False if there is no such token.
    pub async fn delete_directory_token(&mut self, name: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM directory_tokens WHERE name = $1").bind(name);
        Ok(self.execute(query).await? == 1)
    }
}

fn token_of(row: &Row) -> Result<DirectoryToken> {
    Ok(DirectoryToken { name: row.text("name")?, created_at: row.time("created_at")? })
}
