//! What is asked of a list, as data.

use docket_domain::task::{Priority, TaskStatus};
use docket_domain::{Timestamp, Urn};

use super::order::{InboxOrder, PageKey};

/// Filters, order and page of a list. An empty list of values filters nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxQuery {
    pub statuses: Vec<TaskStatus>,
    pub priorities: Vec<Priority>,
    pub definitions: Vec<Urn>,
    /// Created then or later.
    pub created_from: Option<Timestamp>,
    /// Created then or earlier.
    pub created_to: Option<Timestamp>,
    /// With a due date before that.
    pub due_before: Option<Timestamp>,
    /// Each must occur in the subject of one of its languages, in whatever case.
    pub words: Vec<String>,
    /// Only tasks whose last operation failed: at the provider, or one of the reader's own here.
    pub failed: bool,
    pub order: InboxOrder,
    pub start: Start,
    /// At most so many entries.
    pub top: u32,
}

impl Default for InboxQuery {
    /// Everything, newest first, the first 40.
    fn default() -> Self {
        Self {
            statuses: Vec::new(),
            priorities: Vec::new(),
            definitions: Vec::new(),
            created_from: None,
            created_to: None,
            due_before: None,
            words: Vec::new(),
            failed: false,
            order: InboxOrder::default(),
            start: Start::Skip(0),
            top: 40,
        }
    }
}

/// Where the page starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// After so many entries.
    Skip(u32),
    /// After the entry with this key: what is added or decided meanwhile neither repeats an entry nor skips one.
    After(PageKey),
}
