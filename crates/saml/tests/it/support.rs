//! Keys and assertions for the tests.

use std::sync::LazyLock;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair as RsaKeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_saml::{
    Assertion, Attribute, NAME_ID_UNSPECIFIED, NameId, SignOptions, SigningKey, Verified, VerifyError, verify,
};
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

/// What `verify` says to `xml` under the registered certificate.
pub fn verdict(xml: impl AsRef<[u8]>) -> Result<Verified, VerifyError> {
    verify(xml.as_ref(), KEY.signing.certificate())
}

/// Signs any document with the registered key: `{signature}` marks where the signature goes.
///
/// The document must be in canonical form. Written here a second time on purpose: what the library signs is one
/// layout, the tests need others.
pub fn sign_document(template: &str, id: &str) -> String {
    let digest = STANDARD.encode(digest(&SHA256, template.replace("{signature}", "").as_bytes()));
    let signed_info = format!(
        r##"<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod><Reference URI="#{id}"><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></Transform><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></Transform></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>{digest}</DigestValue></Reference></SignedInfo>"##
    );
    let canonical = format!("<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">{signed_info}");
    let body = KEY.private_pem.lines().filter(|line| !line.starts_with("-----")).collect::<String>();
    let pair = RsaKeyPair::from_pkcs8(&STANDARD.decode(body).unwrap()).unwrap();
    let mut value = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), canonical.as_bytes(), &mut value).unwrap();
    let signature = format!(
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>{signed_info}<SignatureValue>{}</SignatureValue></Signature>",
        STANDARD.encode(value)
    );
    template.replace("{signature}", &signature)
}

/// `signed` with `from` replaced by `to`; the test is wrong if `from` is not there.
pub fn replaced(xml: &str, from: &str, to: &str) -> String {
    assert!(xml.contains(from), "the assertion holds no {from}");
    xml.replacen(from, to, 1)
}

/// The part of `xml` from `start` to `end`, both included.
pub fn part<'a>(xml: &'a str, start: &str, end: &str) -> &'a str {
    let from = xml.find(start).expect("the part starts in the assertion");
    let length = xml[from..].find(end).expect("the part ends in the assertion") + end.len();
    &xml[from..from + length]
}

/// The signature of `xml`.
pub fn signature_of(xml: &str) -> &str {
    part(xml, "<ds:Signature ", "</ds:Signature>")
}

/// Checks each variant, and reports all that came out otherwise than expected.
pub fn expect_each(variants: Vec<(&str, String, VerifyError)>) {
    let wrong: Vec<String> = variants
        .into_iter()
        .filter_map(|(name, xml, expected)| {
            let actual = verdict(&xml);
            (actual != Err(expected)).then(|| format!("{name}: expected {expected:?}, got {actual:?}\n{xml}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
