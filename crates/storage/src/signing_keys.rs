//! The token service's signing keys.
