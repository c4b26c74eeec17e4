//! What holds for the whole tree, whatever the signature says.

use std::collections::HashSet;

use uppsala::{Document, NodeId, NodeKind};

use super::{Node, VerifyError};
use crate::names::{DSIG, SAML};
use crate::text;

/// Checks the tree and returns its root, the assertion.
pub(super) fn check<'d>(document: &'d Document<'d>) -> Result<Node<'d>, VerifyError> {
    let root =
        document.document_element().and_then(|id| Node::new(document, id)).ok_or(VerifyError::NotXml)?;
    let mut found = Found::default();
    // A stack of our own: hostile nesting must not decide how deep the call stack gets.
    let mut waiting: Vec<NodeId> = document.children(document.root());
    while let Some(id) = waiting.pop() {
        match document.node_kind(id) {
            Some(NodeKind::Comment(_)) => return Err(VerifyError::Comment),
            Some(NodeKind::ProcessingInstruction(_)) => return Err(VerifyError::ProcessingInstruction),
            _ => {}
        }
        if let Some(node) = Node::new(document, id) {
            found.see(node);
        }
        waiting.extend(document.children_iter(id));
    }
    found.judge(root)?;
    Ok(root)
}

/// What is counted on the way through the tree.
#[derive(Default)]
struct Found<'d> {
    assertions: usize,
    signatures: Vec<NodeId>,
    object: bool,
    identifiers: HashSet<&'d str>,
    duplicate: bool,
}

impl<'d> Found<'d> {
    fn see(&mut self, node: Node<'d>) {
        let local_name = node.element.name.local_name.as_ref();
        // By local name alone: a reader that ignores namespaces must not find a second one either.
        if local_name == "Assertion" {
            self.assertions += 1;
        }
        if node.is(DSIG, "Signature") {
            self.signatures.push(node.id);
        }
        self.object |= node.is(DSIG, "Object");
        for attribute in &node.element.attributes {
            let name = attribute.name.local_name.as_ref();
            if name.eq_ignore_ascii_case("id") || name.eq_ignore_ascii_case("AssertionID") {
                self.duplicate |= !self.identifiers.insert(attribute.value.as_ref());
            }
        }
    }

    fn judge(&self, root: Node<'d>) -> Result<(), VerifyError> {
        if !root.is(SAML, "Assertion") {
            return Err(VerifyError::WrongRoot);
        }
        if self.assertions != 1 {
            return Err(VerifyError::SeveralAssertions);
        }
        match self.signatures[..] {
            [] => return Err(VerifyError::Unsigned),
            [signature] if root.document.parent(signature) == Some(root.id) => {}
            [_] => return Err(VerifyError::SignatureMisplaced),
            [_, _, ..] => return Err(VerifyError::SeveralSignatures),
        }
        if self.object {
            return Err(VerifyError::Object);
        }
        // An ID such as "xpointer(/)" would make the reference to it an expression.
        if !root.attribute("ID").is_some_and(text::is_id) {
            return Err(VerifyError::Id);
        }
        if self.duplicate {
            return Err(VerifyError::DuplicateId);
        }
        Ok(())
    }
}
