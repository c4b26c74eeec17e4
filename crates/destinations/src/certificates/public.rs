//! What may be seen of a certificate file: its certificates, never a private part.

use docket_domain::Timestamp;
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::file::{CertificateFile, FileKind};
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
    fn read(der: &[u8]) -> Option<Self> {
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

/// The parts of a PKCS #12 file that a password opened.
pub(crate) fn parts_of_archive(archive: &p12_keystore::Pkcs12Archive) -> Vec<PublicPart> {
    let mut parts: Vec<PublicPart> = Vec::new();
    for bag in &archive.certs {
        let Some(certificate) = PublicCertificate::read(bag.cert.as_der()) else { continue };
        // A chain's further certificates have no name of their own.
        match (&bag.friendly_name, parts.last_mut()) {
            (None, Some(part)) => part.chain.push(certificate),
            (alias, _) => parts.push(PublicPart { alias: alias.clone(), chain: vec![certificate] }),
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
