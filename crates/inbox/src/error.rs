//! What can go wrong when somebody reads or decides, and what they are told.

use docket_domain::Urn;
use docket_domain::operation::Operation;
use docket_http::error::{ApiError, ErrorFamily};
use docket_storage::StorageError;
use http::StatusCode;

use crate::decision::{Failure, Refusal};

/// An error of this part. What one may not see is "not found", like what there is not.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InboxError {
    #[error("There is no such task in your inbox; it may have been decided or withdrawn.")]
    TaskNotFound(Urn),
    #[error("There is no such task definition among your tasks.")]
    DefinitionNotFound(Urn),
    /// A parameter, header or field that cannot be read; the sentence says how to write it.
    #[error("{message}")]
    BadInput { target: String, message: String },
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// Another decision on the task is under way.
    #[error("A decision on this task is being carried out; look again in a moment.")]
    InProgress,
    #[error("This Idempotency-Key was used for another decision; draw a new one for each.")]
    KeyReused,
    /// The decision came to nothing; the sentence is the provider's, or says what stood in the way.
    #[error("{message}")]
    Failed { failure: Failure, message: String },
    /// The call ended without an answer, and the provider cannot be asked yet.
    #[error(
        "The provider has not answered. It is being asked what became of the decision; look again in a minute."
    )]
    BeingChecked,
    /// A session without the claims a token would carry.
    #[error("Sign in again: this session does not say whom the provider should see.")]
    NoIdentity,
    #[error("The description could not be read: {message}")]
    Description { failure: Failure, message: String },
    #[error("{0}")]
    Storage(#[from] StorageError),
    /// Something of docket's own failed below; the cause is in the log.
    #[error("{0}")]
    Internal(String),
    /// A planned failure point was reached.
    #[cfg(test)]
    #[error("interrupted")]
    Interrupted,
}

impl InboxError {
    pub(crate) fn bad_input(target: impl Into<String>, message: impl Into<String>) -> Self {
        Self::BadInput { target: target.into(), message: message.into() }
    }

    /// The answer that a failed, overtaken or unknown operation gives, now and when it is asked about again.
    pub(crate) fn of_failed(operation: &Operation) -> Self {
        let failure = operation.failure.as_deref().map_or(Failure::ProviderFailed, Failure::from_code);
        let message =
            operation.message.clone().unwrap_or_else(|| "The decision was not carried out.".to_owned());
        Self::Failed { failure, message }
    }
}

impl From<InboxError> for ApiError {
    fn from(error: InboxError) -> Self {
        let message = error.to_string();
        let plain = |status, code: &str| Self::task_center(status, code, message.clone());
        match error {
            InboxError::TaskNotFound(_) => plain(StatusCode::NOT_FOUND, "taskcenter.task.notFound"),
            InboxError::DefinitionNotFound(_) => {
                plain(StatusCode::NOT_FOUND, "taskcenter.taskDefinition.notFound")
            }
            InboxError::BadInput { target, .. } => {
                plain(StatusCode::BAD_REQUEST, "taskcenter.input.notValid").at(target)
            }
            InboxError::Refused(refusal) => {
                plain(StatusCode::BAD_REQUEST, refusal.code()).at(refusal.target())
            }
            InboxError::InProgress => plain(StatusCode::CONFLICT, "taskcenter.operation.inProgress"),
            InboxError::KeyReused => {
                plain(StatusCode::CONFLICT, "taskcenter.idempotencyKey.reused").at("Idempotency-Key")
            }
            InboxError::Failed { failure, .. } => plain(failure.status(), failure.code()),
            InboxError::BeingChecked => {
                plain(StatusCode::GATEWAY_TIMEOUT, "taskcenter.decision.beingChecked").retry_after(60)
            }
            InboxError::NoIdentity => plain(StatusCode::UNAUTHORIZED, "taskcenter.unauthenticated"),
            InboxError::Description { failure, .. } => {
                plain(failure.status(), &failure.code().replace("decision", "description"))
            }
            InboxError::Storage(cause) => {
                tracing::error!(error = %cause, "reading or deciding tasks failed in the database");
                Self::internal(ErrorFamily::TaskCenter)
            }
            InboxError::Internal(cause) => {
                tracing::error!(error = %cause, "reading or deciding tasks failed");
                Self::internal(ErrorFamily::TaskCenter)
            }
            #[cfg(test)]
            InboxError::Interrupted => Self::internal(ErrorFamily::TaskCenter),
        }
    }
}
