//! What the token service answers when it does not give what was asked for.

use axum::response::{IntoResponse, Response};
use docket_directory::DirectoryError;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::StorageError;
use http::{HeaderValue, StatusCode, header};

use crate::service_instances::InstanceError;

/// An answer other than success, in the OAuth shape `{"error","error_description"}`.
///
/// Source: RFC 6749, 5.2, with the statuses and descriptions XSUAA gives.
#[derive(Debug, thiserror::Error)]
pub enum UaaError {
    /// The caller's doing; the sentence is for them.
    #[error(transparent)]
    Refused(#[from] ApiError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Instance(#[from] InstanceError),
    /// Only a bearer token opens this, and there is none.
    #[error("Send a bearer token.")]
    NoToken,
    /// The signing key cannot be made or used.
    #[error("the token service's signing key cannot be {0}")]
    SigningKey(&'static str),
}

pub(crate) type Result<T> = std::result::Result<T, UaaError>;

impl UaaError {
    fn oauth(status: StatusCode, error: &str, description: impl Into<String>) -> Self {
        Self::Refused(ApiError::oauth(status, error, description))
    }

    /// Parameters are missing, doubled or unreadable.
    pub(crate) fn invalid_request(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::BAD_REQUEST, "invalid_request", description)
    }

    /// The client is unknown, or its secret is wrong; which of the two is not said.
    pub(crate) fn bad_credentials() -> Self {
        Self::oauth(StatusCode::UNAUTHORIZED, "unauthorized", "Bad credentials")
    }

    /// A client assertion that does not hold (RFC 7521, 4.2.1).
    pub(crate) fn invalid_client(reason: &str) -> Self {
        let description = format!("The client assertion is not accepted: {reason}.");
        Self::oauth(StatusCode::UNAUTHORIZED, "invalid_client", description)
    }

    pub(crate) fn unauthorized(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::UNAUTHORIZED, "unauthorized", description)
    }

    /// The client may not use that grant.
    pub(crate) fn unauthorized_client(grant: &str) -> Self {
        Self::oauth(
            StatusCode::UNAUTHORIZED,
            "unauthorized_client",
            format!(
                "The client may not use the grant {grant}; allow it in the instance's oauth2-configuration.grant-types."
            ),
        )
    }

    pub(crate) fn unsupported_grant(grant: &str) -> Self {
        let seen: String = grant.chars().filter(|letter| !letter.is_control()).take(80).collect();
        Self::oauth(
            StatusCode::BAD_REQUEST,
            "unsupported_grant_type",
            format!("There is no grant type \"{seen}\" here."),
        )
    }

    /// A code or refresh token that does not hold.
    pub(crate) fn invalid_grant(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::BAD_REQUEST, "invalid_grant", description)
    }

    /// An assertion that does not hold.
    pub(crate) fn invalid_assertion(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::UNAUTHORIZED, "invalid_grant", description)
    }

    pub(crate) fn invalid_scope(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::BAD_REQUEST, "invalid_scope", description)
    }

    /// A bearer token that does not hold (RFC 6750, 3.1).
    pub(crate) fn invalid_token(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::UNAUTHORIZED, "invalid_token", description)
    }

    pub(crate) fn insufficient_scope(description: impl Into<String>) -> Self {
        Self::oauth(StatusCode::FORBIDDEN, "insufficient_scope", description)
    }

    /// Too many attempts to sign in.
    pub(crate) fn blocked(seconds: u64) -> Self {
        Self::wait(seconds, "Too many attempts to sign in; wait before the next one.")
    }

    /// Too many wrong client secrets.
    pub(crate) fn client_blocked(seconds: u64) -> Self {
        Self::wait(seconds, "Too many wrong client secrets from this address; wait before the next one.")
    }

    fn wait(seconds: u64, sentence: &str) -> Self {
        let error = ApiError::oauth(StatusCode::TOO_MANY_REQUESTS, "unauthorized", sentence);
        Self::Refused(error.retry_after(seconds))
    }

    /// The answer; a cause of ours is logged here, once, and not shown.
    pub(crate) fn into_api(self) -> ApiError {
        match self {
            Self::Refused(error) => error,
            // The directory knows what to say, and logs what it does not.
            Self::Directory(error) => ApiError { family: ErrorFamily::OAuth, ..error.into() },
            Self::NoToken => {
                ApiError::oauth(StatusCode::UNAUTHORIZED, "unauthorized", "Send a bearer token.")
            }
            // A stored instance that cannot be read is not the caller's doing.
            Self::Instance(_) | Self::Storage(_) | Self::SigningKey(_) => {
                tracing::error!(error = %self, "The token service could not answer: {self}.");
                ApiError::internal(ErrorFamily::OAuth)
            }
        }
    }
}

impl IntoResponse for UaaError {
    fn into_response(self) -> Response {
        let without_token = matches!(self, Self::NoToken);
        let error = self.into_api();
        // Client authentication is asked for as Basic, a token as Bearer; what is wrong with one that is not there is not
        // said (RFC 6750, 3.1).
        let challenge = match (error.status, error.code.as_str()) {
            (StatusCode::UNAUTHORIZED, _) if without_token => Some("Bearer realm=\"docket\""),
            (StatusCode::UNAUTHORIZED, "invalid_token") => {
                Some("Bearer realm=\"docket\", error=\"invalid_token\"")
            }
            (StatusCode::UNAUTHORIZED, _) => Some("Basic realm=\"docket\""),
            (StatusCode::FORBIDDEN, "insufficient_scope") => {
                Some("Bearer realm=\"docket\", error=\"insufficient_scope\"")
            }
            _ => None,
        };
        let message = description(&error.message);
        let mut response = ApiError { message, ..error }.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(challenge) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}

/// The sentence as an `error_description` may hold it: ASCII without `"` and `\` (RFC 6749, 4.1.2.1 and 5.2).
pub(crate) fn description(sentence: &str) -> String {
    let fitting = |letter: char| match letter {
        '"' => '\'',
        '\\' => '/',
        ' '..='~' => letter,
        _ => '?',
    };
    sentence.chars().map(fitting).collect()
}
