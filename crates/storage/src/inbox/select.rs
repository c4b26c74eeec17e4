//! The statement behind a list and its count.

use docket_domain::{Timestamp, Urn};
use sea_query::Value;

use super::order::SortValue;
use super::query::{InboxQuery, Start};
use super::{IN_PROCESS, Principals};
use crate::Query;

/// How many index ranges one statement merges. SQLite takes 500 terms; whoever is in more groups than that has several
/// of them share a range.
const BRANCHES: usize = 100;

/// An [`InboxQuery`] on its way to SQL. The two databases need no different words here.
pub(super) struct Select<'a> {
    principals: Vec<&'a str>,
    reader: &'a str,
    generations: &'a [i64],
    query: &'a InboxQuery,
    now: Timestamp,
    values: Vec<Value>,
}

impl<'a> Select<'a> {
    pub(super) fn new(
        principals: &'a Principals,
        generations: &'a [i64],
        query: &'a InboxQuery,
        now: Timestamp,
    ) -> Self {
        let reader = principals.user.as_str();
        Self { principals: principals.ids(), reader, generations, query, now, values: Vec::new() }
    }

    /// One page and one row more, which tells whether there is another page.
    ///
    /// Each principal's range is cut to what the page can need before the ranges are merged, so the cost depends on the
    /// page and not on the number of tasks; the bodies are fetched last.
    pub(super) fn page(mut self) -> Query {
        let (order, take) = (self.query.order, u64::from(self.query.top) + 1);
        let skip = match self.query.start {
            Start::Skip(skip) => u64::from(skip),
            Start::After(_) => 0,
        };
        let (key, direction) = (order.expression(), order.direction());
        let tail = format!(" ORDER BY k {direction}, task_id {direction} LIMIT {}", take + skip);
        let columns = format!("{key} AS k, i.task_id AS task_id, i.generation_id AS generation_id");
        let merged = self.merged(&columns, &tail, true);
        let sql = format!(
            "SELECT m.k, m.task_id, m.generation_id, b.body FROM (SELECT k, task_id, generation_id FROM ({merged}) u \
             ORDER BY k {direction}, task_id {direction} LIMIT {take} OFFSET {skip}) m JOIN tasks b ON b.id = m.task_id \
             ORDER BY m.k {direction}, m.task_id {direction}"
        );
        self.finish(sql)
    }

    /// The number of matches by generation.
    pub(super) fn count(mut self) -> Query {
        let merged = self.merged("i.task_id AS task_id, i.generation_id AS generation_id", "", false);
        let sql = format!("SELECT generation_id, COUNT(*) AS n FROM ({merged}) u GROUP BY generation_id");
        self.finish(sql)
    }

    /// The ranges of all principals, each task once.
    fn merged(&mut self, columns: &str, tail: &str, paged: bool) -> String {
        let principals = std::mem::take(&mut self.principals);
        let per_branch = principals.len().div_ceil(BRANCHES);
        let branches: Vec<String> = principals
            .chunks(per_branch)
            .map(|chunk| {
                let distinct = if chunk.len() > 1 { "DISTINCT " } else { "" };
                let branch = self.branch(chunk, paged);
                format!("SELECT * FROM (SELECT {distinct}{columns} FROM {branch}{tail}) r")
            })
            .collect();
        branches.join(" UNION ")
    }

    fn branch(&mut self, principals: &[&str], paged: bool) -> String {
        let query = self.query;
        let mut from = "inbox i".to_owned();
        if query.failed || !query.words.is_empty() || (paged && query.order.by.is_text()) {
            from.push_str(" JOIN tasks t ON t.id = i.task_id");
        }
        let mut conditions = Vec::new();
        conditions.push(match principals {
            [one] => format!("i.principal = {}", self.place(*one)),
            several => format!("i.principal IN ({})", self.places(several.iter().copied())),
        });
        let generations = self.places(self.generations.iter().copied());
        conditions.push(format!("i.generation_id IN ({generations})"));
        if !query.statuses.is_empty() {
            let names = self.places(query.statuses.iter().map(|status| status.name()));
            conditions.push(format!("i.status IN ({names})"));
        }
        if !query.priorities.is_empty() {
            let ranks = self.places(query.priorities.iter().map(|priority| priority.rank()));
            conditions.push(format!("i.priority IN ({ranks})"));
        }
        if !query.definitions.is_empty() {
            let urns = self.places(query.definitions.iter().map(Urn::as_str));
            conditions.push(format!("i.definition_urn IN ({urns})"));
        }
        for (bound, comparison) in [
            (query.created_from, "i.created_at >= "),
            (query.created_to, "i.created_at <= "),
            // Tasks without a due date stand at the far end of time: no date is after them.
            (query.due_before, "i.due_at < "),
        ] {
            if let Some(at) = bound {
                conditions.push(format!("{comparison}{}", self.place(at.as_micros())));
            }
        }
        for word in &query.words {
            let pattern = self.place(contains(word));
            conditions.push(format!("t.search_text LIKE {pattern} ESCAPE '\\'"));
        }
        if query.failed {
            conditions.push(self.failed());
        }
        conditions.push(self.not_in_process());
        if let (Start::After(key), true) = (&query.start, paged) {
            let value = match &key.value {
                SortValue::Number(value) => self.place(*value),
                SortValue::Text(value) => self.place(value.as_str()),
            };
            let task = self.place(key.task);
            conditions.push(format!(
                "({}, i.task_id) {} ({value}, {task})",
                query.order.expression(),
                query.order.after()
            ));
        }
        format!("{from} WHERE {}", conditions.join(" AND "))
    }

    /// Not among the tasks their providers are working on; see [`IN_PROCESS`].
    fn not_in_process(&mut self) -> String {
        let since = self.place(self.now.minus(IN_PROCESS).as_micros());
        let generations = self.places(self.generations.iter().copied());
        // CROSS JOIN is how SQLite is told the order: left to itself it starts from the large table.
        format!(
            "i.task_id NOT IN (SELECT h.id FROM operations o CROSS JOIN tasks h WHERE o.state = 'ACCEPTED' \
             AND o.finished_at > {since} AND h.urn = o.urn AND h.generation_id IN ({generations}) \
             AND h.modified_at <= o.task_modified_at)"
        )
    }

    /// The provider reports an error, or the reader's newest attempt came to nothing and no update came since.
    ///
    /// The body is our own JSON without blanks, and a quotation mark inside a text is escaped, so the pattern cannot occur
    /// anywhere but at the key itself.
    fn failed(&mut self) -> String {
        let reader = self.place(self.reader);
        format!(
            "(t.body NOT LIKE '%\"operationErrors\":[]%' OR EXISTS (SELECT 1 FROM operations o WHERE o.urn = t.urn \
             AND o.actor = {reader} AND o.state IN ('FAILED', 'UNKNOWN') AND o.task_modified_at >= t.modified_at \
             AND NOT EXISTS (SELECT 1 FROM operations l WHERE l.urn = o.urn AND l.recorded_at > o.recorded_at)))"
        )
    }

    fn place(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn places<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        values.into_iter().map(|value| self.place(value)).collect::<Vec<_>>().join(", ")
    }

    fn finish(self, sql: String) -> Query {
        self.values.into_iter().fold(Query::sql(sql), Query::bind)
    }
}

/// A pattern for `LIKE … ESCAPE '\'` that finds `word` anywhere in a lower-case text.
fn contains(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for character in word.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_a_pattern_is_searched_as_it_stands() {
        assert_eq!(contains("50%_Ä\\"), "%50\\%\\_ä\\\\%");
    }
}
