//! docket's token service: OAuth 2.0 and OpenID Connect in the manner of XSUAA, browser sessions, and the answer to "who
//! is calling?" for all of docket's interfaces.
//!
//! - [`Uaa`] is the handle: it issues tokens, keeps sessions, and implements [`docket_http::Authenticator`] and
//!   [`docket_http::UserTokens`]; `authenticator.rs` says which token counts where.
//! - [`service_instances`] are the OAuth clients: instances of services and their keys.
//! - [`jwt`] reads our own tokens, from text, keys and time alone.
//! - [`identity_providers`] are the OpenID providers people sign in with.
//! - [`role_collections`] are the sets of roles people and groups are given.
//! - `grants/` has one file for each way to get a token, `api/` one for each address, `pages/` what a person sees,
//!   `cockpit/` what administrators do.
//!
//! People, passwords and roles are the directory's.

mod api;
mod asked;
mod authenticator;
mod client;
mod cockpit;
mod error;
mod form;
mod grants;
pub mod identity_providers;
pub mod jwt;
mod local_path;
mod own_password;
mod pages;
mod person;
pub mod role_collections;
mod rotation;
mod scope;
mod secrets;
pub mod service_instances;
mod session;
mod set_up;
mod sign_in;
mod signing;
mod throttle;
mod tokens;
mod trusted_issuers;
mod uaa;
mod verify;

pub use api::describe;
pub use cockpit::describe_cockpit;
pub use error::UaaError;
#[doc(hidden)]
pub use identity_providers::fuzzing;
pub use pages::{Language, plain_page};
pub use uaa::{Uaa, UaaSettings};
