//! Documents that are refused before anything of their signature is computed.

use docket_saml::VerifyError as E;

use crate::support::{expect_each, part, replaced, signature_of, signed, verdict};

const ID: &str = "_5f2b8c0d9e1a4376";

/// An assertion of the attacker's own, around whatever is put into it.
fn evil(content: &str) -> String {
    let xml = replaced(&signed(), ID, "_evil");
    let xml = replaced(&xml, signature_of(&xml), content);
    replaced(&xml, ">mgr1<", ">admin<")
}

#[test]
fn a_signed_assertion_wrapped_in_another_is_refused_wherever_it_is_hidden() {
    let original = signed();
    let signature = signature_of(&original).to_owned();
    let unsigned = replaced(&original, &signature, "");
    let with_object =
        replaced(&signature, "</ds:Signature>", &format!("<ds:Object>{unsigned}</ds:Object></ds:Signature>"));
    let renamed = original.replace("saml:Assertion", "saml:Advice");
    expect_each(vec![
        (
            "XSW1: original in a Response after a forged one",
            response(&format!("{}{original}", evil(""))),
            E::WrongRoot,
        ),
        (
            "XSW2: original in a Response before a forged one",
            response(&format!("{original}{}", evil(""))),
            E::WrongRoot,
        ),
        ("XSW3: original as child beside the forged content", evil(&original), E::SeveralAssertions),
        (
            "XSW4: signature outside, original without it inside",
            evil(&format!("{signature}{unsigned}")),
            E::SeveralAssertions,
        ),
        ("XSW5: original in the signature's Object", evil(&with_object), E::SeveralAssertions),
        (
            "XSW6: original in an extension element",
            evil(&format!("<x:Extensions xmlns:x=\"urn:x\">{original}</x:Extensions>")),
            E::SeveralAssertions,
        ),
        ("XSW7: original renamed, in Object", evil(&with_object.replace("saml:Assertion", "x")), E::Object),
        ("XSW8: original renamed, with its signature inside", evil(&renamed), E::SignatureMisplaced),
        (
            "XSW9: original renamed beside its signature, same ID as the root",
            {
                let content = format!("{signature}{}", unsigned.replace("saml:Assertion", "saml:Advice"));
                evil(&content).replace("_evil", ID)
            },
            E::DuplicateId,
        ),
        (
            "XSW10: original renamed beside its signature, other ID",
            { evil(&format!("{signature}{}", unsigned.replace("saml:Assertion", "saml:Advice"))) },
            E::ReferenceUri,
        ),
        (
            "an assertion of another namespace inside",
            evil(&format!("{signature}<Assertion/>")),
            E::SeveralAssertions,
        ),
        (
            "doubled: the same assertion twice in one",
            replaced(&original, "</saml:Issuer>", &format!("</saml:Issuer>{original}")),
            E::SeveralAssertions,
        ),
        ("two roots", format!("{original}{original}"), E::NotXml),
    ]);
}

fn response(content: &str) -> String {
    format!(
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_r\" Version=\"2.0\">{content}</samlp:Response>"
    )
}

#[test]
fn only_an_assertion_of_saml_2_is_a_root() {
    let original = signed();
    expect_each(vec![
        ("Response around it", response(&original), E::WrongRoot),
        ("namespace of SAML 1.1", original.replace("SAML:2.0:assertion", "SAML:1.0:assertion"), E::WrongRoot),
        ("no namespace", "<Assertion ID=\"_a\"></Assertion>".to_owned(), E::WrongRoot),
        ("other case", original.replace("saml:Assertion", "saml:assertion"), E::WrongRoot),
        ("encrypted", original.replace("saml:Assertion", "saml:EncryptedAssertion"), E::WrongRoot),
    ]);
}

#[test]
fn the_signature_is_one_and_stands_in_the_assertion_itself() {
    let original = signed();
    let signature = signature_of(&original).to_owned();
    let unsigned = replaced(&original, &signature, "");
    let within = |element: &str| replaced(&unsigned, element, &format!("{element}{signature}"));
    expect_each(vec![
        ("unsigned", unsigned.clone(), E::Unsigned),
        (
            "signature of no namespace",
            original.replace("ds:Signature ", "Signature ").replace("/ds:Signature>", "/Signature>"),
            E::Unsigned,
        ),
        (
            "signature of another namespace",
            original.replace("2000/09/xmldsig#\"><ds:SignedInfo", "2000/09/other#\"><ds:SignedInfo"),
            E::Unsigned,
        ),
        ("moved into the subject", within("<saml:Subject>"), E::SignatureMisplaced),
        ("moved into the attributes", within("<saml:AttributeStatement>"), E::SignatureMisplaced),
        (
            "doubled",
            replaced(&original, &signature, &format!("{signature}{signature}")),
            E::SeveralSignatures,
        ),
        (
            "a second one deeper",
            replaced(&original, "<saml:Subject>", &format!("<saml:Subject>{signature}")),
            E::SeveralSignatures,
        ),
        (
            "a second one in its own KeyInfo",
            replaced(
                &original,
                "</ds:Signature>",
                &format!("<ds:KeyInfo>{signature}</ds:KeyInfo></ds:Signature>"),
            ),
            E::SeveralSignatures,
        ),
        (
            "an Object in it",
            replaced(&original, "</ds:Signature>", "<ds:Object></ds:Object></ds:Signature>"),
            E::Object,
        ),
        (
            "an Object elsewhere",
            replaced(
                &original,
                "<saml:Subject>",
                "<saml:Subject><o:Object xmlns:o=\"http://www.w3.org/2000/09/xmldsig#\"/>",
            ),
            E::Object,
        ),
    ]);
}

#[test]
fn identifiers_are_plain_and_unique() {
    let original = signed();
    let id = |value: &str| original.replace(ID, value);
    expect_each(vec![
        ("no ID", replaced(&original, &format!(" ID=\"{ID}\""), ""), E::Id),
        ("empty ID", id(""), E::Id),
        ("ID of another case", replaced(&original, " ID=", " Id="), E::Id),
        ("ID in a namespace", replaced(&original, " ID=", " xmlns:x=\"urn:x\" x:ID="), E::Id),
        ("ID that makes the reference an expression", id("xpointer(/)"), E::Id),
        ("ID that points at another one", id("xpointer(id('x'))"), E::Id),
        ("ID with a space", id("_a b"), E::Id),
        ("the attribute twice", replaced(&original, " ID=", " ID=\"_x\" ID="), E::NotXml),
        (
            "the same ID on the signature",
            replaced(&original, "<ds:Signature ", &format!("<ds:Signature Id=\"{ID}\" ")),
            E::DuplicateId,
        ),
        (
            "the same ID deeper",
            replaced(&original, "<saml:Subject", &format!("<saml:Subject ID=\"{ID}\"")),
            E::DuplicateId,
        ),
        (
            "the same ID as xml:id",
            replaced(&original, "<saml:Subject", &format!("<saml:Subject xml:id=\"{ID}\"")),
            E::DuplicateId,
        ),
        (
            "the same ID on the root again",
            replaced(&original, " ID=", &format!(" xmlns:x=\"urn:x\" x:Id=\"{ID}\" ID=")),
            E::DuplicateId,
        ),
    ]);
}

#[test]
fn comments_instructions_and_document_types_are_refused() {
    let original = signed();
    let name_id = |content: &str| replaced(&original, ">mgr1<", &format!(">{content}<"));
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    expect_each(vec![
        ("comment in the name id", name_id("mgr1<!-- -->.evil"), E::Comment),
        ("comment before the root", format!("<!-- a -->{original}"), E::Comment),
        ("comment after the root", format!("{original}<!-- a -->"), E::Comment),
        (
            "comment in the signature",
            replaced(&original, "<ds:DigestValue>", "<ds:DigestValue><!---->"),
            E::Comment,
        ),
        ("instruction in the name id", name_id("mgr1<?x y?>"), E::ProcessingInstruction),
        ("style sheet", format!("<?xml-stylesheet href=\"a.xsl\"?>{original}"), E::ProcessingInstruction),
        ("document type", format!("<!DOCTYPE a>{original}"), E::DocumentType),
        (
            "external document type",
            format!("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">{original}"),
            E::DocumentType,
        ),
        ("entity expansion", format!("{bomb}{}", name_id("&c;")), E::DocumentType),
        (
            "external entity",
            format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", name_id("&x;")),
            E::DocumentType,
        ),
        (
            "ID made by a document type",
            format!("<!DOCTYPE a [<!ATTLIST saml:NameID Format ID #IMPLIED>]>{original}"),
            E::DocumentType,
        ),
        ("unknown entity", name_id("&nbsp;"), E::NotXml),
    ]);
}

#[test]
fn what_is_not_small_well_formed_utf_8_is_refused() {
    let original = signed();
    let deep = format!("{}{}", "<a>".repeat(2000), "</a>".repeat(2000));
    expect_each(vec![
        ("empty", String::new(), E::NotXml),
        ("blank", "  \n".to_owned(), E::NotXml),
        ("JSON", "{\"assertion\":1}".to_owned(), E::NotXml),
        ("HTML", "<html><body><br></body></html>".to_owned(), E::NotXml),
        ("truncated", original[..original.len() - 10].to_owned(), E::NotXml),
        ("cut in the middle", original[..original.len() / 2].to_owned(), E::NotXml),
        ("text behind", format!("{original}x"), E::NotXml),
        ("unbound prefix", original.replace("xmlns:saml=", "xmlns:other="), E::NotXml),
        ("character XML cannot hold", replaced(&original, "mgr1", "mgr1&#0;"), E::NotXml),
        ("raw null", replaced(&original, "mgr1", "mgr1\0"), E::NotXml),
        ("nested too deep", replaced(&original, "mgr1", &deep), E::NotXml),
        ("XML 1.1", format!("<?xml version=\"1.1\"?>{original}"), E::NotXml),
        (
            "declared Latin-1",
            format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{original}"),
            E::NotUtf8,
        ),
        (
            "too large",
            replaced(&original, ">mgr1<", &format!(">mgr1{}<", " ".repeat(256 * 1024))),
            E::TooLarge,
        ),
    ]);
    let mut latin_1 = original.clone().into_bytes();
    let at = original.find("mgr1").unwrap();
    latin_1[at] = 0xE9;
    assert_eq!(verdict(latin_1), Err(E::NotUtf8));
    let utf_16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(original.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(verdict(utf_16), Err(E::NotUtf8));
}

#[test]
fn the_untouched_assertion_is_accepted_with_what_changes_nothing() {
    let original = signed();
    assert_eq!(part(&original, ">mgr1<", "<"), ">mgr1<");
    for harmless in [
        original.clone(),
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{original}\n"),
        format!("\u{FEFF}{original}"),
        replaced(&original, "<ds:SignatureValue>", "\n<ds:SignatureValue>\n"),
    ] {
        assert_eq!(verdict(&harmless).map(|verified| verified.name_id.value).as_deref(), Ok("mgr1"));
    }
}
