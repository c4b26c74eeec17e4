//! The subaccount's signing key pairs: the active one signs, the passive one waits for rotation.

use std::fmt;

use docket_domain::Timestamp;
use zeroize::Zeroizing;

use crate::vault::{Place, Vault};
use crate::{Query, Result, Row, StorageError, Tx};

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

const COLUMNS: &str = "slot, certificate_pem, private_sealed, created_at";

fn read(row: &Row) -> Result<StoredTrust> {
    let slot = match row.text("slot")?.as_str() {
        "active" => TrustSlot::Active,
        "passive" => TrustSlot::Passive,
        _ => return Err(StorageError::unreadable("trust slot", "it is neither active nor passive")),
    };
    Ok(StoredTrust {
        slot,
        certificate_pem: row.text("certificate_pem")?,
        created_at: row.time("created_at")?,
        sealed: row.get("private_sealed")?,
    })
}

impl Tx {
    pub async fn find_trust(&mut self, slot: TrustSlot) -> Result<Option<StoredTrust>> {
        let sql = format!("SELECT {COLUMNS} FROM trust_certificates WHERE slot = $1");
        self.optional(Query::sql(sql).bind(slot.name())).await?.map(|row| read(&row)).transpose()
    }

    /// Both key pairs as they are at one moment, the active one first.
    pub async fn list_trust(&mut self) -> Result<Vec<StoredTrust>> {
        let sql = format!("SELECT {COLUMNS} FROM trust_certificates ORDER BY slot");
        self.all(Query::sql(sql)).await?.iter().map(read).collect()
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
        let tail = "DO NOTHING";
        self.store_trust(vault, slot, certificate_pem, private_pem, created_at, tail).await
    }

    /// Stores a key pair in `slot`, in the place of the one that is there.
    pub async fn put_trust(
        &mut self,
        vault: &Vault,
        slot: TrustSlot,
        certificate_pem: &str,
        private_pem: &str,
        created_at: Timestamp,
    ) -> Result<()> {
        let tail = "DO UPDATE SET certificate_pem = excluded.certificate_pem, \
                    private_sealed = excluded.private_sealed, created_at = excluded.created_at";
        self.store_trust(vault, slot, certificate_pem, private_pem, created_at, tail).await?;
        Ok(())
    }

    async fn store_trust(
        &mut self,
        vault: &Vault,
        slot: TrustSlot,
        certificate_pem: &str,
        private_pem: &str,
        created_at: Timestamp,
        on_conflict: &str,
    ) -> Result<bool> {
        let sql = format!(
            "INSERT INTO trust_certificates ({COLUMNS}) VALUES ($1, $2, $3, $4) ON CONFLICT (slot) {on_conflict}"
        );
        let query = Query::sql(sql)
            .bind(slot.name())
            .bind(certificate_pem)
            .bind(vault.seal(slot.place(), private_pem.as_bytes()))
            .bind(created_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// Has the two key pairs change places; gives them as they are then, the active one first. `None`, and nothing
    /// changed, unless both are there and the passive one is `admitted`.
    ///
    /// A key is bound to its slot, so both are sealed anew. Two rotations at once come one after the other.
    pub async fn swap_trust(
        &mut self,
        vault: &Vault,
        admitted: impl Fn(&StoredTrust) -> bool,
    ) -> Result<Option<[StoredTrust; 2]>> {
        let lock = self.dialect().lock_rows("trust_certificates");
        let sql = format!("SELECT {COLUMNS} FROM trust_certificates ORDER BY slot{lock}");
        let rows = self.all(Query::sql(sql)).await?;
        let stored = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
        let [active, passive] = &stored[..] else { return Ok(None) };
        if !admitted(passive) {
            return Ok(None);
        }
        for (slot, pair) in [(TrustSlot::Active, passive), (TrustSlot::Passive, active)] {
            let private = pair.private_pem(vault)?;
            self.put_trust(vault, slot, &pair.certificate_pem, &private, pair.created_at).await?;
        }
        let now = self.list_trust().await?;
        now.try_into().map(Some).map_err(|_| StorageError::unreadable("trust", "a key pair is gone"))
    }

    /// Removes the key pair in `slot`; true if there was one.
    pub async fn delete_trust(&mut self, slot: TrustSlot) -> Result<bool> {
        let sql = "DELETE FROM trust_certificates WHERE slot = $1";
        Ok(self.execute(Query::sql(sql).bind(slot.name())).await? == 1)
    }
}
