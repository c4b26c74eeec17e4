//! The subaccount's signing key pairs: made, shown, renewed, rotated, and handed to whoever signs.
//!
//! The active one signs. The passive one is registered at other systems beforehand and then changes places with the active
//! one; kept afterwards, it is the way back.

mod dependents;
mod make;
mod metadata;
mod signing;

use std::sync::Arc;

use docket_domain::{Chance, Clock, Timestamp};
use docket_saml::Certificate;
use docket_storage::trust::{StoredTrust, TrustSlot};
use docket_storage::{Store, Vault};
use tokio::sync::Mutex;

pub(crate) use dependents::{depends_on_trust, token_service};
pub(crate) use metadata::metadata;

use crate::error::DestinationError;
use crate::service::DestinationsSettings;
use signing::ReadKeys;

/// The trust certificates. Cheap to clone; clones share the parsed keys.
#[derive(Clone)]
pub struct Trust {
    store: Store,
    vault: Vault,
    clock: Clock,
    chance: Chance,
    settings: Arc<DestinationsSettings>,
    keys: ReadKeys,
    /// One key pair is made at a time: it takes seconds of computing.
    making: Arc<Mutex<()>>,
}

/// The certificate of a key pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustCertificate {
    pub certificate: Certificate,
    pub generated_on: Timestamp,
}

impl TrustCertificate {
    /// Tells the keys of the subaccount apart, in metadata and before people: the fingerprint's beginning.
    pub fn key_name(&self) -> String {
        let digits = self.certificate.fingerprint_sha256().chars().filter(|digit| *digit != ':');
        format!("docket-{}", digits.take(16).collect::<String>().to_lowercase())
    }
}

/// Both certificates as they are at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustPair {
    /// `None` before the first key pair is made.
    pub active: Option<TrustCertificate>,
    pub passive: Option<TrustCertificate>,
}

impl TrustPair {
    /// The certificate in `slot`.
    pub fn get(&self, slot: TrustSlot) -> Option<&TrustCertificate> {
        match slot {
            TrustSlot::Active => self.active.as_ref(),
            TrustSlot::Passive => self.passive.as_ref(),
        }
    }
}

impl Trust {
    pub(crate) fn new(
        store: Store,
        vault: Vault,
        clock: Clock,
        chance: Chance,
        settings: Arc<DestinationsSettings>,
    ) -> Self {
        Self { store, vault, clock, chance, settings, keys: ReadKeys::default(), making: Arc::default() }
    }

    /// The active certificate; `None` before the first key pair is made.
    pub async fn show(&self) -> Result<Option<Certificate>, DestinationError> {
        Ok(self.pair().await?.active.map(|active| active.certificate))
    }

    /// Both certificates.
    pub async fn pair(&self) -> Result<TrustPair, DestinationError> {
        let mut pair = TrustPair::default();
        for stored in self.store.read().await?.list_trust().await? {
            let certificate = Some(read(&stored)?);
            match stored.slot {
                TrustSlot::Active => pair.active = certificate,
                TrustSlot::Passive => pair.passive = certificate,
            }
        }
        Ok(pair)
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
        let (certificate, private) = (&made.certificate_pem, &made.private_pem);
        let mut tx = self.store.begin().await?;
        tx.insert_trust(&self.vault, TrustSlot::Active, certificate, private, self.clock.now()).await?;
        tx.commit().await?;
        // Of several processes the fastest one's key pair is the one.
        self.show().await?.ok_or(DestinationError::Internal)
    }

    /// Makes a new active key pair and puts it into use at once; true if it is the first one.
    ///
    /// Systems that trust the former certificate refuse new assertions until they get the new one. The way without such a
    /// gap is [`Trust::generate_passive`] and then [`Trust::rotate`].
    pub async fn generate(&self) -> Result<(Certificate, bool), DestinationError> {
        let (made, first) = self.put(TrustSlot::Active).await?;
        let certificate = made.certificate;
        let fingerprint = certificate.fingerprint_sha256();
        tracing::info!(trust.fingerprint = fingerprint, "A new trust certificate signs: {fingerprint}.");
        Ok((certificate, first))
    }

    /// Makes a new passive key pair, in the place of the one that may be there; true if there was none. Nothing is signed
    /// with it.
    ///
    /// # Errors
    /// [`DestinationError::NoKeyPair`] without an active one.
    pub async fn generate_passive(&self) -> Result<(Certificate, bool), DestinationError> {
        if self.show().await?.is_none() {
            return Err(DestinationError::NoKeyPair);
        }
        let (made, first) = self.put(TrustSlot::Passive).await?;
        let certificate = made.certificate;
        let fingerprint = certificate.fingerprint_sha256();
        tracing::info!(
            trust.fingerprint = fingerprint,
            "A new passive trust certificate was made: {fingerprint}. Register it where docket is trusted, then rotate."
        );
        Ok((certificate, first))
    }

    /// Has the active and the passive key pair change places, in one step: from then on everything is signed with the
    /// former passive one. Doing it again is the way back.
    ///
    /// `to`, where given, is the fingerprint (SHA-256) of the certificate that shall become active; so a call that is
    /// made twice does not undo itself.
    ///
    /// # Errors
    /// [`DestinationError::NoPassiveKeyPair`], and [`DestinationError::Conflict`] if another certificate than `to` is passive.
    pub async fn rotate(&self, to: Option<&str>) -> Result<TrustPair, DestinationError> {
        let mut tx = self.store.begin().await?;
        let wanted = |stored: &StoredTrust| {
            let fingerprint =
                |stored| read(stored).map(|pair| pair.certificate.fingerprint_sha256().to_owned());
            to.is_none_or(|to| fingerprint(stored).is_ok_and(|is| is.eq_ignore_ascii_case(to)))
        };
        let Some([active, passive]) = tx.swap_trust(&self.vault, wanted).await? else {
            let passive = tx.find_trust(TrustSlot::Passive).await?;
            return Err(match passive {
                Some(_) => DestinationError::Conflict(
                    "another trust certificate is passive by now; look again before rotating".to_owned(),
                ),
                None => DestinationError::NoPassiveKeyPair,
            });
        };
        tx.commit().await?;
        let (active, passive) = (read(&active)?, read(&passive)?);
        let [now, before] = [&active, &passive].map(|pair| pair.certificate.fingerprint_sha256());
        tracing::info!(
            trust.fingerprint = now,
            "The trust certificates were rotated: {now} signs, {before} is kept as the passive one."
        );
        Ok(TrustPair { active: Some(active), passive: Some(passive) })
    }

    /// Deletes the passive key pair; false if there was none.
    pub async fn delete_passive(&self) -> Result<bool, DestinationError> {
        let mut tx = self.store.begin().await?;
        let deleted = tx.delete_trust(TrustSlot::Passive).await?;
        tx.commit().await?;
        if deleted {
            tracing::info!("The passive trust certificate was deleted.");
        }
        Ok(deleted)
    }

    /// Makes a key pair and puts it into `slot`; true if none was there.
    async fn put(&self, slot: TrustSlot) -> Result<(TrustCertificate, bool), DestinationError> {
        let _alone = self.making.lock().await;
        let made = self.make().await?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let first = tx.find_trust(slot).await?.is_none();
        tx.put_trust(&self.vault, slot, &made.certificate_pem, &made.private_pem, now).await?;
        tx.commit().await?;
        let certificate = parsed(&made.certificate_pem)?;
        Ok((TrustCertificate { certificate, generated_on: now }, first))
    }

    async fn make(&self) -> Result<make::KeyPair, DestinationError> {
        let (settings, now, chance) = (self.settings.clone(), self.clock.now(), self.chance.clone());
        tokio::task::spawn_blocking(move || make::key_pair(&settings, now, &chance))
            .await
            .map_err(|error| DestinationError::TrustKey(error.to_string()))?
            .map_err(|error| DestinationError::TrustKey(error.to_string()))
    }
}

fn read(stored: &StoredTrust) -> Result<TrustCertificate, DestinationError> {
    Ok(TrustCertificate { certificate: parsed(&stored.certificate_pem)?, generated_on: stored.created_at })
}

fn parsed(pem: &str) -> Result<Certificate, DestinationError> {
    Certificate::from_pem_or_body(pem).map_err(|error| DestinationError::TrustKey(error.to_string()))
}
