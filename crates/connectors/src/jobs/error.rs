//! Why a job ended early.

use docket_storage::StorageError;

use crate::spi::error::{CallError, Retry};

/// A job's failure: a sentence for its record, and whether to try again.
#[derive(Debug)]
pub(crate) enum JobError {
    Call(CallError),
    Storage(StorageError),
    /// The page after the cursor ends at or before the cursor: going on would never end.
    CursorStuck {
        cursor: String,
    },
    /// A page without a single task whose urn and modifiedAt can be read: there is no telling where the next one starts.
    NoCursor {
        received: usize,
    },
    /// The tasks belong to a system another connector reads already.
    Duplicate {
        triple: String,
        other: String,
    },
    #[cfg(test)]
    BrokeDown(crate::context::Point),
}

impl From<CallError> for JobError {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<StorageError> for JobError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl JobError {
    pub(crate) fn retry(&self) -> Retry {
        match self {
            Self::Call(error) => error.retry(),
            Self::Storage(_) => Retry::Again(None),
            Self::CursorStuck { .. } | Self::NoCursor { .. } | Self::Duplicate { .. } => Retry::Never,
            #[cfg(test)]
            Self::BrokeDown(_) => Retry::Again(None),
        }
    }

    /// The run was overtaken, its connector deleted or its cache replaced: there is nothing to report.
    pub(crate) fn is_superseded(&self) -> bool {
        matches!(self, Self::Storage(StorageError::Superseded))
    }

    pub(crate) fn sentence(&self, destination: &str) -> String {
        match self {
            Self::Call(error) => error.sentence(destination),
            Self::Storage(error) => {
                tracing::error!(connector = destination, %error, "A job of connector {destination} could not use the database: {error}");
                "docket's database failed; its log says why, and the job is tried again.".to_owned()
            }
            Self::CursorStuck { cursor } => format!(
                "The provider goes back in its own order: the page after ({cursor}) ends at or before it. docket stops here \
                 instead of reading the same page for ever; the provider must sort by modifiedAt in milliseconds, then by urn."
            ),
            Self::NoCursor { received } => format!(
                "None of the {received} tasks of a page has a readable urn and modifiedAt, so docket cannot tell where the \
                 next page starts; the provider must send both."
            ),
            Self::Duplicate { triple, other } => format!(
                "These tasks belong to the provider system {triple}, which connector {other} reads already; remove one of \
                 the two destinations, or everybody would see each task twice."
            ),
            #[cfg(test)]
            Self::BrokeDown(point) => format!("Broke down at {point:?}."),
        }
    }
}
