//! Job records.
