//! Why there is no token.

use crate::validate::PropertyError;

/// No token, told in a sentence that may be shown to whoever uses the destination: no secret, no assertion, no body.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// The destination asks for something it does not have or docket does not do.
    #[error("{0}")]
    Property(#[from] PropertyError),
    /// The request for the token lacks something or has something it must not have.
    #[error("{0}")]
    Request(String),
    /// Nobody the token could stand for, or their id cannot be determined.
    #[error("{0}")]
    Identity(String),
    /// The call brought no answer.
    #[error("the token service was not reached: {0}")]
    Unreachable(String),
    /// The token service said no.
    #[error("the token service answered {status}{}", reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default())]
    Refused {
        status: u16,
        /// Its error fields, at most 300 characters.
        reason: Option<String>,
        /// Seconds of its `Retry-After`.
        retry_after: Option<u64>,
    },
    /// It answered success with something that is no token.
    #[error("the token service's answer is no token: {0}")]
    NoToken(&'static str),
    /// What another destination was to bring did not come.
    #[error("through destination {name}: {error}")]
    Through { name: String, error: Box<Self> },
    /// Something failed on our side; the log says what.
    #[error("the token could not be fetched; docket's log says why")]
    Internal,
}

impl TokenError {
    /// What went wrong in the end, whichever destination it was.
    pub fn cause(&self) -> &Self {
        match self {
            Self::Through { error, .. } => error.cause(),
            other => other,
        }
    }

    pub(crate) fn internal(cause: &dyn std::error::Error) -> Self {
        tracing::error!(error = %cause, "A destination's token could not be fetched: {cause}");
        Self::Internal
    }
}
