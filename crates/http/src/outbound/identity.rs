//! Who docket is towards a server that demands a client certificate.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer as _;
use x509_parser::x509::X509Version;
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
        reqwest::Identity::from_pem(&self.0.pem).map_err(|_| OutboundError::Identity(self.fault()))
    }

    /// Certificates and key as TLS takes them; `None` if they cannot be read.
    pub(super) fn to_rustls(&self) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
        let chain = CertificateDer::pem_slice_iter(&self.0.pem).collect::<Result<_, _>>().ok()?;
        Some((chain, PrivateKeyDer::from_pem_slice(&self.0.pem).ok()?))
    }

    /// Why TLS does not take the certificate with its key, after it refused them.
    pub(super) fn fault(&self) -> &'static str {
        let Some((chain, _)) = self.to_rustls() else { return "the certificate or its key cannot be read" };
        match chain.first().map(|own| X509Certificate::from_der(own)) {
            Some(Ok((_, own))) if own.version() != X509Version::V3 => {
                "it is of an old version of X.509, and TLS takes version 3"
            }
            Some(Ok(_)) => "the key is another certificate's, or of a kind that TLS does not know",
            Some(Err(_)) | None => "there is no certificate that can be read beside the key",
        }
    }
}

impl fmt::Debug for ClientIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientIdentity").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As openssl makes one from a signing request unless it is given extensions.
    const OF_VERSION_1: &str = "-----BEGIN CERTIFICATE-----
MIIBHDCBwwIUO+HO9JI8r6uKLuVQlotzRuqPyeQwCgYIKoZIzj0EAwIwETEPMA0G
A1UEAwwGcmVhZGVyMB4XDTI2MTIwMTAwMTcwOVoXDTM2MTEyODAwMTcwOVowETEP
MA0GA1UEAwwGcmVhZGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETCiJka52
5L4+a7Si+hL3VQHKZe4do571RzazGHesTzU1ndkb5n4vt/qbeAyCA+Ep8pONyHzv
Z+vynrQ22pLOuTAKBggqhkjOPQQDAgNIADBFAiA9m/JPMObBbrAlAWNqgaiUUvRW
ST7edwoY1ZiWc3nV/QIhANJKHgnpdMLd8bfUZvyPBCJA5c5eWcbDCiPP6gBGUG43
-----END CERTIFICATE-----
";

    #[test]
    fn a_certificate_tls_does_not_take_is_told_from_a_key_that_does_not_fit() {
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::default().self_signed(&key).unwrap().pem();
        let other_key = rcgen::KeyPair::generate().unwrap().serialize_pem();
        assert!(ClientIdentity::from_pem(&other_key, OF_VERSION_1).fault().contains("version 3"));
        assert!(ClientIdentity::from_pem(&other_key, &certificate).fault().contains("another certificate"));
        assert!(ClientIdentity::from_pem(&other_key, "").fault().contains("no certificate"));
        assert!(ClientIdentity::from_pem("", &certificate).fault().contains("cannot be read"));
    }
}
