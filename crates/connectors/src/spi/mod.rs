//! The Task Provider SPI as docket calls it. Wire types stop here: what leaves this module is `domain`.
//!
//! [`wire`] is what providers send, read tolerantly; [`tasks`] and [`definitions`] turn it into `domain` and say what had
//! to be left out; [`client`] makes the calls; [`error`] tells an administrator what went wrong.

pub(crate) mod client;
pub(crate) mod definitions;
pub(crate) mod error;
pub(crate) mod tasks;
pub(crate) mod wire;
