//! Certificates and key stores.

use docket_saml::{Certificate, CertificateError};

/// A certificate that signs assertions: PEM, the body of it alone, or DER.
///
/// # Panics
/// If a certificate that was read is another one when it is written and read again.
pub fn certificate(data: &[u8]) {
    again(Certificate::from_der(data));
    if let Ok(text) = std::str::from_utf8(data) {
        again(Certificate::from_pem_or_body(text));
    }
}

fn again(read: Result<Certificate, CertificateError>) {
    let Ok(read) = read else { return };
    for written in [read.to_pem(), read.to_body()] {
        assert_eq!(Certificate::from_pem_or_body(&written).as_ref(), Ok(&read));
    }
    let _ = (read.subject(), read.issuer(), read.serial_number(), read.fingerprint_sha256());
}

/// Certificate files of destinations: PKCS #12, Java key stores, PEM with its private keys, signing requests.
pub fn key_store(data: &[u8]) {
    docket_destinations::fuzzing::certificate_file(data);
}
