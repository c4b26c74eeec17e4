//! The sandbox over HTTP, as people and programs meet it.

mod leave_api;
mod oauth_clients_api;
mod seed;
mod sign_in_api;
mod start;
mod support;
mod upgrade_api;
