//! Drives the built program as its users do: processes on free ports, HTTP, the command line.

pub mod api;
pub mod procedure;
pub mod program;
pub mod wait;

pub use api::Api;
pub use program::{Docket, Sandbox};
