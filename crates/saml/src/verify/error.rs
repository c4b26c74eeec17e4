//! Why an assertion is refused: one variant per reason.

/// Why an assertion is refused.
///
/// The sentence is safe to show: it names elements of the specification, never what the assertion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    // The document
    #[error("the assertion is larger than 256 KB")]
    TooLarge,
    #[error("the assertion is not in UTF-8")]
    NotUtf8,
    #[error("the assertion is not well-formed XML 1.0")]
    NotXml,
    #[error("the assertion has a document type declaration; remove it")]
    DocumentType,
    #[error("the assertion holds a comment; remove it before signing")]
    Comment,
    #[error("the assertion holds a processing instruction; remove it before signing")]
    ProcessingInstruction,
    #[error(
        "the root element is not a SAML 2.0 Assertion; send the assertion alone, not a Response around it"
    )]
    WrongRoot,
    #[error("the document holds more than one Assertion")]
    SeveralAssertions,
    #[error("the ID of the assertion is missing, or is not a plain XML name")]
    Id,
    #[error("an identifier stands in the document twice")]
    DuplicateId,

    // The signature's place and layout
    #[error("the assertion has no Signature; sign the assertion itself")]
    Unsigned,
    #[error("the document holds more than one Signature")]
    SeveralSignatures,
    #[error("the Signature is not a direct child of the Assertion")]
    SignatureMisplaced,
    #[error("the Signature holds an Object")]
    Object,
    #[error(
        "the Signature is not made of SignedInfo (CanonicalizationMethod, SignatureMethod, one Reference), SignatureValue and an optional KeyInfo"
    )]
    SignatureLayout,

    // What it names
    #[error("the CanonicalizationMethod is not exclusive canonicalization without comments")]
    CanonicalizationMethod,
    #[error("the SignatureMethod is not RSA-SHA256")]
    SignatureMethod,
    #[error("the Transforms are not exactly enveloped-signature and exclusive canonicalization")]
    Transforms,
    #[error("the DigestMethod is not SHA-256")]
    DigestMethod,
    #[error("the Reference does not point at the assertion: its URI must be \"#\" and the assertion's ID")]
    ReferenceUri,
    #[error("the DigestValue is not the base64 of 32 bytes")]
    DigestValue,
    #[error("the SignatureValue is not base64")]
    SignatureValue,

    // What it proves
    #[error("the assertion was changed after it was signed: its digest does not match")]
    DigestMismatch,
    #[error("the signature was not made by the key of the registered certificate, or was changed afterwards")]
    SignatureMismatch,
    #[error(
        "the signature was made by another key: the certificate in its KeyInfo is not the registered one"
    )]
    ForeignCertificate,
    #[error("the signature covers something else than the assertion")]
    CoversSomethingElse,
    #[error("the signature could not be processed")]
    Unprocessable,

    // The claims
    #[error("the assertion's Version is not 2.0")]
    Version,
    #[error("{0} is missing")]
    Missing(&'static str),
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("{0} stands more than once")]
    Repeated(&'static str),
    #[error("{0} holds an element that this profile does not know")]
    UnexpectedElement(&'static str),
    #[error("{0} holds text between its elements")]
    UnexpectedText(&'static str),
    #[error("{0} has an attribute that this profile does not know")]
    UnexpectedAttribute(&'static str),
    #[error("{0} is not a time in UTC such as 2026-01-31T08:30:00Z")]
    Time(&'static str),
}

impl VerifyError {
    /// A short name that stays the same, for logs, headers and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NotUtf8 => "not-utf-8",
            Self::NotXml => "not-xml",
            Self::DocumentType => "document-type",
            Self::Comment => "comment",
            Self::ProcessingInstruction => "processing-instruction",
            Self::WrongRoot => "wrong-root",
            Self::SeveralAssertions => "several-assertions",
            Self::Id => "id",
            Self::DuplicateId => "duplicate-id",
            Self::Unsigned => "unsigned",
            Self::SeveralSignatures => "several-signatures",
            Self::SignatureMisplaced => "signature-misplaced",
            Self::Object => "object",
            Self::SignatureLayout => "signature-layout",
            Self::CanonicalizationMethod => "canonicalization-method",
            Self::SignatureMethod => "signature-method",
            Self::Transforms => "transforms",
            Self::DigestMethod => "digest-method",
            Self::ReferenceUri => "reference-uri",
            Self::DigestValue => "digest-value",
            Self::SignatureValue => "signature-value",
            Self::DigestMismatch => "digest-mismatch",
            Self::SignatureMismatch => "signature-mismatch",
            Self::ForeignCertificate => "foreign-certificate",
            Self::CoversSomethingElse => "covers-something-else",
            Self::Unprocessable => "unprocessable",
            Self::Version => "version",
            Self::Missing(_) => "missing",
            Self::Empty(_) => "empty",
            Self::Repeated(_) => "repeated",
            Self::UnexpectedElement(_) => "unexpected-element",
            Self::UnexpectedText(_) => "unexpected-text",
            Self::UnexpectedAttribute(_) => "unexpected-attribute",
            Self::Time(_) => "time",
        }
    }

    /// Whether the signature is missing, malformed or does not hold, as opposed to what stands around it.
    pub fn is_about_signature(self) -> bool {
        match self {
            Self::Unsigned
            | Self::SeveralSignatures
            | Self::SignatureMisplaced
            | Self::Object
            | Self::SignatureLayout
            | Self::CanonicalizationMethod
            | Self::SignatureMethod
            | Self::Transforms
            | Self::DigestMethod
            | Self::ReferenceUri
            | Self::DigestValue
            | Self::SignatureValue
            | Self::DigestMismatch
            | Self::SignatureMismatch
            | Self::ForeignCertificate
            | Self::CoversSomethingElse
            | Self::Unprocessable => true,
            Self::TooLarge
            | Self::NotUtf8
            | Self::NotXml
            | Self::DocumentType
            | Self::Comment
            | Self::ProcessingInstruction
            | Self::WrongRoot
            | Self::SeveralAssertions
            | Self::Id
            | Self::DuplicateId
            | Self::Version
            | Self::Missing(_)
            | Self::Empty(_)
            | Self::Repeated(_)
            | Self::UnexpectedElement(_)
            | Self::UnexpectedText(_)
            | Self::UnexpectedAttribute(_)
            | Self::Time(_) => false,
        }
    }
}
