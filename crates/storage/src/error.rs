//! What can go wrong below the parts.

/// An error of the database or of what it holds. "Not found" is `Option`, never an error.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("the database failed: {0}")]
    Database(#[source] sqlx::Error),
    /// A unique or foreign key was hit: somebody else was faster, or the value exists.
    #[error("the row exists already or refers to one that does not")]
    Conflict(#[source] sqlx::Error),
    #[error("migrating the database failed: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value cannot be read; the database was changed by other hands or a migration is missing.
    #[error("the stored {what} cannot be read: {reason}")]
    Unreadable { what: &'static str, reason: String },
    /// A sealed value does not open: another master key, or bytes moved between rows.
    #[error("a sealed value in {place} does not open; was the master key replaced?")]
    Sealed { place: String },
    /// The connector's lease went to another runner, or its cache was replaced or deleted: what was to be written is void.
    #[error("another runner has taken over this connector, or its cache was replaced")]
    Superseded,
    /// The directory or the database is in use by another process.
    #[error("{0}")]
    Locked(String),
    #[error("{what}: {source}")]
    File { what: String, source: std::io::Error },
    #[error("the database address \"{0}\" is neither a file path nor postgres://…")]
    Address(String),
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        let conflict = error
            .as_database_error()
            .is_some_and(|database| database.is_unique_violation() || database.is_foreign_key_violation());
        if conflict { Self::Conflict(error) } else { Self::Database(error) }
    }
}

impl StorageError {
    pub fn unreadable(what: &'static str, reason: impl std::fmt::Display) -> Self {
        Self::Unreadable { what, reason: reason.to_string() }
    }
}
