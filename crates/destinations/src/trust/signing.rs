//! The keys that sign, ready for use.
//!
//! Which pair is active is read from the database at each use, because another process may rotate. A key and its certificate
//! come from one row and are checked against each other when they are parsed, so no signature can be announced under the
//! other's certificate.

use std::collections::VecDeque;
use std::sync::Arc;

use docket_saml::{Certificate, SigningKey};
use docket_storage::trust::{StoredTrust, TrustSlot};
use tokio::sync::Mutex;

use super::Trust;
use crate::error::DestinationError;

/// The active, the passive, and one that was replaced while it is still asked for.
const KEPT_KEYS: usize = 3;

/// Parsed keys by the PEM of their certificate, last used first: parsing an RSA key costs more than a signature.
#[derive(Clone, Default)]
pub(super) struct ReadKeys(Arc<Mutex<VecDeque<(String, SigningKey)>>>);

impl Trust {
    /// The key that signs assertions; made first if there is none.
    pub(crate) async fn signing_key(&self) -> Result<SigningKey, DestinationError> {
        let find =
            async || Ok::<_, DestinationError>(self.store.read().await?.find_trust(TrustSlot::Active).await?);
        let stored = if let Some(stored) = find().await? {
            stored
        } else {
            self.ensure().await?;
            find().await?.ok_or(DestinationError::Internal)?
        };
        self.key_of(stored).await
    }

    /// The key to try after an assertion signed by the key of `tried` was refused: the active one if it is another by now,
    /// otherwise the passive one; `None` if there is no other.
    ///
    /// A system that knows one certificate per client (SAP SuccessFactors) is switched over in a moment of its own, before or
    /// after docket rotates. In between it takes only the other of the two.
    pub(crate) async fn other_signing_key(
        &self,
        tried: &Certificate,
    ) -> Result<Option<SigningKey>, DestinationError> {
        for stored in self.store.read().await?.list_trust().await? {
            let key = self.key_of(stored).await?;
            if key.certificate() != tried {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    async fn key_of(&self, stored: StoredTrust) -> Result<SigningKey, DestinationError> {
        // Held while a key is parsed: whoever comes meanwhile waits for it instead of parsing it too.
        let mut keys = self.keys.0.lock().await;
        if let Some(at) = keys.iter().position(|(pem, _)| *pem == stored.certificate_pem) {
            let found = keys.remove(at).expect("the position was found just now");
            let key = found.1.clone();
            keys.push_front(found);
            return Ok(key);
        }
        let private_pem = stored.private_pem(&self.vault)?;
        let pem = stored.certificate_pem;
        let key = SigningKey::from_pkcs8_pem(&private_pem, &pem)
            .map_err(|error| DestinationError::TrustKey(error.to_string()))?;
        keys.push_front((pem, key.clone()));
        keys.truncate(KEPT_KEYS);
        Ok(key)
    }
}
