//! Why a provider cannot be used, or is not believed.

use docket_http::outbound::{OutboundError, OutboundResponse};
use serde_json::Value;

/// What is shown of a foreign error.
const MOST_CHARACTERS: usize = 300;

/// Why a provider cannot be used, or is not believed. The sentences begin with what was asked for, and hold no token, code
/// or secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("The {what} cannot be fetched: {cause}.")]
    Unreachable { what: &'static str, cause: OutboundError },
    #[error("The {what} answers with status {status}{error}.")]
    Status { what: &'static str, status: u16, error: String },
    #[error("The {what} is not as OpenID Connect prescribes: {reason}.")]
    Malformed { what: &'static str, reason: String },
    #[error("The ID token {0}.")]
    IdToken(String),
    #[error("The logout token {0}.")]
    LogoutToken(String),
    #[error("The answer {0}.")]
    Answer(&'static str),
}

impl Fault {
    pub(super) fn malformed(what: &'static str, reason: impl Into<String>) -> Self {
        Self::Malformed { what, reason: reason.into() }
    }

    /// An answer other than success: its status and its OAuth error fields, never its body.
    pub(super) fn status(what: &'static str, response: &OutboundResponse) -> Self {
        let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let field = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
        let said = [field("error"), field("error_description")].join(" ");
        let said = shown(said.trim());
        let error = if said.is_empty() { String::new() } else { format!(" and says \"{said}\"") };
        Self::Status { what, status: response.status.as_u16(), error }
    }

    /// True if it may be different in a while.
    pub(crate) const fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { .. } => true,
            Self::Status { status, .. } => *status >= 500,
            Self::Malformed { .. } | Self::IdToken(_) | Self::LogoutToken(_) | Self::Answer(_) => false,
        }
    }
}

/// A foreign text as it may be shown and logged.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(MOST_CHARACTERS).collect()
}
