//! Destinations: where other systems are and how calls to them are authenticated.
//!
//! - [`Destinations`] keeps them (secrets sealed), hands connectors the [`Access`] they call with, and serves the
//!   interface of the SAP BTP Destination service ([`Destinations::routes`]).
//! - [`instance_parameters`] are what a service instance is created with.
//! - [`transfer`] reads and writes them as files; [`lint`] says what is probably not meant.
//! - [`Trust`] is the subaccount's key pair that signs SAML assertions.
//! - Tokens come from foreign token services and are kept under everything that decides what they are.
//!
//! Sources: the OpenAPI description of the Destination service (SAP/cloud-sdk-python), SAP Help "SAP BTP Connectivity".

mod access;
mod api;
mod authentication;
mod call_headers;
pub mod catalogue;
pub mod certificates;
mod error;
mod fragments;
#[doc(hidden)]
pub mod fuzzing;
pub mod instance_parameters;
mod labels;
pub mod lint;
mod properties;
mod secrets;
mod service;
mod testing;
mod token;
pub mod transfer;
mod trust;
mod validate;

pub use access::{Access, AccessError, ActFor};
pub use api::describe;
pub use authentication::Authentication;
pub use error::DestinationError;
pub use fragments::{Fragment, Fragments};
pub use properties::{Destination, Properties};
pub use secrets::is_secret;
pub use service::{Destinations, DestinationsSettings};
pub use token::error::TokenError;
pub use trust::{Trust, TrustCertificate, TrustPair};
pub use validate::{PropertyError, check, is_name};
