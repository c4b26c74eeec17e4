//! Storage through its public face, on SQLite and `PostgreSQL` alike.

mod changes;
mod connectors;
mod definitions;
mod destinations;
mod inbox;
mod jobs;
mod operations;
mod service_instances;
mod store;
mod tasks;
mod users;
