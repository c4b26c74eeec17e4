//! The private key that signs, with the certificate others verify it under.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RSA_PKCS1_SHA512, RsaEncoding};

use crate::certificate::{Certificate, CertificateError};
use crate::pem::{self, PemError};
use crate::sign::Digest;

/// An RSA private key and its certificate, parsed once and used for every signature. Cheap to clone.
#[derive(Clone)]
pub struct SigningKey(Arc<Inner>);

struct Inner {
    pair: KeyPair,
    certificate: Certificate,
}

/// Why there is no signing key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    #[error("the private key is not an unencrypted PKCS #8 block (BEGIN PRIVATE KEY)")]
    NotPkcs8,
    #[error("the private key is not RSA with 2048 to 8192 bits")]
    NotRsa,
    #[error("certificate: {0}")]
    Certificate(#[from] CertificateError),
    #[error("the certificate belongs to another private key")]
    NotItsCertificate,
}

impl SigningKey {
    /// From a PKCS #8 private key and the certificate of its public key, both PEM.
    ///
    /// # Errors
    /// [`KeyError`]; its messages never hold key material.
    pub fn from_pkcs8_pem(private_pem: &str, certificate_pem: &str) -> Result<Self, KeyError> {
        let der = pem::decode(private_pem, "PRIVATE KEY").map_err(|error| match error {
            PemError::Empty | PemError::OtherLabel(_) | PemError::Several(_) | PemError::NotBase64 => {
                KeyError::NotPkcs8
            }
        })?;
        let pair = KeyPair::from_pkcs8(&der).map_err(|_| KeyError::NotRsa)?;
        let certificate = Certificate::from_pem_or_body(certificate_pem)?;
        if pair.public_key().as_ref() != certificate.public_key() {
            return Err(KeyError::NotItsCertificate);
        }
        Ok(Self(Arc::new(Inner { pair, certificate })))
    }

    pub fn certificate(&self) -> &Certificate {
        &self.0.certificate
    }

    /// An RSA (PKCS #1 v1.5) signature over `message`.
    pub(crate) fn sign(&self, digest: Digest, message: &[u8]) -> Vec<u8> {
        let encoding: &'static dyn RsaEncoding = match digest {
            Digest::Sha256 => &RSA_PKCS1_SHA256,
            Digest::Sha512 => &RSA_PKCS1_SHA512,
        };
        let mut signature = vec![0; self.0.pair.public_modulus_len()];
        // The library draws its own blinding values and ignores the source handed in.
        self.0
            .pair
            .sign(encoding, &SystemRandom::new(), message, &mut signature)
            .expect("a checked RSA key of at least 2048 bits signs any message");
        signature
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("certificate", &self.0.certificate).finish_non_exhaustive()
    }
}
