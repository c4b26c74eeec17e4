//! Reading the metadata of whoever signs assertions: who they are, and with which certificates.

use uppsala::Document;

use crate::certificate::{Certificate, CertificateError};
use crate::names::DSIG;
use crate::verify::{MAX_BYTES, Node, parse};

/// SAML 2.0 metadata namespace.
const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// The roles whose keys sign assertions: an identity provider, or a service that signs for itself, as the destination
/// service describes itself.
const ROLES: [&str; 2] = ["IDPSSODescriptor", "SPSSODescriptor"];

/// An issuer of assertions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    pub entity_id: String,
    /// At least one; any of them may have signed.
    pub certificates: Vec<Certificate>,
}

/// Why a text is not the metadata of an issuer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MetadataError {
    #[error("the metadata is larger than {MAX_BYTES} bytes")]
    TooLarge,
    #[error("the metadata is not XML, or has a document type")]
    NotXml,
    #[error(
        "the root is not an EntityDescriptor of SAML 2.0 metadata; take the descriptor of one entity alone"
    )]
    NotAnEntity,
    #[error("the EntityDescriptor has no entityID")]
    NoEntityId,
    #[error("there is no signing certificate in an IDPSSODescriptor or SPSSODescriptor")]
    NoCertificate,
    #[error("a signing certificate cannot be used: {0}")]
    Certificate(CertificateError),
}

/// Reads the metadata of one entity.
///
/// The metadata's own signature is not looked at: whoever registers it vouches for it.
///
/// # Errors
/// [`MetadataError`], which says what to give instead.
///
/// Source: SAML 2.0 Metadata (OASIS), sections 2.3 and 2.4.
pub fn read_metadata(xml: &str) -> Result<Issuer, MetadataError> {
    if xml.len() > MAX_BYTES {
        return Err(MetadataError::TooLarge);
    }
    let document =
        parse(xml.trim_start_matches('\u{feff}').trim_start()).map_err(|_| MetadataError::NotXml)?;
    let root = root(&document).ok_or(MetadataError::NotAnEntity)?;
    let entity_id = root.attribute("entityID").map(str::trim).filter(|id| !id.is_empty());
    let entity_id = entity_id.ok_or(MetadataError::NoEntityId)?.to_owned();
    let mut certificates: Vec<Certificate> = Vec::new();
    for role in ROLES {
        let keys = children(root, METADATA, role)
            .into_iter()
            .flat_map(|descriptor| children(descriptor, METADATA, "KeyDescriptor"))
            .filter(|key| key.attribute("use").is_none_or(|usage| usage == "signing"));
        let bodies = keys
            .flat_map(|key| children(key, DSIG, "KeyInfo"))
            .flat_map(|info| children(info, DSIG, "X509Data"))
            .flat_map(|data| children(data, DSIG, "X509Certificate"));
        for body in bodies {
            let text = body.text().unwrap_or_default();
            let certificate = Certificate::from_pem_or_body(&text).map_err(MetadataError::Certificate)?;
            if !certificates.contains(&certificate) {
                certificates.push(certificate);
            }
        }
        if !certificates.is_empty() {
            return Ok(Issuer { entity_id, certificates });
        }
    }
    Err(MetadataError::NoCertificate)
}

fn root<'d>(document: &'d Document<'d>) -> Option<Node<'d>> {
    let id = document.document_element()?;
    Node::new(document, id).filter(|root| root.is(METADATA, "EntityDescriptor"))
}

/// The children of that name, whatever stands between them.
fn children<'d>(node: Node<'d>, namespace: &str, name: &str) -> Vec<Node<'d>> {
    node.document
        .children_iter(node.id)
        .filter_map(|id| Node::new(node.document, id))
        .filter(|child| child.is(namespace, name))
        .collect()
}
