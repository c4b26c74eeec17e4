//! People, groups and role assignments.
