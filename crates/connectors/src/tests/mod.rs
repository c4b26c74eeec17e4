//! The connectors against a provider that tests control, step by step, with a stopped clock.

mod api;
mod config;
mod failures;
mod fixture;
mod loading;
mod loops;
pub(crate) mod provider;
mod user_calls;
