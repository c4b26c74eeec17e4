//! Operations: a decision is a record before it is a call.

use serde::{Deserialize, Serialize};

use crate::{ConnectorId, Timestamp, Urn, UserId};

/// Which of the provider's two endpoints carries the decision out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationKind {
    /// Completes the task.
    Response,
    /// Changes the task without completing it.
    Action,
}

impl OperationKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Response => "RESPONSE",
            Self::Action => "ACTION",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Response, Self::Action].into_iter().find(|kind| kind.name() == name)
    }
}

/// How far a decision has come.
///
/// `Recorded` → `Sent` → one of the others. An outcome that is not known is never guessed and the call never repeated:
/// the task is asked for, and the answer decides between `Done`, `Overtaken` and `Unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationState {
    /// Written down; the provider has not been called.
    Recorded,
    /// The call may have reached the provider.
    Sent,
    /// The provider took the decision and will finish it later (202).
    Accepted,
    /// The provider confirmed the decision, or the task turned out completed by this person.
    Done,
    /// The task turned out completed by somebody else or otherwise.
    Overtaken,
    /// The provider refused; the task is as it was.
    Failed,
    /// The task is still open although the call may have arrived; the person may decide again.
    Unknown,
}

impl OperationState {
    pub const ALL: [Self; 7] = [
        Self::Recorded,
        Self::Sent,
        Self::Accepted,
        Self::Done,
        Self::Overtaken,
        Self::Failed,
        Self::Unknown,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "RECORDED",
            Self::Sent => "SENT",
            Self::Accepted => "ACCEPTED",
            Self::Done => "DONE",
            Self::Overtaken => "OVERTAKEN",
            Self::Failed => "FAILED",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// While an operation is unfinished no other one on the same task may start.
    pub const fn is_unfinished(self) -> bool {
        matches!(self, Self::Recorded | Self::Sent)
    }
}

/// One decision of one person on one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// A UUID.
    pub id: String,
    pub urn: Urn,
    pub connector: ConnectorId,
    /// Who decided; the provider is called as this person and no other.
    pub actor: UserId,
    pub kind: OperationKind,
    pub code: String,
    pub comment: Option<String>,
    pub reason: Option<String>,
    /// The caller's `Idempotency-Key`: the same key of the same person is the same decision.
    pub idempotency_key: Option<String>,
    /// The version of the task the person decided on; a newer one is news about what came of it.
    pub task_modified_at: Timestamp,
    pub state: OperationState,
    /// What the provider said when it refused, or what was found out; shown to the person.
    pub message: Option<String>,
    /// The stable code of why it came to nothing, so that the same question gets the same answer again.
    pub failure: Option<String>,
    pub recorded_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}
