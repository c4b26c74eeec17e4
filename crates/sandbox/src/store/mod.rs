//! The sandbox's database: one SQLite file, one module per table.
//!
//! A write runs in a transaction from [`Store::begin`]: SQLite has one writer, so what is read there stays true until
//! the commit. Reading goes through [`Store::readers`].

mod access_tokens;
mod columns;
mod oauth_clients;
pub(crate) mod people;
mod questions;
mod sessions;
pub(crate) mod settings;
mod tasks;
pub(crate) mod time_off;
mod upgrades;

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, SqlSafeStr as _, Sqlite, SqlitePool, Transaction};

pub use access_tokens::{AccessToken, TokenHolder};
pub use oauth_clients::OauthClient;
pub use people::{NewPerson, Person};
pub use questions::Question;
pub use tasks::{After, TaskRow};
pub use time_off::{Decision, RequestCounts, RequestStatus, TimeOffRequest, UnknownStatus};
pub use upgrades::Upgrade;

/// What the database answered, or why it did not.
pub type Result<T> = std::result::Result<T, sqlx::Error>;

/// A transaction that holds the only writer until it is committed or dropped.
pub type Tx = Transaction<'static, Sqlite>;

/// The open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Opens the file, makes it if missing, and brings its tables up to date.
    pub async fn open(file: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let initial = include_str!("../../migrations/0001_initial.sql").into_sql_str();
        let initial = Migration::new(1, "initial".into(), MigrationType::Simple, initial, false);
        Migrator::with_migrations(vec![initial]).run(&writer).await?;
        let readers =
            SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self { writer, readers })
    }

    /// Starts a transaction that may write. Keep it short: everybody else waits.
    pub async fn begin(&self) -> Result<Tx> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Connections that only read.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// Closes every connection; the write-ahead log is folded into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Whether the database refused because the value must be unique; callers turn it into a sentence.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
