//! The built program against the sandbox.

mod command_line;
mod decisions;
mod demo;
mod destination_files;
mod identity;
mod procedure;
mod role_collections;
mod scim;
mod trust;
