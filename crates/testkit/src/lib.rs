//! What tests share: a database each, callers, builders. A dev-dependency only.

pub mod callers;
pub mod database;
pub mod description;
pub mod samples;

pub use callers::{Answer, Api, TestAuthenticator, TestCaller};
pub use database::{Backend, TestStore};
