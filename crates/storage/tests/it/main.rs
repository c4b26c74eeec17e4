//! Storage through its public face, on SQLite and `PostgreSQL` alike.

mod access_tokens;
mod certificates;
mod changes;
mod connectors;
mod definitions;
mod destinations;
mod expiry_warnings;
mod fragments;
mod grants;
mod identity_providers;
mod inbox;
mod jobs;
mod operations;
mod role_collections;
mod service_instances;
mod sessions;
mod sign_in_failures;
mod signing_keys;
mod store;
mod tasks;
mod user_search;
mod users;
