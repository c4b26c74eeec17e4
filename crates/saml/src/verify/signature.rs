//! The signature: what it names is checked here first, then the library computes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bergshamra::dsig::verify::verify_document_with_source;
use bergshamra::{DsigContext, KeysManager, VerifyResult};
use kryptering::{HashAlgorithm, SignatureAlgorithm, Verifier};

use super::{Node, VerifyError};
use crate::certificate::Certificate;
use crate::names::{DSIG, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256};

/// Checks the one signature below `root`, which hygiene has found.
pub(super) fn check(root: Node<'_>, text: &str, certificate: &Certificate) -> Result<(), VerifyError> {
    let signature = root
        .document
        .first_child_element_by_name_ns(root.id, DSIG, "Signature")
        .and_then(|id| Node::new(root.document, id))
        .ok_or(VerifyError::Unsigned)?;
    let key_info = check_layout(root, signature)?;
    match compute(root, signature, text, certificate) {
        Err(VerifyError::SignatureMismatch)
            if key_info.is_some_and(|key_info| names_other_certificate(key_info, certificate)) =>
        {
            Err(VerifyError::ForeignCertificate)
        }
        outcome => outcome,
    }
}

/// Reads the layout alone: for the fuzz targets.
pub(super) fn layout(root: Node<'_>) {
    let signature = root.document.first_child_element_by_name_ns(root.id, DSIG, "Signature");
    if let Some(signature) = signature.and_then(|id| Node::new(root.document, id)) {
        let _ = check_layout(root, signature);
    }
}

/// Checks every element of the signature that the library would act on, and returns `KeyInfo`.
///
/// Each element has its place, no other attribute than the one expected and no other child. So it does not matter how
/// the library looks for them: there is only one to find.
fn check_layout<'d>(root: Node<'d>, signature: Node<'d>) -> Result<Option<Node<'d>>, VerifyError> {
    let layout = VerifyError::SignatureLayout;
    let (signed_info, signature_value, key_info) = match children(signature, &["Id"])?[..] {
        [signed_info, value] => (signed_info, value, None),
        [signed_info, value, key_info] => (signed_info, value, Some(key_info)),
        _ => return Err(layout),
    };
    if !(signed_info.is(DSIG, "SignedInfo") && signature_value.is(DSIG, "SignatureValue"))
        || key_info.is_some_and(|key_info| !key_info.is(DSIG, "KeyInfo"))
    {
        return Err(layout);
    }
    let [canonicalization, method, reference] = children(signed_info, &["Id"])?[..] else {
        return Err(layout);
    };
    if !(canonicalization.is(DSIG, "CanonicalizationMethod")
        && method.is(DSIG, "SignatureMethod")
        && reference.is(DSIG, "Reference"))
    {
        return Err(layout);
    }
    require_algorithm(canonicalization, EXC_C14N, VerifyError::CanonicalizationMethod)?;
    require_algorithm(method, RSA_SHA256, VerifyError::SignatureMethod)?;
    check_reference(root, reference)?;
    let value = base64_text(signature_value, &["Id"]).ok_or(VerifyError::SignatureValue)?;
    if value.is_empty() { Err(VerifyError::SignatureValue) } else { Ok(key_info) }
}

fn check_reference(root: Node<'_>, reference: Node<'_>) -> Result<(), VerifyError> {
    let layout = VerifyError::SignatureLayout;
    let [transforms, digest_method, digest_value] = children(reference, &["Id", "URI"])?[..] else {
        return Err(layout);
    };
    if !(transforms.is(DSIG, "Transforms")
        && digest_method.is(DSIG, "DigestMethod")
        && digest_value.is(DSIG, "DigestValue"))
    {
        return Err(layout);
    }
    let id = root.attribute("ID").ok_or(VerifyError::Id)?;
    if reference.attribute("URI").and_then(|uri| uri.strip_prefix('#')) != Some(id) {
        return Err(VerifyError::ReferenceUri);
    }
    let [enveloped, canonical] = children(transforms, &[])?[..] else {
        return Err(VerifyError::Transforms);
    };
    for (transform, algorithm) in [(enveloped, ENVELOPED), (canonical, EXC_C14N)] {
        if !transform.is(DSIG, "Transform") {
            return Err(VerifyError::Transforms);
        }
        require_algorithm(transform, algorithm, VerifyError::Transforms)?;
    }
    require_algorithm(digest_method, SHA256, VerifyError::DigestMethod)?;
    match base64_text(digest_value, &[]) {
        Some(digest) if digest.len() == 32 => Ok(()),
        _ => Err(VerifyError::DigestValue),
    }
}

/// The child elements of a node that has only these attributes and no text.
fn children<'d>(node: Node<'d>, attributes: &[&str]) -> Result<Vec<Node<'d>>, VerifyError> {
    if !node.has_only_attributes(attributes) {
        return Err(VerifyError::SignatureLayout);
    }
    node.elements().ok_or(VerifyError::SignatureLayout)
}

/// Demands the algorithm, without parameters.
fn require_algorithm(node: Node<'_>, algorithm: &str, otherwise: VerifyError) -> Result<(), VerifyError> {
    let exact = node.attribute("Algorithm") == Some(algorithm)
        && node.has_only_attributes(&["Algorithm"])
        && node.elements().is_some_and(|children| children.is_empty());
    if exact { Ok(()) } else { Err(otherwise) }
}

fn base64_text(node: Node<'_>, attributes: &[&str]) -> Option<Vec<u8>> {
    if !node.has_only_attributes(attributes) {
        return None;
    }
    let compact: String =
        node.single_text()?.chars().filter(|character| !character.is_whitespace()).collect();
    STANDARD.decode(compact).ok()
}

/// Lets the library compute digest and signature on the tree that was checked.
fn compute(
    root: Node<'_>,
    signature: Node<'_>,
    text: &str,
    certificate: &Certificate,
) -> Result<(), VerifyError> {
    let asked = Arc::new(AtomicBool::new(false));
    let mut context = DsigContext::new(KeysManager::new());
    context.hsm_verifier =
        Some(Box::new(RegisteredKey { certificate: certificate.clone(), asked: Arc::clone(&asked) }));
    match verify_document_with_source(&context, root.document, Some(text)) {
        Ok(VerifyResult::Valid { signature_node, references, .. }) => match &references[..] {
            [reference]
                if signature_node == signature.id
                    && reference.digest_verified
                    && reference.resolved_node == Some(root.id) =>
            {
                Ok(())
            }
            _ => Err(VerifyError::CoversSomethingElse),
        },
        // Digests are compared before the key is asked.
        Ok(VerifyResult::Invalid { .. }) if asked.load(Ordering::Relaxed) => {
            Err(VerifyError::SignatureMismatch)
        }
        Ok(VerifyResult::Invalid { .. }) => Err(VerifyError::DigestMismatch),
        Err(_) => Err(VerifyError::Unprocessable),
    }
}

/// The certificate's key as the library's only source of keys; it remembers whether it was asked.
struct RegisteredKey {
    certificate: Certificate,
    asked: Arc<AtomicBool>,
}

impl Verifier for RegisteredKey {
    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::RsaPkcs1v15(HashAlgorithm::Sha256)
    }

    fn verify(&self, data: &[u8], signature: &[u8]) -> kryptering::Result<bool> {
        self.asked.store(true, Ordering::Relaxed);
        Ok(self.certificate.has_signed(data, signature))
    }
}

/// Whether `KeyInfo` holds a certificate and none is the registered one. This explains a refusal, it never prevents one.
fn names_other_certificate(key_info: Node<'_>, certificate: &Certificate) -> bool {
    let mut named = key_info
        .document
        .child_elements_by_name_ns(key_info.id, DSIG, "X509Data")
        .into_iter()
        .flat_map(|data| key_info.document.child_elements_by_name_ns(data, DSIG, "X509Certificate"))
        .filter_map(|id| base64_text(Node::new(key_info.document, id)?, &[]))
        .peekable();
    named.peek().is_some() && named.all(|der| der != certificate.der())
}
