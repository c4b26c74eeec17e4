//! The jobs: CONFIG reads the destinations, META the definitions, INITIAL and DELTA the tasks.
//!
//! Each run leaves a record whose sentence an administrator understands, and each failure says whether to try again.

pub(crate) mod config;
pub(crate) mod delta;
mod error;
pub(crate) mod initial;
pub(crate) mod meta;
pub(crate) mod page;
pub(crate) mod properties;
pub(crate) mod pull;
pub(crate) mod record;

pub(crate) use error::JobError;
