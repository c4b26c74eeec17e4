//! Generate X.509 Certificate: a key pair for whoever has none, made on request and never stored.

use rcgen::{
    CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize, SerialNumber,
};
use time::Duration;

use super::Admin;
use crate::problem::FieldProblem;
use crate::{Problem, Sandbox};

/// Who signs what the form generates.
pub const ISSUED_BY: &str = "SuccessFactors Sandbox";
const LONGEST_PART: usize = 64;
const MOST_DAYS: i64 = 3650;

/// The subject and the lifetime as typed.
#[derive(Clone, Debug)]
pub struct KeyPairInput {
    pub common_name: String,
    pub organization: String,
    pub organizational_unit: String,
    pub locality: String,
    pub state: String,
    pub country: String,
    pub valid_days: String,
}

impl Default for KeyPairInput {
    fn default() -> Self {
        Self {
            common_name: String::new(),
            organization: String::new(),
            organizational_unit: String::new(),
            locality: String::new(),
            state: String::new(),
            country: String::new(),
            valid_days: "365".to_owned(),
        }
    }
}

/// A new key and its certificate.
pub struct MadeKeyPair {
    pub certificate_pem: String,
    /// Private key and certificate in one text, for the download.
    pub pem: String,
}

/// Makes an RSA-2048 key and a certificate for it.
///
/// # Errors
/// [`Problem::Invalid`] with every field at fault.
pub async fn generate(sandbox: &Sandbox, _: &Admin, input: &KeyPairInput) -> Result<MadeKeyPair, Problem> {
    let days = check(input).map_err(Problem::Invalid)?;
    let mut params = CertificateParams::default();
    params.distinguished_name = subject(input);
    let mut serial = sandbox.chance().bytes::<16>();
    // A serial number is positive and keeps its length.
    serial[0] = serial[0] & 0x7f | 0x40;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    params.not_before = sandbox.clock().now().to_offset_date_time();
    params.not_after = params.not_before + Duration::days(days);
    let made = tokio::task::spawn_blocking(move || -> Result<MadeKeyPair, rcgen::Error> {
        let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)?;
        let certificate_pem = params.self_signed(&key)?.pem();
        Ok(MadeKeyPair { pem: format!("{}{certificate_pem}", key.serialize_pem()), certificate_pem })
    });
    let made = made.await.map_err(|error| Problem::Internal(anyhow::Error::new(error)))?;
    made.map_err(|error| Problem::Internal(anyhow::Error::new(error)))
}

fn subject(input: &KeyPairInput) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    for (part, value) in [
        (DnType::CountryName, &input.country),
        (DnType::StateOrProvinceName, &input.state),
        (DnType::LocalityName, &input.locality),
        (DnType::OrganizationName, &input.organization),
        (DnType::OrganizationalUnitName, &input.organizational_unit),
        (DnType::CommonName, &input.common_name),
    ] {
        if !value.trim().is_empty() {
            name.push(part, value.trim());
        }
    }
    name
}

fn check(input: &KeyPairInput) -> Result<i64, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    if input.common_name.trim().is_empty() {
        problems.push(FieldProblem::new("commonName", "Common Name (CN): it is missing; enter one."));
    }
    for (field, label, value) in [
        ("commonName", "Common Name (CN)", &input.common_name),
        ("organization", "Organization (O)", &input.organization),
        ("organizationalUnit", "Organizational Unit (OU)", &input.organizational_unit),
        ("locality", "Locality (L)", &input.locality),
        ("state", "State/Province (ST)", &input.state),
    ] {
        if value.trim().chars().count() > LONGEST_PART || value.chars().any(char::is_control) {
            let sentence = format!("{label}: {LONGEST_PART} characters at most, without control characters.");
            problems.push(FieldProblem::new(field, sentence));
        }
    }
    let country = input.country.trim();
    if !country.is_empty() && (country.len() != 2 || !country.bytes().all(|c| c.is_ascii_uppercase())) {
        problems.push(FieldProblem::new("country", "Country (C): two capital letters, such as DE."));
    }
    let days = input.valid_days.trim().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    if days.is_none() {
        let sentence = format!("Validity (days): a whole number from 1 to {MOST_DAYS}.");
        problems.push(FieldProblem::new("validDays", sentence));
    }
    match days {
        Some(days) if problems.is_empty() => Ok(days),
        _ => Err(problems),
    }
}
