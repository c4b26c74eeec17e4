//! Signatures that name something else than the profile allows, or do not hold.

use docket_saml::{SignOptions, VerifyError as E, sign};

use crate::support::{
    FOREIGN_KEY, KEY, assertion, expect_each, part, replaced, signature_of, signed, verdict,
};

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const EXC_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// The assertion with the algorithm of the first `element` replaced.
fn algorithm(element: &str, algorithm: &str) -> String {
    let xml = signed();
    let start = format!("<ds:{element} Algorithm=\"");
    let old = part(&xml, &start, "\">").to_owned();
    replaced(&xml, &old, &format!("{start}{algorithm}\">"))
}

#[test]
fn every_other_algorithm_is_refused() {
    expect_each(vec![
        (
            "inclusive canonicalization",
            algorithm("CanonicalizationMethod", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
            E::CanonicalizationMethod,
        ),
        (
            "canonicalization with comments",
            algorithm("CanonicalizationMethod", &format!("{EXC_C14N}WithComments")),
            E::CanonicalizationMethod,
        ),
        ("RSA-SHA1", algorithm("SignatureMethod", &format!("{DSIG}rsa-sha1")), E::SignatureMethod),
        ("DSA-SHA1", algorithm("SignatureMethod", &format!("{DSIG}dsa-sha1")), E::SignatureMethod),
        (
            "HMAC",
            algorithm("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"),
            E::SignatureMethod,
        ),
        (
            "ECDSA",
            algorithm("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
            E::SignatureMethod,
        ),
        (
            "RSA-PSS",
            algorithm("SignatureMethod", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
            E::SignatureMethod,
        ),
        ("nonsense", algorithm("SignatureMethod", "none"), E::SignatureMethod),
        ("SHA-1 digest", algorithm("DigestMethod", &format!("{DSIG}sha1")), E::DigestMethod),
        (
            "MD5 digest",
            algorithm("DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5"),
            E::DigestMethod,
        ),
        (
            "SHA-512 digest",
            algorithm("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha512"),
            E::DigestMethod,
        ),
        (
            "truncated signature",
            replaced(
                &signed(),
                "</ds:SignatureMethod>",
                "<ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>",
            ),
            E::SignatureMethod,
        ),
        (
            "parameters of the canonicalization",
            replaced(
                &signed(),
                "</ds:CanonicalizationMethod>",
                &format!(
                    "<e:InclusiveNamespaces xmlns:e=\"{EXC_C14N}\" PrefixList=\"xs\"/></ds:CanonicalizationMethod>"
                ),
            ),
            E::CanonicalizationMethod,
        ),
        (
            "a second algorithm in another namespace, read first",
            replaced(
                &signed(),
                "<ds:SignatureMethod ",
                &format!("<ds:SignatureMethod xmlns:x=\"urn:x\" x:Algorithm=\"{DSIG}rsa-sha1\" "),
            ),
            E::SignatureMethod,
        ),
    ]);
}

#[test]
fn a_signature_with_sha_512_is_outside_the_profile() {
    let options = SignOptions { digest: docket_saml::Digest::Sha512, ..SignOptions::default() };
    assert_eq!(verdict(sign(&assertion(), &KEY.signing, &options).unwrap()), Err(E::SignatureMethod));
}

#[test]
fn every_other_list_of_transforms_is_refused() {
    let transform = |algorithm: &str, content: &str| {
        format!("<ds:Transform Algorithm=\"{algorithm}\">{content}</ds:Transform>")
    };
    let transforms = |list: &[String]| {
        let xml = signed();
        let old = part(&xml, "<ds:Transforms>", "</ds:Transforms>").to_owned();
        replaced(&xml, &old, &format!("<ds:Transforms>{}</ds:Transforms>", list.concat()))
    };
    let (enveloped, canonical) = (transform(ENVELOPED, ""), transform(EXC_C14N, ""));
    let xslt = transform(
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"></xsl:stylesheet>",
    );
    let xpath =
        transform("http://www.w3.org/TR/1999/REC-xpath-19991116", "<ds:XPath>self::saml:Issuer</ds:XPath>");
    let filter = transform(
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "<f:XPath xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"intersect\">/none</f:XPath>",
    );
    let base64 = transform(&format!("{DSIG}base64"), "");
    let with_prefixes =
        transform(EXC_C14N, &format!("<e:InclusiveNamespaces xmlns:e=\"{EXC_C14N}\" PrefixList=\"xs\"/>"));
    let none = {
        let xml = signed();
        let old = part(&xml, "<ds:Transforms>", "</ds:Transforms>").to_owned();
        replaced(&xml, &old, "")
    };
    expect_each(vec![
        ("XSLT first", transforms(&[xslt.clone(), enveloped.clone(), canonical.clone()]), E::Transforms),
        ("XSLT last", transforms(&[enveloped.clone(), canonical.clone(), xslt.clone()]), E::Transforms),
        ("XSLT instead", transforms(&[enveloped.clone(), xslt]), E::Transforms),
        ("XPath", transforms(&[xpath.clone(), canonical.clone()]), E::Transforms),
        ("XPath as a third", transforms(&[enveloped.clone(), xpath, canonical.clone()]), E::Transforms),
        ("XPath filter", transforms(&[filter, canonical.clone()]), E::Transforms),
        ("base64", transforms(&[enveloped.clone(), base64]), E::Transforms),
        ("the other order", transforms(&[canonical.clone(), enveloped.clone()]), E::Transforms),
        ("canonicalization alone", transforms(std::slice::from_ref(&canonical)), E::Transforms),
        ("enveloped alone", transforms(std::slice::from_ref(&enveloped)), E::Transforms),
        ("empty", transforms(&[]), E::Transforms),
        ("canonicalization with prefixes", transforms(&[enveloped.clone(), with_prefixes]), E::Transforms),
        (
            "with comments",
            transforms(&[enveloped, transform(&format!("{EXC_C14N}WithComments"), "")]),
            E::Transforms,
        ),
        ("no list at all", none, E::SignatureLayout),
    ]);
}

#[test]
fn a_reference_to_anything_but_the_assertion_is_refused() {
    let id = "_5f2b8c0d9e1a4376";
    let uri = |uri: &str| replaced(&signed(), &format!("URI=\"#{id}\""), &format!("URI=\"{uri}\""));
    let other = replaced(&uri("#_other"), "<saml:Subject>", "<saml:Subject ID=\"_other\">");
    let absent = replaced(&signed(), &format!(" URI=\"#{id}\""), "");
    expect_each(vec![
        ("a local file", uri("file:///etc/passwd"), E::ReferenceUri),
        ("a path", uri("/etc/passwd"), E::ReferenceUri),
        ("a relative path", uri("Cargo.toml"), E::ReferenceUri),
        ("a web address", uri("http://169.254.169.254/latest"), E::ReferenceUri),
        ("a web address with the fragment", uri(&format!("http://127.0.0.1/#{id}")), E::ReferenceUri),
        ("the whole document", uri(""), E::ReferenceUri),
        ("no URI", absent, E::ReferenceUri),
        ("nothing after #", uri("#"), E::ReferenceUri),
        ("xpointer to the root", uri("#xpointer(/)"), E::ReferenceUri),
        ("xpointer to the ID", uri(&format!("#xpointer(id('{id}'))")), E::ReferenceUri),
        ("an attachment", uri("cid:part"), E::ReferenceUri),
        ("another element", other, E::ReferenceUri),
        ("the ID in another case", uri("#_5F2B8C0D9E1A4376"), E::ReferenceUri),
        ("the ID without #", uri(id), E::ReferenceUri),
        ("the ID and a space", uri(&format!("#{id} ")), E::ReferenceUri),
    ]);
}

#[test]
fn a_signature_of_another_layout_is_refused() {
    let xml = signed();
    let reference = part(&xml, "<ds:Reference ", "</ds:Reference>").to_owned();
    let digest_value = part(&xml, "<ds:DigestValue>", "</ds:DigestValue>").to_owned();
    let value = part(&xml, "<ds:SignatureValue>", "</ds:SignatureValue>").to_owned();
    let signed_info = part(&xml, "<ds:SignedInfo>", "</ds:SignedInfo>").to_owned();
    let short_digest = "<ds:DigestValue>2jmj7l5rSw0yVb/vlWAYkK/YBwk=</ds:DigestValue>";
    expect_each(vec![
        (
            "two references",
            replaced(&xml, &reference, &format!("{reference}{reference}")),
            E::SignatureLayout,
        ),
        ("no reference", replaced(&xml, &reference, ""), E::SignatureLayout),
        (
            "two SignedInfo",
            replaced(&xml, &signed_info, &format!("{signed_info}{signed_info}")),
            E::SignatureLayout,
        ),
        ("two values", replaced(&xml, &value, &format!("{value}{value}")), E::SignatureLayout),
        (
            "the value first",
            replaced(&xml, &format!("{signed_info}{value}"), &format!("{value}{signed_info}")),
            E::SignatureLayout,
        ),
        ("no value", replaced(&xml, &value, ""), E::SignatureLayout),
        ("a foreign element", replaced(&xml, "</ds:Signature>", "<x/></ds:Signature>"), E::SignatureLayout),
        ("text in it", replaced(&xml, "<ds:SignatureValue>", "x<ds:SignatureValue>"), E::SignatureLayout),
        (
            "a second URI in another namespace",
            replaced(&xml, "<ds:Reference ", "<ds:Reference xmlns:x=\"urn:x\" x:URI=\"\" "),
            E::SignatureLayout,
        ),
        (
            "a type on the reference",
            replaced(&xml, "<ds:Reference ", &format!("<ds:Reference Type=\"{DSIG}Manifest\" ")),
            E::SignatureLayout,
        ),
        ("digest of 20 bytes", replaced(&xml, &digest_value, short_digest), E::DigestValue),
        ("empty digest", replaced(&xml, &digest_value, "<ds:DigestValue></ds:DigestValue>"), E::DigestValue),
        (
            "digest in two pieces",
            replaced(&xml, "</ds:DigestValue>", "<![CDATA[]]></ds:DigestValue>"),
            E::DigestValue,
        ),
        (
            "value not base64",
            replaced(&xml, "<ds:SignatureValue>", "<ds:SignatureValue>*"),
            E::SignatureValue,
        ),
        ("empty value", replaced(&xml, &value, "<ds:SignatureValue></ds:SignatureValue>"), E::SignatureValue),
    ]);
}

#[test]
fn a_change_after_signing_is_told_from_a_wrong_key() {
    let xml = signed();
    let flip = |start: &str, end: &str| {
        let old = part(&xml, start, end).to_owned();
        let first = old.as_bytes()[start.len()];
        let other = if first == b'A' { 'B' } else { 'A' };
        replaced(&xml, &old, &format!("{start}{other}{}", &old[start.len() + 1..]))
    };
    expect_each(vec![
        ("name id", replaced(&xml, "mgr1", "mgr2"), E::DigestMismatch),
        ("a space in the name id", replaced(&xml, "mgr1", "mgr1 "), E::DigestMismatch),
        ("audience", replaced(&xml, ">www.successfactors.com<", ">www.example.com<"), E::DigestMismatch),
        ("end", replaced(&xml, "08:40:00", "09:40:00"), E::DigestMismatch),
        (
            "an attribute removed",
            replaced(&xml, part(&xml, "<saml:Attribute ", "</saml:Attribute>"), ""),
            E::DigestMismatch,
        ),
        (
            "whitespace between elements",
            replaced(&xml, "<saml:Subject>", "\n<saml:Subject>"),
            E::DigestMismatch,
        ),
        ("the digest", flip("<ds:DigestValue>", "</ds:DigestValue>"), E::DigestMismatch),
        ("the signature", flip("<ds:SignatureValue>", "</ds:SignatureValue>"), E::SignatureMismatch),
        (
            "a signature of another length",
            replaced(
                &xml,
                part(&xml, "<ds:SignatureValue>", "</ds:SignatureValue>"),
                "<ds:SignatureValue>AAAA</ds:SignatureValue>",
            ),
            E::SignatureMismatch,
        ),
        (
            "SignedInfo moved to a prefix of the same namespace",
            replaced(&xml, "<ds:SignedInfo>", &format!("<ds:SignedInfo xmlns:ds=\"{DSIG}\" Id=\"a\">")),
            E::SignatureMismatch,
        ),
    ]);
}

#[test]
fn a_foreign_key_is_refused_whatever_its_key_info_says() {
    let foreign = |include_certificate| {
        let options = SignOptions { include_certificate, ..SignOptions::default() };
        sign(&assertion(), &FOREIGN_KEY.signing, &options).unwrap()
    };
    let borrowed = foreign(true)
        .replace(&FOREIGN_KEY.signing.certificate().to_body(), &KEY.signing.certificate().to_body());
    expect_each(vec![
        ("without KeyInfo", foreign(false), E::SignatureMismatch),
        ("with its own certificate", foreign(true), E::ForeignCertificate),
        ("with the registered certificate", borrowed, E::SignatureMismatch),
    ]);
    assert!(signature_of(&foreign(true)).contains("X509Certificate"));
}
