//! What can go wrong with setting up providers, and what the caller is told.

use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;

use crate::error::UaaError;

/// Why something about an identity provider was not done.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// A value cannot be taken; names the field and the rule.
    #[error("{message}")]
    Invalid { field: String, message: String },
    #[error("There is an identity provider \"{0}\" already.")]
    NameTaken(String),
    #[error("There is no identity provider \"{0}\".")]
    NoSuchProvider(String),
    /// Passwords are off, and without this provider no administrator could sign in.
    #[error(
        "Passwords are switched off, and without this identity provider no administrator could sign in any more. \
         Switch passwords on first."
    )]
    LastWay,
    /// Passwords stay on; the reason.
    #[error("Passwords stay switched on: {0}")]
    PasswordsNeeded(String),
    #[error(transparent)]
    Ours(UaaError),
}

impl ProviderError {
    pub(super) fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), message: message.into() }
    }
}

impl<E: Into<UaaError>> From<E> for ProviderError {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

impl From<ProviderError> for ApiError {
    fn from(error: ProviderError) -> Self {
        let (status, code, field) = match &error {
            ProviderError::Invalid { field, .. } => {
                (StatusCode::BAD_REQUEST, "cockpit.identityProvider.invalid", Some(field.clone()))
            }
            ProviderError::NameTaken(_) => {
                (StatusCode::CONFLICT, "cockpit.identityProvider.nameTaken", Some("name".to_owned()))
            }
            ProviderError::NoSuchProvider(_) => {
                (StatusCode::NOT_FOUND, "cockpit.identityProvider.notFound", Some("name".to_owned()))
            }
            ProviderError::LastWay => (StatusCode::CONFLICT, "cockpit.identityProvider.lastWay", None),
            ProviderError::PasswordsNeeded(_) => {
                (StatusCode::CONFLICT, "cockpit.passwords.needed", Some("localPasswords".to_owned()))
            }
            ProviderError::Ours(cause) => {
                tracing::error!(error = %cause, "Identity providers could not be read or written: {cause}.");
                return Self::internal(ErrorFamily::TaskCenter);
            }
        };
        let api = Self::task_center(status, code, error.to_string());
        match field {
            Some(field) => api.at(field),
            None => api,
        }
    }
}
