//! Which destinations name a certificate.

use zeroize::Zeroizing;

use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

/// Names certificates of servers; no key is needed of it.
pub(super) const TRUST_STORE: &str = "TrustStoreLocation";

/// The properties that name a certificate, each with the one that holds its password.
pub(super) const LOCATIONS: [(&str, &str); 3] = [
    ("KeyStoreLocation", "KeyStorePassword"),
    (TRUST_STORE, "TrustStorePassword"),
    ("tokenService.KeyStoreLocation", "tokenService.KeyStorePassword"),
];

/// A property of a destination that names the certificate.
pub(crate) struct Usage {
    pub destination: String,
    pub property: &'static str,
    /// The password the destination has for it.
    pub password: Option<Zeroizing<String>>,
}

impl Destinations {
    /// Who names the subaccount's certificate `name`, among the destinations of the subaccount.
    pub(crate) async fn certificate_usages(&self, name: &str) -> Result<Vec<Usage>, DestinationError> {
        let all = self.list_at(SUBACCOUNT).await?;
        Ok(usages(&all, name))
    }
}

/// Who among `destinations` names the certificate `name`.
pub(crate) fn usages(destinations: &[Destination], name: &str) -> Vec<Usage> {
    let mut usages = Vec::new();
    for destination in destinations {
        for (property, password) in LOCATIONS {
            if destination.get(property) == Some(name) {
                usages.push(Usage {
                    destination: destination.name().to_owned(),
                    property,
                    password: destination.get(password).map(|password| Zeroizing::new(password.to_owned())),
                });
            }
        }
    }
    usages
}
