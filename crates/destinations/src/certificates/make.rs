//! Making a generated certificate: a key with its self-signed certificate, or a certificate for somebody else's key.

use docket_domain::{Chance, Timestamp};
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::Encode as _;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateSigningRequestParams, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_RSA_SHA256, RsaKeySize,
    SerialNumber,
};
use time::OffsetDateTime;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::prelude::FromDer as _;
use x509_parser::public_key::PublicKey;
use zeroize::Zeroizing;

use super::file::{CertificateFile, FileKind, check_name};
use super::generation::Generation;
use super::pem;
use crate::validate::PropertyError;

/// Rounds a generated key store's password is hashed with; OWASP's figure for PBKDF2 with SHA-256.
const ITERATIONS: u32 = 600_000;

/// Smallest RSA key whose signatures are taken.
const LEAST_BITS: usize = 2048;

/// Why a certificate could not be made.
#[derive(Debug)]
pub(super) enum MakeError {
    /// What was asked for cannot be.
    Asked(PropertyError),
    /// A library failed.
    Ours(String),
}

impl From<rcgen::Error> for MakeError {
    fn from(error: rcgen::Error) -> Self {
        Self::Ours(error.to_string())
    }
}

/// Makes the file. Takes seconds of computing: call it off the async threads.
pub(super) fn file(
    name: &str,
    generation: &Generation,
    key_bits: u32,
    now: Timestamp,
    chance: &Chance,
) -> Result<CertificateFile, MakeError> {
    let kind = check_name(name).map_err(MakeError::Asked)?;
    let content = match &generation.request {
        Some(request) => for_request(request, generation, key_bits, now, chance)?,
        None => with_key(kind, generation, key_bits, now, chance)?,
    };
    Ok(CertificateFile { name: name.to_owned(), kind, content })
}

fn with_key(
    kind: FileKind,
    generation: &Generation,
    key_bits: u32,
    now: Timestamp,
    chance: &Chance,
) -> Result<Zeroizing<Vec<u8>>, MakeError> {
    let key = rsa_key(key_bits)?;
    let certificate = parameters(&generation.common_name, generation, now, chance).self_signed(&key)?;
    let private = Zeroizing::new(key.serialize_der());
    match (kind, &generation.password) {
        (FileKind::Pkcs12, password) => {
            let password = password.as_deref().unwrap_or_default();
            pkcs12(&generation.common_name, &private, certificate.der(), password, chance)
        }
        (_, Some(password)) => {
            let encrypted = encrypted(&private, password, chance)?;
            let mut text = Zeroizing::new(certificate.pem());
            text.push_str(&pem::encode(&encrypted, "ENCRYPTED PRIVATE KEY"));
            Ok(Zeroizing::new(text.as_bytes().to_vec()))
        }
        (_, None) => {
            let mut text = Zeroizing::new(certificate.pem());
            text.push_str(&pem::encode(&private, "PRIVATE KEY"));
            Ok(Zeroizing::new(text.as_bytes().to_vec()))
        }
    }
}

/// A certificate for the request's key. Its subject is docket's own, as the service's is; the issuer is made for this one
/// certificate and its key thrown away, so nobody can issue another in its name.
fn for_request(
    request: &str,
    generation: &Generation,
    key_bits: u32,
    now: Timestamp,
    chance: &Chance,
) -> Result<Zeroizing<Vec<u8>>, MakeError> {
    let refused = |error: rcgen::Error| {
        let problem = match rsa_bits(request) {
            Some(bits) if bits < LEAST_BITS => {
                format!("is for an RSA key of {bits} bits; it must have {LEAST_BITS} or more")
            }
            _ => format!("is no signing request that can be used: {error}"),
        };
        MakeError::Asked(PropertyError::new("CSR", problem))
    };
    let request = CertificateSigningRequestParams::from_pem(request).map_err(refused)?;
    let mut parameters_of_issuer = parameters("docket certificate issuer", generation, now, chance);
    parameters_of_issuer.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters_of_issuer.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    parameters_of_issuer.extended_key_usages = Vec::new();
    let issuer_key = rsa_key(key_bits)?;
    let issuer_certificate = parameters_of_issuer.self_signed(&issuer_key)?;
    let issuer = Issuer::new(parameters_of_issuer, issuer_key);
    let parameters = parameters(&generation.common_name, generation, now, chance);
    let certificate = parameters.signed_by(&request.public_key, &issuer)?;
    Ok(Zeroizing::new((certificate.pem() + &issuer_certificate.pem()).into_bytes()))
}

/// The size of the key a signing request is for, if it is an RSA key.
fn rsa_bits(request: &str) -> Option<usize> {
    let block = pem::blocks(request).into_iter().next()?;
    let (_, request) = X509CertificationRequest::from_der(&block.der).ok()?;
    match request.certification_request_info.subject_pki.parsed() {
        Ok(PublicKey::RSA(key)) => Some(key.key_size()),
        _ => None,
    }
}

fn rsa_key(bits: u32) -> Result<KeyPair, rcgen::Error> {
    let size = match bits {
        ..=2048 => RsaKeySize::_2048,
        2049..=3072 => RsaKeySize::_3072,
        _ => RsaKeySize::_4096,
    };
    KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size)
}

/// A certificate for signing and for client authentication, in docket's name.
fn parameters(
    common_name: &str,
    generation: &Generation,
    now: Timestamp,
    chance: &Chance,
) -> CertificateParams {
    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, common_name);
    subject.push(DnType::OrganizationName, "docket");
    subject.push(DnType::OrganizationalUnitName, "Destination Configuration");
    // Certificates carry whole seconds.
    let from = OffsetDateTime::from(Timestamp::from_seconds(now.as_seconds()));
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = subject;
    parameters.not_before = from;
    parameters.not_after = generation.validity.end(from);
    parameters.is_ca = IsCa::ExplicitNoCa;
    parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment];
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let mut serial: [u8; 16] = chance.bytes();
    // Positive and never zero.
    serial[0] = serial[0] & 0x7f | 0x40;
    parameters.serial_number = Some(SerialNumber::from_slice(&serial));
    parameters
}

fn pkcs12(
    alias: &str,
    private: &[u8],
    certificate: &[u8],
    password: &str,
    chance: &Chance,
) -> Result<Zeroizing<Vec<u8>>, MakeError> {
    let ours = |error: p12_keystore::error::Error| MakeError::Ours(error.to_string());
    let key_id: [u8; 20] = chance.bytes();
    let key = PrivateKey::from_der(private).map_err(ours)?;
    let certificate = Certificate::from_der(certificate).map_err(ours)?;
    let mut store = KeyStore::new();
    let chain = PrivateKeyChain::new(key_id.to_vec(), key, [certificate]);
    store.add_entry(alias, KeyStoreEntry::PrivateKeyChain(chain));
    let writer = store.writer(password).encryption_iterations(ITERATIONS).mac_iterations(ITERATIONS);
    writer.write().map(Zeroizing::new).map_err(ours)
}

fn encrypted(private: &[u8], password: &str, chance: &Chance) -> Result<Vec<u8>, MakeError> {
    let ours = |error: &dyn std::fmt::Display| MakeError::Ours(error.to_string());
    let (salt, iv): ([u8; 16], [u8; 16]) = (chance.bytes(), chance.bytes());
    let parameters = pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(ITERATIONS, &salt, iv)
        .map_err(|error| ours(&error))?;
    let sealed = parameters.encrypt(password, private).map_err(|error| ours(&error))?;
    let sealed = OctetStringRef::new(&sealed).map_err(|error| ours(&error))?;
    EncryptedPrivateKeyInfoRef {
        encryption_algorithm: EncryptionScheme::Pbes2(parameters),
        encrypted_data: sealed,
    }
    .to_der()
    .map_err(|error| ours(&error))
}
