//! The built program against the sandbox.

mod command_line;
mod decisions;
mod demo;
mod identity;
mod procedure;
mod scim;
mod trust;
