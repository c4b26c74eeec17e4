//! Getting the credential of a destination: what to ask whom for, asking, and keeping the answer.
//!
//! [`retrieval`] leads through it, with the [`inputs`] a caller brings: [`identity`] finds the user id and [`attributes`] what is
//! known about them, [`assertion`] makes the SAML assertion and [`signing`] finds its key, [`grant`] and [`client`] say what is asked for and by whom,
//! [`request`] makes the call to the token service, [`answer`] reads what comes back, without what was [`sent`] and is secret, [`cache`] keeps it. [`through`] goes through
//! another destination first, for client assertions and chains.

pub(crate) mod answer;
pub(crate) mod assertion;
pub(crate) mod attributes;
pub(crate) mod cache;
pub(crate) mod client;
pub(crate) mod error;
pub(crate) mod foreign_user;
pub(crate) mod grant;
pub(crate) mod identity;
pub(crate) mod inputs;
pub(crate) mod json_path;
pub(crate) mod key_sets;
pub(crate) mod request;
pub(crate) mod retrieval;
pub(crate) mod sent;
mod signing;
pub(crate) mod through;
pub(crate) mod user_info;
