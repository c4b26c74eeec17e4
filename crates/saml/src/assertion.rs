//! What an assertion says, before it is signed.

use time::OffsetDateTime;

/// An unsigned assertion about one person, for one audience.
///
/// Texts may hold anything XML can hold; [`crate::sign()`] escapes them. Times are written in UTC, cut to milliseconds.
/// None of the texts may be empty, attribute values apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Unique and unguessable, such as `_` and 32 hexadecimal digits. A letter or `_` first, then letters, digits,
    /// `_`, `-` and `.` (ASCII): it must be an XML name without a colon.
    pub id: String,
    pub issuer: String,
    pub issue_instant: OffsetDateTime,
    pub name_id: NameId,
    /// The address of the token service the assertion is for.
    pub recipient: String,
    pub audience: String,
    /// Valid from this instant, included.
    pub not_before: OffsetDateTime,
    /// Valid before this instant; the subject confirmation ends with it as well.
    pub not_on_or_after: OffsetDateTime,
    pub authn_instant: OffsetDateTime,
    pub authn_context_class_ref: String,
    pub session_index: Option<String>,
    /// In the order they are to be written; none means no attribute statement.
    pub attributes: Vec<Attribute>,
}

/// Who the assertion is about. Whitespace is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameId {
    pub value: String,
    pub format: Option<String>,
    /// `NameQualifier`.
    pub qualifier: Option<String>,
}

/// A named fact about the person with its values, each a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub name: String,
    pub values: Vec<String>,
}

impl Attribute {
    /// An attribute with one value.
    pub fn single(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), values: vec![value.into()] }
    }
}
