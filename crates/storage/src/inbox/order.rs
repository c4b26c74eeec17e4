//! How a list is sorted, and the key at which its next page starts.

use std::fmt;
use std::str::FromStr;

use crate::tasks::NO_DUE_DATE;

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    CreatedAt,
    Priority,
    DueAt,
    Status,
    Subject,
}

impl SortBy {
    pub const ALL: [Self; 5] = [Self::Priority, Self::DueAt, Self::Status, Self::CreatedAt, Self::Subject];

    /// The name in `$orderby`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CreatedAt => "createdAt",
            Self::Priority => "priority",
            Self::DueAt => "dueAt",
            Self::Status => "status",
            Self::Subject => "subject",
        }
    }

    /// Whether the sorting value is a text; all others are numbers.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Subject)
    }
}

/// Column and direction; tasks that are equal in it follow in the order they were stored, so that a list has one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InboxOrder {
    pub by: SortBy,
    pub descending: bool,
}

impl Default for InboxOrder {
    /// Newest first.
    fn default() -> Self {
        Self { by: SortBy::CreatedAt, descending: true }
    }
}

impl InboxOrder {
    /// The sorting value as an SQL expression over `inbox i` and `tasks t`.
    pub(super) fn expression(self) -> String {
        match self.by {
            SortBy::CreatedAt => "i.created_at".to_owned(),
            SortBy::Priority => "i.priority".to_owned(),
            // Without a due date comes last, whichever way the rest is sorted.
            SortBy::DueAt if self.descending => {
                format!("CASE WHEN i.due_at = {NO_DUE_DATE} THEN -{NO_DUE_DATE} ELSE i.due_at END")
            }
            SortBy::DueAt => "i.due_at".to_owned(),
            // Open, Reserved, In Progress: the order in which the web app names them.
            SortBy::Status => {
                "CAST(CASE i.status WHEN 'READY' THEN 0 WHEN 'RESERVED' THEN 1 ELSE 2 END AS BIGINT)"
                    .to_owned()
            }
            // All languages' subjects in lower case; a hundred characters tell titles apart and keep page keys short.
            SortBy::Subject => "substr(t.search_text, 1, 100)".to_owned(),
        }
    }

    pub(super) const fn direction(self) -> &'static str {
        if self.descending { "DESC" } else { "ASC" }
    }

    /// Compares a row's key with the last one of the page before.
    pub(super) const fn after(self) -> &'static str {
        if self.descending { "<" } else { ">" }
    }
}

/// The sorting value of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortValue {
    Number(i64),
    Text(String),
}

/// Where a page starts: after the entry with this sorting value and task. Written `<task>.<value>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKey {
    pub value: SortValue,
    pub(super) task: i64,
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            SortValue::Number(value) => write!(f, "{}.{value}", self.task),
            SortValue::Text(value) => write!(f, "{}.{value}", self.task),
        }
    }
}

/// The text is no key of a page in this order.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("this is no key of a page in this order; follow nextLink as it is")]
pub struct NotAPageKey;

impl PageKey {
    /// Reads the key of a page sorted by `by`.
    pub fn parse(text: &str, by: SortBy) -> Result<Self, NotAPageKey> {
        let (task, value) = text.split_once('.').ok_or(NotAPageKey)?;
        let task = i64::from_str(task).map_err(|_| NotAPageKey)?;
        let value = if by.is_text() {
            // PostgreSQL takes no NUL in a text.
            if value.contains('\0') {
                return Err(NotAPageKey);
            }
            SortValue::Text(value.to_owned())
        } else {
            SortValue::Number(i64::from_str(value).map_err(|_| NotAPageKey)?)
        };
        Ok(Self { value, task })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_key_is_read_as_it_was_written() {
        for (key, by) in [
            (PageKey { value: SortValue::Number(-5), task: 7 }, SortBy::DueAt),
            (PageKey { value: SortValue::Text("leave. 3 days".to_owned()), task: 7 }, SortBy::Subject),
        ] {
            assert_eq!(PageKey::parse(&key.to_string(), by), Ok(key));
        }
        assert_eq!(PageKey::parse("7.leave", SortBy::CreatedAt), Err(NotAPageKey));
        assert_eq!(PageKey::parse("leave", SortBy::Subject), Err(NotAPageKey));
    }
}
