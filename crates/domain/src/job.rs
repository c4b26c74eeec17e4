//! Job records: what a connector did, in sentences an administrator understands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{ConnectorId, Timestamp};

/// The kinds of job. Source: SAP Task Center, "Monitoring".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JobType {
    Initial,
    Config,
    Delta,
    Meta,
    Push,
}

impl JobType {
    pub const ALL: [Self; 5] = [Self::Initial, Self::Config, Self::Delta, Self::Meta, Self::Push];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Initial => "INITIAL",
            Self::Config => "CONFIG",
            Self::Delta => "DELTA",
            Self::Meta => "META",
            Self::Push => "PUSH",
        }
    }

    /// How many records of this kind are kept per connector.
    pub const fn history(self) -> usize {
        match self {
            Self::Initial => 1,
            Self::Config => 10,
            Self::Delta | Self::Push => 30,
            Self::Meta => 5,
        }
    }
}

/// How a job ended, or that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JobStatus {
    Ok,
    Running,
    Warning,
    Error,
}

impl JobStatus {
    pub const ALL: [Self; 4] = [Self::Ok, Self::Running, Self::Warning, Self::Error];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Running => "RUNNING",
            Self::Warning => "WARNING",
            Self::Error => "ERROR",
        }
    }
}

/// What happened to the tasks a job saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JobCounts {
    /// Tasks the provider sent.
    pub received: u64,
    /// Tasks written to the cache because they were new or changed.
    pub stored: u64,
    /// Of the stored ones, those that lack something mandatory.
    pub invalid: u64,
    /// Custom attribute values left out because they do not fit their type.
    pub dropped: u64,
}

/// How much a line of a job's log matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LogLevel {
    Info,
    Warning,
    Error,
}

/// One line of a job's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JobLog {
    pub at: Timestamp,
    pub level: LogLevel,
    pub text: String,
}

/// One run of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// A UUID.
    pub id: String,
    pub connector: ConnectorId,
    pub job_type: JobType,
    pub status: JobStatus,
    /// One English sentence: what happened, with counts, and the next step if one is needed.
    pub message: String,
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub counts: JobCounts,
    pub cursor: Option<String>,
    pub logs: Vec<JobLog>,
}
