//! Why something was not done, told to whoever asked.

use http::StatusCode;

/// A refusal or a failure. Screens show it as a page or beside the field, the JSON API as an error object.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// What was entered cannot be taken; nothing was changed.
    #[error("{}", .0.first().map_or("The input is not valid.", |field| field.message.as_str()))]
    Invalid(Vec<FieldProblem>),
    /// Nobody is signed in, or the credentials do not hold.
    #[error("{0}")]
    Unauthenticated(String),
    /// Too many failed attempts to sign in.
    #[error("Too many failed attempts to sign in. Try again in {0} s.")]
    TooManyAttempts(u64),
    /// The person may not do this.
    #[error("{0}")]
    Forbidden(String),
    /// There is no such thing, or the person may not know of it.
    #[error("{0}")]
    NotFound(String),
    /// The thing is in a state that does not allow this.
    #[error("{0}")]
    Conflict(String),
    /// The fault is ours. The cause goes to the log, not to the caller.
    #[error("The sandbox could not do this because of an error of its own; its log says more.")]
    Internal(#[source] anyhow::Error),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name in the JSON API and in the form.
    pub field: &'static str,
    /// One sentence that names the field by its label and the fix.
    pub message: String,
}

impl FieldProblem {
    pub fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self { field, message: message.into() }
    }
}

impl Problem {
    /// One field is at fault.
    pub fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, message)])
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::Unauthenticated(_) => StatusCode::UNAUTHORIZED,
            Self::TooManyAttempts(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "sandbox.invalid",
            Self::Unauthenticated(_) => "sandbox.unauthenticated",
            Self::TooManyAttempts(_) => "sandbox.tooManyAttempts",
            Self::Forbidden(_) => "sandbox.forbidden",
            Self::NotFound(_) => "sandbox.notFound",
            Self::Conflict(_) => "sandbox.conflict",
            Self::Internal(_) => "sandbox.internal",
        }
    }

    /// Writes the cause of a failure of ours to the log; refusals are the caller's affair.
    pub fn log(&self) {
        if let Self::Internal(cause) = self {
            tracing::error!(cause = format!("{cause:#}"), "the sandbox could not answer a request");
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Internal(anyhow::Error::new(error).context("the database did not do what it was asked"))
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}
