//! Tasks as docket caches them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{GroupId, Texts, Timestamp, Urn, UserId};

/// Where a task stands at its provider. Source: Task Provider SPI v2, "Status".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TaskStatus {
    Ready,
    Reserved,
    InProgress,
    ForResubmission,
    Inactive,
    Completed,
    Canceled,
}

impl TaskStatus {
    pub const ALL: [Self; 7] = [
        Self::Ready,
        Self::Reserved,
        Self::InProgress,
        Self::ForResubmission,
        Self::Inactive,
        Self::Completed,
        Self::Canceled,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Ready => "READY",
            Self::Reserved => "RESERVED",
            Self::InProgress => "IN_PROGRESS",
            Self::ForResubmission => "FOR_RESUBMISSION",
            Self::Inactive => "INACTIVE",
            Self::Completed => "COMPLETED",
            Self::Canceled => "CANCELED",
        }
    }

    /// Whether somebody may see and decide the task in an inbox.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Ready | Self::Reserved | Self::InProgress)
    }

    /// Completed or canceled: nothing will happen to the task any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Canceled)
    }
}

/// How pressing a task is; ordered from low to very high.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Priority {
    Low,
    #[default]
    Medium,
    High,
    VeryHigh,
}

impl Priority {
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::VeryHigh];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
            Self::VeryHigh => "VERY_HIGH",
        }
    }

    /// 0 (low) to 3 (very high): the form that sorts.
    pub const fn rank(self) -> i64 {
        self as i64
    }
}

/// The text is none of the values the SPI defines.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{seen}\" is no {what}; use one of {allowed}")]
pub struct UnknownValue {
    pub what: &'static str,
    pub seen: String,
    pub allowed: String,
}

impl FromStr for TaskStatus {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        Self::ALL.into_iter().find(|status| status.name() == text).ok_or_else(|| UnknownValue {
            what: "task status",
            seen: text.chars().take(40).collect(),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

impl FromStr for Priority {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, UnknownValue> {
        Self::ALL.into_iter().find(|priority| priority.name() == text).ok_or_else(|| UnknownValue {
            what: "priority",
            seen: text.chars().take(40).collect(),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

impl fmt::Display for TaskStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A value of one of the definition's custom attributes, as text; its type and format are the definition's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAttribute {
    pub code: String,
    pub value: String,
}

/// A failed operation that the provider reports with the task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OperationError {
    pub executed_at: Timestamp,
    pub code: String,
    pub message: String,
    pub executed_by: UserId,
}

/// A task as its provider last described it. The cache is a copy: only the provider changes a task.
///
/// A task that lacks something mandatory is kept, so that an administrator can be told, and shown to nobody: `missing`
/// then names the elements, and the fields that are not optional hold the values said below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    pub urn: Urn,
    /// The definition's URN; `None` only on an invalid task.
    pub definition: Option<Urn>,
    /// `INACTIVE` on a task whose status is missing or unknown.
    pub status: TaskStatus,
    pub priority: Priority,
    /// Empty only on an invalid task.
    pub subject: Texts,
    /// Equal to `modified_at` on a task that does not say.
    pub created_at: Timestamp,
    /// `None` is the system.
    pub created_by: Option<UserId>,
    /// Drives the cursor; every stored version is newer than, or the same as, the one before.
    pub modified_at: Timestamp,
    pub modified_by: Option<UserId>,
    /// Who works on it; then nobody else sees it.
    pub processor: Option<UserId>,
    pub due_at: Option<Timestamp>,
    pub completed_at: Option<Timestamp>,
    pub completed_by: Option<UserId>,
    pub ui_link: Option<String>,
    pub mobile_ui_link: Option<String>,
    pub embeddable_ui_link: Option<String>,
    pub attachments_count: i64,
    pub comments_count: i64,
    /// The definition's responses that are possible now; `None` is all of them.
    pub valid_responses: Option<Vec<String>>,
    /// The definition's actions that are possible now; `None` is all of them.
    pub valid_actions: Option<Vec<String>>,
    pub custom_attributes: Vec<CustomAttribute>,
    pub operation_errors: Vec<OperationError>,
    pub recipient_users: Vec<UserId>,
    pub recipient_groups: Vec<GroupId>,
    /// Mandatory elements the provider left out or sent unreadable; empty on a valid task.
    pub missing: Vec<String>,
}

impl Task {
    /// Whether the task may be shown: nothing mandatory is missing.
    pub fn is_valid(&self) -> bool {
        self.missing.is_empty()
    }

    /// Who finds the task in an inbox: the processor alone, or each recipient; nobody unless it is open and valid.
    ///
    /// Source: SAP Task Center, "Who sees what".
    pub fn inbox_principals(&self) -> Vec<&str> {
        if !self.status.is_open() || !self.is_valid() {
            return Vec::new();
        }
        if let Some(processor) = &self.processor {
            return vec![processor.as_str()];
        }
        let users = self.recipient_users.iter().map(UserId::as_str);
        let groups = self.recipient_groups.iter().map(GroupId::as_str);
        let mut principals: Vec<&str> = users.chain(groups).collect();
        principals.sort_unstable();
        principals.dedup();
        principals
    }
}
