//! What can go wrong with role collections, and what the caller is told.

use docket_directory::DirectoryError;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::StorageError;
use http::StatusCode;

/// Why something about a role collection was not done.
#[derive(Debug, thiserror::Error)]
pub enum RoleCollectionError {
    /// A value cannot be taken; names the field and the rule.
    #[error("{message}")]
    Invalid { field: &'static str, message: String },
    #[error("There is a role collection \"{0}\" already.")]
    NameTaken(String),
    #[error("There is no role collection \"{0}\".")]
    NoSuchCollection(String),
    #[error(
        "The role collection \"{0}\" is predefined and stays as it is; create one of your own with the roles you want."
    )]
    Predefined(String),
    #[error(
        "The role collection \"{name}\" is declared by the application {application} and stays as that says; create one of \
         your own with the roles you want."
    )]
    Declared { name: String, application: String },
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl RoleCollectionError {
    pub(super) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }

    pub(super) fn no_such(name: &str) -> Self {
        Self::NoSuchCollection(name.chars().filter(|letter| !letter.is_control()).take(64).collect())
    }
}

impl From<RoleCollectionError> for ApiError {
    fn from(error: RoleCollectionError) -> Self {
        let message = error.to_string();
        let (status, code, field) = match error {
            RoleCollectionError::Invalid { field, .. } => {
                (StatusCode::BAD_REQUEST, "cockpit.roleCollection.invalid", field)
            }
            RoleCollectionError::NameTaken(_) => {
                (StatusCode::CONFLICT, "cockpit.roleCollection.nameTaken", "name")
            }
            RoleCollectionError::NoSuchCollection(_) => {
                (StatusCode::NOT_FOUND, "cockpit.roleCollection.notFound", "name")
            }
            RoleCollectionError::Predefined(_) | RoleCollectionError::Declared { .. } => {
                (StatusCode::CONFLICT, "cockpit.roleCollection.readOnly", "name")
            }
            RoleCollectionError::Directory(cause) => return cause.into(),
            RoleCollectionError::Storage(cause) => {
                tracing::error!(error = %cause, "Role collections could not be read or written: {cause}.");
                return Self::internal(ErrorFamily::TaskCenter);
            }
        };
        Self::task_center(status, code, message).at(field)
    }
}
