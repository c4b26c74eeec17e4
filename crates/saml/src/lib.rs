//! SAML 2.0 assertions: made and signed, or verified and read. No network, no database, no clock.
//!
//! - [`sign()`] writes an [`Assertion`] in one fixed layout and signs it with a [`SigningKey`] that is parsed once.
//! - [`verify()`] accepts one strict profile and nothing else, under one given [`Certificate`], and hands out the
//!   claims read from the very document that was verified. Each way to fail is a [`VerifyError`] of its own.
//! - [`policy`] holds the checks a caller may ask for afterwards: times and audience. What to demand is the caller's.
//! - [`read_metadata`] reads who signs assertions, and with which certificates.
//! - [`form`] is the encoding in which an assertion travels as a form parameter.
//!
//! Sources: SAML 2.0 Core (OASIS), XML Signature 1.1, Exclusive XML Canonicalization 1.0 (both W3C).

mod assertion;
mod certificate;
pub mod form;
mod key;
mod metadata;
mod names;
mod pem;
pub mod policy;
mod sign;
mod text;
mod verify;

pub use assertion::{Assertion, Attribute, NameId};
pub use certificate::{Certificate, CertificateError};
pub use form::{decode_form_value, encode_form_value};
pub use key::{KeyError, SigningKey};
pub use metadata::{Issuer, MetadataError, read_metadata};
pub use names::{AUTHN_CONTEXT_UNSPECIFIED, CONFIRMATION_BEARER, NAME_ID_EMAIL_ADDRESS, NAME_ID_UNSPECIFIED};
pub use policy::PolicyError;
pub use sign::{Digest, SignError, SignOptions, sign};
#[doc(hidden)]
pub use verify::fuzzing;
pub use verify::{Conditions, MAX_BYTES, SubjectConfirmation, Verified, VerifyError, verify};
