//! Who docket is towards a server that demands a client certificate.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use zeroize::Zeroizing;

use super::error::OutboundError;

/// A client certificate with its key. Cheap to clone.
///
/// Connections made with one are never used for calls with another one or with none.
#[derive(Clone)]
pub struct ClientIdentity(Arc<Inner>);

struct Inner {
    pem: Zeroizing<Vec<u8>>,
    fingerprint: [u8; 32],
}

impl ClientIdentity {
    /// From a private key (PKCS #8) and its certificates, the key's own first, all PEM.
    pub fn from_pem(private_key: &str, certificates: &str) -> Self {
        let mut pem = Zeroizing::new(Vec::with_capacity(private_key.len() + certificates.len() + 1));
        pem.extend_from_slice(private_key.as_bytes());
        pem.push(b'\n');
        pem.extend_from_slice(certificates.as_bytes());
        let mut fingerprint = [0; 32];
        fingerprint.copy_from_slice(digest(&SHA256, &pem).as_ref());
        Self(Arc::new(Inner { pem, fingerprint }))
    }

    /// Tells one identity from another.
    pub(super) fn fingerprint(&self) -> [u8; 32] {
        self.0.fingerprint
    }

    pub(super) fn to_reqwest(&self) -> Result<reqwest::Identity, OutboundError> {
        reqwest::Identity::from_pem(&self.0.pem).map_err(|_| OutboundError::Identity)
    }

    /// Certificates and key as TLS takes them; `None` if they cannot be read.
    pub(super) fn to_rustls(&self) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
        let chain = CertificateDer::pem_slice_iter(&self.0.pem).collect::<Result<_, _>>().ok()?;
        Some((chain, PrivateKeyDer::from_pem_slice(&self.0.pem).ok()?))
    }
}

impl fmt::Debug for ClientIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientIdentity").finish_non_exhaustive()
    }
}
