//! What came of a reading, in one sentence and in numbers.

use std::fmt::Write as _;

use docket_domain::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Names of so many people that were passed over are kept.
const EXAMPLES: usize = 3;

/// How a reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// Everybody was read and all is as it is there.
    Complete,
    /// Something was left as it was; the message says what.
    Incomplete,
    /// It broke off; what had been read is stored, and nobody was deactivated for not being read.
    Failed,
}

/// What came of reading another directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefreshReport {
    pub started_at: Timestamp,
    pub finished_at: Timestamp,
    pub outcome: Outcome,
    /// One or two sentences for an administrator.
    pub message: String,
    /// People read.
    pub read: u64,
    pub created: u64,
    pub changed: u64,
    pub deactivated: u64,
    /// People passed over, because what was read of them is not enough.
    pub skipped: u64,
    /// Groups read.
    pub groups: u64,
    #[serde(skip)]
    examples: Vec<String>,
    #[serde(skip)]
    problem: Option<String>,
}

impl RefreshReport {
    pub(super) fn started(at: Timestamp) -> Self {
        Self {
            started_at: at,
            finished_at: at,
            outcome: Outcome::Complete,
            message: String::new(),
            read: 0,
            created: 0,
            changed: 0,
            deactivated: 0,
            skipped: 0,
            groups: 0,
            examples: Vec::new(),
            problem: None,
        }
    }

    pub(super) fn skip(&mut self, id: &str, reason: &str) {
        self.skipped += 1;
        if self.examples.len() < EXAMPLES {
            let id: String = id.chars().filter(|letter| !letter.is_control()).take(64).collect();
            self.examples.push(format!("{id} ({})", reason.trim_end_matches('.')));
        }
    }

    pub(super) fn hold_back(&mut self, gone: usize, all: usize) {
        self.outcome = Outcome::Incomplete;
        self.problem = Some(format!(
            "{gone} of {all} people are gone there, which is too many to deactivate unasked; if that is right, run \
             docket directory refresh --force."
        ));
    }

    /// A group stays as it is, as what it gives its members is the only right to administer docket.
    pub(super) fn keep_group(&mut self, name: &str) {
        let name: String = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
        self.outcome = Outcome::Incomplete;
        self.problem.get_or_insert_with(|| {
            format!(
                "The group {name} keeps its members here: without them nobody would be left to administer the subaccount."
            )
        });
    }

    pub(super) fn fail(&mut self, reason: String) {
        self.outcome = Outcome::Failed;
        self.problem = Some(reason);
    }

    pub(super) fn finish(&mut self, name: &str, at: Timestamp) {
        self.finished_at = at;
        let (read, groups) =
            (counted(self.read, "person", "people"), counted(self.groups, "group", "groups"));
        let mut message = match self.outcome {
            Outcome::Failed => format!(
                "Reading {name} broke off after {read}; what was known stays as it was. {}",
                self.problem.as_deref().unwrap_or_default()
            ),
            _ => format!(
                "{read} and {groups} were read from {name}: {} new, {} changed, {} deactivated.",
                self.created, self.changed, self.deactivated
            ),
        };
        if self.skipped > 0 && self.outcome == Outcome::Complete {
            self.outcome = Outcome::Incomplete;
        }
        if let (Outcome::Incomplete, Some(problem)) = (self.outcome, &self.problem) {
            message.push(' ');
            message.push_str(problem);
        }
        if self.skipped > 0 {
            let who = counted(self.skipped, "person was", "people were");
            let _ = write!(message, " {who} passed over: {}.", self.examples.join("; "));
        }
        self.message = message;
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
