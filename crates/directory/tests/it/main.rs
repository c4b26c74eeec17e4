//! The directory through its handle and through its routes.

mod directory;
mod scim;
mod users_api;
