//! What can go wrong with destinations as such; fetching a token has its own [`TokenError`](crate::TokenError).

use docket_http::{ApiError, ErrorFamily};
use docket_storage::StorageError;
use http::StatusCode;

use crate::validate::PropertyError;

/// Cloud SDK JS compares this text character for character to tell a miss from a failure.
pub(crate) const NOT_FOUND: &str = "Configuration with the specified name was not found";
/// What clients of the real service are told when no trust certificate was made yet.
pub(crate) const NO_KEY_PAIR: &str = "There is no such key pair for this account";

#[derive(Debug, thiserror::Error)]
pub enum DestinationError {
    #[error(transparent)]
    Property(#[from] PropertyError),
    #[error("{NOT_FOUND}")]
    NotFound,
    #[error("a destination \"{0}\" exists already")]
    Exists(String),
    #[error("a certificate \"{0}\" exists already")]
    CertificateExists(String),
    #[error("a fragment \"{0}\" exists already")]
    FragmentExists(String),
    /// Something else needs it.
    #[error("{0}")]
    InUse(String),
    #[error("{0}")]
    Conflict(String),
    #[error("{NO_KEY_PAIR}")]
    NoKeyPair,
    #[error("there is no passive trust certificate; create one first")]
    NoPassiveKeyPair,
    #[error("the trust key pair cannot be used: {0}")]
    TrustKey(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("something went wrong on our side")]
    Internal,
}

impl DestinationError {
    /// Status, stable code and safe sentence, in the shape of `family`. Logs what is ours to repair.
    pub(crate) fn into_api(self, family: ErrorFamily) -> ApiError {
        let (status, code) = match &self {
            Self::Property(_) => (StatusCode::BAD_REQUEST, "cockpit.destination.invalid"),
            Self::NotFound => (StatusCode::NOT_FOUND, "cockpit.destination.notFound"),
            Self::Exists(_) => (StatusCode::CONFLICT, "cockpit.destination.exists"),
            Self::CertificateExists(_) => (StatusCode::CONFLICT, "cockpit.certificate.exists"),
            Self::FragmentExists(_) => (StatusCode::CONFLICT, "cockpit.fragment.exists"),
            Self::InUse(_) => (StatusCode::BAD_REQUEST, "cockpit.destination.inUse"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "cockpit.conflict"),
            Self::NoKeyPair => (StatusCode::NOT_FOUND, "cockpit.trust.notFound"),
            Self::NoPassiveKeyPair => (StatusCode::NOT_FOUND, "cockpit.trust.noPassive"),
            Self::TrustKey(_) | Self::Storage(_) | Self::Internal => {
                tracing::error!(error = %self, "A destination request failed: {self}");
                return ApiError::internal(family);
            }
        };
        let error = ApiError::new(family, status, code, self.to_string());
        match self {
            Self::Property(property) => error.at(property.property),
            _ => error,
        }
    }
}
