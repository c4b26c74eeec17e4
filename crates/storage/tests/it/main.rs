//! Storage through its public face, on SQLite and `PostgreSQL` alike.

mod connectors;
mod destinations;
mod inbox;
mod operations;
mod service_instances;
mod store;
mod tasks;
mod users;
