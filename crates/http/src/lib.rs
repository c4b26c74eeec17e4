//! Web parts shared by everything that speaks HTTP: who is calling, what a route needs, error envelopes, limits, and the
//! one client through which calls leave docket.
//!
//! This crate knows how to *ask* who the caller is ([`Authenticator`]); the token service knows how to answer.

pub mod caller;
pub mod connection;
pub mod description;
pub mod error;
pub mod fields;
pub mod guard;
pub mod outbound;
pub mod routes;

pub use caller::{Authenticator, Caller, Client, ClientKind, Person, Refused, UserToken, UserTokens};
pub use connection::{ClientAddress, ClientCertificate, Https};
pub use error::{ApiError, ErrorFamily};
pub use routes::{Needs, Part, Route, Routes};
