//! Change rows: what live updates and notifications read.
