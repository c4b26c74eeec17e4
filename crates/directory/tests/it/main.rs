//! The directory through its handle and through its routes.

mod directory;
mod users_api;
