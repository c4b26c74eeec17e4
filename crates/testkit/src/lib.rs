//! What tests share: a database each, callers, builders. A dev-dependency only.

pub mod database;
pub mod samples;

pub use database::{Backend, TestStore};
