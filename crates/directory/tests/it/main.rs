//! The directory through its handle and through its routes.

mod directory;
mod refresh;
mod scim;
mod search;
mod users_api;
