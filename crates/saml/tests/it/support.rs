//! Keys and assertions for the tests.

use std::sync::LazyLock;

use docket_saml::{Assertion, Attribute, NAME_ID_UNSPECIFIED, NameId, SignOptions, SigningKey};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use time::macros::datetime;

/// A key made for this run, as the tools outside need it too.
pub struct TestKey {
    pub private_pem: String,
    pub certificate_pem: String,
    pub signing: SigningKey,
}

impl TestKey {
    fn generate(common_name: &str) -> Self {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).unwrap();
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, common_name);
        params.not_before = datetime!(2026-01-01 0:00 UTC);
        params.not_after = datetime!(2028-01-01 0:00 UTC);
        let certificate_pem = params.self_signed(&pair).unwrap().pem();
        let private_pem = pair.serialize_pem();
        let signing = SigningKey::from_pkcs8_pem(&private_pem, &certificate_pem).unwrap();
        Self { private_pem, certificate_pem, signing }
    }
}

/// The key whose certificate is registered.
pub static KEY: LazyLock<TestKey> = LazyLock::new(|| TestKey::generate("docket.test"));

/// A key nobody registered.
pub static FOREIGN_KEY: LazyLock<TestKey> = LazyLock::new(|| TestKey::generate("foreign.test"));

/// An assertion that fills every field, with texts that need escaping.
pub fn assertion() -> Assertion {
    Assertion {
        id: "_5f2b8c0d9e1a4376".into(),
        issuer: "docket.example/1b4c".into(),
        issue_instant: datetime!(2026-01-31 08:30:00.125 UTC),
        name_id: NameId {
            value: "mgr1".into(),
            format: Some(NAME_ID_UNSPECIFIED.into()),
            qualifier: Some("www.successfactors.com".into()),
        },
        recipient: "https://sandbox.example/oauth/token?company_id=DOCKET01&x=\"1\"".into(),
        audience: "www.successfactors.com".into(),
        not_before: datetime!(2026-01-31 08:20:00 UTC),
        not_on_or_after: datetime!(2026-01-31 08:40:00 UTC),
        authn_instant: datetime!(2026-01-31 08:29:59 UTC),
        authn_context_class_ref: "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession".into(),
        session_index: Some("session <1>".into()),
        attributes: vec![
            Attribute::single("api_key", "NzY1 & <more>"),
            Attribute {
                name: "Groups".into(),
                values: vec!["a\r\n\tb".into(), String::new(), "\u{fc}".into()],
            },
        ],
    }
}

/// [`assertion`] signed with [`KEY`].
pub fn signed() -> String {
    docket_saml::sign(&assertion(), &KEY.signing, &SignOptions::default()).unwrap()
}
