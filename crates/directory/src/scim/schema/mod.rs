//! The schemas: what attributes there are, and what may be in them. Everything else asks them.
//!
//! Source: RFC 7643, section 7.

mod attribute;
mod definitions;
mod group;
mod json;
mod service;
mod user;

pub(crate) use attribute::{Attribute, Kind, Mutability, Returned};
pub(crate) use definitions::{DOCKET_USER, ResourceKind, SAP_USER, Schema};
