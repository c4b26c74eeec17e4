//! Opening a key store: the private key with its chain, given the password.

use std::fmt;

use docket_saml::SigningKey;
use p12_keystore::Pkcs12Archive;
use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::Kdf;
use x509_parser::prelude::{FromDer as _, X509Certificate};
use zeroize::Zeroizing;

use super::file::{CertificateFile, FileKind};
use super::private_key::PrivateKey;
use super::{jks, pem};

/// Most rounds a password may be hashed with: what the PKCS #12 reader allows as well. Common are 2,048 to 600,000.
const MAX_ITERATIONS: u32 = 1_000_000;

/// A private key and the certificates that go with it.
pub struct KeyMaterial {
    private_pkcs8: Zeroizing<Vec<u8>>,
    chain: Vec<Vec<u8>>,
}

/// Why a key store yields no key; a sentence for whoever keeps the destination.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    #[error("there is no certificate \"{0}\"; upload it or correct the name in the destination")]
    Missing(String),
    #[error(
        "{0} is a Java key store, which docket keeps and does not open; make a PKCS #12 file of it with `keytool -importkeystore -deststoretype pkcs12`"
    )]
    Jks(String),
    #[error("{0} cannot be opened with the password the destination has")]
    Password(String),
    #[error("{0} cannot be read: it is damaged, or protected in a way that is not supported")]
    Broken(String),
    #[error("{0} holds no private key; upload a file with the key and its certificates")]
    NoKey(String),
    #[error("the private key in {0} is not RSA, ECDSA (P-256, P-384, P-521) or Ed25519")]
    KeyType(String),
    #[error("{0} holds no certificate of its private key")]
    NoCertificate(String),
    #[error("{0} cannot sign: {1}")]
    NotForSigning(String, String),
    /// Something failed on our side; the log says what.
    #[error("the key store could not be read; docket's log says why")]
    Internal,
}

impl KeyMaterial {
    /// The private key, PKCS #8.
    pub fn private_pkcs8(&self) -> &[u8] {
        &self.private_pkcs8
    }

    /// The private key as PEM, PKCS #8.
    pub fn private_pem(&self) -> Zeroizing<String> {
        pem::encode(&self.private_pkcs8, "PRIVATE KEY")
    }

    /// The certificates' DER bytes, the key's own first.
    pub fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    /// The certificates as PEM, the key's own first.
    pub fn chain_pem(&self) -> String {
        self.chain.iter().map(|der| pem::encode(der, "CERTIFICATE").to_string()).collect()
    }

    /// The key as one that signs assertions.
    ///
    /// # Errors
    /// [`KeyStoreError::NotForSigning`]: assertions are signed with RSA keys of 2048 to 8192 bits.
    pub fn signing_key(&self, name: &str) -> Result<SigningKey, KeyStoreError> {
        let certificate = self.chain.first().map(|der| pem::encode(der, "CERTIFICATE"));
        let certificate = certificate.ok_or_else(|| KeyStoreError::NoCertificate(name.to_owned()))?;
        SigningKey::from_pkcs8_pem(&self.private_pem(), &certificate)
            .map_err(|error| KeyStoreError::NotForSigning(name.to_owned(), error.to_string()))
    }
}

impl fmt::Debug for KeyMaterial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyMaterial").field("certificates", &self.chain.len()).finish_non_exhaustive()
    }
}

/// Opens a file of any kind. Takes up to a second of computing per protected part: call it off the async threads.
pub(super) fn open(file: &CertificateFile, password: &str) -> Result<KeyMaterial, KeyStoreError> {
    let name = || file.name.clone();
    let (keys, certificates) = match file.kind {
        FileKind::Jks => return Err(KeyStoreError::Jks(name())),
        FileKind::Pkcs12 => from_pkcs12(file, password)?,
        FileKind::Pem | FileKind::Certificate => from_pem(file, password)?,
    };
    if keys.is_empty() {
        return Err(KeyStoreError::NoKey(name()));
    }
    // The first key that has a certificate counts, as it does for Java clients.
    keys.into_iter()
        .find_map(|key| {
            let chain = chain_of(&key, &certificates)?;
            Some(KeyMaterial { private_pkcs8: key.pkcs8, chain })
        })
        .ok_or_else(|| KeyStoreError::NoCertificate(name()))
}

/// Whether a private key is in the file, or may be: a PKCS #12 file that `password` does not open counts as one with a key.
pub(super) fn may_hold_key(file: &CertificateFile, password: &str) -> bool {
    match file.kind {
        FileKind::Jks => {
            jks::read(&file.content).is_none_or(|entries| entries.iter().any(|entry| entry.has_key))
        }
        FileKind::Pkcs12 => Pkcs12Archive::from_pkcs12(&file.content, password)
            .map_or(true, |archive| !archive.keys.is_empty()),
        FileKind::Pem | FileKind::Certificate => file
            .text()
            .is_some_and(|text| pem::blocks(text).iter().any(|block| block.label.ends_with("PRIVATE KEY"))),
    }
}

type Parts = (Vec<PrivateKey>, Vec<Vec<u8>>);

fn from_pkcs12(file: &CertificateFile, password: &str) -> Result<Parts, KeyStoreError> {
    use p12_keystore::error::Error;
    let name = || file.name.clone();
    let archive = Pkcs12Archive::from_pkcs12(&file.content, password).map_err(|error| match error {
        // A wrong password shows as a wrong check value, or as padding that makes no sense.
        Error::MacError(_) | Error::UnpadError | Error::Pkcs5Error(_) => KeyStoreError::Password(name()),
        _ => KeyStoreError::Broken(name()),
    })?;
    let mut keys = Vec::new();
    for bag in &archive.keys {
        keys.push(PrivateKey::from_pkcs8(bag.key.as_der()).ok_or_else(|| KeyStoreError::KeyType(name()))?);
    }
    Ok((keys, archive.certs.iter().map(|bag| bag.cert.as_der().to_vec()).collect()))
}

fn from_pem(file: &CertificateFile, password: &str) -> Result<Parts, KeyStoreError> {
    let name = || file.name.clone();
    let Some(text) = file.text() else { return Ok((Vec::new(), vec![file.content.to_vec()])) };
    let (mut keys, mut certificates) = (Vec::new(), Vec::new());
    for block in pem::blocks(text) {
        let key = match block.label.as_str() {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => {
                certificates.push(block.der.to_vec());
                continue;
            }
            "PRIVATE KEY" => PrivateKey::from_pkcs8(&block.der),
            "RSA PRIVATE KEY" => PrivateKey::from_pkcs1(&block.der),
            "EC PRIVATE KEY" => PrivateKey::from_sec1(&block.der),
            "ENCRYPTED PRIVATE KEY" => PrivateKey::from_pkcs8(&decrypted(&block.der, password, file)?),
            _ => continue,
        };
        keys.push(key.ok_or_else(|| KeyStoreError::KeyType(name()))?);
    }
    Ok((keys, certificates))
}

fn decrypted(
    der: &[u8],
    password: &str,
    file: &CertificateFile,
) -> Result<Zeroizing<Vec<u8>>, KeyStoreError> {
    let broken = || KeyStoreError::Broken(file.name.clone());
    let encrypted = EncryptedPrivateKeyInfoRef::try_from(der).map_err(|_| broken())?;
    let EncryptionScheme::Pbes2(parameters) = &encrypted.encryption_algorithm else { return Err(broken()) };
    match &parameters.kdf {
        Kdf::Pbkdf2(pbkdf2) if pbkdf2.iteration_count <= MAX_ITERATIONS => {}
        _ => return Err(broken()),
    }
    let opened = encrypted.decrypt(password).map_err(|_| KeyStoreError::Password(file.name.clone()))?;
    Ok(Zeroizing::new(opened.as_bytes().to_vec()))
}

/// The key's certificate, then each one's issuer as long as it is there; `None` without a certificate of the key.
pub(super) fn chain_of(key: &PrivateKey, certificates: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    let parsed: Vec<X509Certificate<'_>> = certificates
        .iter()
        .filter_map(|der| X509Certificate::from_der(der).ok().map(|(_, parsed)| parsed))
        .collect();
    let own =
        parsed.iter().find(|certificate| *certificate.public_key().subject_public_key.data == *key.public)?;
    let mut chain = vec![own];
    loop {
        let last = chain[chain.len() - 1];
        let issuer = parsed.iter().find(|candidate| {
            candidate.subject() == last.issuer() && !chain.iter().any(|used| std::ptr::eq(*used, *candidate))
        });
        match issuer {
            Some(issuer) if last.subject() != last.issuer() => chain.push(issuer),
            _ => break,
        }
    }
    Some(chain.into_iter().map(|certificate| certificate.as_raw().to_vec()).collect())
}
