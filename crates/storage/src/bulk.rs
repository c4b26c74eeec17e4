//! Many rows in few statements.
//!
//! Row by row costs a round trip each; one statement per page size would be prepared anew for every length of page. So
//! rows are cut into batches of a handful of sizes: each size is one statement text, prepared once per connection and
//! kept in its statement cache.

use std::fmt::Write as _;

use sea_query::Value;

use crate::{Dialect, Query, Result, Row, Tx};

/// Largest first: a full page of a provider is one statement a table. The largest times the widest row (22 columns) stays
/// below SQLite's 32,766 and `PostgreSQL`'s 65,535 placeholders.
const BATCHES: [usize; 6] = [1000, 256, 64, 16, 4, 1];

/// The sizes `count` rows are cut into.
fn batches(mut count: usize) -> impl Iterator<Item = usize> {
    BATCHES.into_iter().flat_map(move |size| {
        let times = count / size;
        count %= size;
        std::iter::repeat_n(size, times)
    })
}

impl Tx {
    /// Runs `head VALUES (…), (…) tail` over all rows; `values` holds them one after the other, `columns` each.
    pub(crate) async fn insert_many(
        &mut self,
        head: &str,
        tail: &str,
        columns: usize,
        values: Vec<Value>,
    ) -> Result<()> {
        debug_assert_eq!(values.len() % columns, 0, "every row has all columns");
        let rows = values.len() / columns;
        let mut values = values.into_iter();
        for size in batches(rows) {
            let mut sql = String::with_capacity(head.len() + tail.len() + 8 + size * columns * 7);
            let _ = write!(sql, "{head} VALUES ");
            let mut next = 1;
            for row in 0..size {
                sql.push_str(if row == 0 { "(" } else { ", (" });
                placeholders(&mut sql, self.dialect(), &mut next, columns);
                sql.push(')');
            }
            sql.push_str(tail);
            let mut query = Query::sql(sql);
            query.bind_all(values.by_ref().take(size * columns));
            self.execute(query).await?;
        }
        Ok(())
    }

    /// Runs `head … IN (values) tail` over all `values` and gives the rows of all batches; `first` is bound to `$1`.
    pub(crate) async fn select_in(
        &mut self,
        head: &str,
        first: i64,
        values: Vec<Value>,
        tail: &str,
    ) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let count = values.len();
        let mut values = values.into_iter();
        for size in batches(count) {
            let mut query = Query::sql(in_list(self.dialect(), head, size, 2, tail)).bind(first);
            query.bind_all(values.by_ref().take(size));
            rows.append(&mut self.all(query).await?);
        }
        Ok(rows)
    }

    /// Runs `head … IN (values)` over all `values`; gives the number of rows changed. `first` is bound before the list, as
    /// `$1` of `head`; one at most.
    pub(crate) async fn execute_in(
        &mut self,
        head: &str,
        first: Vec<Value>,
        values: Vec<Value>,
    ) -> Result<u64> {
        debug_assert!(first.len() <= 1, "SQLite's placeholders have no numbers here");
        let mut changed = 0;
        let count = values.len();
        let mut values = values.into_iter();
        for size in batches(count) {
            let mut query = Query::sql(in_list(self.dialect(), head, size, 1 + first.len(), ""));
            query.bind_all(first.clone());
            query.bind_all(values.by_ref().take(size));
            changed += self.execute(query).await?;
        }
        Ok(changed)
    }
}

/// `head IN (…) tail`; what is bound before the list is the `$1` of `head`.
fn in_list(dialect: Dialect, head: &str, size: usize, first: usize, tail: &str) -> String {
    let mut sql = String::with_capacity(head.len() + tail.len() + 6 + size * 7);
    match dialect {
        Dialect::Sqlite => sql.push_str(&head.replace("$1", "?")),
        Dialect::Postgres => sql.push_str(head),
    }
    sql.push_str(" IN (");
    let mut next = first;
    placeholders(&mut sql, dialect, &mut next, size);
    sql.push(')');
    sql.push_str(tail);
    sql
}

/// `count` placeholders from `next` on. SQLite keeps names for `$n` and `?n` in a list that the driver walks for every
/// value it binds, so a long statement would take quadratic time; a plain `?` has no name.
fn placeholders(sql: &mut String, dialect: Dialect, next: &mut usize, count: usize) {
    for index in 0..count {
        if index > 0 {
            sql.push(',');
        }
        match dialect {
            Dialect::Sqlite => sql.push('?'),
            Dialect::Postgres => {
                let _ = write!(sql, "${next}");
            }
        }
        *next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_into_known_sizes_that_add_up() {
        assert_eq!(batches(0).count(), 0);
        assert_eq!(batches(1000).collect::<Vec<_>>(), [1000]);
        assert_eq!(batches(349).collect::<Vec<_>>(), [256, 64, 16, 4, 4, 4, 1]);
    }

    #[test]
    fn each_database_gets_its_own_placeholders() {
        assert_eq!(in_list(Dialect::Sqlite, "a = $1 AND x", 2, 2, ";"), "a = ? AND x IN (?,?);");
        assert_eq!(in_list(Dialect::Postgres, "a = $1 AND x", 2, 2, ";"), "a = $1 AND x IN ($2,$3);");
    }
}
