//! Opening the database and starting transactions.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, PgPool, SqlitePool};

use crate::{Dialect, Result, StorageError, Tx, migrations};

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file of this process alone; made if missing.
    Sqlite(PathBuf),
    /// `postgres://…`, shared by as many processes as one likes.
    Postgres(String),
}

impl Database {
    /// A file path, or an address that starts with `postgres://` or `postgresql://`.
    pub fn parse(text: &str) -> Result<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        if text.is_empty() || text.contains("://") {
            // The address may hold a password: name its scheme alone.
            let scheme = text.split("://").next().unwrap_or_default();
            return Err(StorageError::Address(scheme.to_owned()));
        }
        Ok(Self::Sqlite(PathBuf::from(text)))
    }
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store(Pools);

#[derive(Clone)]
enum Pools {
    /// One connection writes, several read beside it.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PgPool),
}

impl Store {
    /// Opens the database and brings its tables up to date.
    pub async fn open(database: &Database) -> Result<Self> {
        match database {
            Database::Sqlite(file) => Self::open_sqlite(file).await,
            Database::Postgres(address) => Self::open_postgres(address).await,
        }
    }

    async fn open_sqlite(file: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        migrations::sqlite().run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .min_connections(0)
            .max_connections(8)
            .connect_with(options.read_only(true))
            .await?;
        Self(Pools::Sqlite { writer, readers }).up_to_date().await
    }

    async fn open_postgres(address: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(address)?.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        migrations::postgres().run(&pool).await?;
        Self(Pools::Postgres(pool)).up_to_date().await
    }

    /// Finishes in code what a migration cannot do in SQL: lower case in every script.
    async fn up_to_date(self) -> Result<Self> {
        loop {
            let mut tx = self.begin().await?;
            let more = tx.index_some_users().await?;
            tx.commit().await?;
            if !more {
                return Ok(self);
            }
        }
    }

    pub fn dialect(&self) -> Dialect {
        match self.0 {
            Pools::Sqlite { .. } => Dialect::Sqlite,
            Pools::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Starts a transaction that may write. On SQLite it holds the only writer until it ends, so keep it short.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match &self.0 {
            Pools::Sqlite { writer, .. } => Tx::sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => begin_postgres(pool, "BEGIN").await?,
        })
    }

    /// Starts a transaction that only reads, from one moment's state.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match &self.0 {
            Pools::Sqlite { readers, .. } => Tx::sqlite(readers.begin().await?),
            Pools::Postgres(pool) => {
                begin_postgres(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?
            }
        })
    }

    /// Closes every connection; on SQLite the write-ahead log is folded into the file.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins on a task of its own, which nobody can cancel halfway: the driver forgets a transaction whose `BEGIN` was sent
/// and not awaited, and the connection's next user would find itself inside it.
async fn begin_postgres(pool: &PgPool, statement: &'static str) -> Result<Tx> {
    let pool = pool.clone();
    let beginning = tokio::spawn(async move { pool.begin_with(statement).await });
    let transaction = beginning.await.map_err(|_| sqlx::Error::WorkerCrashed)??;
    Ok(Tx::postgres(transaction))
}
