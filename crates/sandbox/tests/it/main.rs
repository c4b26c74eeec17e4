//! The sandbox over HTTP, as people and programs meet it.

mod start;
mod support;
