//! The certificates docket holds, and when they end.

mod watch;

pub use watch::Warning;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use docket_destinations::{DestinationError, Destinations};
use docket_domain::{Clock, Timestamp};
use docket_storage::{StorageError, Store};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// What a certificate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateKind {
    /// Signs assertions.
    Trust,
    /// Waits for a rotation.
    TrustPassive,
    /// A certificate file that destinations use.
    Destination,
    /// What a program proves itself with: of a service key of the type x509.
    ServiceKey,
    /// Serves https, and is docket's own.
    Https,
    /// Serves https, from the settings' files.
    HttpsOfFile,
}

impl CertificateKind {
    /// As metrics and stored warnings have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::TrustPassive => "trust-passive",
            Self::Destination => "destination",
            Self::ServiceKey => "service-key",
            Self::Https | Self::HttpsOfFile => "https",
        }
    }

    /// How the sentence about it begins.
    const fn subject(self) -> &'static str {
        match self {
            Self::Trust => "The trust certificate",
            Self::TrustPassive => "The passive trust certificate",
            Self::Destination => "The destination certificate",
            Self::ServiceKey => "The certificate of the service key",
            Self::Https | Self::HttpsOfFile => "The certificate for https",
        }
    }

    /// What to do about it.
    const fn remedy(self) -> &'static str {
        match self {
            Self::Trust => {
                "Make a new one with docket trust renew, register it in the systems that trust docket, then docket trust rotate."
            }
            Self::TrustPassive => "Renew it with docket trust renew, or delete it with docket trust delete.",
            Self::Destination => "Put a new one in its place, under the same name.",
            Self::ServiceKey => {
                "Rotate it with docket service-key rotate --keep-old 7d, and give the new one to whoever uses it in that time."
            }
            Self::Https => "Restart docket in the last 30 days: it makes a new one then.",
            Self::HttpsOfFile => {
                "Put a new one into http.tls_certificate_file and http.tls_key_file, and restart docket."
            }
        }
    }
}

/// A certificate and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldCertificate {
    pub kind: CertificateKind,
    /// Unique among those of its kind.
    pub name: String,
    pub valid_until: Timestamp,
}

/// Knows every certificate of the deployment, and of this process the one for https. Cheap to clone.
#[derive(Clone)]
pub struct Certificates {
    store: Store,
    destinations: Destinations,
    clock: Clock,
    https: Arc<OnceLock<HeldCertificate>>,
}

impl Certificates {
    pub fn new(store: Store, destinations: Destinations, clock: Clock) -> Self {
        Self { store, destinations, clock, https: Arc::default() }
    }

    /// Remembers the certificate this process serves https with: the first one of the file.
    pub fn serves_https_with(&self, file: &Path, of_settings: bool) -> anyhow::Result<()> {
        let unreadable = || format!("reading the certificate {}", file.display());
        let der = CertificateDer::from_pem_file(file).with_context(unreadable)?;
        let (_, parsed) = x509_parser::parse_x509_certificate(&der).with_context(unreadable)?;
        let held = HeldCertificate {
            kind: if of_settings { CertificateKind::HttpsOfFile } else { CertificateKind::Https },
            name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            valid_until: Timestamp::from_seconds(parsed.validity().not_after.timestamp()),
        };
        // A process listens once.
        let _ = self.https.set(held);
        Ok(())
    }

    /// All of them, as they are now.
    pub async fn list(&self) -> Result<Vec<HeldCertificate>, StorageError> {
        let pair = self.destinations.trust().pair().await;
        let pair = pair.or_else(|error| match error {
            DestinationError::Storage(error) => Err(error),
            // One that cannot be read has no end to warn of; whoever uses it is told.
            _ => Ok(docket_destinations::TrustPair::default()),
        })?;
        let mut held = Vec::new();
        for (kind, trust) in
            [(CertificateKind::Trust, pair.active), (CertificateKind::TrustPassive, pair.passive)]
        {
            held.extend(trust.map(|trust| HeldCertificate {
                kind,
                name: trust.key_name(),
                valid_until: trust.certificate.not_after().into(),
            }));
        }
        let mut tx = self.store.read().await?;
        for (instance_id, name, valid_until) in tx.list_certificate_ends().await? {
            // No name holds a slash.
            let name = if instance_id.is_empty() { name } else { format!("{instance_id}/{name}") };
            held.push(HeldCertificate { kind: CertificateKind::Destination, name, valid_until });
        }
        for (instance, key, valid_until) in tx.list_service_key_ends().await? {
            let name = format!("{instance}/{key}");
            held.push(HeldCertificate { kind: CertificateKind::ServiceKey, name, valid_until });
        }
        held.extend(self.https.get().cloned());
        Ok(held)
    }
}
