//! Independent judges: what docket signs, `xmlsec1` and `signxml` accept; what `xmlsec1` signs, docket accepts.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use docket_saml::{Digest, SignOptions, VerifyError, sign};
use tempfile::TempDir;
use time::macros::datetime;

use crate::support::{FOREIGN_KEY, KEY, TestKey, assertion, replaced, verdict};

const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion:Assertion";

/// Verifies the file under the certificate and prints the name id of what was signed.
const SIGNXML: &str = r"
import sys
from signxml import XMLVerifier
certificate = open(sys.argv[2]).read()
result = XMLVerifier().verify(open(sys.argv[1], 'rb').read(), x509_cert=certificate, id_attribute='ID')
signed = result.signed_xml
assert signed.tag == '{urn:oasis:names:tc:SAML:2.0:assertion}Assertion', signed.tag
print(signed.find('.//{urn:oasis:names:tc:SAML:2.0:assertion}NameID').text)
";

fn run(command: &mut Command, how_to_get_it: &str) -> Output {
    command.output().unwrap_or_else(|error| {
        panic!("{} does not start ({error}); get it with: {how_to_get_it}", command.get_program().display())
    })
}

/// The Python of the virtual environment that `scripts/prepare test` makes in the workspace.
fn python() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    workspace.join("target/test-tools/venv/bin/python")
}

/// A directory with the files the judges read.
struct Desk {
    directory: TempDir,
}

impl Desk {
    fn new(key: &TestKey) -> Self {
        let desk = Self { directory: tempfile::tempdir().unwrap() };
        desk.put("certificate.pem", &key.certificate_pem);
        desk.put("key.pem", &key.private_pem);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn put(&self, name: &str, content: &str) {
        std::fs::write(self.path(name), content).unwrap();
    }

    fn xmlsec1_accepts(&self, xml: &str) -> bool {
        self.put("assertion.xml", xml);
        let output = run(
            Command::new("xmlsec1")
                .args(["--verify", "--id-attr:ID", ASSERTION, "--enabled-key-data", "key-name"])
                .arg("--pubkey-cert-pem")
                .arg(self.path("certificate.pem"))
                .arg(self.path("assertion.xml")),
            "apt-get install xmlsec1 (scripts/prepare test does)",
        );
        output.status.success()
    }

    fn signxml_accepts(&self, xml: &str) -> bool {
        self.put("assertion.xml", xml);
        let output = run(
            Command::new(python())
                .args(["-c", SIGNXML])
                .arg(self.path("assertion.xml"))
                .arg(self.path("certificate.pem")),
            "scripts/prepare test",
        );
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            !errors.contains("ModuleNotFoundError"),
            "signxml is missing; get it with: scripts/prepare test"
        );
        if output.status.success() {
            assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n'), "mgr1");
        } else {
            assert!(errors.contains("signxml.exceptions.Invalid"), "{errors}");
        }
        output.status.success()
    }

    /// Fills in the digest and the signature of a template.
    fn xmlsec1_signs(&self, template: &str) -> String {
        self.put("template.xml", template);
        let output = run(
            Command::new("xmlsec1")
                .args(["--sign", "--id-attr:ID", ASSERTION])
                .arg("--privkey-pem")
                .arg(self.path("key.pem"))
                .arg(self.path("template.xml")),
            "apt-get install xmlsec1 (scripts/prepare test does)",
        );
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// The same assertion in every way docket can sign it.
fn all_options() -> impl Iterator<Item = SignOptions> {
    [(false, Digest::Sha256), (true, Digest::Sha256), (false, Digest::Sha512), (true, Digest::Sha512)]
        .into_iter()
        .map(|(include_certificate, digest)| SignOptions { include_certificate, digest })
}

#[test]
fn xmlsec1_accepts_what_docket_signs_and_refuses_it_after_one_byte_of_the_name_id_changed() {
    let desk = Desk::new(&KEY);
    let foreign = Desk::new(&FOREIGN_KEY);
    for options in all_options() {
        let xml = sign(&assertion(), &KEY.signing, &options).unwrap();
        assert!(desk.xmlsec1_accepts(&xml), "{xml}");
        assert!(!desk.xmlsec1_accepts(&replaced(&xml, "mgr1", "mgr2")));
        assert!(!foreign.xmlsec1_accepts(&xml));
    }
}

#[test]
fn signxml_accepts_what_docket_signs_and_refuses_it_after_one_byte_of_the_name_id_changed() {
    let desk = Desk::new(&KEY);
    for options in all_options() {
        let xml = sign(&assertion(), &KEY.signing, &options).unwrap();
        assert!(desk.signxml_accepts(&xml), "{xml}");
        assert!(!desk.signxml_accepts(&replaced(&xml, "mgr1", "mgr2")));
    }
}

#[test]
fn both_judges_read_texts_that_need_escaping_as_docket_wrote_them() {
    let desk = Desk::new(&KEY);
    let mut made = assertion();
    made.issuer = "<&>\"' ]]> \t\r\n\u{85}\u{2028}\u{1F600}".into();
    made.recipient.clone_from(&made.issuer);
    made.attributes[0].values.push(made.issuer.clone());
    let xml = sign(&made, &KEY.signing, &SignOptions::default()).unwrap();
    assert!(desk.xmlsec1_accepts(&xml), "{xml}");
    assert!(desk.signxml_accepts(&xml), "{xml}");
}

#[test]
fn an_assertion_signed_by_xmlsec1_is_accepted() {
    let signed = Desk::new(&KEY).xmlsec1_signs(TEMPLATE);
    let verified = verdict(&signed).unwrap();
    assert_eq!(verified.issuer, "www.successfactors.com");
    assert_eq!(verified.name_id.value, " mgr1 ");
    assert_eq!(verified.conditions.not_on_or_after, Some(datetime!(2026-01-31 08:40 UTC)));
    assert_eq!(verified.conditions.audiences, ["www.successfactors.com"]);
    assert_eq!(verified.attribute("api_key"), Some(&["a<b".to_owned()][..]));

    assert_eq!(verdict(replaced(&signed, " mgr1 ", " mgr2 ")), Err(VerifyError::DigestMismatch));
    let foreign = Desk::new(&FOREIGN_KEY).xmlsec1_signs(TEMPLATE);
    assert_eq!(verdict(foreign), Err(VerifyError::SignatureMismatch));
}

#[test]
fn an_assertion_signed_by_xmlsec1_is_accepted_with_carriage_returns_in_it() {
    let signed = Desk::new(&KEY).xmlsec1_signs(&TEMPLATE.replace('\n', "\r\n"));
    assert_eq!(verdict(signed.replace('\n', "\r\n")).unwrap().name_id.value, " mgr1 ");
}

#[test]
fn what_xmlsec1_signs_outside_the_profile_is_refused() {
    let desk = Desk::new(&KEY);
    let whole_document = desk.xmlsec1_signs(&replaced(TEMPLATE, "URI=\"#_x1\"", "URI=\"\""));
    assert_eq!(verdict(whole_document), Err(VerifyError::ReferenceUri));
    let inclusive = desk.xmlsec1_signs(&replaced(
        TEMPLATE,
        "<d:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>",
        "<d:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>",
    ));
    assert_eq!(verdict(inclusive), Err(VerifyError::CanonicalizationMethod));
}

/// Indented, with other prefixes and quotes than docket's, the signature last, unused and shadowed namespaces.
const TEMPLATE: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<a:Assertion xmlns:unused="urn:unused" Version='2.0' xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion'
             IssueInstant="2026-01-31T08:30:00Z" ID='_x1'>
  <Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">www.successfactors.com</Issuer>
  <a:Subject>
    <a:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"> mgr1 </a:NameID>
    <a:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
      <a:SubjectConfirmationData Recipient="https://sandbox.example/oauth/token?a=1&amp;b=2" NotOnOrAfter="2026-01-31T08:40:00Z"/>
    </a:SubjectConfirmation>
  </a:Subject>
  <a:Conditions NotOnOrAfter="2026-01-31T08:40:00Z" NotBefore="2026-01-31T08:20:00Z">
    <a:AudienceRestriction><a:Audience>www.successfactors.com</a:Audience></a:AudienceRestriction>
  </a:Conditions>
  <a:AuthnStatement AuthnInstant="2026-01-31T08:30:00Z">
    <a:AuthnContext><a:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</a:AuthnContextClassRef></a:AuthnContext>
  </a:AuthnStatement>
  <a:AttributeStatement>
    <a:Attribute Name="api_key"><a:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"><![CDATA[a<b]]></a:AttributeValue></a:Attribute>
  </a:AttributeStatement>
  <d:Signature xmlns:d="http://www.w3.org/2000/09/xmldsig#">
    <d:SignedInfo>
      <d:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
      <d:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
      <d:Reference URI="#_x1">
        <d:Transforms>
          <d:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
          <d:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
        </d:Transforms>
        <d:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
        <d:DigestValue/>
      </d:Reference>
    </d:SignedInfo>
    <d:SignatureValue/>
  </d:Signature>
</a:Assertion>
"##;
