//! What each command does, one file per command.

pub mod booster;
pub mod completions;
pub mod connector;
pub mod demo;
pub mod destination;
pub mod directory;
pub mod env;
pub mod identity_provider;
pub mod role_collection;
pub mod sandbox;
pub mod serve;
pub mod service_instance;
pub mod service_key;
pub mod signing_key;
pub mod trust;
pub mod trusted_issuer;
pub mod user;

use std::process::ExitCode;

/// The thing asked about is not well.
pub const NOT_WELL: ExitCode = ExitCode::FAILURE;
