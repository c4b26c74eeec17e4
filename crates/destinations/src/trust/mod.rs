//! The subaccount's signing key pair: made, shown, renewed, and handed to whoever signs.

mod make;
mod metadata;

use std::sync::Arc;

use docket_domain::{Chance, Clock};
use docket_saml::{Certificate, SigningKey};
use docket_storage::trust::{StoredTrust, TrustSlot};
use docket_storage::{Store, Vault};
use tokio::sync::Mutex;

pub(crate) use metadata::metadata;

use crate::error::DestinationError;
use crate::service::DestinationsSettings;

/// The trust certificate. Cheap to clone; clones share the parsed key.
#[derive(Clone)]
pub struct Trust {
    store: Store,
    vault: Vault,
    clock: Clock,
    chance: Chance,
    settings: Arc<DestinationsSettings>,
    /// The parsed key of the certificate last used. Another process may renew it, so the certificate is compared at each use.
    parsed: Arc<std::sync::Mutex<Option<(String, SigningKey)>>>,
    /// One key pair is made at a time: it takes seconds of computing.
    making: Arc<Mutex<()>>,
}

impl Trust {
    pub(crate) fn new(
        store: Store,
        vault: Vault,
        clock: Clock,
        chance: Chance,
        settings: Arc<DestinationsSettings>,
    ) -> Self {
        Self { store, vault, clock, chance, settings, parsed: Arc::default(), making: Arc::default() }
    }

    /// The active certificate; `None` before the first key pair is made.
    pub async fn show(&self) -> Result<Option<Certificate>, DestinationError> {
        self.find().await?.map(|stored| read(&stored.certificate_pem)).transpose()
    }

    /// The active certificate, making the key pair first if there is none. Safe to call from several places at once.
    pub async fn ensure(&self) -> Result<Certificate, DestinationError> {
        if let Some(certificate) = self.show().await? {
            return Ok(certificate);
        }
        let _alone = self.making.lock().await;
        if let Some(certificate) = self.show().await? {
            return Ok(certificate);
        }
        let made = self.make().await?;
        let mut tx = self.store.begin().await?;
        let stored = self.insert(&mut tx, &made).await?;
        tx.commit().await?;
        if stored {
            return read(&made.certificate_pem);
        }
        // Another process was faster; its key pair is the one.
        self.show().await?.ok_or(DestinationError::Internal)
    }

    /// Makes a new key pair and puts it into use at once; true if it is the first one.
    ///
    /// Systems that trust the former certificate refuse new assertions until they get the new one.
    pub async fn generate(&self) -> Result<(Certificate, bool), DestinationError> {
        let _alone = self.making.lock().await;
        let made = self.make().await?;
        let mut tx = self.store.begin().await?;
        let replaced = tx.delete_trust(TrustSlot::Active).await?;
        if !self.insert(&mut tx, &made).await? {
            // Only on a database shared with a process that made one in the same moment.
            return Err(DestinationError::Conflict(
                "another process renewed the trust certificate just now".to_owned(),
            ));
        }
        tx.commit().await?;
        let certificate = read(&made.certificate_pem)?;
        tracing::info!(
            trust.fingerprint = certificate.fingerprint_sha256(),
            "A new trust certificate is in use"
        );
        Ok((certificate, !replaced))
    }

    /// The key that signs assertions; made first if there is none.
    pub(crate) async fn signing_key(&self) -> Result<SigningKey, DestinationError> {
        let stored = if let Some(stored) = self.find().await? {
            stored
        } else {
            self.ensure().await?;
            self.find().await?.ok_or(DestinationError::Internal)?
        };
        if let Some((pem, key)) = &*self.parsed.lock().expect("no holder of this lock panics")
            && *pem == stored.certificate_pem
        {
            return Ok(key.clone());
        }
        let private_pem = stored.private_pem(&self.vault)?;
        let key = SigningKey::from_pkcs8_pem(&private_pem, &stored.certificate_pem)
            .map_err(|error| DestinationError::TrustKey(error.to_string()))?;
        *self.parsed.lock().expect("no holder of this lock panics") =
            Some((stored.certificate_pem, key.clone()));
        Ok(key)
    }

    async fn find(&self) -> Result<Option<StoredTrust>, DestinationError> {
        Ok(self.store.read().await?.find_trust(TrustSlot::Active).await?)
    }

    async fn make(&self) -> Result<make::KeyPair, DestinationError> {
        let (settings, now, chance) = (self.settings.clone(), self.clock.now(), self.chance.clone());
        tokio::task::spawn_blocking(move || make::key_pair(&settings, now, &chance))
            .await
            .map_err(|error| DestinationError::TrustKey(error.to_string()))?
            .map_err(|error| DestinationError::TrustKey(error.to_string()))
    }

    async fn insert(
        &self,
        tx: &mut docket_storage::Tx,
        made: &make::KeyPair,
    ) -> Result<bool, DestinationError> {
        let (certificate, private) = (&made.certificate_pem, &made.private_pem);
        Ok(tx.insert_trust(&self.vault, TrustSlot::Active, certificate, private, self.clock.now()).await?)
    }
}

fn read(pem: &str) -> Result<Certificate, DestinationError> {
    Certificate::from_pem_or_body(pem).map_err(|error| DestinationError::TrustKey(error.to_string()))
}
