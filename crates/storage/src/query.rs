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
    /// Whether a plan made for other values would do.
    any_plan: bool,
}

impl Query {
    /// A statement with `$1`, `$2`, … placeholders, to be filled with [`Query::bind`] in that order.
    pub(crate) fn sql(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), values: Vec::new(), any_plan: true }
    }

    /// A statement built with sea-query.
    pub(crate) fn built(dialect: Dialect, statement: &impl QueryStatementWriter) -> Self {
        let (sql, values) = dialect.build(statement);
        Self { sql, values: values.0, any_plan: true }
    }

    /// The same statement after a word such as `EXPLAIN`.
    pub(crate) fn prefixed(self, word: &str) -> Self {
        Self { sql: format!("{word} {}", self.sql), ..self }
    }

    /// The same statement, planned for its values each time. `PostgreSQL` otherwise settles on one plan after a few runs, which
    /// is wrong where a frequent value and a rare one are found in different ways. `SQLite` never looks at values.
    #[must_use]
    pub(crate) fn planned_for_its_values(self) -> Self {
        Self { any_plan: false, ..self }
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
            .persistent(self.any_plan)
    }
}
