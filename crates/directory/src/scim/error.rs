//! What can go wrong in a SCIM request, and what the caller is told.

use docket_http::ApiError;
use docket_storage::StorageError;
use http::StatusCode;

use crate::DirectoryError;

pub(crate) type Result<T> = std::result::Result<T, ScimError>;

/// The names of RFC 7644, section 3.12, that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScimType {
    InvalidFilter,
    Uniqueness,
    Mutability,
    InvalidSyntax,
    InvalidPath,
    NoTarget,
    InvalidValue,
    None,
}

impl ScimType {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::InvalidFilter => "invalidFilter",
            Self::Uniqueness => "uniqueness",
            Self::Mutability => "mutability",
            Self::InvalidSyntax => "invalidSyntax",
            Self::InvalidPath => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::InvalidValue => "invalidValue",
            Self::None => "",
        }
    }
}

/// A refusal: status, type, and a sentence that is safe to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub(crate) struct ScimError {
    pub(crate) status: StatusCode,
    pub(crate) scim_type: ScimType,
    pub(crate) detail: String,
}

impl ScimError {
    pub(crate) fn new(status: StatusCode, scim_type: ScimType, detail: impl Into<String>) -> Self {
        Self { status, scim_type, detail: detail.into() }
    }

    /// 400 of that type.
    pub(crate) fn bad(scim_type: ScimType, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, scim_type, detail)
    }

    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        let id: String = id.chars().filter(|letter| !letter.is_control()).take(255).collect();
        let detail = format!("There is no {what} with the id \"{id}\".");
        Self::new(StatusCode::NOT_FOUND, ScimType::None, detail)
    }

    /// The cause goes to the log, and only there.
    pub(crate) fn internal(cause: &StorageError) -> Self {
        tracing::error!(error = %cause, "The directory could not answer a SCIM request: {cause}.");
        let detail = "Something went wrong on our side; the log says what.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, ScimType::None, detail)
    }
}

impl From<StorageError> for ScimError {
    fn from(error: StorageError) -> Self {
        Self::internal(&error)
    }
}

impl From<DirectoryError> for ScimError {
    fn from(error: DirectoryError) -> Self {
        let message = error.to_string();
        match &error {
            DirectoryError::Invalid { .. } => Self::bad(ScimType::InvalidValue, message),
            DirectoryError::UserNameTaken(_) | DirectoryError::IdTaken(_) => {
                Self::new(StatusCode::CONFLICT, ScimType::Uniqueness, message)
            }
            DirectoryError::NoSuchUser(id) => Self::not_found("user", id.as_str()),
            DirectoryError::NoSuchGroup(id) => Self::not_found("group", id.as_str()),
            DirectoryError::NoSuchRole(_) | DirectoryError::LastAdministrator => {
                Self::new(StatusCode::CONFLICT, ScimType::None, message)
            }
            DirectoryError::Storage(cause) => Self::internal(cause),
            DirectoryError::TokenNameTaken(_) | DirectoryError::NoSuchToken(_) => {
                Self::bad(ScimType::None, message)
            }
        }
    }
}

impl From<ScimError> for ApiError {
    fn from(error: ScimError) -> Self {
        Self::scim(error.status, error.scim_type.name(), error.detail)
    }
}
