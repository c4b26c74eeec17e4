//! The token service.

pub mod service_instances;
