//! What can go wrong with people, and what the caller is told.

use docket_domain::{GroupId, Role, UserId};
use docket_http::ApiError;
use docket_storage::StorageError;
use http::StatusCode;

/// Why something about a person was not done.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// A value cannot be taken; names the field and the rule.
    #[error("{message}")]
    Invalid { field: &'static str, message: String },
    #[error("there is a user \"{0}\" already; user names are unique without regard to case")]
    UserNameTaken(String),
    #[error("there is a user with the id {0} already")]
    IdTaken(UserId),
    #[error("there is no user {0}")]
    NoSuchUser(UserId),
    #[error("there is no group {0}")]
    NoSuchGroup(GroupId),
    #[error(
        "there is no role collection \"{0}\"; the cockpit lists them under Role Collections, and the command line with docket role-collection list"
    )]
    NoSuchRole(String),
    #[error("there is a directory token \"{0}\" already; delete it first, or choose another name")]
    TokenNameTaken(String),
    #[error("there is no directory token \"{0}\"")]
    NoSuchToken(String),
    /// Nobody active would be left who may administer the subaccount.
    #[error(
        "nobody active would be left with the role {role}; give it to somebody else first",
        role = Role::SubaccountAdministrator
    )]
    LastAdministrator,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl DirectoryError {
    pub(crate) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }

    pub(crate) fn no_such_role(name: &str) -> Self {
        Self::NoSuchRole(name.chars().filter(|letter| !letter.is_control()).take(64).collect())
    }

    /// The field of a request that is at fault.
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Invalid { field, .. } => Some(field),
            Self::UserNameTaken(_) => Some("userName"),
            Self::IdTaken(_) | Self::NoSuchUser(_) | Self::NoSuchGroup(_) => Some("id"),
            Self::NoSuchRole(_) => Some("role"),
            Self::TokenNameTaken(_) | Self::NoSuchToken(_) => Some("name"),
            Self::LastAdministrator | Self::Storage(_) => None,
        }
    }
}

impl From<DirectoryError> for ApiError {
    fn from(error: DirectoryError) -> Self {
        let (status, code) = match &error {
            DirectoryError::Invalid { .. } => (StatusCode::BAD_REQUEST, "cockpit.user.invalid"),
            DirectoryError::UserNameTaken(_) => (StatusCode::CONFLICT, "cockpit.user.nameTaken"),
            DirectoryError::IdTaken(_) => (StatusCode::CONFLICT, "cockpit.user.idTaken"),
            DirectoryError::NoSuchUser(_) => (StatusCode::NOT_FOUND, "cockpit.user.notFound"),
            DirectoryError::NoSuchGroup(_) => (StatusCode::NOT_FOUND, "cockpit.group.notFound"),
            DirectoryError::NoSuchRole(_) => (StatusCode::NOT_FOUND, "cockpit.role.notFound"),
            DirectoryError::TokenNameTaken(_) => (StatusCode::CONFLICT, "cockpit.directoryToken.nameTaken"),
            DirectoryError::NoSuchToken(_) => (StatusCode::NOT_FOUND, "cockpit.directoryToken.notFound"),
            DirectoryError::LastAdministrator => (StatusCode::CONFLICT, "cockpit.user.lastAdministrator"),
            DirectoryError::Storage(cause) => {
                tracing::error!(error = %cause, "The directory could not answer: {cause}.");
                return Self::internal(docket_http::ErrorFamily::TaskCenter);
            }
        };
        let api = Self::task_center(status, code, sentence(&error.to_string(), error.field()));
        match error.field() {
            Some(field) => api.at(field),
            None => api,
        }
    }
}

/// A message as a sentence: capital letter, full stop. A field it begins with keeps its spelling.
fn sentence(message: &str, field: Option<&str>) -> String {
    if field.is_some_and(|field| message.split(' ').next() == Some(field)) {
        return format!("{}.", message.trim_end_matches('.'));
    }
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_letter_but_a_field_keeps_its_spelling() {
        assert_eq!(sentence("there is no user g-1", Some("id")), "There is no user g-1.");
        let told = sentence("displayName is missing or empty", Some("displayName"));
        assert_eq!(told, "displayName is missing or empty.");
    }
}
