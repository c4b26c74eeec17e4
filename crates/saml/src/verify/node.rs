//! An element of the one parsed tree, read without tolerance.

use time::OffsetDateTime;
use uppsala::{Document, Element, NodeId, NodeKind};

use super::VerifyError;
use crate::names::{SAML, XML, XSI};
use crate::text;

/// An element of a document.
#[derive(Clone, Copy)]
pub(crate) struct Node<'d> {
    pub document: &'d Document<'d>,
    pub id: NodeId,
    pub element: &'d Element<'d>,
}

impl<'d> Node<'d> {
    pub fn new(document: &'d Document<'d>, id: NodeId) -> Option<Self> {
        document.element(id).map(|element| Self { document, id, element })
    }

    pub fn is(&self, namespace: &str, local_name: &str) -> bool {
        self.element.matches_name_ns(namespace, local_name)
    }

    /// The value of the attribute without namespace. An attribute of the same local name in a namespace is another one.
    pub fn attribute(&self, name: &str) -> Option<&'d str> {
        self.element
            .attributes
            .iter()
            .find(|attribute| attribute.name.matches(None, name))
            .map(|attribute| attribute.value.as_ref())
    }

    /// Whether every attribute is one of `names` without namespace.
    pub fn has_only_attributes(&self, names: &[&str]) -> bool {
        self.element.attributes.iter().all(|attribute| {
            attribute.name.namespace_uri.is_none() && names.contains(&attribute.name.local_name.as_ref())
        })
    }

    /// Refuses attributes other than `names`, `xsi:type` and `xml:lang`; `what` names this element.
    pub fn allow_attributes(&self, what: &'static str, names: &[&str]) -> Result<(), VerifyError> {
        let known = self.element.attributes.iter().all(|attribute| {
            let name = attribute.name.local_name.as_ref();
            match attribute.name.namespace_uri.as_deref() {
                None => names.contains(&name),
                Some(XSI) => name == "type",
                Some(XML) => name == "lang",
                Some(_) => false,
            }
        });
        if known { Ok(()) } else { Err(VerifyError::UnexpectedAttribute(what)) }
    }

    /// The child elements; nothing if there is text other than whitespace between them.
    pub fn elements(&self) -> Option<Vec<Self>> {
        let mut elements = Vec::new();
        for id in self.document.children_iter(self.id) {
            match self.document.node_kind(id) {
                Some(NodeKind::Element(element)) => {
                    elements.push(Self { document: self.document, id, element });
                }
                Some(NodeKind::Text(text)) if is_whitespace(text) => {}
                _ => return None,
            }
        }
        Some(elements)
    }

    /// The text of an element that holds nothing but text; nothing if it holds an element.
    pub fn text(&self) -> Option<String> {
        let mut out = String::new();
        for id in self.document.children_iter(self.id) {
            out.push_str(self.document.text_content(id)?);
        }
        Some(out)
    }

    /// The text of an element that holds one piece of plain text: where readers differ in which piece they take.
    pub fn single_text(&self) -> Option<&'d str> {
        let mut children = self.document.children_iter(self.id);
        match (children.next().and_then(|id| self.document.node_kind(id)), children.next()) {
            (Some(NodeKind::Text(text)), None) => Some(text.as_ref()),
            _ => None,
        }
    }

    /// The child elements by kind: `kinds` are the SAML names that may stand in this element.
    pub fn saml_children(
        &self,
        what: &'static str,
        kinds: &[&'static str],
    ) -> Result<Children<'d>, VerifyError> {
        self.saml_children_besides(what, kinds, |_| false)
    }

    /// As [`Node::saml_children`], without the ones that `besides` picks out.
    pub fn saml_children_besides(
        &self,
        what: &'static str,
        kinds: &[&'static str],
        besides: impl Fn(&Self) -> bool,
    ) -> Result<Children<'d>, VerifyError> {
        let mut found = Vec::new();
        for child in self.elements().ok_or(VerifyError::UnexpectedText(what))? {
            if besides(&child) {
                continue;
            }
            let kind = kinds.iter().find(|kind| child.is(SAML, kind));
            found.push((*kind.ok_or(VerifyError::UnexpectedElement(what))?, child));
        }
        Ok(Children(found))
    }

    /// The text of an element whose content is text; `what` names it.
    pub fn required_text(&self, what: &'static str) -> Result<String, VerifyError> {
        let text = self.text().ok_or(VerifyError::UnexpectedElement(what))?;
        if text.is_empty() { Err(VerifyError::Empty(what)) } else { Ok(text) }
    }

    /// The time in an attribute, if it is there.
    pub fn time(&self, name: &str, what: &'static str) -> Result<Option<OffsetDateTime>, VerifyError> {
        self.attribute(name)
            .map(|value| text::parse_instant(value).ok_or(VerifyError::Time(what)))
            .transpose()
    }
}

/// The children of an element, each with its kind.
pub(crate) struct Children<'d>(Vec<(&'static str, Node<'d>)>);

impl<'d> Children<'d> {
    pub fn all(&self, kind: &str) -> impl Iterator<Item = Node<'d>> {
        self.0.iter().filter(move |(found, _)| *found == kind).map(|(_, node)| *node)
    }

    /// The child of this kind, if there is one; two are refused.
    pub fn optional(&self, kind: &'static str) -> Result<Option<Node<'d>>, VerifyError> {
        let mut nodes = self.all(kind);
        let first = nodes.next();
        if nodes.next().is_some() { Err(VerifyError::Repeated(kind)) } else { Ok(first) }
    }

    /// The one child of this kind.
    pub fn required(&self, kind: &'static str) -> Result<Node<'d>, VerifyError> {
        self.optional(kind)?.ok_or(VerifyError::Missing(kind))
    }
}

fn is_whitespace(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
