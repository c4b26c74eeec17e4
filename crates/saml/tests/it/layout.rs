//! The document docket writes, to the letter, and what it refuses to write.

use docket_saml::{Attribute, Digest, SignError, SignOptions, sign};
use time::macros::datetime;

use crate::support::{KEY, assertion, part, replaced};

/// What differs from key to key, taken out.
fn redacted(xml: &str) -> String {
    let mut xml = xml.to_owned();
    for element in ["DigestValue", "SignatureValue", "X509Certificate"] {
        let (start, end) = (format!("<ds:{element}>"), format!("</ds:{element}>"));
        if xml.contains(&start) {
            let old = part(&xml, &start, &end).to_owned();
            xml = replaced(&xml, &old, &format!("{start}...{end}"));
        }
    }
    xml
}

#[test]
fn an_assertion_with_everything_is_laid_out_as_the_schema_orders_it() {
    let options = SignOptions { include_certificate: true, ..SignOptions::default() };
    let xml = sign(&assertion(), &KEY.signing, &options).unwrap();
    let expected = [
        r#"<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema""#,
        r#" ID="_5f2b8c0d9e1a4376" IssueInstant="2026-01-31T08:30:00.125Z" Version="2.0">"#,
        "<saml:Issuer>docket.example/1b4c</saml:Issuer>",
        r#"<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>"#,
        r#"<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>"#,
        r#"<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>"#,
        r##"<ds:Reference URI="#_5f2b8c0d9e1a4376"><ds:Transforms>"##,
        r#"<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform>"#,
        r#"<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform></ds:Transforms>"#,
        r#"<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>"#,
        "<ds:DigestValue>...</ds:DigestValue></ds:Reference></ds:SignedInfo>",
        "<ds:SignatureValue>...</ds:SignatureValue>",
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>...</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>",
        r#"<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified""#,
        r#" NameQualifier="www.successfactors.com">mgr1</saml:NameID>"#,
        r#"<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">"#,
        r#"<saml:SubjectConfirmationData NotOnOrAfter="2026-01-31T08:40:00.000Z""#,
        r#" Recipient="https://sandbox.example/oauth/token?company_id=DOCKET01&amp;x=&quot;1&quot;"></saml:SubjectConfirmationData>"#,
        "</saml:SubjectConfirmation></saml:Subject>",
        r#"<saml:Conditions NotBefore="2026-01-31T08:20:00.000Z" NotOnOrAfter="2026-01-31T08:40:00.000Z">"#,
        "<saml:AudienceRestriction><saml:Audience>www.successfactors.com</saml:Audience></saml:AudienceRestriction></saml:Conditions>",
        r#"<saml:AuthnStatement AuthnInstant="2026-01-31T08:29:59.000Z" SessionIndex="session &lt;1>"><saml:AuthnContext>"#,
        "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession</saml:AuthnContextClassRef>",
        "</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>",
        r#"<saml:Attribute Name="api_key" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">"#,
        r#"<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">NzY1 &amp; &lt;more&gt;</saml:AttributeValue>"#,
        "</saml:Attribute>",
        r#"<saml:Attribute Name="Groups" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">"#,
        "<saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">a&#xD;\n\tb</saml:AttributeValue>",
        r#"<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"></saml:AttributeValue>"#,
        "<saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">\u{fc}</saml:AttributeValue>",
        "</saml:Attribute></saml:AttributeStatement></saml:Assertion>",
    ];
    assert_eq!(redacted(&xml), expected.concat());
}

#[test]
fn what_was_not_asked_for_is_left_out() {
    let mut made = assertion();
    made.name_id.format = None;
    made.name_id.qualifier = None;
    made.session_index = None;
    made.attributes.clear();
    let xml = sign(&made, &KEY.signing, &SignOptions::default()).unwrap();
    assert!(xml.contains("<saml:NameID>mgr1</saml:NameID>"), "{xml}");
    assert!(xml.contains("<saml:AuthnStatement AuthnInstant=\"2026-01-31T08:29:59.000Z\">"), "{xml}");
    for absent in ["AttributeStatement", "XMLSchema", "KeyInfo", "SessionIndex", "Qualifier"] {
        assert!(!xml.contains(absent), "{absent} in {xml}");
    }
}

#[test]
fn sha_512_is_used_for_digest_and_signature_alike() {
    let options = SignOptions { digest: Digest::Sha512, ..SignOptions::default() };
    let xml = sign(&assertion(), &KEY.signing, &options).unwrap();
    assert!(
        xml.contains("<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512\">")
    );
    assert!(xml.contains("<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha512\">"));
    assert!(!xml.contains("sha256"), "{xml}");
}

#[test]
fn the_same_assertion_is_signed_to_the_same_bytes() {
    let sign = || sign(&assertion(), &KEY.signing, &SignOptions::default()).unwrap();
    assert_eq!(sign(), sign());
}

#[test]
fn what_cannot_be_written_is_refused_with_its_field() {
    let refused = |change: fn(&mut docket_saml::Assertion)| {
        let mut made = assertion();
        change(&mut made);
        sign(&made, &KEY.signing, &SignOptions::default()).unwrap_err()
    };
    for id in ["", "1a", "a b", "a:b", "a\"b", "\u{e9}"] {
        let mut made = assertion();
        made.id = id.into();
        assert_eq!(sign(&made, &KEY.signing, &SignOptions::default()), Err(SignError::Id), "{id}");
    }
    assert_eq!(refused(|made| made.issuer.clear()), SignError::Empty("Issuer".into()));
    assert_eq!(refused(|made| made.name_id.value.clear()), SignError::Empty("NameID".into()));
    assert_eq!(
        refused(|made| made.name_id.qualifier = Some(String::new())),
        SignError::Empty("NameID NameQualifier".into())
    );
    assert_eq!(
        refused(|made| made.attributes.push(Attribute::single("api_key", "again"))),
        SignError::RepeatedAttribute("api_key".into())
    );
    assert_eq!(refused(|made| made.not_before = datetime!(-1-01-01 0:00 UTC)), SignError::Time("NotBefore"));
    assert_eq!(
        refused(|made| made.name_id.value.push('\u{1}')).to_string(),
        "NameID of the assertion holds the character U+0001, which XML cannot hold"
    );
    assert_eq!(
        refused(|made| made.attributes[1].values.push("\u{FFFF}".into())).to_string(),
        "attribute \"Groups\" of the assertion holds the character U+FFFF, which XML cannot hold"
    );
}
