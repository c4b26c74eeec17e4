//! Whose certificates clients show at the token endpoint; the private halves sealed.

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::vault::Place;
use crate::{Query, Result, Tx, Vault};

/// A certificate authority for clients.
pub struct ClientAuthority {
    pub id: String,
    pub certificate_pem: String,
    /// PKCS#8 in DER.
    pub private: Zeroizing<Vec<u8>>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

fn place(id: &str) -> Place<'_> {
    Place { table: "client_authorities", row: id, column: "private_sealed" }
}

impl Tx {
    pub async fn insert_client_authority(
        &mut self,
        vault: &Vault,
        authority: &ClientAuthority,
    ) -> Result<()> {
        let sql = "INSERT INTO client_authorities (id, certificate_pem, private_sealed, created_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5)";
        let query = Query::sql(sql)
            .bind(&*authority.id)
            .bind(&*authority.certificate_pem)
            .bind(vault.seal(place(&authority.id), &authority.private))
            .bind(authority.created_at.as_micros())
            .bind(authority.expires_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// The newest one that is good beyond `until`.
    ///
    /// # Errors
    /// [`crate::StorageError::Sealed`] if it was sealed under another master key.
    pub async fn find_client_authority(
        &mut self,
        vault: &Vault,
        until: Timestamp,
    ) -> Result<Option<ClientAuthority>> {
        let sql =
            "SELECT * FROM client_authorities WHERE expires_at > $1 ORDER BY created_at DESC, id LIMIT 1";
        let Some(row) = self.optional(Query::sql(sql).bind(until.as_micros())).await? else {
            return Ok(None);
        };
        let id = row.text("id")?;
        let private = vault.open_sealed(place(&id), &row.get::<Vec<u8>>("private_sealed")?)?;
        Ok(Some(ClientAuthority {
            id,
            certificate_pem: row.text("certificate_pem")?,
            private,
            created_at: row.time("created_at")?,
            expires_at: row.time("expires_at")?,
        }))
    }
}
