//! Why a call on behalf of a person came to nothing, told so that the decision's record can follow.

use docket_destinations::AccessError;
use docket_storage::StorageError;
use http::StatusCode;

use crate::spi::error::{Answered, CallError};

/// The outcome of a call that did not succeed. The `message` is for the person; what an administrator needs is in the log.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The provider was not called, or the call certainly did not reach it: nothing has happened there.
    #[error("{message}")]
    NotSent { message: String },
    /// The provider answered no; nothing has happened there either.
    #[error("{message}")]
    Refused {
        status: u16,
        /// The provider's own code, in dot notation.
        code: Option<String>,
        /// The provider's sentence in the person's language, or ours if it sent none.
        message: String,
    },
    /// The call may have reached the provider and there is no telling what came of it: ask for the task, do not repeat.
    #[error("{message}")]
    Unknown { message: String },
    /// Our own database failed before anything was sent.
    #[error("Something went wrong on our side; nothing was sent to the provider.")]
    Storage(#[from] StorageError),
}

/// What a call was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Deciding,
    Reading,
}

impl Purpose {
    /// What an unknown outcome means for the person.
    const fn consequence(self) -> &'static str {
        match self {
            Self::Deciding => ", so it is not known whether it took the decision.",
            Self::Reading => "; try again in a moment.",
        }
    }
}

impl ProviderError {
    /// Whether the provider may have acted. If not, the task is as it was.
    pub fn may_have_happened(&self) -> bool {
        match self {
            Self::Unknown { .. } => true,
            Self::NotSent { .. } | Self::Refused { .. } | Self::Storage(_) => false,
        }
    }

    /// One sentence for the person.
    pub fn sentence(&self) -> String {
        self.to_string()
    }

    /// Reads a failed call; logs for the administrator what the person cannot act on.
    pub(crate) fn of(error: CallError, destination: &str, purpose: Purpose) -> Self {
        let sentence = error.sentence(destination);
        let unknown = |what: &str| Self::Unknown { message: format!("{what}{}", purpose.consequence()) };
        match error {
            CallError::Access(access) => {
                tracing::warn!(destination, "A call on behalf of a person was not made: {sentence}");
                Self::NotSent { message: not_sent(&access, destination) }
            }
            CallError::Outbound(outbound) if outbound.may_have_arrived() => {
                tracing::warn!(
                    destination,
                    "The outcome of a call on behalf of a person is unknown: {sentence}"
                );
                unknown("The provider did not answer in time")
            }
            CallError::Outbound(_) => {
                tracing::warn!(
                    destination,
                    "A call on behalf of a person did not reach the provider: {sentence}"
                );
                Self::NotSent {
                    message: "The provider cannot be reached at the moment; nothing was sent.".to_owned(),
                }
            }
            CallError::Answered(answered) => Self::answered(answered, purpose),
            CallError::NotTheSpi { .. } => {
                tracing::warn!(
                    destination,
                    "The outcome of a call on behalf of a person is unknown: {sentence}"
                );
                unknown("The provider's answer cannot be read")
            }
        }
    }

    /// A server error leaves open how far the provider got; 501 says that it does no such thing at all.
    pub(crate) fn answered(answered: Answered, purpose: Purpose) -> Self {
        let Answered { status, code, message, .. } = answered;
        if status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED {
            return Self::Unknown {
                message: format!("The provider failed ({}){}", status.as_u16(), purpose.consequence()),
            };
        }
        let message = message.unwrap_or_else(|| generic(status).to_owned());
        Self::Refused { status: status.as_u16(), code, message }
    }
}

fn not_sent(error: &AccessError, destination: &str) -> String {
    match error {
        // The primary destination was asked because there is no other.
        AccessError::NotAsPerson { .. } if !destination.ends_with("_PP") => format!(
            "Decisions are not possible here: there is no destination {destination}_PP, and {destination} yields no token of yours; ask your administrator."
        ),
        AccessError::NoDestination(_) | AccessError::NotAsPerson { .. } | AccessError::NotAsTechnicalUser { .. } => format!(
            "Decisions are not possible here, because destination {destination} yields no token of yours; ask your administrator."
        ),
        AccessError::Token { .. } => {
            "The provider gave no access in your name; nothing was sent. Ask your administrator whether your account is known there."
                .to_owned()
        }
        AccessError::NotUsable { .. } => {
            format!("Destination {destination} cannot be called; ask your administrator.")
        }
        AccessError::Storage(_) => "Something went wrong on our side; nothing was sent.".to_owned(),
    }
}

/// For a provider that says no without saying why.
fn generic(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "The provider does not accept the decision in this form.",
        401 => "The provider does not accept your sign-in.",
        403 => "You may not do this at the provider.",
        404 => "The provider does not know this task any more.",
        409 => "Somebody was faster: the task has changed at the provider.",
        429 => "The provider is busy; try again in a moment.",
        501 => "The provider does not support this.",
        _ => "The provider refused the call.",
    }
}
