//! What can go wrong with instances and keys, and what the caller is told.

use docket_http::{ApiError, ErrorFamily};
use docket_storage::StorageError;
use http::StatusCode;

/// Why something about an instance or a key was not done.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    /// A value cannot be taken; names the field (`parameters.oauth2-configuration.grant-types`) and the rule.
    #[error("{message}")]
    Invalid { field: String, message: String },
    /// Something the instance is to be created with is there already.
    #[error("{message}")]
    ContentTaken { field: String, message: String },
    #[error("there is a service instance \"{0}\" already")]
    NameTaken(String),
    /// There is an instance of that name, of another service than the one asked for.
    #[error(
        "the service instance \"{name}\" is of the service {service}; take another name or delete it first"
    )]
    OtherService { name: String, service: &'static str },
    #[error(
        "the application name \"{xsappname}\" belongs to the service instance \"{instance}\"; take another one"
    )]
    ApplicationTaken { xsappname: String, instance: String },
    #[error("there is no service instance \"{0}\"")]
    NoSuchInstance(String),
    #[error("the service instance \"{instance}\" has a key \"{key}\" already")]
    KeyTaken { instance: String, key: String },
    #[error("the service instance \"{instance}\" has no key \"{key}\"")]
    NoSuchKey { instance: String, key: String },
    #[error(
        "the service instance \"{instance}\" still has {keys} key(s); delete them first, or purge the instance with them"
    )]
    HasKeys { instance: String, keys: usize },
    #[error("a client's certificate cannot be made: {0}")]
    Certificate(rcgen::Error),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl InstanceError {
    pub(super) fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), message: message.into() }
    }

    fn field(&self) -> Option<&str> {
        match self {
            Self::Invalid { field, .. } | Self::ContentTaken { field, .. } => Some(field),
            Self::NameTaken(_) | Self::NoSuchInstance(_) | Self::KeyTaken { .. } | Self::NoSuchKey { .. } => {
                Some("name")
            }
            Self::OtherService { .. } => Some("service"),
            Self::ApplicationTaken { .. } => Some("parameters.xsappname"),
            Self::HasKeys { .. } | Self::Certificate(_) | Self::Storage(_) => None,
        }
    }
}

impl From<InstanceError> for ApiError {
    fn from(error: InstanceError) -> Self {
        let (status, code) = match &error {
            InstanceError::Invalid { .. } => (StatusCode::BAD_REQUEST, "cockpit.serviceInstance.invalid"),
            InstanceError::ContentTaken { .. } => {
                (StatusCode::CONFLICT, "cockpit.serviceInstance.contentTaken")
            }
            InstanceError::NameTaken(_) => (StatusCode::CONFLICT, "cockpit.serviceInstance.nameTaken"),
            InstanceError::OtherService { .. } => {
                (StatusCode::CONFLICT, "cockpit.serviceInstance.otherService")
            }
            InstanceError::ApplicationTaken { .. } => {
                (StatusCode::CONFLICT, "cockpit.serviceInstance.applicationTaken")
            }
            InstanceError::NoSuchInstance(_) => (StatusCode::NOT_FOUND, "cockpit.serviceInstance.notFound"),
            InstanceError::KeyTaken { .. } => (StatusCode::CONFLICT, "cockpit.serviceKey.nameTaken"),
            InstanceError::NoSuchKey { .. } => (StatusCode::NOT_FOUND, "cockpit.serviceKey.notFound"),
            InstanceError::HasKeys { .. } => (StatusCode::CONFLICT, "cockpit.serviceInstance.hasKeys"),
            InstanceError::Storage(_) | InstanceError::Certificate(_) => {
                tracing::error!(%error, "Service instances could not be read or written: {error}.");
                return Self::internal(ErrorFamily::TaskCenter);
            }
        };
        let api = Self::task_center(status, code, sentence(&error.to_string(), error.field()));
        match error.field() {
            Some(field) => api.at(field),
            None => api,
        }
    }
}

/// The message as a sentence. A field it begins with keeps its own spelling.
fn sentence(message: &str, field: Option<&str>) -> String {
    let first_word = message.split(' ').next().unwrap_or_default();
    let last_name = field.and_then(|field| field.rsplit('.').next());
    if Some(first_word) == last_name || first_word.contains(['.', '-']) {
        return format!("{message}.");
    }
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("parameters.xsappname", "xsappname must be a text", "xsappname must be a text.")]
    #[case(
        "parameters.foo",
        "parameters.foo is not a field of x509",
        "parameters.foo is not a field of x509."
    )]
    #[case("parameters.role-templates", "scope-references in it are", "scope-references in it are.")]
    #[case("name", "there is a service instance already", "There is a service instance already.")]
    fn a_message_becomes_a_sentence_and_a_field_in_front_stays_as_it_is_spelt(
        #[case] field: &str,
        #[case] message: &str,
        #[case] expected: &str,
    ) {
        assert_eq!(sentence(message, Some(field)), expected);
    }
}
