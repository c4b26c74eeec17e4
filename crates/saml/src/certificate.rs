//! X.509 certificates with an RSA key: what an assertion is verified under, and what administrators are shown of it.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use time::OffsetDateTime;
use x509_parser::prelude::{FromDer as _, X509Certificate};
use x509_parser::public_key::PublicKey;

use crate::pem::{self, PemError};

/// The smallest key accepted: NIST SP 800-57 allows nothing below 2048 bits since 2014.
const MIN_KEY_BITS: usize = 2048;
/// The largest key the signature library takes.
const MAX_KEY_BITS: usize = 8192;

/// A certificate whose RSA key (2048 to 8192 bits) can verify assertions. Cheap to clone; the key is parsed once.
///
/// Nothing is said about who issued it or whether it is still valid: whoever registered it trusts its key.
#[derive(Clone)]
pub struct Certificate(Arc<Inner>);

struct Inner {
    der: Vec<u8>,
    facts: Facts,
    /// The key as `RSAPublicKey` (RFC 8017, A.1.1), to compare with.
    public_key: Vec<u8>,
    verifier: ParsedPublicKey,
}

struct Facts {
    subject: String,
    issuer: String,
    serial_number: String,
    not_before: OffsetDateTime,
    not_after: OffsetDateTime,
    fingerprint_sha256: String,
    key_bits: usize,
}

/// Why a text is not a usable certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateError {
    #[error(
        "the certificate is empty; paste the text between BEGIN CERTIFICATE and END CERTIFICATE, or all of it"
    )]
    Empty,
    #[error("this is a \"{0}\", not a certificate; paste the block that begins with BEGIN CERTIFICATE")]
    NotACertificateBlock(String),
    #[error("there are {0} certificates or keys in the text; paste the one that signs")]
    Several(usize),
    #[error("the certificate is not base64; paste it unchanged, with or without its BEGIN and END lines")]
    NotBase64,
    #[error("the text is base64 but not an X.509 certificate, or a part of it is missing")]
    NotX509,
    #[error("the certificate's key is not RSA; use an RSA key of at least 2048 bits")]
    NotRsa,
    #[error("the certificate's RSA key has {0} bits; use one of 2048 to 8192 bits")]
    KeySize(usize),
}

impl Certificate {
    /// Reads one certificate: PEM, or only its base64 body, with line breaks and spaces anywhere or nowhere.
    ///
    /// # Errors
    /// [`CertificateError`], which says what to paste instead.
    pub fn from_pem_or_body(text: &str) -> Result<Self, CertificateError> {
        let der = pem::decode(text, "CERTIFICATE").map_err(|error| match error {
            PemError::Empty => CertificateError::Empty,
            PemError::OtherLabel(label) => CertificateError::NotACertificateBlock(label),
            PemError::Several(count) => CertificateError::Several(count),
            PemError::NotBase64 => CertificateError::NotBase64,
        })?;
        Self::from_der(&der)
    }

    /// Reads one certificate from its DER bytes.
    ///
    /// # Errors
    /// As [`Certificate::from_pem_or_body`].
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        let (rest, parsed) = X509Certificate::from_der(der).map_err(|_| CertificateError::NotX509)?;
        if !rest.is_empty() {
            return Err(CertificateError::NotX509);
        }
        let key = parsed.public_key();
        let Ok(PublicKey::RSA(rsa)) = key.parsed() else {
            return Err(CertificateError::NotRsa);
        };
        let key_bits = bits(rsa.modulus);
        if !(MIN_KEY_BITS..=MAX_KEY_BITS).contains(&key_bits) {
            return Err(CertificateError::KeySize(key_bits));
        }
        let verifier = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.raw)
            .map_err(|_| CertificateError::NotRsa)?;
        let facts = Facts {
            subject: parsed.subject().to_string(),
            issuer: parsed.issuer().to_string(),
            serial_number: parsed.raw_serial_as_string().to_uppercase(),
            not_before: parsed.validity().not_before.to_datetime(),
            not_after: parsed.validity().not_after.to_datetime(),
            fingerprint_sha256: colon_hex(digest::digest(&digest::SHA256, der).as_ref()),
            key_bits,
        };
        Ok(Self(Arc::new(Inner {
            der: der.to_vec(),
            facts,
            public_key: key.subject_public_key.data.to_vec(),
            verifier,
        })))
    }

    /// The subject's distinguished name, such as `CN=docket.example/1b4c, O=docket`.
    pub fn subject(&self) -> &str {
        &self.0.facts.subject
    }

    /// The issuer's distinguished name; the subject's own if self-signed.
    pub fn issuer(&self) -> &str {
        &self.0.facts.issuer
    }

    /// Upper-case hexadecimal bytes with colons between.
    pub fn serial_number(&self) -> &str {
        &self.0.facts.serial_number
    }

    pub fn not_before(&self) -> OffsetDateTime {
        self.0.facts.not_before
    }

    pub fn not_after(&self) -> OffsetDateTime {
        self.0.facts.not_after
    }

    /// SHA-256 of the DER bytes, upper-case hexadecimal with colons between, as `openssl x509 -fingerprint` prints it.
    pub fn fingerprint_sha256(&self) -> &str {
        &self.0.facts.fingerprint_sha256
    }

    /// Length of the RSA modulus.
    pub fn key_bits(&self) -> usize {
        self.0.facts.key_bits
    }

    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// PEM with its `BEGIN` and `END` lines.
    pub fn to_pem(&self) -> String {
        pem::encode(&self.0.der, "CERTIFICATE")
    }

    /// The base64 body alone, on one line.
    pub fn to_body(&self) -> String {
        STANDARD.encode(&self.0.der)
    }

    /// The key as `RSAPublicKey` bytes.
    pub(crate) fn public_key(&self) -> &[u8] {
        &self.0.public_key
    }

    /// Whether `signature` is an RSA-SHA256 (PKCS #1 v1.5) signature over `message` by this certificate's key.
    pub(crate) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verifier.verify_sig(message, signature).is_ok()
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("subject", &self.subject())
            .field("serial_number", &self.serial_number())
            .field("fingerprint_sha256", &self.fingerprint_sha256())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.0.der == other.0.der
    }
}

impl Eq for Certificate {}

/// Length of a big-endian number without its leading zero bits.
fn bits(number: &[u8]) -> usize {
    let significant = number.iter().position(|byte| *byte != 0).map_or(&[][..], |first| &number[first..]);
    significant.first().map_or(0, |first| significant.len() * 8 - first.leading_zeros() as usize)
}

fn colon_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
}
