//! SAML metadata of the subaccount: who signs, and with which certificates.

use docket_saml::{NAME_ID_EMAIL_ADDRESS, NAME_ID_UNSPECIFIED};

use super::{TrustCertificate, TrustPair};

/// An entity descriptor for the issuer of assertions, as a service that signs for itself and as an identity provider: systems
/// differ in which of the two they import. Both name the active certificate first and the passive one after it, so that whoever
/// reads them before a rotation trusts both. `None` before the first key pair is made.
///
/// The addresses are names and lead nowhere: nobody is sent to docket to sign on, but the schema demands one of each role.
///
/// Source: SAML 2.0 Metadata (OASIS), sections 2.3, 2.4.3 and 2.4.4; destination-service reference, section 9.
pub(crate) fn metadata(entity_id: &str, pair: &TrustPair) -> Option<String> {
    let mut keys = key_descriptor(pair.active.as_ref()?);
    keys.extend(pair.passive.as_ref().map(key_descriptor));
    let entity_id = escaped(entity_id);
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"{entity_id}\">\
         <md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{keys}\
         <md:NameIDFormat>{NAME_ID_UNSPECIFIED}</md:NameIDFormat><md:NameIDFormat>{NAME_ID_EMAIL_ADDRESS}</md:NameIDFormat>\
         <md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:URI\" Location=\"https://{entity_id}\"/>\
         </md:IDPSSODescriptor>\
         <md:SPSSODescriptor AuthnRequestsSigned=\"true\" WantAssertionsSigned=\"true\" \
         protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{keys}\
         <md:AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:URI\" \
         Location=\"https://{entity_id}\" index=\"0\"/>\
         </md:SPSSODescriptor></md:EntityDescriptor>"
    ))
}

fn key_descriptor(trust: &TrustCertificate) -> String {
    format!(
        "<md:KeyDescriptor use=\"signing\">\
         <ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:KeyName>{}</ds:KeyName><ds:X509Data>\
         <ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
        trust.key_name(),
        trust.certificate.to_body()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
