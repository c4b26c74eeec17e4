//! The directory as SCIM 2.0 sees it: schemas, resources, filters, patches.
//!
//! A resource is JSON in canonical form: attribute names as the schemas spell them, values of the kinds they say, nothing
//! unassigned. `canonical` makes that of what a client sent, `resource` turns it into a person or a group and back,
//! `patch` changes it as `patch_request` read, `projection` cuts out of it what was asked for. A filter is parsed by `scim_v2`, becomes a
//! `Condition` of storage in `condition`, and decides on single items of a list in `matching`.
//!
//! The models of `scim_v2` are not used: they are fixed structs, while what docket takes is said once, by the schemas
//! it announces, for people, groups and extensions alike.
//!
//! Sources: RFC 7643 (schemas), RFC 7644 (protocol).

mod bulk;
mod canonical;
mod condition;
mod error;
pub mod fuzzing;
mod groups;
mod matching;
#[cfg(test)]
mod parsers;
mod patch;
mod patch_request;
mod path;
mod people;
mod projection;
mod query;
mod resource;
mod schema;
mod service;
mod text;
mod version;

pub(crate) use bulk::{MAX_OPERATIONS, MAX_PAYLOAD_BYTES};
pub(crate) use canonical::canonical;
pub(crate) use error::{ScimError, ScimType};
pub(crate) use query::{ListAnswer, MAX_RESULTS, SearchRequest};
pub(crate) use resource::to_person;
pub(crate) use schema::{ResourceKind, SAP_USER, Schema};
pub(crate) use service::{Answer, Scim};
pub(crate) use text::check_body;
pub(crate) use version::Precondition;
