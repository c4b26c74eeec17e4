//! Getting the credential of a destination: what to ask whom for, asking, and keeping the answer.
//!
//! [`retrieval`] leads through it: [`identity`] finds the user id and [`attributes`] what is known about them, [`assertion`]
//! makes the SAML assertion, [`request`] the call to the token service, [`answer`] reads what comes back, [`cache`] keeps it.

pub(crate) mod answer;
pub(crate) mod assertion;
pub(crate) mod attributes;
pub(crate) mod cache;
pub(crate) mod error;
pub(crate) mod foreign_user;
pub(crate) mod identity;
pub(crate) mod json_path;
pub(crate) mod request;
pub(crate) mod retrieval;
