//! What docket is about, without input or output: tasks and their definitions, URNs, texts by locale, people and roles,
//! and the states of jobs and operations.
//!
//! Time and chance are parameters everywhere: [`Clock`] and [`Chance`] are read here and nowhere else.
//! Wire formats live at the edges (`connectors::spi`, each part's `api/`), rows in `storage`; what travels between the
//! parts is defined here.

pub mod authentication;
pub mod chance;
pub mod clock;
pub mod connector;
pub mod definition;
pub mod expiry;
pub mod identity_provider;
pub mod ids;
pub mod job;
pub mod operation;
pub mod role;
pub mod role_collection;
pub mod service;
pub mod task;
pub mod text;
pub mod timestamp;
pub mod urn;
pub mod user;

pub use authentication::Authentication;
pub use chance::Chance;
pub use clock::Clock;
pub use expiry::Expiry;
pub use ids::{ConnectorId, GroupId, UserId};
pub use role::{Role, Roles};
pub use role_collection::RoleCollection;
pub use text::{LanguageTag, LocalizedText, Texts};
pub use timestamp::Timestamp;
pub use urn::Urn;
