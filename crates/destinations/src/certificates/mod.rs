//! Certificate files: uploaded or generated, kept sealed, and opened for whoever signs or authenticates with them.
//!
//! [`file`] says what may be stored, [`pem`] and [`jks`] read what needs no password, [`key_store`] opens a key with its
//! chain, [`public`] shows what may be seen of a file. [`generation`] says what is made, [`make`] makes it, [`renewal`] makes it
//! anew. [`usage`] knows who names a file.
//!
//! Source: SAP BTP Connectivity, "Destination Service REST API", certificates.

pub(crate) mod file;
mod fuzzing;
pub(crate) mod generation;
#[cfg(test)]
mod hostile;
mod jks;
pub mod key_store;
mod knowledge;
mod make;
mod pem;
mod private_key;
pub(crate) mod public;
mod renewal;
pub(crate) mod usage;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use aws_lc_rs::digest;
use docket_domain::{Chance, Clock, Timestamp};
use docket_storage::certificates::StoredCertificate;
use docket_storage::labels::Labelled;
use docket_storage::{Store, Vault};
use p12_keystore::Pkcs12Archive;
use zeroize::Zeroizing;

pub use self::fuzzing::file as fuzz_file;
pub use self::key_store::{KeyMaterial, KeyStoreError};

use self::file::{CertificateFile, FileKind};
use self::generation::Generation;
use self::make::MakeError;
use self::public::PublicPart;
use crate::error::DestinationError;
use crate::service::{DestinationsSettings, SUBACCOUNT};

/// Opened key stores that are kept, so that a find need not derive a key from a password each time.
const MAX_OPENED: usize = 200;

/// What decides what a key store opens to: its `ETag` and its password, digested.
type OpenedKey = [u8; 32];

/// The certificates of all levels. Cheap to clone; clones share the opened key stores.
#[derive(Clone)]
pub struct Certificates {
    store: Store,
    vault: Vault,
    clock: Clock,
    chance: Chance,
    settings: Arc<DestinationsSettings>,
    opened: Arc<Mutex<HashMap<OpenedKey, Arc<KeyMaterial>>>>,
}

impl Certificates {
    pub(crate) fn new(
        store: Store,
        vault: Vault,
        clock: Clock,
        chance: Chance,
        settings: Arc<DestinationsSettings>,
    ) -> Self {
        Self { store, vault, clock, chance, settings, opened: Arc::default() }
    }

    /// The private key and chain in the file `name`, for a destination of `level`: looked up there, then at the subaccount.
    ///
    /// `password` is the destination's `KeyStorePassword`; a PEM file needs none unless its key is encrypted.
    ///
    /// # Errors
    /// [`KeyStoreError`], each with the way out; no message holds key material or the password.
    pub async fn key_material(
        &self,
        level: &str,
        name: &str,
        password: Option<&str>,
    ) -> Result<Arc<KeyMaterial>, KeyStoreError> {
        let found = self.find_for(level, name).await.map_err(|error| {
            tracing::error!(%error, "Certificate {name} cannot be read: {error}");
            KeyStoreError::Internal
        })?;
        let stored = found.ok_or_else(|| KeyStoreError::Missing(name.chars().take(200).collect()))?;
        let key = opened_key(&stored.etag, password);
        if let Some(material) = self.opened.lock().expect("no holder of this lock panics").get(&key) {
            return Ok(material.clone());
        }
        let file = CertificateFile::from_stored(&stored);
        let password = Zeroizing::new(password.unwrap_or_default().to_owned());
        // Deriving a key from a password takes up to a second of computing.
        let opening = tokio::task::spawn_blocking(move || key_store::open(&file, &password));
        let material = opening.await.map_err(|_| KeyStoreError::Internal)?.map(Arc::new)?;
        let mut opened = self.opened.lock().expect("no holder of this lock panics");
        if opened.len() >= MAX_OPENED {
            opened.clear();
        }
        opened.insert(key, material.clone());
        Ok(material)
    }

    /// Whether a private key is in the file, or may be, as far as the password tells.
    pub(crate) async fn may_hold_key(&self, file: CertificateFile, password: Option<&str>) -> bool {
        let password = Zeroizing::new(password.unwrap_or_default().to_owned());
        // As with opening: up to a second of computing.
        let looking = tokio::task::spawn_blocking(move || key_store::may_hold_key(&file, &password));
        looking.await.unwrap_or(true)
    }

    /// The file `name` as a destination of `level` sees it: on its level, else on the subaccount's.
    pub(crate) async fn find_for(
        &self,
        level: &str,
        name: &str,
    ) -> Result<Option<StoredCertificate>, DestinationError> {
        let mut tx = self.store.read().await?;
        let found = tx.find_certificate(&self.vault, level, name).await?;
        if found.is_some() || level == SUBACCOUNT {
            return Ok(found);
        }
        Ok(tx.find_certificate(&self.vault, SUBACCOUNT, name).await?)
    }

    pub(crate) async fn list_at(&self, level: &str) -> Result<Vec<StoredCertificate>, DestinationError> {
        Ok(self.store.read().await?.list_certificates(&self.vault, level).await?)
    }

    pub(crate) async fn find_at(
        &self,
        level: &str,
        name: &str,
    ) -> Result<Option<StoredCertificate>, DestinationError> {
        Ok(self.store.read().await?.find_certificate(&self.vault, level, name).await?)
    }

    pub(crate) async fn create_at(
        &self,
        level: &str,
        file: CertificateFile,
    ) -> Result<StoredCertificate, DestinationError> {
        self.insert(self.fresh(level, file)).await
    }

    /// Makes a new certificate from what it is generated from.
    pub(crate) async fn generate_at(
        &self,
        level: &str,
        name: String,
        generation: Generation,
    ) -> Result<StoredCertificate, DestinationError> {
        // Making a key takes seconds: not for a name that is taken.
        if self.find_at(level, &name).await?.is_some() {
            return Err(DestinationError::CertificateExists(name));
        }
        self.insert(self.generated(level, name, generation).await?).await
    }

    /// Replaces a certificate by a generated one.
    pub(crate) async fn regenerate_at(
        &self,
        level: &str,
        name: String,
        generation: Generation,
    ) -> Result<StoredCertificate, DestinationError> {
        if self.find_at(level, &name).await?.is_none() {
            return Err(DestinationError::NotFound);
        }
        self.replace(self.generated(level, name, generation).await?).await
    }

    async fn insert(&self, stored: StoredCertificate) -> Result<StoredCertificate, DestinationError> {
        let mut tx = self.store.begin().await?;
        if !tx.insert_certificate(&self.vault, &stored).await? {
            return Err(DestinationError::CertificateExists(stored.name));
        }
        tx.commit().await?;
        Ok(stored)
    }

    pub(crate) async fn update_at(
        &self,
        level: &str,
        file: CertificateFile,
    ) -> Result<StoredCertificate, DestinationError> {
        self.replace(self.fresh(level, file)).await
    }

    async fn replace(&self, mut stored: StoredCertificate) -> Result<StoredCertificate, DestinationError> {
        let mut tx = self.store.begin().await?;
        let before = tx.find_certificate(&self.vault, &stored.instance_id, &stored.name).await?;
        stored.created_at = before.ok_or(DestinationError::NotFound)?.created_at;
        if !tx.update_certificate(&self.vault, &stored).await? {
            return Err(DestinationError::NotFound);
        }
        tx.commit().await?;
        Ok(stored)
    }

    /// Removes a certificate with its labels; false if there was none.
    pub(crate) async fn delete_at(&self, level: &str, name: &str) -> Result<bool, DestinationError> {
        let mut tx = self.store.begin().await?;
        let deleted = tx.delete_certificate(level, name).await?;
        tx.delete_labels(Labelled::Certificate, level, name).await?;
        tx.commit().await?;
        Ok(deleted)
    }

    /// What may be seen of a file: its chains. A PKCS #12 file is opened with the first of `passwords` that fits, tried after
    /// none at all; empty if none does.
    pub(crate) async fn public_parts(
        &self,
        stored: &StoredCertificate,
        passwords: Vec<Zeroizing<String>>,
    ) -> Vec<PublicPart> {
        let file = CertificateFile::from_stored(stored);
        let own = stored.generation.as_ref().and_then(|text| Generation::from_stored(text));
        let own = own.and_then(|generation| generation.password.clone()).map(Zeroizing::new);
        let passwords: Vec<_> = own.into_iter().chain(passwords).collect();
        if file.kind != FileKind::Pkcs12 {
            return public::parts(&file);
        }
        // Deriving a key from a password takes up to a second of computing.
        let opening = tokio::task::spawn_blocking(move || {
            let none = Zeroizing::new(String::new());
            std::iter::once(&none)
                .chain(&passwords)
                .find_map(|password| Pkcs12Archive::from_pkcs12(&file.content, password).ok())
                .map(|archive| public::parts_of_archive(&archive))
        });
        opening.await.ok().flatten().unwrap_or_default()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn generated(
        &self,
        level: &str,
        name: String,
        generation: Generation,
    ) -> Result<StoredCertificate, DestinationError> {
        let (key_bits, now, chance) = (self.settings.trust_key_bits, self.clock.now(), self.chance.clone());
        let text = generation.to_stored();
        let expires_at = generation.expires_at(now);
        let making =
            tokio::task::spawn_blocking(move || make::file(&name, &generation, key_bits, now, &chance));
        let made = making.await.map_err(|error| MakeError::Ours(error.to_string())).flatten();
        let file = made.map_err(|error| match error {
            MakeError::Asked(problem) => DestinationError::Property(problem),
            MakeError::Ours(cause) => {
                tracing::error!("A certificate could not be generated: {cause}");
                DestinationError::Internal
            }
        })?;
        Ok(StoredCertificate {
            generation: Some(text),
            expires_at: Some(expires_at),
            ..self.fresh(level, file)
        })
    }

    pub(crate) fn fresh(&self, level: &str, file: CertificateFile) -> StoredCertificate {
        let now = self.clock.now();
        StoredCertificate {
            instance_id: level.to_owned(),
            expires_at: public::expires_at(&file),
            name: file.name,
            content: file.content,
            generation: None,
            etag: self.chance.hex::<32>(),
            created_at: now,
            modified_at: now,
        }
    }
}

fn opened_key(etag: &str, password: Option<&str>) -> OpenedKey {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(etag.as_bytes());
    context.update(b"\0");
    context.update(password.unwrap_or_default().as_bytes());
    let mut key = OpenedKey::default();
    key.copy_from_slice(context.finish().as_ref());
    key
}
