//! `GET /saml/metadata`: the token service as a receiver of SAML assertions.

use std::fmt::Write as _;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header;

use crate::Uaa;

/// Describes the token service to issuers of SAML assertions
///
/// `entityID` is the audience of their assertions, the location the recipient and the address they are sent to.
///
/// Source: SAML 2.0 Metadata (OASIS), section 2.4.4; the binding is the one the original has for assertions in a form.
#[utoipa::path(
    get,
    path = "/saml/metadata",
    operation_id = "getServiceProviderMetadata",
    responses((status = 200, description = "SAML 2.0 metadata.", body = String, content_type = "application/samlmetadata+xml")),
)]
pub(super) async fn get(State(uaa): State<Uaa>) -> Response {
    let entity_id = escaped(&uaa.entity_id());
    let addresses = uaa.assertion_addresses();
    let services = addresses.iter().enumerate().fold(String::new(), |mut services, (index, address)| {
            let _ = write!(
                services,
                "<md:AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:URI\" Location=\"{}\" \
                 index=\"{index}\" isDefault=\"{}\"/>",
                escaped(address),
                index == 0
            );
            services
        });
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"{entity_id}\">\
         <md:SPSSODescriptor AuthnRequestsSigned=\"false\" WantAssertionsSigned=\"true\" \
         protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">\
         <md:NameIDFormat>{}</md:NameIDFormat><md:NameIDFormat>{}</md:NameIDFormat>{services}\
         </md:SPSSODescriptor></md:EntityDescriptor>",
        docket_saml::NAME_ID_EMAIL_ADDRESS,
        docket_saml::NAME_ID_UNSPECIFIED,
    );
    ([(header::CONTENT_TYPE, "application/samlmetadata+xml")], xml).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
