//! The subaccount's signing key pairs: the active one signs, the passive one waits for rotation.

use std::fmt;

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::vault::{Place, Vault};
use crate::{Query, Result, StorageError, Tx};

/// Which of the two key pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustSlot {
    Active,
    Passive,
}

impl TrustSlot {
    const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Passive => "passive",
        }
    }

    fn place(self) -> Place<'static> {
        Place { table: "trust_certificates", row: self.name(), column: "private_sealed" }
    }
}

/// A stored key pair; its private key is opened only by [`StoredTrust::private_pem`].
#[derive(Clone)]
pub struct StoredTrust {
    pub slot: TrustSlot,
    pub certificate_pem: String,
    pub created_at: Timestamp,
    sealed: Vec<u8>,
}

impl fmt::Debug for StoredTrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredTrust")
            .field("slot", &self.slot)
            .field("certificate_pem", &self.certificate_pem)
            .field("created_at", &self.created_at)
            .finish_non_exhaustive()
    }
}

impl StoredTrust {
    /// The private key as PKCS #8 PEM.
    ///
    /// # Errors
    /// [`StorageError::Sealed`] if the master key was replaced or the bytes were moved.
    pub fn private_pem(&self, vault: &Vault) -> Result<Zeroizing<String>> {
        let bytes = vault.open_sealed(self.slot.place(), &self.sealed)?;
        let text = std::str::from_utf8(&bytes)
            .map_err(|_| StorageError::unreadable("trust key", "it is no PEM text"))?;
        Ok(Zeroizing::new(text.to_owned()))
    }
}

impl Tx {
    pub async fn find_trust(&mut self, slot: TrustSlot) -> Result<Option<StoredTrust>> {
        let sql =
            "SELECT certificate_pem, private_sealed, created_at FROM trust_certificates WHERE slot = $1";
        let Some(row) = self.optional(Query::sql(sql).bind(slot.name())).await? else { return Ok(None) };
        Ok(Some(StoredTrust {
            slot,
            certificate_pem: row.text("certificate_pem")?,
            created_at: row.time("created_at")?,
            sealed: row.get("private_sealed")?,
        }))
    }

    /// Stores a key pair in `slot` unless one is there; false if one was.
    pub async fn insert_trust(
        &mut self,
        vault: &Vault,
        slot: TrustSlot,
        certificate_pem: &str,
        private_pem: &str,
        created_at: Timestamp,
    ) -> Result<bool> {
        let sql = "INSERT INTO trust_certificates (slot, certificate_pem, private_sealed, created_at) \
                   VALUES ($1, $2, $3, $4) ON CONFLICT (slot) DO NOTHING";
        let query = Query::sql(sql)
            .bind(slot.name())
            .bind(certificate_pem)
            .bind(vault.seal(slot.place(), private_pem.as_bytes()))
            .bind(created_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Removes the key pair in `slot`; true if there was one.
    pub async fn delete_trust(&mut self, slot: TrustSlot) -> Result<bool> {
        let sql = "DELETE FROM trust_certificates WHERE slot = $1";
        Ok(self.execute(Query::sql(sql).bind(slot.name())).await? == 1)
    }
}
