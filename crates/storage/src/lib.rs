//! The only SQL of docket: one module per aggregate, one transaction type, SQLite and `PostgreSQL` behind both.
//!
//! A query is written once. Static ones are SQL with `$1` placeholders, which both drivers accept ([`Query::sql`]);
//! those with optional parts are built with sea-query ([`Query::built`]). Where the databases differ, `dialect.rs` says
//! so. Rows become `domain` types here, and nothing above this crate knows a column.
//!
//! A transaction never stays open across a call to another system: SQLite has one writer.

pub mod access_tokens;
mod bulk;
pub mod certificates;
pub mod changes;
pub mod client_authorities;
pub mod connectors;
pub mod definitions;
pub mod destinations;
mod dialect;
pub mod directory_query;
pub mod directory_tokens;
mod error;
pub mod expiry_warnings;
pub mod fragments;
pub mod generations;
pub mod grants;
pub mod groups;
pub mod identity_providers;
pub mod inbox;
pub mod jobs;
pub mod labels;
pub mod leases;
mod migrations;
pub mod operations;
pub mod profiles;
pub mod provider_sign_ins;
mod query;
pub mod role_collections;
mod row;
pub mod service_instances;
pub mod sessions;
pub mod settings;
pub mod sign_in_failures;
pub mod signing_keys;
mod store;
pub mod tasks;
pub mod trust;
pub mod trusted_issuers;
mod tx;
pub mod user_search;
pub mod users;
pub mod vault;

pub use dialect::Dialect;
pub use error::StorageError;
pub use store::{Database, Store};
pub use tx::Tx;
pub use vault::{MasterKey, Vault};

pub(crate) use query::Query;
pub(crate) use row::Row;

/// What storage answers with.
pub type Result<T> = std::result::Result<T, StorageError>;
