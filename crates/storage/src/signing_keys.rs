//! The keys the token service signs with; the private halves sealed.

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::vault::Place;
use crate::{Query, Result, Row, Tx, Vault};

/// A key pair of the token service.
pub struct SigningKeyRow {
    /// What tokens name the key by.
    pub kid: String,
    /// PKCS#8 in DER.
    pub private: Zeroizing<Vec<u8>>,
    /// `SubjectPublicKeyInfo` in PEM.
    pub public_pem: String,
    pub created_at: Timestamp,
    /// It signs from then on, until a newer key does. In the future while clients get to know it.
    pub signs_from: Timestamp,
    /// The key that signed when this one was made; `None` for the very first. At most one living key follows another.
    pub follows: Option<String>,
}

fn place(kid: &str) -> Place<'_> {
    Place { table: "signing_keys", row: kid, column: "private_sealed" }
}

impl Tx {
    /// # Errors
    /// [`crate::StorageError::Conflict`] if there is a key of that name, or another one that follows the same key.
    pub async fn insert_signing_key(&mut self, vault: &Vault, key: &SigningKeyRow) -> Result<()> {
        let sql = "INSERT INTO signing_keys (kid, private_sealed, public_pem, created_at, active_from, follows) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let query = Query::sql(sql)
            .bind(&*key.kid)
            .bind(vault.seal(place(&key.kid), &key.private))
            .bind(&*key.public_pem)
            .bind(key.created_at.as_micros())
            .bind(key.signs_from.as_micros())
            .bind(key.follows.as_deref());
        self.execute(query).await?;
        Ok(())
    }

    /// The keys that sign, will sign, or signed tokens that may be alive; the one that signs last of all comes first.
    ///
    /// # Errors
    /// [`crate::StorageError::Sealed`] if one was sealed under another master key.
    pub async fn list_signing_keys(&mut self, vault: &Vault) -> Result<Vec<SigningKeyRow>> {
        let sql = "SELECT * FROM signing_keys WHERE retired_at IS NULL AND active_from IS NOT NULL \
                   ORDER BY active_from DESC, kid";
        self.all(Query::sql(sql)).await?.iter().map(|row| opened(vault, row)).collect()
    }

    /// Stops publishing a key: no token of it counts any more. False if there is none or it was retired.
    pub async fn retire_signing_key(&mut self, kid: &str, at: Timestamp) -> Result<bool> {
        let query =
            Query::sql("UPDATE signing_keys SET retired_at = $2 WHERE kid = $1 AND retired_at IS NULL")
                .bind(kid)
                .bind(at.as_micros());
        Ok(self.execute(query).await? == 1)
    }
}

fn opened(vault: &Vault, row: &Row) -> Result<SigningKeyRow> {
    let kid = row.text("kid")?;
    let private = vault.open_sealed(place(&kid), &row.get::<Vec<u8>>("private_sealed")?)?;
    Ok(SigningKeyRow {
        kid,
        private,
        public_pem: row.text("public_pem")?,
        created_at: row.time("created_at")?,
        signs_from: row.time("active_from")?,
        follows: row.optional_text("follows")?,
    })
}
