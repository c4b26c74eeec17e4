//! The rare places where the two databases want different words.

use sea_query::{PostgresQueryBuilder, QueryStatementWriter, SqliteQueryBuilder, Values};

/// Which database is behind the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// A sea-query statement in this database's words.
    pub(crate) fn build(self, statement: &impl QueryStatementWriter) -> (String, Values) {
        match self {
            Self::Sqlite => statement.build(SqliteQueryBuilder),
            Self::Postgres => statement.build(PostgresQueryBuilder),
        }
    }

    /// The tail of a `SELECT` that keeps the rows of `tables` (aliases) as they are until this transaction ends.
    ///
    /// SQLite has one writer, so there it is nothing.
    pub(crate) fn lock_rows(self, tables: &str) -> String {
        match self {
            Self::Sqlite => String::new(),
            Self::Postgres => format!(" FOR NO KEY UPDATE OF {tables}"),
        }
    }

    /// The database's own time as microseconds since 1970, as an SQL expression. Leases are measured with it, so that
    /// processes on machines with different clocks agree.
    pub(crate) fn now_micros(self) -> &'static str {
        match self {
            Self::Sqlite => "CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER)",
            Self::Postgres => "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
        }
    }
}
