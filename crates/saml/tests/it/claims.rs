//! Assertions that are well signed and still do not say what they must, in the one way they may.

use docket_saml::{CONFIRMATION_BEARER, Conditions, SubjectConfirmation, VerifyError as E};
use time::macros::datetime;

use crate::support::{expect_each, replaced, sign_document, verdict};

/// The smallest assertion there is, in canonical form.
const PLAIN: &str = r#"<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" IssueInstant="2026-01-31T08:30:00Z" Version="2.0"><Issuer>i</Issuer>{signature}<Subject><NameID> mgr1
</NameID></Subject></Assertion>"#;

/// With all that may stand in it.
const FULL: &str = r#"<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" IssueInstant="2026-01-31T08:30:00Z" Version="2.0"><Issuer Format="urn:f">i</Issuer><Subject><NameID Format="urn:f" NameQualifier="q" SPNameQualifier="s">mgr1</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData Address="127.0.0.1" InResponseTo="_x" NotBefore="2026-01-31T08:20:00Z" NotOnOrAfter="2026-01-31T08:40:00.5Z" Recipient="https://r.example/"></SubjectConfirmationData></SubjectConfirmation></Subject><Conditions NotBefore="2026-01-31T08:21:00Z" NotOnOrAfter="2026-01-31T08:41:00Z"><AudienceRestriction><Audience>a</Audience><Audience>b</Audience></AudienceRestriction></Conditions><AuthnStatement AuthnInstant="2026-01-31T08:29:00Z" SessionIndex="s" SessionNotOnOrAfter="2026-01-31T18:00:00Z"><SubjectLocality Address="127.0.0.1"></SubjectLocality><AuthnContext><AuthnContextClassRef>urn:c</AuthnContextClassRef></AuthnContext></AuthnStatement><AttributeStatement><Attribute FriendlyName="f" Name="n" NameFormat="urn:n"><AttributeValue>1</AttributeValue><AttributeValue></AttributeValue></Attribute></AttributeStatement><AttributeStatement><Attribute Name="m"></Attribute></AttributeStatement>{signature}</Assertion>"#;

/// A well-signed variant of [`FULL`].
fn full(from: &str, to: &str) -> String {
    sign_document(&replaced(FULL, from, to), "_a")
}

#[test]
fn the_smallest_assertion_is_read_with_its_whitespace() {
    let verified = verdict(sign_document(PLAIN, "_a")).unwrap();
    assert_eq!(verified.name_id.value, " mgr1\n");
    assert_eq!((verified.name_id.format, verified.name_id.qualifier), (None, None));
    assert_eq!(verified.confirmation, None);
    assert_eq!(verified.conditions, Conditions::default());
    assert_eq!(verified.authn_instant, None);
    assert!(verified.attributes.is_empty());
}

#[test]
fn all_claims_are_read_with_the_signature_at_the_end_as_well() {
    let verified = verdict(sign_document(FULL, "_a")).unwrap();
    assert_eq!(verified.issuer, "i");
    assert_eq!(verified.issue_instant, datetime!(2026-01-31 08:30 UTC));
    assert_eq!(verified.name_id.qualifier.as_deref(), Some("q"));
    assert_eq!(
        verified.confirmation,
        Some(SubjectConfirmation {
            method: CONFIRMATION_BEARER.into(),
            not_before: Some(datetime!(2026-01-31 08:20 UTC)),
            not_on_or_after: Some(datetime!(2026-01-31 08:40:00.5 UTC)),
            recipient: Some("https://r.example/".into()),
        })
    );
    assert_eq!(
        verified.conditions,
        Conditions {
            not_before: Some(datetime!(2026-01-31 08:21 UTC)),
            not_on_or_after: Some(datetime!(2026-01-31 08:41 UTC)),
            audiences: vec!["a".into(), "b".into()],
        }
    );
    assert_eq!(verified.authn_context_class_ref.as_deref(), Some("urn:c"));
    assert_eq!(verified.attribute("n"), Some(&["1".to_owned(), String::new()][..]));
    assert_eq!(verified.attribute("m"), Some(&[][..]));
    assert_eq!(verified.attribute("other"), None);
}

#[test]
fn what_is_missing_is_named() {
    expect_each(vec![
        ("Issuer", full("<Issuer Format=\"urn:f\">i</Issuer>", ""), E::Missing("Issuer")),
        ("empty Issuer", full(">i<", "><"), E::Empty("Issuer")),
        (
            "NameID",
            full("<NameID Format=\"urn:f\" NameQualifier=\"q\" SPNameQualifier=\"s\">mgr1</NameID>", ""),
            E::Missing("NameID"),
        ),
        ("empty NameID", full("mgr1", ""), E::Empty("NameID")),
        (
            "Subject",
            sign_document(&replaced(PLAIN, "<Subject><NameID> mgr1\n</NameID></Subject>", ""), "_a"),
            E::Missing("Subject"),
        ),
        ("IssueInstant", full(" IssueInstant=\"2026-01-31T08:30:00Z\"", ""), E::Missing("IssueInstant")),
        (
            "Method",
            full(" Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"", ""),
            E::Missing("SubjectConfirmation Method"),
        ),
        ("Audience", full("<Audience>a</Audience><Audience>b</Audience>", ""), E::Missing("Audience")),
        ("empty Audience", full("<Audience>a</Audience>", "<Audience></Audience>"), E::Empty("Audience")),
        ("AuthnInstant", full(" AuthnInstant=\"2026-01-31T08:29:00Z\"", ""), E::Missing("AuthnInstant")),
        ("attribute name", full(" Name=\"n\"", ""), E::Missing("Attribute Name")),
        ("empty attribute name", full(" Name=\"n\"", " Name=\"\""), E::Empty("Attribute Name")),
    ]);
}

#[test]
fn what_stands_twice_or_is_not_known_is_refused() {
    let unknown = "<x xmlns=\"urn:x\"></x>";
    expect_each(vec![
        ("two issuers", full("<Issuer ", "<Issuer>j</Issuer><Issuer "), E::Repeated("Issuer")),
        ("two name ids", full("<NameID ", "<NameID>admin</NameID><NameID "), E::Repeated("NameID")),
        (
            "two subjects",
            full("<Subject>", "<Subject><NameID>admin</NameID></Subject><Subject>"),
            E::Repeated("Subject"),
        ),
        (
            "two conditions",
            full("<Conditions ", "<Conditions></Conditions><Conditions "),
            E::Repeated("Conditions"),
        ),
        (
            "two restrictions",
            full(
                "<AudienceRestriction>",
                "<AudienceRestriction><Audience>c</Audience></AudienceRestriction><AudienceRestriction>",
            ),
            E::Repeated("AudienceRestriction"),
        ),
        ("two attributes of a name", full("Name=\"m\"", "Name=\"n\""), E::Repeated("Attribute Name")),
        (
            "an unknown condition",
            full("<AudienceRestriction>", "<OneTimeUse></OneTimeUse><AudienceRestriction>"),
            E::UnexpectedElement("Conditions"),
        ),
        (
            "an unknown statement",
            full("<Conditions ", "<Advice></Advice><Conditions "),
            E::UnexpectedElement("Assertion"),
        ),
        (
            "an element in the name id",
            full("mgr1", &format!("mgr1{unknown}")),
            E::UnexpectedElement("NameID"),
        ),
        (
            "an element in a value",
            full(">1<", &format!(">1{unknown}<")),
            E::UnexpectedElement("AttributeValue"),
        ),
        ("text between elements", full("<Conditions ", "x<Conditions "), E::UnexpectedText("Assertion")),
        ("text in the subject", full("<Subject>", "<Subject>admin"), E::UnexpectedText("Subject")),
        (
            "an unknown attribute",
            full("<Conditions NotBefore", "<Conditions A=\"1\" NotBefore"),
            E::UnexpectedAttribute("Conditions"),
        ),
        ("another version", full("Version=\"2.0\"", "Version=\"1.1\""), E::Version),
    ]);
}

#[test]
fn a_time_without_z_is_refused_and_named() {
    expect_each(vec![
        ("IssueInstant", full("08:30:00Z", "08:30:00"), E::Time("IssueInstant")),
        ("Conditions NotBefore", full("08:21:00Z", "08:21:00+00:00"), E::Time("Conditions NotBefore")),
        ("Conditions NotOnOrAfter", full("08:41:00Z", "08:41:00z"), E::Time("Conditions NotOnOrAfter")),
        ("confirmation NotBefore", full("08:20:00Z", "soon"), E::Time("SubjectConfirmationData NotBefore")),
        (
            "confirmation NotOnOrAfter",
            full("08:40:00.5Z", "25:00:00Z"),
            E::Time("SubjectConfirmationData NotOnOrAfter"),
        ),
        ("AuthnInstant", full("08:29:00Z", " 08:29:00Z"), E::Time("AuthnInstant")),
        ("SessionNotOnOrAfter", full("18:00:00Z", ""), E::Time("AuthnStatement SessionNotOnOrAfter")),
    ]);
}

#[test]
fn text_in_pieces_is_read_whole() {
    let xml = sign_document(&replaced(PLAIN, " mgr1\n", "mgr1.admin"), "_a");
    let pieces = replaced(&xml, "mgr1.admin", "<![CDATA[mgr1]]>&#46;adm<![CDATA[in]]>");
    assert_eq!(verdict(pieces).unwrap().name_id.value, "mgr1.admin");
}
