//! The connectors against a provider that tests control, step by step, with a stopped clock.

mod api;
mod config;
mod failures;
mod fixture;
mod loading;
mod loops;
pub(crate) mod provider;
mod service_configuration;
mod user_calls;
