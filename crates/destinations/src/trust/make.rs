//! A new key pair with its self-signed certificate.

use docket_domain::{Chance, Timestamp};
use rcgen::{CertificateParams, DistinguishedName, DnType, PKCS_RSA_SHA512, RsaKeySize, SerialNumber};
use zeroize::Zeroizing;

use crate::service::DestinationsSettings;

/// Years a certificate is valid. Source: recorded traffic of the destination service.
const VALID_YEARS: i32 = 2;
/// Longest common name. Source: RFC 5280, appendix A.1 (`ub-common-name`).
const MAX_COMMON_NAME: usize = 64;

pub(super) struct KeyPair {
    pub certificate_pem: String,
    pub private_pem: Zeroizing<String>,
}

/// Makes an RSA key of the settings' size and a certificate signed with SHA-512 and itself, without extensions, valid for two years.
///
/// Takes seconds of computing at 4096 bits: call it off the async threads.
pub(super) fn key_pair(
    settings: &DestinationsSettings,
    now: Timestamp,
    chance: &Chance,
) -> Result<KeyPair, rcgen::Error> {
    let size = match settings.trust_key_bits {
        ..=2048 => RsaKeySize::_2048,
        2049..=3072 => RsaKeySize::_3072,
        _ => RsaKeySize::_4096,
    };
    let key = rcgen::KeyPair::generate_rsa_for(&PKCS_RSA_SHA512, size)?;

    let mut subject = DistinguishedName::new();
    subject.push(DnType::CommonName, common_name(settings));
    subject.push(DnType::OrganizationName, "docket");
    subject.push(DnType::OrganizationalUnitName, "Destination Configuration");

    // Certificates carry whole seconds.
    let from = time::OffsetDateTime::from(Timestamp::from_seconds(now.as_seconds()));
    let until_year = from.year() + VALID_YEARS;
    // 29 February becomes the day before where there is none.
    let until = from.replace_year(until_year).or_else(|_| from.replace_day(28)?.replace_year(until_year));

    let mut params = CertificateParams::default();
    params.distinguished_name = subject;
    params.not_before = from;
    params.not_after = until.unwrap_or(from);
    let mut serial: [u8; 16] = chance.bytes();
    // Positive and never zero.
    serial[0] = serial[0] & 0x7f | 0x40;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    let certificate = params.self_signed(&key)?;
    Ok(KeyPair { certificate_pem: certificate.pem(), private_pem: Zeroizing::new(key.serialize_pem()) })
}

/// The entity id, its host cut at the front as far as a common name demands.
fn common_name(settings: &DestinationsSettings) -> String {
    let entity_id = settings.entity_id();
    let excess = entity_id.chars().count().saturating_sub(MAX_COMMON_NAME);
    entity_id.chars().skip(excess).collect()
}
