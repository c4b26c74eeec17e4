//! Service instances and their keys.
