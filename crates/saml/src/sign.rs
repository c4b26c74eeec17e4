//! Writing and signing an assertion.
//!
//! The document is written in its own canonical form (Exclusive XML Canonicalization: attributes sorted, nothing
//! self-closed, texts escaped one way), so what is digested is what is sent and nothing needs to be parsed to sign it. The one
//! difference: the prefix `xs` is declared on the root although canonical form leaves it out, because it is used only
//! inside a value (`xsi:type="xs:string"`).

use std::collections::HashSet;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use time::OffsetDateTime;

use crate::assertion::Assertion;
use crate::key::SigningKey;
use crate::names::{
    ATTRIBUTE_NAME_BASIC, CONFIRMATION_BEARER, DSIG, ENVELOPED, EXC_C14N, RSA_SHA256, RSA_SHA512, SHA256,
    SHA512, XS, XSI,
};
use crate::text;

/// How to sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignOptions {
    /// Adds `KeyInfo/X509Data/X509Certificate`, for receivers that look their key up by it.
    pub include_certificate: bool,
    pub digest: Digest,
}

/// The hash of both the digest and the signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256 and RSA-SHA256: what every receiver takes, and all that [`crate::verify()`] accepts.
    #[default]
    Sha256,
    /// SHA-512 and RSA-SHA512.
    Sha512,
}

/// Why an assertion cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    #[error("{0} of the assertion is empty")]
    Empty(String),
    #[error(
        "the assertion's id must start with a letter or \"_\" and go on with letters, digits, \"_\", \"-\" and \".\""
    )]
    Id,
    #[error("{field} of the assertion holds the character U+{:04X}, which XML cannot hold", u32::from(*character))]
    Character { field: String, character: char },
    #[error("the assertion has two attributes named \"{0}\"; give one of them all the values")]
    RepeatedAttribute(String),
    #[error("{0} of the assertion is outside the years 0 to 9999")]
    Time(&'static str),
}

/// Writes `assertion` and signs it: an XML document without declaration, in UTF-8.
///
/// Layout: `Issuer`, `ds:Signature`, `Subject`, `Conditions`, `AuthnStatement`, and an `AttributeStatement` if there are
/// attributes. Times are cut to milliseconds. RSA signatures are deterministic, so the same input gives the same bytes.
///
/// # Errors
/// [`SignError`] names the field that cannot be written.
///
/// Source: SAML 2.0 Core, section 2 and schema; XML Signature 1.1, section 4.
pub fn sign(assertion: &Assertion, key: &SigningKey, options: &SignOptions) -> Result<String, SignError> {
    check(assertion)?;
    let before_signature = opening_and_issuer(assertion)?;
    let after_signature = statements(assertion)?;

    let mut hasher = digest::Context::new(match options.digest {
        Digest::Sha256 => &digest::SHA256,
        Digest::Sha512 => &digest::SHA512,
    });
    hasher.update(ROOT_START.as_bytes());
    hasher.update(before_signature.as_bytes());
    hasher.update(after_signature.as_bytes());
    let content = signed_info_content(&assertion.id, options.digest, hasher.finish().as_ref());

    // Canonicalized alone, SignedInfo declares the prefix it inherits from Signature in the document.
    let canonical = format!("<ds:SignedInfo xmlns:ds=\"{DSIG}\">{content}</ds:SignedInfo>");
    let signature = STANDARD.encode(key.sign(options.digest, canonical.as_bytes()));
    let key_info = if options.include_certificate {
        format!(
            "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
            key.certificate().to_body()
        )
    } else {
        String::new()
    };
    let schema = if assertion.attributes.is_empty() { String::new() } else { format!(" xmlns:xs=\"{XS}\"") };
    Ok([
        ROOT_START,
        &schema,
        &before_signature,
        "<ds:Signature xmlns:ds=\"",
        DSIG,
        "\"><ds:SignedInfo>",
        &content,
        "</ds:SignedInfo><ds:SignatureValue>",
        &signature,
        "</ds:SignatureValue>",
        &key_info,
        "</ds:Signature>",
        &after_signature,
    ]
    .concat())
}

const ROOT_START: &str = "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

/// The rest of the opening tag and the issuer: all that stands before the signature.
fn opening_and_issuer(assertion: &Assertion) -> Result<String, SignError> {
    let mut out = String::with_capacity(256);
    push_attribute(&mut out, "ID", &assertion.id);
    push_attribute(&mut out, "IssueInstant", &instant("IssueInstant", assertion.issue_instant)?);
    push_attribute(&mut out, "Version", "2.0");
    out.push('>');
    push_element(&mut out, "saml:Issuer", &[], &assertion.issuer);
    Ok(out)
}

/// All that stands after the signature, with the closing tag.
fn statements(assertion: &Assertion) -> Result<String, SignError> {
    let not_on_or_after = instant("NotOnOrAfter", assertion.not_on_or_after)?;
    let mut out = String::with_capacity(2048);

    out.push_str("<saml:Subject>");
    // Attributes of one element stand in the order of their names.
    let mut name_id = Vec::with_capacity(2);
    name_id.extend(assertion.name_id.format.as_deref().map(|format| ("Format", format)));
    name_id.extend(assertion.name_id.qualifier.as_deref().map(|qualifier| ("NameQualifier", qualifier)));
    push_element(&mut out, "saml:NameID", &name_id, &assertion.name_id.value);
    push_start(&mut out, "saml:SubjectConfirmation", &[("Method", CONFIRMATION_BEARER)]);
    push_element(
        &mut out,
        "saml:SubjectConfirmationData",
        &[("NotOnOrAfter", &not_on_or_after), ("Recipient", &assertion.recipient)],
        "",
    );
    out.push_str("</saml:SubjectConfirmation></saml:Subject>");

    let not_before = instant("NotBefore", assertion.not_before)?;
    push_start(
        &mut out,
        "saml:Conditions",
        &[("NotBefore", &not_before), ("NotOnOrAfter", &not_on_or_after)],
    );
    out.push_str("<saml:AudienceRestriction>");
    push_element(&mut out, "saml:Audience", &[], &assertion.audience);
    out.push_str("</saml:AudienceRestriction></saml:Conditions>");

    let authn_instant = instant("AuthnInstant", assertion.authn_instant)?;
    let mut authn = vec![("AuthnInstant", authn_instant.as_str())];
    authn.extend(assertion.session_index.as_deref().map(|index| ("SessionIndex", index)));
    push_start(&mut out, "saml:AuthnStatement", &authn);
    out.push_str("<saml:AuthnContext>");
    push_element(&mut out, "saml:AuthnContextClassRef", &[], &assertion.authn_context_class_ref);
    out.push_str("</saml:AuthnContext></saml:AuthnStatement>");

    if !assertion.attributes.is_empty() {
        out.push_str("<saml:AttributeStatement>");
        for attribute in &assertion.attributes {
            push_start(
                &mut out,
                "saml:Attribute",
                &[("Name", &attribute.name), ("NameFormat", ATTRIBUTE_NAME_BASIC)],
            );
            for value in &attribute.values {
                push_element(
                    &mut out,
                    "saml:AttributeValue",
                    &[("xmlns:xsi", XSI), ("xsi:type", "xs:string")],
                    value,
                );
            }
            out.push_str("</saml:Attribute>");
        }
        out.push_str("</saml:AttributeStatement>");
    }
    out.push_str("</saml:Assertion>");
    Ok(out)
}

fn signed_info_content(id: &str, digest: Digest, value: &[u8]) -> String {
    let (signature_method, digest_method) = match digest {
        Digest::Sha256 => (RSA_SHA256, SHA256),
        Digest::Sha512 => (RSA_SHA512, SHA512),
    };
    format!(
        "<ds:CanonicalizationMethod Algorithm=\"{EXC_C14N}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{signature_method}\"></ds:SignatureMethod>\
         <ds:Reference URI=\"#{id}\"><ds:Transforms>\
         <ds:Transform Algorithm=\"{ENVELOPED}\"></ds:Transform>\
         <ds:Transform Algorithm=\"{EXC_C14N}\"></ds:Transform>\
         </ds:Transforms><ds:DigestMethod Algorithm=\"{digest_method}\"></ds:DigestMethod>\
         <ds:DigestValue>{}</ds:DigestValue></ds:Reference>",
        STANDARD.encode(value)
    )
}

fn push_start(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        push_attribute(out, name, value);
    }
    out.push('>');
}

fn push_element(out: &mut String, name: &str, attributes: &[(&str, &str)], content: &str) {
    push_start(out, name, attributes);
    text::push_text(out, content);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text::push_attribute_value(out, value);
    out.push('"');
}

fn instant(field: &'static str, at: OffsetDateTime) -> Result<String, SignError> {
    text::instant(at).ok_or(SignError::Time(field))
}

/// Refuses what could not be written, or could not be read again.
fn check(assertion: &Assertion) -> Result<(), SignError> {
    let Assertion {
        id,
        issuer,
        issue_instant: _,
        name_id,
        recipient,
        audience,
        not_before: _,
        not_on_or_after: _,
        authn_instant: _,
        authn_context_class_ref,
        session_index,
        attributes,
    } = assertion;
    if !text::is_id(id) {
        return Err(SignError::Id);
    }
    let required = [
        ("Issuer", issuer),
        ("NameID", &name_id.value),
        ("Recipient", recipient),
        ("Audience", audience),
        ("AuthnContextClassRef", authn_context_class_ref),
    ];
    let optional = [
        ("NameID Format", &name_id.format),
        ("NameID NameQualifier", &name_id.qualifier),
        ("SessionIndex", session_index),
    ];
    let optional = optional.into_iter().filter_map(|(field, value)| Some((field, value.as_ref()?)));
    for (field, value) in required.into_iter().chain(optional) {
        check_text(|| field.to_owned(), value)?;
    }
    let mut names = HashSet::with_capacity(attributes.len());
    for attribute in attributes {
        if !names.insert(&attribute.name) {
            return Err(SignError::RepeatedAttribute(attribute.name.clone()));
        }
        check_text(|| "the name of an attribute".to_owned(), &attribute.name)?;
        for value in &attribute.values {
            check_characters(|| format!("attribute \"{}\"", attribute.name), value)?;
        }
    }
    Ok(())
}

fn check_text(field: impl Fn() -> String, value: &str) -> Result<(), SignError> {
    if value.is_empty() {
        return Err(SignError::Empty(field()));
    }
    check_characters(field, value)
}

fn check_characters(field: impl Fn() -> String, value: &str) -> Result<(), SignError> {
    match text::first_forbidden(value) {
        Some(character) => Err(SignError::Character { field: field(), character }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::SAML;

    #[test]
    fn the_root_starts_with_the_namespace_of_saml() {
        assert_eq!(ROOT_START, format!("<saml:Assertion xmlns:saml=\"{SAML}\""));
    }
}
