//! Certificates of clients, issued by an authority of docket's own.
//!
//! A client's certificate is bound to its key by its fingerprint: what counts at the token endpoint is that very
//! certificate, not who issued it. So the authority needs no revocation list, and a new one takes over without a word.

use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::service::KeyCertificate;
use docket_domain::{Chance, Clock, Timestamp};
use docket_storage::client_authorities::ClientAuthority;
use docket_storage::{Store, Vault};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_RSA_SHA256, RsaKeySize, SerialNumber,
};
use zeroize::Zeroizing;

use super::InstanceError;
use super::key_request::X509Request;

const DAY: Duration = Duration::from_hours(24);
const AUTHORITY_DAYS: u32 = 3650;
/// A new authority is made when the present one could not outlive a certificate of a year.
const AUTHORITY_LEFT_DAYS: u32 = 400;
/// Clocks differ.
const BACKDATED: Duration = Duration::from_hours(1);

/// A certificate and the key that goes with it.
pub(super) struct Issued {
    pub(super) private_pem: Zeroizing<String>,
    pub(super) certificate: KeyCertificate,
}

/// The authority that signs at the moment; made if there is none.
pub(super) async fn authority(
    store: &Store,
    vault: &Vault,
    clock: &Clock,
    chance: &Chance,
) -> Result<ClientAuthority, InstanceError> {
    let now = clock.now();
    let long_enough = now.plus(DAY * AUTHORITY_LEFT_DAYS);
    if let Some(found) = store.read().await?.find_client_authority(vault, long_enough).await? {
        return Ok(found);
    }
    let id = chance.uuid().to_string();
    let expires_at = whole_seconds(now.plus(DAY * AUTHORITY_DAYS));
    let made = KeyPair::generate().and_then(|key| {
        let private = Zeroizing::new(key.serialize_der());
        let params = authority_params(now.minus(BACKDATED), expires_at, chance);
        Ok((private, CertifiedIssuer::self_signed(params, key)?.pem()))
    });
    let (private, certificate_pem) = made.map_err(InstanceError::Certificate)?;
    let made = ClientAuthority { id, certificate_pem, private, created_at: now, expires_at };
    let mut tx = store.begin().await?;
    tx.insert_client_authority(vault, &made).await?;
    tx.commit().await?;
    Ok(made)
}

/// A new RSA key with a certificate that names the key and the client.
pub(super) async fn issue(
    authority: ClientAuthority,
    wanted: X509Request,
    key_id: &str,
    client_id: &str,
    clock: &Clock,
    chance: &Chance,
) -> Result<Issued, InstanceError> {
    let now = clock.now();
    let expires_at = whole_seconds(now.plus(wanted.validity));
    let mut params = CertificateParams::default();
    params.distinguished_name = name(key_id, Some(client_id));
    params.serial_number = Some(serial(chance));
    params.not_before = now.minus(BACKDATED).into();
    params.not_after = expires_at.into();
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let size = match wanted.key_bits {
        ..=2048 => RsaKeySize::_2048,
        2049..=3072 => RsaKeySize::_3072,
        _ => RsaKeySize::_4096,
    };
    let issuer_params = authority_params(authority.created_at.minus(BACKDATED), authority.expires_at, chance);
    let making = tokio::task::spawn_blocking(move || {
        let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size)?;
        let issuer = Issuer::new(issuer_params, KeyPair::try_from(authority.private.as_slice())?);
        let certificate = params.signed_by(&key, &issuer)?;
        Ok(Issued {
            private_pem: Zeroizing::new(key.serialize_pem()),
            certificate: KeyCertificate {
                chain_pem: format!("{}{}", certificate.pem(), authority.certificate_pem),
                fingerprint: fingerprint(certificate.der()),
                expires_at,
            },
        })
    });
    making
        .await
        .expect("making a key does not panic and blocking work is not cancelled")
        .map_err(InstanceError::Certificate)
}

/// What a certificate is known by: SHA-256 of its DER bytes, hexadecimal.
pub(super) fn fingerprint(der: &[u8]) -> String {
    hex::encode(digest(&SHA256, der))
}

fn authority_params(from: Timestamp, until: Timestamp, chance: &Chance) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = name(super::CLIENT_AUTHORITY, None);
    params.serial_number = Some(serial(chance));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.not_before = from.into();
    params.not_after = until.into();
    params
}

/// The client's id is too long for a common name (RFC 5280, appendix A.1), and unique beside it.
fn name(common: &str, unit: Option<&str>) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common);
    name.push(DnType::OrganizationName, "docket");
    if let Some(unit) = unit {
        name.push(DnType::OrganizationalUnitName, unit.chars().take(64).collect::<String>());
    }
    name
}

fn serial(chance: &Chance) -> SerialNumber {
    let mut serial: [u8; 16] = chance.bytes();
    // Positive and never zero.
    serial[0] = serial[0] & 0x7f | 0x40;
    SerialNumber::from_slice(&serial)
}

/// Certificates carry whole seconds.
fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_seconds(at.as_seconds())
}
