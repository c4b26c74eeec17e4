//! Assertions somebody made to be let in. Each goes through `POST /oauth/token` and is refused for its own reason.

use docket_sandbox::store::OauthClient;
use rstest::rstest;

use crate::forge::{EXC_C14N, Forge, Key};
use crate::support::Tenant;
use crate::token::{BAD_SIGNATURE, assert_refused};

/// Makes the hostile text from a good assertion for a manager, signed with the client's own key.
type Attack = fn(&Forge) -> String;

fn good(forge: &Forge) -> String {
    forge.signed(Key::own())
}

fn signed_with(forge: &Forge, change: impl FnOnce(&mut Forge)) -> String {
    good(&forge.clone().with(change))
}

/// The signed assertion of an attacker about themselves, to be hidden in another about somebody else.
fn attackers(forge: &Forge) -> Forge {
    forge.clone().with(|f| f.name_id = String::from("psharma"))
}

/// An assertion about the victim that was never signed, with something where its signature would stand.
fn unsigned_victim(forge: &Forge, signature: &str) -> String {
    forge.clone().with(|f| f.id = String::from("_evil")).around(signature)
}

const XSLT: &str = "http://www.w3.org/TR/1999/REC-xslt-19991116";
const XPATH: &str = "http://www.w3.org/TR/1999/REC-xpath-19991116";

// Unsigned, or signed by somebody else.
#[rstest]
#[case::unsigned("unsigned", |f: &Forge| f.around(""))]
#[case::foreign_key("signature-mismatch", |f: &Forge| f.signed(Key::foreign()))]
#[case::foreign_key_that_brings_its_certificate("foreign-certificate", |f: &Forge| {
    let body = Key::foreign().certificate_body();
    let key_info = format!(
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
    );
    f.clone().with(|f| f.in_signature = key_info).signed(Key::foreign())
})]
#[case::changed_name_id("digest-mismatch", |f: &Forge| good(f).replace(">mkeller<", ">mkellex<"))]
#[case::changed_attribute("digest-mismatch", |f: &Forge| good(&f.clone().attribute("a", "false")).replace(">false<", ">true<"))]
#[case::prolonged("digest-mismatch", |f: &Forge| good(f).replace("NotOnOrAfter=\"2026", "NotOnOrAfter=\"2027"))]
#[case::changed_signature_value("signature-mismatch", |f: &Forge| swap_first_of(&good(f), "<ds:SignatureValue>"))]
#[case::changed_digest("digest-mismatch", |f: &Forge| swap_first_of(&good(f), "<ds:DigestValue>"))]
#[case::empty_signature_value("signature-value", |f: &Forge| cut_between(&good(f), "<ds:SignatureValue>", "</ds:SignatureValue>"))]
// Wrapped, doubled, moved.
#[case::the_signed_one_inside_a_forged_one("several-assertions", |f: &Forge| {
    unsigned_victim(f, &format!("<saml2:Advice>{}</saml2:Advice>", good(&attackers(f))))
})]
#[case::the_signed_one_inside_its_signatures_object("several-assertions", |f: &Forge| {
    let inner = attackers(f);
    let object = format!("<ds:Object>{}</ds:Object>", inner.around(""));
    unsigned_victim(f, &inner.with(|f| f.in_signature = object).signature(Key::own()))
})]
#[case::the_signature_of_another_assertion("reference-uri", |f: &Forge| {
    unsigned_victim(f, &attackers(f).signature(Key::own()))
})]
#[case::the_signature_of_another_with_the_same_id("digest-mismatch", |f: &Forge| {
    f.around(&attackers(f).signature(Key::own()))
})]
#[case::in_a_response("wrong-root", |f: &Forge| {
    format!("<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\">{}</saml2p:Response>", good(f))
})]
#[case::a_forged_one_behind("not-xml", |f: &Forge| good(f) + &unsigned_victim(f, ""))]
#[case::two_signatures("several-signatures", |f: &Forge| {
    let signature = f.signature(Key::own());
    f.around(&format!("{signature}{signature}"))
})]
#[case::a_foreign_and_an_own_signature("several-signatures", |f: &Forge| {
    f.around(&format!("{}{}", f.signature(Key::foreign()), f.signature(Key::own())))
})]
#[case::signature_in_the_subject("signature-misplaced", |f: &Forge| {
    let signature = f.signature(Key::own());
    f.around("").replace("<saml2:Subject>", &format!("<saml2:Subject>{signature}"))
})]
#[case::object_in_the_signature("object", |f: &Forge| {
    signed_with(f, |f| f.in_signature = "<ds:Object>x</ds:Object>".to_owned())
})]
#[case::two_references("signature-layout", |f: &Forge| signed_with(f, |f| {
    f.second_reference = "<ds:Reference URI=\"\"><ds:DigestMethod Algorithm=\"\"></ds:DigestMethod></ds:Reference>".to_owned();
}))]
#[case::two_ids("duplicate-id", |f: &Forge| {
    let id = format!("<saml2:Subject ID=\"{}\">", f.id);
    good(f).replace("<saml2:Subject>", &id)
})]
#[case::two_name_ids("repeated", |f: &Forge| signed_with(f, |f| {
    f.name_id = "psharma</saml2:NameID><saml2:NameID>mkeller".to_owned();
}))]
// What does not belong into an assertion.
#[case::document_type("document-type", |f: &Forge| format!("<!DOCTYPE a>{}", good(f)))]
#[case::an_entity_from_a_file("document-type", |f: &Forge| {
    let entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    format!("{entity}{}", good(f).replace(">mkeller<", ">&e;<"))
})]
#[case::comment_in_the_name_id("comment", |f: &Forge| good(f).replace(">mkeller<", ">mkeller<!---->.evil<"))]
#[case::comment_elsewhere("comment", |f: &Forge| good(f).replace("<saml2:Conditions", "<!-- x --><saml2:Conditions"))]
#[case::processing_instruction("processing-instruction", |f: &Forge| good(f).replace("<saml2:Conditions", "<?x y?><saml2:Conditions"))]
#[case::half("not-xml", |f: &Forge| { let text = good(f); text[..text.len() / 2].to_owned() })]
#[case::too_large("too-large", |f: &Forge| good(&f.clone().attribute("note", &"x".repeat(256 * 1024))))]
#[case::no_xml("not-xml", |_: &Forge| "{\"sub\":\"mkeller\"}".to_owned())]
// References that lead elsewhere.
#[case::reference_to_the_document("reference-uri", |f: &Forge| signed_with(f, |f| f.reference_uri = Some(String::new())))]
#[case::reference_to_a_file("reference-uri", |f: &Forge| signed_with(f, |f| f.reference_uri = Some("file:///etc/passwd".to_owned())))]
#[case::reference_to_a_host("reference-uri", |f: &Forge| signed_with(f, |f| f.reference_uri = Some("http://127.0.0.1:1/".to_owned())))]
#[case::reference_by_pointer("reference-uri", |f: &Forge| signed_with(f, |f| f.reference_uri = Some("#xpointer(/)".to_owned())))]
#[case::reference_to_nothing("reference-uri", |f: &Forge| signed_with(f, |f| f.reference_uri = Some("#_other".to_owned())))]
// Other algorithms.
#[case::rsa_sha1("signature-method", |f: &Forge| signed_with(f, |f| {
    f.signature_method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1".to_owned();
}))]
#[case::rsa_sha512("signature-method", |f: &Forge| signed_with(f, |f| {
    f.signature_method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512".to_owned();
}))]
#[case::hmac_with_the_public_key("signature-method", |f: &Forge| signed_with(f, |f| {
    f.signature_method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256".to_owned();
}))]
#[case::digest_sha1("digest-method", |f: &Forge| signed_with(f, |f| {
    f.digest_method = "http://www.w3.org/2000/09/xmldsig#sha1".to_owned();
}))]
#[case::inclusive_canonicalization("canonicalization-method", |f: &Forge| signed_with(f, |f| {
    f.c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315".to_owned();
}))]
#[case::canonicalization_with_comments("canonicalization-method", |f: &Forge| signed_with(f, |f| {
    f.c14n = format!("{EXC_C14N}WithComments");
}))]
#[case::a_stylesheet("transforms", |f: &Forge| signed_with(f, |f| f.transforms.push(XSLT.to_owned())))]
#[case::a_path("transforms", |f: &Forge| signed_with(f, |f| f.transforms.insert(1, XPATH.to_owned())))]
#[case::not_enveloped("transforms", |f: &Forge| signed_with(f, |f| { f.transforms.remove(0); }))]
#[tokio::test]
async fn a_hostile_assertion_is_refused_for_its_own_reason(#[case] reason: &str, #[case] attack: Attack) {
    let (tenant, client) = tenant_and_client().await;
    let forge = Forge::of("mkeller", tenant.clock.now());
    let answer = tenant.present(&client, &attack(&forge)).await;
    let reason = format!("signature: {reason}: ");
    assert_refused(&answer, 401, BAD_SIGNATURE, &[&reason, "certificate of propagation, SHA-256 "]);
}

#[tokio::test]
async fn the_reason_shows_the_fingerprint_of_the_registered_certificate() {
    let (tenant, client) = tenant_and_client().await;
    let forge = Forge::of("mkeller", tenant.clock.now());
    let answer = tenant.present(&client, &forge.signed(Key::foreign())).await;
    let own = docket_saml::Certificate::from_pem_or_body(&Key::own().certificate_pem).unwrap();
    assert_refused(&answer, 401, BAD_SIGNATURE, &[own.fingerprint_sha256()]);
}

#[tokio::test]
async fn an_assertion_of_another_clients_key_is_refused() {
    let tenant = Tenant::start().await;
    let one = tenant.register("one", Key::own(), "").await;
    let other = tenant.register("other", Key::foreign(), "").await;
    let assertion = Forge::of("mkeller", tenant.clock.now()).signed(Key::own());
    assert_eq!(tenant.present(&one, &assertion).await.status, 200);
    let answer = tenant.present(&other, &assertion).await;
    assert_refused(&answer, 401, BAD_SIGNATURE, &["signature-mismatch", "certificate of other"]);
}

#[tokio::test]
async fn what_is_no_base64_is_refused_before_it_is_read() {
    let (tenant, client) = tenant_and_client().await;
    for text in ["<saml2:Assertion/>", "a", "===="] {
        let sent = [
            ("grant_type", crate::actors::SAML_BEARER),
            ("company_id", docket_sandbox::COMPANY_ID),
            ("client_id", &client.api_key),
            ("assertion", text),
        ];
        assert_refused(&tenant.post_token(&sent).await, 401, BAD_SIGNATURE, &["not base64"]);
    }
}

#[tokio::test]
async fn an_assertion_without_an_end_or_a_bearer_confirmation_is_refused() {
    let (tenant, client) = tenant_and_client().await;
    let message = "The SAML assertion is expired or not yet valid";
    for (without, reason) in [
        (
            " NotOnOrAfter=\"2026-03-02T08:10:00.000Z\"><saml2:AudienceRestriction>",
            "Conditions has no NotOnOrAfter",
        ),
        (
            "NotOnOrAfter=\"2026-03-02T08:10:00.000Z\" Recipient",
            "SubjectConfirmationData has no NotOnOrAfter",
        ),
        ("cm:bearer", "no bearer SubjectConfirmation"),
    ] {
        let replacement = match without {
            "cm:bearer" => "cm:sender-vouches",
            text if text.ends_with("Recipient") => "Recipient",
            _ => "><saml2:AudienceRestriction>",
        };
        let forge = Forge::of("mkeller", tenant.clock.now()).with(|f| {
            f.replace = Some((without.to_owned(), replacement.to_owned()));
        });
        let answer = tenant.present(&client, &forge.signed(Key::own())).await;
        assert_refused(&answer, 401, message, &[reason, "now="]);
    }
}

/// Another first character of what stands behind the tag: still base64, still of the same length.
fn swap_first_of(text: &str, tag: &str) -> String {
    let at = text.find(tag).expect("the tag is there") + tag.len();
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}

fn cut_between(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).expect("the start is there") + from.len();
    let end = text.find(to).expect("the end is there");
    format!("{}{}", &text[..start], &text[end..])
}

async fn tenant_and_client() -> (Tenant, OauthClient) {
    let tenant = Tenant::start().await;
    let client = tenant.register("propagation", Key::own(), "").await;
    (tenant, client)
}
