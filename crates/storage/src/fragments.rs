//! Destination fragments: all their properties sealed together, because any of them may be a secret.

use std::collections::BTreeMap;
use std::fmt;

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::row::to_json;
use crate::vault::{Place, Vault};
use crate::{Query, Result, Row, StorageError, Tx};

/// A stored fragment, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredFragment {
    /// Empty on the subaccount level, otherwise the service instance's id.
    pub instance_id: String,
    pub name: String,
    /// Its name among them.
    pub properties: BTreeMap<String, String>,
    pub etag: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl fmt::Debug for StoredFragment {
    /// Of the properties only the names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredFragment")
            .field("instance_id", &self.instance_id)
            .field("name", &self.name)
            .field("properties", &self.properties.keys().collect::<Vec<_>>())
            .field("etag", &self.etag)
            .field("created_at", &self.created_at)
            .field("modified_at", &self.modified_at)
            .finish()
    }
}

impl StoredFragment {
    fn seal(&self, vault: &Vault) -> Vec<u8> {
        let properties = Zeroizing::new(to_json(&self.properties));
        vault.seal(place(&row_of(&self.instance_id, &self.name)), properties.as_bytes())
    }
}

/// What the sealed properties are bound to. A name holds no slash, so no two rows share it.
fn row_of(instance_id: &str, name: &str) -> String {
    format!("{instance_id}/{name}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "fragments", row, column: "properties_sealed" }
}

const COLUMNS: &str = "instance_id, name, properties_sealed, etag, created_at, modified_at";

fn read(vault: &Vault, row: &Row) -> Result<StoredFragment> {
    let (instance_id, name) = (row.text("instance_id")?, row.text("name")?);
    let sealed: Vec<u8> = row.get("properties_sealed")?;
    let bytes = vault.open_sealed(place(&row_of(&instance_id, &name)), &sealed)?;
    // The parser's own message may quote what it read, which may be a secret.
    let properties = serde_json::from_slice(&bytes)
        .map_err(|_| StorageError::unreadable("fragment properties", "they are no JSON object of strings"))?;
    Ok(StoredFragment {
        instance_id,
        name,
        properties,
        etag: row.text("etag")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

impl Tx {
    /// All fragments of a level, by name.
    pub async fn list_fragments(&mut self, vault: &Vault, instance_id: &str) -> Result<Vec<StoredFragment>> {
        let sql = format!("SELECT {COLUMNS} FROM fragments WHERE instance_id = $1 ORDER BY name");
        self.all(Query::sql(sql).bind(instance_id)).await?.iter().map(|row| read(vault, row)).collect()
    }

    pub async fn find_fragment(
        &mut self,
        vault: &Vault,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<StoredFragment>> {
        let sql = format!("SELECT {COLUMNS} FROM fragments WHERE instance_id = $1 AND name = $2");
        let row = self.optional(Query::sql(sql).bind(instance_id).bind(name)).await?;
        row.map(|row| read(vault, &row)).transpose()
    }

    /// Adds a fragment; false, and nothing changed, if its level has one of that name.
    pub async fn insert_fragment(&mut self, vault: &Vault, fragment: &StoredFragment) -> Result<bool> {
        let sql = format!(
            "INSERT INTO fragments ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (instance_id, name) DO NOTHING"
        );
        let query = Query::sql(sql)
            .bind(fragment.instance_id.as_str())
            .bind(fragment.name.as_str())
            .bind(fragment.seal(vault))
            .bind(fragment.etag.as_str())
            .bind(fragment.created_at.as_micros())
            .bind(fragment.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Overwrites properties, etag and modification time; false if there is no such fragment.
    pub async fn update_fragment(&mut self, vault: &Vault, fragment: &StoredFragment) -> Result<bool> {
        let sql = "UPDATE fragments SET properties_sealed = $1, etag = $2, modified_at = $3 \
                   WHERE instance_id = $4 AND name = $5";
        let query = Query::sql(sql)
            .bind(fragment.seal(vault))
            .bind(fragment.etag.as_str())
            .bind(fragment.modified_at.as_micros())
            .bind(fragment.instance_id.as_str())
            .bind(fragment.name.as_str());
        Ok(self.execute(query).await? == 1)
    }

    /// Removes a fragment; false if there was none.
    pub async fn delete_fragment(&mut self, instance_id: &str, name: &str) -> Result<bool> {
        let sql = "DELETE FROM fragments WHERE instance_id = $1 AND name = $2";
        Ok(self.execute(Query::sql(sql).bind(instance_id).bind(name)).await? == 1)
    }
}
