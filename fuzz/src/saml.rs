//! What whoever signs assertions sends or publishes.

use std::sync::LazyLock;

use docket_saml::{Certificate, Verified, decode_form_value, read_metadata, verify};

/// The registered certificate, whose key signed [`SIGNED`].
static CERTIFICATE: LazyLock<Certificate> = LazyLock::new(|| {
    let leaf = include_bytes!("../../crates/destinations/tests/files/leaf.cer");
    Certificate::from_der(leaf).expect("the file holds a certificate")
});

/// The one assertion that key ever signed.
const SIGNED: &str = include_str!("../seeds/assertion/signed.xml");

static CLAIMS: LazyLock<Verified> =
    LazyLock::new(|| verify(SIGNED.as_bytes(), &CERTIFICATE).expect("the seed is signed"));

/// SAML assertions, on their own or as a form value, and metadata of their issuers.
///
/// # Panics
/// If claims are accepted that were not signed.
pub fn assertion(data: &[u8]) {
    if let Ok(verified) = verify(data, &CERTIFICATE) {
        assert_eq!(verified, *CLAIMS, "claims were accepted that nobody signed");
    }
    docket_saml::fuzzing::claims(data);
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = decode_form_value(text);
        let _ = read_metadata(text);
    }
}
