//! Certificates as administrators paste them, and what they are shown of them.

use docket_saml::{Certificate, CertificateError as E, KeyError, SigningKey};
use rcgen::{
    CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, RsaKeySize, SerialNumber,
};
use time::macros::datetime;

use crate::support::KEY;

/// `openssl req -x509 -newkey rsa:1024 -subj /CN=small.test`: no library here makes keys this small.
const SMALL: &str = include_str!("small.pem");

#[test]
fn it_is_read_however_it_was_pasted() {
    let pem = KEY.certificate_pem.as_str();
    let expected = Certificate::from_pem_or_body(pem).unwrap();
    let body = expected.to_body();
    let spread: String = body.chars().flat_map(|character| [character, ' ']).collect();
    for text in [
        body.clone(),
        format!("\r\n  {body}\n\n"),
        spread,
        pem.replace('\n', "\r\n"),
        pem.replace('\n', " "),
        pem.replace('\n', ""),
        pem.replace("-----BEGIN CERTIFICATE-----", ""),
        pem.replace("-----END CERTIFICATE-----", ""),
        format!("\u{FEFF}{pem}"),
        format!("Bag Attributes\n    friendlyName: docket\nsubject=CN = docket.test\n{pem}\n"),
        body.trim_end_matches('=').to_owned(),
    ] {
        assert_eq!(Certificate::from_pem_or_body(&text), Ok(expected.clone()), "{text}");
    }
    assert_eq!(Certificate::from_pem_or_body(&expected.to_pem()), Ok(expected.clone()));
    assert!(expected.to_pem().lines().all(|line| line.len() <= 64));
}

#[test]
fn what_is_not_a_usable_certificate_is_refused_with_what_to_do() {
    let pem = KEY.certificate_pem.as_str();
    let body = Certificate::from_pem_or_body(pem).unwrap().to_body();
    let elliptic = {
        let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        CertificateParams::default().self_signed(&pair).unwrap().pem()
    };
    for (text, expected) in [
        (String::new(), E::Empty),
        ("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----".to_owned(), E::Empty),
        (KEY.private_pem.clone(), E::NotACertificateBlock("PRIVATE KEY".into())),
        (format!("{pem}{pem}"), E::Several(2)),
        ("this is my certificate!".to_owned(), E::NotBase64),
        ("-----BEGIN CERTIFICATE".to_owned(), E::NotBase64),
        (format!("{body}===="), E::NotBase64),
        (body[..body.len() / 8 * 4].to_owned(), E::NotX509),
        ("AAAA".to_owned(), E::NotX509),
        (elliptic, E::NotRsa),
        (SMALL.to_owned(), E::KeySize(1024)),
    ] {
        assert_eq!(Certificate::from_pem_or_body(&text), Err(expected), "{text}");
    }
}

#[test]
fn its_facts_are_shown_as_openssl_shows_them() {
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_3072).unwrap();
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "docket.example/1b4c");
    params.distinguished_name.push(DnType::OrganizationName, "docket");
    params.serial_number = Some(SerialNumber::from_slice(&[0x0A, 0xBC, 0xDE]));
    params.not_before = datetime!(2026-01-31 08:30:00 UTC);
    params.not_after = datetime!(2028-01-31 08:30:00 UTC);
    let made = params.self_signed(&pair).unwrap();
    let certificate = Certificate::from_pem_or_body(&made.pem()).unwrap();
    assert_eq!(certificate.subject(), "CN=docket.example/1b4c, O=docket");
    assert_eq!(certificate.issuer(), certificate.subject());
    assert_eq!(certificate.serial_number(), "0A:BC:DE");
    assert_eq!(certificate.not_before(), datetime!(2026-01-31 08:30:00 UTC));
    assert_eq!(certificate.not_after(), datetime!(2028-01-31 08:30:00 UTC));
    assert_eq!(certificate.key_bits(), 3072);
    assert_eq!(certificate.der(), made.der().as_ref());
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, made.der());
    let bytes: Result<Vec<u8>, _> =
        certificate.fingerprint_sha256().split(':').map(|byte| u8::from_str_radix(byte, 16)).collect();
    assert_eq!(bytes.as_deref(), Ok(digest.as_ref()));
    assert_eq!(certificate.fingerprint_sha256(), certificate.fingerprint_sha256().to_uppercase());
}

#[test]
fn a_private_key_that_is_none_is_refused_without_being_shown() {
    let certificate = &KEY.certificate_pem;
    for (private, expected) in [
        ("", KeyError::NotPkcs8),
        (certificate.as_str(), KeyError::NotPkcs8),
        ("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----", KeyError::NotRsa),
        (
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
            KeyError::NotPkcs8,
        ),
    ] {
        let error = SigningKey::from_pkcs8_pem(private, certificate).map(|_| ()).unwrap_err();
        assert!(!error.to_string().contains("c2VjcmV0"));
        assert_eq!(error, expected);
    }
    assert!(!format!("{:?}", KEY.signing).contains("PRIVATE"));
}
