//! What a connector's jobs add up to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Texts;
use crate::job::JobStatus;

/// How a connector's tasks are labelled and grouped in the web app: `tc.ui.label` and `tc.ui.group` with their languages,
/// the ones without a language as `*`. Empty texts: neither is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presentation {
    pub label: Texts,
    pub group: Texts,
}

/// A connector's state as an administrator sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConnectorStatus {
    Ok,
    Warning,
    Error,
    Paused,
}

impl ConnectorStatus {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Error => "ERROR",
            Self::Paused => "PAUSED",
        }
    }

    /// The worst of the newest job of each kind; a running job degrades nothing. A paused connector is just that.
    ///
    /// Source: SAP Task Center, "Monitoring".
    pub fn of(paused: bool, newest: impl IntoIterator<Item = JobStatus>) -> Self {
        if paused {
            return Self::Paused;
        }
        newest.into_iter().fold(Self::Ok, |worst, job| match (worst, job) {
            (Self::Error, _) | (_, JobStatus::Error) => Self::Error,
            (Self::Warning, _) | (_, JobStatus::Warning) => Self::Warning,
            (other, JobStatus::Ok | JobStatus::Running) => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_job_decides_and_running_does_not_count() {
        use JobStatus::{Error, Ok, Running, Warning};
        assert_eq!(ConnectorStatus::of(false, [Ok, Running]), ConnectorStatus::Ok);
        assert_eq!(ConnectorStatus::of(false, [Warning, Ok]), ConnectorStatus::Warning);
        assert_eq!(ConnectorStatus::of(false, [Error, Warning]), ConnectorStatus::Error);
        assert_eq!(ConnectorStatus::of(true, [Error]), ConnectorStatus::Paused);
    }
}
