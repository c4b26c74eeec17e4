//! Assertions as others see them: independent judges in both directions, hostile variants, arbitrary input.

mod arbitrary;
mod certificate;
mod claims;
mod hostile_document;
mod hostile_signature;
mod judges;
mod layout;
mod policy;
mod round_trip;
mod support;
