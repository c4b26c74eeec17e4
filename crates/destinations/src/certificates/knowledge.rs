//! What the rules of [`crate::lint`] are told of certificates.

use docket_domain::Timestamp;

use super::file::FileKind;
use super::key_store::{KeyMaterial, KeyStoreError};
use super::public::PublicCertificate;
use super::usage::{LOCATIONS, TRUST_STORE};
use crate::error::DestinationError;
use crate::lint;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

impl Destinations {
    /// What is known of the subaccount's certificates: which there are, when each ends, and which key store a destination
    /// names and cannot open.
    ///
    /// Key stores are opened with the passwords of `destinations`. That takes up to a second of computing each; one that opened
    /// before is remembered.
    pub(crate) async fn known_certificates(
        &self,
        destinations: &[Destination],
    ) -> Result<lint::Certificates, DestinationError> {
        let mut known = lint::Certificates::default();
        for stored in self.certificates.list_at(SUBACCOUNT).await? {
            known.files.insert(stored.name, stored.expires_at);
        }
        for destination in destinations {
            for (property, password) in LOCATIONS {
                let Some(file) = destination.get(property).filter(|_| property != TRUST_STORE) else {
                    continue;
                };
                // Where docket needs the key a rule of its own says that it cannot have it.
                if !known.files.contains_key(file) || FileKind::of(file) == Some(FileKind::Jks) {
                    continue;
                }
                let password = destination.get(password);
                match self.certificates.key_material(SUBACCOUNT, file, password).await {
                    Ok(material) => {
                        let ends = known.files.entry(file.to_owned()).or_default();
                        *ends = ends.or_else(|| first_end(&material));
                    }
                    // It was deleted at this moment, or we failed: nothing to say of the destination.
                    Err(KeyStoreError::Missing(_) | KeyStoreError::Internal) => {}
                    Err(error) => {
                        let place = (destination.name().to_owned(), property.to_owned());
                        known.closed.insert(place, error.to_string());
                    }
                }
            }
        }
        known.trust = match self.trust.pair().await {
            Ok(pair) => pair.active.map(|active| active.certificate.not_after().into()),
            Err(DestinationError::Storage(error)) => return Err(error.into()),
            // One that cannot be read has no end to tell of; whoever uses it is told.
            Err(_) => None,
        };
        Ok(known)
    }
}

fn first_end(material: &KeyMaterial) -> Option<Timestamp> {
    let ends = |der: &Vec<u8>| PublicCertificate::read(der).map(|certificate| certificate.valid_until);
    material.chain().iter().filter_map(ends).min()
}
