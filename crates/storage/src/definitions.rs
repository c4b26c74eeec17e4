//! Task definitions as last described.
