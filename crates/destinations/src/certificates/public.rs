//! What may be seen of a certificate file: its certificates, never a private part.

use docket_domain::Timestamp;
use p12_keystore::Pkcs12Archive;
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::file::{CertificateFile, FileKind};
use super::key_store::chain_of;
use super::private_key::PrivateKey;
use super::{jks, pem};

/// Certificates that belong together: a chain of a key store's entry, or those of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicPart {
    /// Only in key stores.
    pub alias: Option<String>,
    pub chain: Vec<PublicCertificate>,
}

/// One certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicCertificate {
    pub subject: String,
    pub issuer: String,
    pub serial_number: String,
    pub valid_from: Timestamp,
    pub valid_until: Timestamp,
    pub pem: String,
}

impl PublicCertificate {
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let (rest, parsed) = X509Certificate::from_der(der).ok()?;
        rest.is_empty().then(|| Self {
            subject: parsed.subject().to_string(),
            issuer: parsed.issuer().to_string(),
            serial_number: parsed.raw_serial_as_string().to_uppercase(),
            valid_from: Timestamp::from(parsed.validity().not_before.to_datetime()),
            valid_until: Timestamp::from(parsed.validity().not_after.to_datetime()),
            pem: pem::encode(der, "CERTIFICATE").to_string(),
        })
    }
}

/// The parts of a file that needs no password; empty for PKCS #12.
pub(crate) fn parts(file: &CertificateFile) -> Vec<PublicPart> {
    match file.kind {
        FileKind::Pkcs12 => Vec::new(),
        FileKind::Jks => jks::read(&file.content)
            .unwrap_or_default()
            .into_iter()
            .map(|entry| PublicPart { alias: Some(entry.alias), chain: read_all(entry.chain) })
            .filter(|part| !part.chain.is_empty())
            .collect(),
        FileKind::Pem | FileKind::Certificate => {
            let chain = certificates(file);
            if chain.is_empty() { Vec::new() } else { vec![PublicPart { alias: None, chain }] }
        }
    }
}

/// The parts of a PKCS #12 file that a password opened: the chain of each key, then what belongs to none.
pub(crate) fn parts_of_archive(archive: &Pkcs12Archive) -> Vec<PublicPart> {
    let certificates: Vec<Vec<u8>> = archive.certs.iter().map(|bag| bag.cert.as_der().to_vec()).collect();
    let mut parts = Vec::new();
    let mut used: Vec<Vec<u8>> = Vec::new();
    for bag in &archive.keys {
        let key = PrivateKey::from_pkcs8(bag.key.as_der());
        let Some(chain) = key.and_then(|key| chain_of(&key, &certificates)) else { continue };
        let shown = read_all(chain.iter().map(Vec::as_slice));
        parts.push(PublicPart { alias: bag.friendly_name.clone(), chain: shown });
        used.extend(chain);
    }
    for bag in archive.certs.iter().filter(|bag| !used.iter().any(|used| used == bag.cert.as_der())) {
        let chain = read_all([bag.cert.as_der()]);
        if !chain.is_empty() {
            parts.push(PublicPart { alias: bag.friendly_name.clone(), chain });
        }
    }
    parts
}

/// The certificates of a PEM file or of the bytes of one, in their order.
pub(super) fn certificates(file: &CertificateFile) -> Vec<PublicCertificate> {
    match file.text() {
        Some(text) => {
            let blocks = pem::blocks(text);
            let certificates = blocks.iter().filter(|block| block.label.ends_with("CERTIFICATE"));
            read_all(certificates.map(|block| block.der.as_slice()))
        }
        None => read_all([file.content.as_slice()]),
    }
}

/// When the first certificate of a file ends; `None` if that takes a password.
pub(super) fn expires_at(file: &CertificateFile) -> Option<Timestamp> {
    parts(file).iter().flat_map(|part| &part.chain).map(|certificate| certificate.valid_until).min()
}

fn read_all<'a>(all: impl IntoIterator<Item = &'a [u8]>) -> Vec<PublicCertificate> {
    all.into_iter().filter_map(PublicCertificate::read).collect()
}
