//! Decisions as records.
