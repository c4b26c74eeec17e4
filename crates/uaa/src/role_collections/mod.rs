//! Role collections: made, changed and deleted by administrators, and what may be in them.
//!
//! Three sources ([`Source`](docket_domain::role_collection::Source)): the predefined ones, one for each role of docket; those
//! an application's security descriptor declares; and those an administrator makes. Who has one is the directory's to say;
//! what it means for tokens is in `person.rs` and `scope.rs`.
//!
//! Source: SAP BTP, "Role Collections and Roles in Global Accounts, Directories, and Subaccounts".

mod api;
mod error;
mod manage;
mod roles;

pub use api::describe;
pub use error::RoleCollectionError;
pub use manage::{RoleCollections, RoleMapping, Shown};
pub use roles::AvailableRole;
