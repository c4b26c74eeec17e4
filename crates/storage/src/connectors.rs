//! Connectors, their generations and leases.
