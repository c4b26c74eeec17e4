//! One statement with its values.

use sea_query::{QueryStatementWriter, Value, Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{Postgres, Sqlite};

use crate::Dialect;

/// SQL text and the values for its placeholders.
///
/// The text is made by this crate alone; values never become part of it.
pub(crate) struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Query {
    /// A statement with `$1`, `$2`, … placeholders, to be filled with [`Query::bind`] in that order.
    pub(crate) fn sql(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), values: Vec::new() }
    }

    /// A statement built with sea-query.
    pub(crate) fn built(dialect: Dialect, statement: &impl QueryStatementWriter) -> Self {
        let (sql, values) = dialect.build(statement);
        Self { sql, values: values.0 }
    }

    /// The same statement after a word such as `EXPLAIN`.
    pub(crate) fn prefixed(self, word: &str) -> Self {
        Self { sql: format!("{word} {}", self.sql), values: self.values }
    }

    #[must_use]
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    pub(crate) fn bind_all(&mut self, values: impl IntoIterator<Item = Value>) {
        self.values.extend(values);
    }

    pub(crate) fn for_sqlite(self) -> sqlx::query::Query<'static, Sqlite, SqlxValues> {
        sqlx::query_with(sqlx::AssertSqlSafe(self.sql), SqlxValues(Values(self.values)))
    }

    pub(crate) fn for_postgres(self) -> sqlx::query::Query<'static, Postgres, SqlxValues> {
        sqlx::query_with(sqlx::AssertSqlSafe(self.sql), SqlxValues(Values(self.values)))
    }
}
