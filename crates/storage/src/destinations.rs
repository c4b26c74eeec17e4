//! Destinations: properties as JSON, the secret ones sealed apart.

use std::collections::BTreeMap;
use std::fmt;

use docket_domain::Timestamp;

use crate::row::to_json;
use crate::vault::{Place, Vault};
use crate::{Query, Result, Row, StorageError, Tx};

/// A stored destination, with its secrets open. Which property is a secret, the caller decides.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredDestination {
    /// Empty on the subaccount level, otherwise the service instance's id.
    pub instance_id: String,
    pub name: String,
    pub properties: BTreeMap<String, String>,
    pub secrets: BTreeMap<String, String>,
    pub etag: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl fmt::Debug for StoredDestination {
    /// Of the secrets only the names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredDestination")
            .field("instance_id", &self.instance_id)
            .field("name", &self.name)
            .field("properties", &self.properties)
            .field("secrets", &self.secrets.keys().collect::<Vec<_>>())
            .field("etag", &self.etag)
            .field("created_at", &self.created_at)
            .field("modified_at", &self.modified_at)
            .finish()
    }
}

impl StoredDestination {
    fn seal(&self, vault: &Vault) -> Option<Vec<u8>> {
        (!self.secrets.is_empty()).then(|| {
            let row = row_of(&self.instance_id, &self.name);
            vault.seal(place(&row), to_json(&self.secrets).as_bytes())
        })
    }
}

/// What the sealed secrets are bound to. A name holds no slash, so no two rows share it.
fn row_of(instance_id: &str, name: &str) -> String {
    format!("{instance_id}/{name}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "destinations", row, column: "secrets_sealed" }
}

const COLUMNS: &str = "instance_id, name, properties, secrets_sealed, etag, created_at, modified_at";

fn read(vault: &Vault, row: &Row) -> Result<StoredDestination> {
    let (instance_id, name) = (row.text("instance_id")?, row.text("name")?);
    let secrets = match row.get::<Option<Vec<u8>>>("secrets_sealed")? {
        None => BTreeMap::new(),
        Some(sealed) => {
            let bytes = vault.open_sealed(place(&row_of(&instance_id, &name)), &sealed)?;
            // The parser's own message may quote what it read, which is a secret.
            serde_json::from_slice(&bytes).map_err(|_| {
                StorageError::unreadable("destination secrets", "they are no JSON object of strings")
            })?
        }
    };
    Ok(StoredDestination {
        instance_id,
        name,
        properties: row.json("properties")?,
        secrets,
        etag: row.text("etag")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

impl Tx {
    /// All destinations of a level, by name.
    pub async fn list_destinations(
        &mut self,
        vault: &Vault,
        instance_id: &str,
    ) -> Result<Vec<StoredDestination>> {
        let sql = format!("SELECT {COLUMNS} FROM destinations WHERE instance_id = $1 ORDER BY name");
        self.all(Query::sql(sql).bind(instance_id)).await?.iter().map(|row| read(vault, row)).collect()
    }

    /// All destinations of all levels: the subaccount's first, then by instance, each by name.
    pub async fn list_all_destinations(&mut self, vault: &Vault) -> Result<Vec<StoredDestination>> {
        let sql = format!("SELECT {COLUMNS} FROM destinations ORDER BY instance_id, name");
        self.all(Query::sql(sql)).await?.iter().map(|row| read(vault, row)).collect()
    }

    pub async fn find_destination(
        &mut self,
        vault: &Vault,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<StoredDestination>> {
        let sql = format!("SELECT {COLUMNS} FROM destinations WHERE instance_id = $1 AND name = $2");
        let row = self.optional(Query::sql(sql).bind(instance_id).bind(name)).await?;
        row.map(|row| read(vault, &row)).transpose()
    }

    /// The destination of that name of the service instance, else the subaccount's: one question to the database.
    pub async fn find_destination_for_instance(
        &mut self,
        vault: &Vault,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<StoredDestination>> {
        // The subaccount's level is the empty text, which comes before every other one.
        let sql = format!(
            "SELECT {COLUMNS} FROM destinations WHERE instance_id IN ($1, '') AND name = $2 ORDER BY instance_id DESC LIMIT 1"
        );
        let row = self.optional(Query::sql(sql).bind(instance_id).bind(name)).await?;
        row.map(|row| read(vault, &row)).transpose()
    }

    /// Adds a destination; false, and nothing changed, if its level has one of that name.
    pub async fn insert_destination(
        &mut self,
        vault: &Vault,
        destination: &StoredDestination,
    ) -> Result<bool> {
        let sql = format!(
            "INSERT INTO destinations ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (instance_id, name) DO NOTHING"
        );
        let query = Query::sql(sql)
            .bind(destination.instance_id.as_str())
            .bind(destination.name.as_str())
            .bind(to_json(&destination.properties))
            .bind(destination.seal(vault))
            .bind(destination.etag.as_str())
            .bind(destination.created_at.as_micros())
            .bind(destination.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Overwrites properties, secrets, etag and modification time; false if there is no such destination.
    pub async fn update_destination(
        &mut self,
        vault: &Vault,
        destination: &StoredDestination,
    ) -> Result<bool> {
        let sql = "UPDATE destinations SET properties = $1, secrets_sealed = $2, etag = $3, modified_at = $4 \
                   WHERE instance_id = $5 AND name = $6";
        let query = Query::sql(sql)
            .bind(to_json(&destination.properties))
            .bind(destination.seal(vault))
            .bind(destination.etag.as_str())
            .bind(destination.modified_at.as_micros())
            .bind(destination.instance_id.as_str())
            .bind(destination.name.as_str());
        Ok(self.execute(query).await? == 1)
    }

    /// Removes a destination; false if there was none.
    pub async fn delete_destination(&mut self, instance_id: &str, name: &str) -> Result<bool> {
        let sql = "DELETE FROM destinations WHERE instance_id = $1 AND name = $2";
        Ok(self.execute(Query::sql(sql).bind(instance_id).bind(name)).await? == 1)
    }
}
