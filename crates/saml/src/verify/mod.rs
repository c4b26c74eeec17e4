//! Verifying an assertion: one strict profile and nothing else.
//!
//! The document is parsed once and every step looks at that one tree:
//!
//! 1. size, encoding, well-formedness, no document type declaration ([`parse`]);
//! 2. hygiene of the whole tree: no comment, no processing instruction, the root is the only assertion, it holds the
//!    only signature, no `Object`, no identifier twice (`hygiene`);
//! 3. the signature's layout, each algorithm and the reference, all read here and before the signature library looks
//!    at any of it, because the library would follow what they say (`signature`);
//! 4. the library computes digest and signature on the same tree; what it resolved the reference to must be the root;
//! 5. the claims are read from the same tree, each element where the schema has it and at most once (`claims`).
//!
//! The key is the given certificate's. What the assertion's `KeyInfo` says is never trusted.

mod claims;
mod error;
pub mod fuzzing;
mod hygiene;
mod node;
mod signature;

use time::OffsetDateTime;
use uppsala::{Document, Parser};

pub use self::error::VerifyError;
pub(crate) use self::node::Node;
use crate::assertion::{Attribute, NameId};
use crate::certificate::Certificate;

/// The largest document read. Real assertions have 3 to 10 KB.
pub const MAX_BYTES: usize = 256 * 1024;

/// The deepest nesting read. The profile needs eight levels; `KeyInfo` may have some of its own.
const MAX_DEPTH: u32 = 32;

/// The claims of an assertion whose signature was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub id: String,
    pub issuer: String,
    pub issue_instant: OffsetDateTime,
    /// Whitespace is as it was signed.
    pub name_id: NameId,
    pub confirmation: Option<SubjectConfirmation>,
    /// All empty if the assertion has no `Conditions`.
    pub conditions: Conditions,
    pub authn_instant: Option<OffsetDateTime>,
    pub authn_context_class_ref: Option<String>,
    pub session_index: Option<String>,
    /// In document order, each name once.
    pub attributes: Vec<Attribute>,
}

/// How the subject is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectConfirmation {
    pub method: String,
    pub not_before: Option<OffsetDateTime>,
    pub not_on_or_after: Option<OffsetDateTime>,
    pub recipient: Option<String>,
}

/// When and for whom the assertion holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    pub not_before: Option<OffsetDateTime>,
    pub not_on_or_after: Option<OffsetDateTime>,
    /// Any of these may use the assertion.
    pub audiences: Vec<String>,
}

impl Verified {
    /// The values of the attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&[String]> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| attribute.values.as_slice())
    }
}

/// Verifies `xml` under the key of `certificate` and reads its claims.
///
/// Accepted is a document of at most [`MAX_BYTES`] in UTF-8 whose root is a SAML 2.0 assertion with exactly one signature, a
/// child of the root: exclusive canonicalization, RSA-SHA256, one reference to the root's `ID` with the transforms
/// enveloped-signature and exclusive canonicalization, SHA-256. Times and audience are read, not judged: see
/// [`crate::policy`]. Whether the certificate itself is still valid is not judged either.
///
/// # Errors
/// [`VerifyError`]: the first reason found, in the order of the module's steps.
///
/// Source: XML Signature Best Practices (W3C, 2013); SAML 2.0 Core, section 5.4.
pub fn verify(xml: &[u8], certificate: &Certificate) -> Result<Verified, VerifyError> {
    if xml.len() > MAX_BYTES {
        return Err(VerifyError::TooLarge);
    }
    let text = std::str::from_utf8(xml).map_err(|_| VerifyError::NotUtf8)?;
    let document = parse(text)?;
    let root = hygiene::check(&document)?;
    signature::check(root, text, certificate)?;
    claims::read(root)
}

/// The document as a tree; its element tree may still hold anything.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, VerifyError> {
    // The parser is told as well, but it has no error of its own for this.
    if text.contains("<!DOCTYPE") {
        return Err(VerifyError::DocumentType);
    }
    let document = Parser::new()
        .with_forbid_dtd(true)
        .with_forbid_entities(true)
        .with_max_depth(MAX_DEPTH)
        .parse(text)
        .map_err(|_| VerifyError::NotXml)?;
    if let Some(declaration) = &document.xml_declaration {
        if declaration.version != "1.0" {
            return Err(VerifyError::NotXml);
        }
        if declaration.encoding.as_ref().is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
            return Err(VerifyError::NotUtf8);
        }
    }
    Ok(document)
}
