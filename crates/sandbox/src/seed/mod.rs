//! What a new directory starts with: six people, ten pending requests, and as many more as asked for.

pub mod people;
pub mod requests;
