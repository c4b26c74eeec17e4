//! Certificate files: the whole file sealed, because most hold a private key.

use std::fmt;

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::vault::{Place, Vault};
use crate::{Query, Result, Row, StorageError, Tx};

/// A stored certificate file, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredCertificate {
    /// Empty on the subaccount level, otherwise the service instance's id.
    pub instance_id: String,
    pub name: String,
    /// The file's bytes.
    pub content: Zeroizing<Vec<u8>>,
    /// What it was generated from, as JSON; `None` if it was uploaded.
    pub generation: Option<Zeroizing<String>>,
    /// When the first of its certificates ends, if that is known.
    pub expires_at: Option<Timestamp>,
    pub etag: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl fmt::Debug for StoredCertificate {
    /// Neither the content nor what it was generated from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredCertificate")
            .field("instance_id", &self.instance_id)
            .field("name", &self.name)
            .field("expires_at", &self.expires_at)
            .field("etag", &self.etag)
            .field("created_at", &self.created_at)
            .field("modified_at", &self.modified_at)
            .finish_non_exhaustive()
    }
}

impl StoredCertificate {
    fn sealed(&self, vault: &Vault) -> (Vec<u8>, Option<Vec<u8>>) {
        let row = row_of(&self.instance_id, &self.name);
        let content = vault.seal(content_place(&row), &self.content);
        let generation = self.generation.as_ref();
        (content, generation.map(|text| vault.seal(generation_place(&row), text.as_bytes())))
    }
}

/// What the sealed bytes are bound to. A name holds no slash, so no two rows share it.
fn row_of(instance_id: &str, name: &str) -> String {
    format!("{instance_id}/{name}")
}

fn content_place(row: &str) -> Place<'_> {
    Place { table: "certificates", row, column: "content_sealed" }
}

fn generation_place(row: &str) -> Place<'_> {
    Place { table: "certificates", row, column: "generation_sealed" }
}

const COLUMNS: &str =
    "instance_id, name, content_sealed, generation_sealed, expires_at, etag, created_at, modified_at";

fn read(vault: &Vault, row: &Row) -> Result<StoredCertificate> {
    let (instance_id, name) = (row.text("instance_id")?, row.text("name")?);
    let place = row_of(&instance_id, &name);
    let content = vault.open_sealed(content_place(&place), &row.get::<Vec<u8>>("content_sealed")?)?;
    let generation = match row.get::<Option<Vec<u8>>>("generation_sealed")? {
        None => None,
        Some(sealed) => {
            let bytes = vault.open_sealed(generation_place(&place), &sealed)?;
            let text = std::str::from_utf8(&bytes)
                .map_err(|_| StorageError::unreadable("certificate generation", "it is no text"))?;
            Some(Zeroizing::new(text.to_owned()))
        }
    };
    Ok(StoredCertificate {
        instance_id,
        name,
        content,
        generation,
        expires_at: row.optional_time("expires_at")?,
        etag: row.text("etag")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

impl Tx {
    /// When each certificate of every level ends, as far as that is known: instance id, name, end.
    pub async fn list_certificate_ends(&mut self) -> Result<Vec<(String, String, Timestamp)>> {
        let sql = "SELECT instance_id, name, expires_at FROM certificates WHERE expires_at IS NOT NULL \
                   ORDER BY instance_id, name";
        let read = |row: &Row| Ok((row.text("instance_id")?, row.text("name")?, row.time("expires_at")?));
        self.all(Query::sql(sql)).await?.iter().map(read).collect()
    }

    /// All certificates of a level, by name.
    pub async fn list_certificates(
        &mut self,
        vault: &Vault,
        instance_id: &str,
    ) -> Result<Vec<StoredCertificate>> {
        let sql = format!("SELECT {COLUMNS} FROM certificates WHERE instance_id = $1 ORDER BY name");
        self.all(Query::sql(sql).bind(instance_id)).await?.iter().map(|row| read(vault, row)).collect()
    }

    /// Level and name of every generated certificate that ends before `end`, the first to end first.
    pub async fn list_generated_certificates_ending_before(
        &mut self,
        end: Timestamp,
    ) -> Result<Vec<(String, String)>> {
        let sql = "SELECT instance_id, name FROM certificates \
                   WHERE generation_sealed IS NOT NULL AND expires_at < $1 ORDER BY expires_at, instance_id, name";
        let rows = self.all(Query::sql(sql).bind(end.as_micros())).await?;
        rows.iter().map(|row| Ok((row.text("instance_id")?, row.text("name")?))).collect()
    }

    pub async fn find_certificate(
        &mut self,
        vault: &Vault,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<StoredCertificate>> {
        let sql = format!("SELECT {COLUMNS} FROM certificates WHERE instance_id = $1 AND name = $2");
        let row = self.optional(Query::sql(sql).bind(instance_id).bind(name)).await?;
        row.map(|row| read(vault, &row)).transpose()
    }

    /// Adds a certificate; false, and nothing changed, if its level has one of that name.
    pub async fn insert_certificate(
        &mut self,
        vault: &Vault,
        certificate: &StoredCertificate,
    ) -> Result<bool> {
        let sql = format!(
            "INSERT INTO certificates ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (instance_id, name) DO NOTHING"
        );
        let (content, generation) = certificate.sealed(vault);
        let query = Query::sql(sql)
            .bind(certificate.instance_id.as_str())
            .bind(certificate.name.as_str())
            .bind(content)
            .bind(generation)
            .bind(certificate.expires_at.map(Timestamp::as_micros))
            .bind(certificate.etag.as_str())
            .bind(certificate.created_at.as_micros())
            .bind(certificate.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Overwrites everything but the creation time; false if there is no such certificate.
    pub async fn update_certificate(
        &mut self,
        vault: &Vault,
        certificate: &StoredCertificate,
    ) -> Result<bool> {
        let sql = "UPDATE certificates SET content_sealed = $1, generation_sealed = $2, expires_at = $3, etag = $4, \
                   modified_at = $5 WHERE instance_id = $6 AND name = $7";
        let (content, generation) = certificate.sealed(vault);
        let query = Query::sql(sql)
            .bind(content)
            .bind(generation)
            .bind(certificate.expires_at.map(Timestamp::as_micros))
            .bind(certificate.etag.as_str())
            .bind(certificate.modified_at.as_micros())
            .bind(certificate.instance_id.as_str())
            .bind(certificate.name.as_str());
        Ok(self.execute(query).await? == 1)
    }

    /// Removes a certificate; false if there was none.
    pub async fn delete_certificate(&mut self, instance_id: &str, name: &str) -> Result<bool> {
        let sql = "DELETE FROM certificates WHERE instance_id = $1 AND name = $2";
        Ok(self.execute(Query::sql(sql).bind(instance_id).bind(name)).await? == 1)
    }
}
