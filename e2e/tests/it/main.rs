//! The built program against the sandbox.

mod command_line;
mod decisions;
mod demo;
mod destination_files;
mod destination_test;
mod identity;
mod procedure;
mod role_collections;
mod scim;
mod token_service;
mod trust;
