//! The claims, read from the verified tree: each element where the schema has it, none that is not known.

use std::collections::HashSet;

use super::node::Node;
use super::{Conditions, SubjectConfirmation, Verified, VerifyError};
use crate::assertion::{Attribute, NameId};
use crate::names::DSIG;

/// Attributes of `Issuer` and `NameID`.
const NAME_ATTRIBUTES: &[&str] = &["Format", "NameQualifier", "SPNameQualifier", "SPProvidedID"];

/// Reads all claims of the assertion `root`.
///
/// Source: SAML 2.0 Core, sections 2.3 to 2.7.
pub(super) fn read(root: Node<'_>) -> Result<Verified, VerifyError> {
    root.allow_attributes("Assertion", &["ID", "IssueInstant", "Version"])?;
    if root.attribute("Version") != Some("2.0") {
        return Err(VerifyError::Version);
    }
    let children = root.saml_children_besides(
        "Assertion",
        &["Issuer", "Subject", "Conditions", "AuthnStatement", "AttributeStatement"],
        |child| child.is(DSIG, "Signature"),
    )?;
    let issuer = children.required("Issuer")?;
    issuer.allow_attributes("Issuer", NAME_ATTRIBUTES)?;
    let (name_id, confirmation) = subject(children.required("Subject")?)?;
    let conditions = children.optional("Conditions")?.map(conditions).transpose()?.unwrap_or_default();
    let authn = children.optional("AuthnStatement")?.map(authn_statement).transpose()?.unwrap_or_default();
    Ok(Verified {
        id: root.attribute("ID").ok_or(VerifyError::Id)?.to_owned(),
        issuer: issuer.required_text("Issuer")?,
        issue_instant: root
            .time("IssueInstant", "IssueInstant")?
            .ok_or(VerifyError::Missing("IssueInstant"))?,
        name_id,
        confirmation,
        conditions,
        authn_instant: authn.instant,
        authn_context_class_ref: authn.context_class_ref,
        session_index: authn.session_index,
        attributes: attributes(children.all("AttributeStatement"))?,
    })
}

fn subject(node: Node<'_>) -> Result<(NameId, Option<SubjectConfirmation>), VerifyError> {
    node.allow_attributes("Subject", &[])?;
    let children = node.saml_children("Subject", &["NameID", "SubjectConfirmation"])?;
    let name_id = children.required("NameID")?;
    name_id.allow_attributes("NameID", NAME_ATTRIBUTES)?;
    let confirmation = children.optional("SubjectConfirmation")?.map(subject_confirmation).transpose()?;
    let name_id = NameId {
        value: name_id.required_text("NameID")?,
        format: name_id.attribute("Format").map(str::to_owned),
        qualifier: name_id.attribute("NameQualifier").map(str::to_owned),
    };
    Ok((name_id, confirmation))
}

fn subject_confirmation(node: Node<'_>) -> Result<SubjectConfirmation, VerifyError> {
    node.allow_attributes("SubjectConfirmation", &["Method"])?;
    let method =
        node.attribute("Method").ok_or(VerifyError::Missing("SubjectConfirmation Method"))?.to_owned();
    let children = node.saml_children("SubjectConfirmation", &["SubjectConfirmationData"])?;
    let Some(data) = children.optional("SubjectConfirmationData")? else {
        return Ok(SubjectConfirmation { method, not_before: None, not_on_or_after: None, recipient: None });
    };
    data.allow_attributes(
        "SubjectConfirmationData",
        &["Address", "InResponseTo", "NotBefore", "NotOnOrAfter", "Recipient"],
    )?;
    data.saml_children("SubjectConfirmationData", &[])?;
    Ok(SubjectConfirmation {
        method,
        not_before: data.time("NotBefore", "SubjectConfirmationData NotBefore")?,
        not_on_or_after: data.time("NotOnOrAfter", "SubjectConfirmationData NotOnOrAfter")?,
        recipient: data.attribute("Recipient").map(str::to_owned),
    })
}

fn conditions(node: Node<'_>) -> Result<Conditions, VerifyError> {
    node.allow_attributes("Conditions", &["NotBefore", "NotOnOrAfter"])?;
    let children = node.saml_children("Conditions", &["AudienceRestriction"])?;
    let mut audiences = Vec::new();
    if let Some(restriction) = children.optional("AudienceRestriction")? {
        restriction.allow_attributes("AudienceRestriction", &[])?;
        for audience in restriction.saml_children("AudienceRestriction", &["Audience"])?.all("Audience") {
            audience.allow_attributes("Audience", &[])?;
            audiences.push(audience.required_text("Audience")?);
        }
        if audiences.is_empty() {
            return Err(VerifyError::Missing("Audience"));
        }
    }
    Ok(Conditions {
        not_before: node.time("NotBefore", "Conditions NotBefore")?,
        not_on_or_after: node.time("NotOnOrAfter", "Conditions NotOnOrAfter")?,
        audiences,
    })
}

/// What an authentication statement says.
#[derive(Default)]
struct Authn {
    instant: Option<time::OffsetDateTime>,
    context_class_ref: Option<String>,
    session_index: Option<String>,
}

fn authn_statement(node: Node<'_>) -> Result<Authn, VerifyError> {
    node.allow_attributes("AuthnStatement", &["AuthnInstant", "SessionIndex", "SessionNotOnOrAfter"])?;
    // Its end is checked for being a time, though nothing here keeps a session.
    node.time("SessionNotOnOrAfter", "AuthnStatement SessionNotOnOrAfter")?;
    let instant = node.time("AuthnInstant", "AuthnInstant")?.ok_or(VerifyError::Missing("AuthnInstant"))?;
    let children = node.saml_children("AuthnStatement", &["SubjectLocality", "AuthnContext"])?;
    children.optional("SubjectLocality")?;
    let context = children.required("AuthnContext")?;
    context.allow_attributes("AuthnContext", &[])?;
    let class_ref = context
        .saml_children("AuthnContext", &["AuthnContextClassRef"])?
        .optional("AuthnContextClassRef")?
        .map(|class_ref| {
            class_ref.allow_attributes("AuthnContextClassRef", &[])?;
            class_ref.required_text("AuthnContextClassRef")
        })
        .transpose()?;
    Ok(Authn {
        instant: Some(instant),
        context_class_ref: class_ref,
        session_index: node.attribute("SessionIndex").map(str::to_owned),
    })
}

fn attributes<'d>(statements: impl Iterator<Item = Node<'d>>) -> Result<Vec<Attribute>, VerifyError> {
    let mut attributes = Vec::new();
    let mut names = HashSet::new();
    for statement in statements {
        statement.allow_attributes("AttributeStatement", &[])?;
        for node in statement.saml_children("AttributeStatement", &["Attribute"])?.all("Attribute") {
            let attribute = attribute(node)?;
            if !names.insert(attribute.name.clone()) {
                return Err(VerifyError::Repeated("Attribute Name"));
            }
            attributes.push(attribute);
        }
    }
    Ok(attributes)
}

fn attribute(node: Node<'_>) -> Result<Attribute, VerifyError> {
    node.allow_attributes("Attribute", &["FriendlyName", "Name", "NameFormat"])?;
    let name = node.attribute("Name").ok_or(VerifyError::Missing("Attribute Name"))?;
    if name.is_empty() {
        return Err(VerifyError::Empty("Attribute Name"));
    }
    let mut values = Vec::new();
    for value in node.saml_children("Attribute", &["AttributeValue"])?.all("AttributeValue") {
        value.allow_attributes("AttributeValue", &[])?;
        values.push(value.text().ok_or(VerifyError::UnexpectedElement("AttributeValue"))?);
    }
    Ok(Attribute { name: name.to_owned(), values })
}
