//! The one transaction type.

use sqlx::{Postgres, Sqlite, Transaction};

use crate::{Dialect, Query, Result, Row};

/// An open transaction. Dropped without [`Tx::commit`] it leaves nothing behind.
///
/// Each aggregate's module adds its queries to it, so that what must change together is called on one transaction.
pub struct Tx(Inner);

enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    pub(crate) fn sqlite(transaction: Transaction<'static, Sqlite>) -> Self {
        Self(Inner::Sqlite(transaction))
    }

    pub(crate) fn postgres(transaction: Transaction<'static, Postgres>) -> Self {
        Self(Inner::Postgres(transaction))
    }

    pub fn dialect(&self) -> Dialect {
        match self.0 {
            Inner::Sqlite(_) => Dialect::Sqlite,
            Inner::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Makes everything done in this transaction visible at once.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Inner::Sqlite(transaction) => transaction.commit().await?,
            Inner::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    /// Runs a statement; gives the number of rows it changed.
    pub(crate) async fn execute(&mut self, query: Query) -> Result<u64> {
        Ok(match &mut self.0 {
            Inner::Sqlite(tx) => query.for_sqlite().execute(&mut **tx).await?.rows_affected(),
            Inner::Postgres(tx) => query.for_postgres().execute(&mut **tx).await?.rows_affected(),
        })
    }

    pub(crate) async fn all(&mut self, query: Query) -> Result<Vec<Row>> {
        Ok(match &mut self.0 {
            Inner::Sqlite(tx) => {
                query.for_sqlite().fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect()
            }
            Inner::Postgres(tx) => {
                query.for_postgres().fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    pub(crate) async fn optional(&mut self, query: Query) -> Result<Option<Row>> {
        Ok(match &mut self.0 {
            Inner::Sqlite(tx) => query.for_sqlite().fetch_optional(&mut **tx).await?.map(Row::Sqlite),
            Inner::Postgres(tx) => query.for_postgres().fetch_optional(&mut **tx).await?.map(Row::Postgres),
        })
    }

    pub(crate) async fn one(&mut self, query: Query) -> Result<Row> {
        Ok(match &mut self.0 {
            Inner::Sqlite(tx) => Row::Sqlite(query.for_sqlite().fetch_one(&mut **tx).await?),
            Inner::Postgres(tx) => Row::Postgres(query.for_postgres().fetch_one(&mut **tx).await?),
        })
    }

    /// How the database would answer the query, in its own words.
    pub(crate) async fn explain(&mut self, query: Query) -> Result<String> {
        let (word, column) = match self.dialect() {
            Dialect::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
            Dialect::Postgres => ("EXPLAIN", "QUERY PLAN"),
        };
        let mut plan = String::new();
        for row in self.all(query.prefixed(word)).await? {
            plan.push_str(&row.text(column)?);
            plan.push('\n');
        }
        Ok(plan)
    }
}
