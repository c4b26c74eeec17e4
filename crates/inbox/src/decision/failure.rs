//! Why a decision came to nothing, as a stable code with its status.

use docket_connectors::ProviderError;
use http::StatusCode;

/// What the person learns of a decision that was not carried out. The code is stored with the operation, so that the same
/// question gets the same answer again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The provider was not called: no destination for persons, no token, no connection.
    NotSent,
    /// docket stopped between recording and calling.
    Interrupted,
    /// The provider does not accept the decision as it is.
    Rejected,
    /// The provider does not let this person decide.
    Forbidden,
    /// The provider does not know the task.
    Gone,
    /// The task is in another state at the provider.
    Conflict,
    /// The provider wants fewer calls.
    Throttled,
    /// The provider does not offer this.
    Unsupported,
    /// The provider failed or speaks otherwise than expected.
    ProviderFailed,
    /// Somebody else was faster.
    Overtaken,
    /// Whether the provider took the decision is not known; the task is still open.
    Unknown,
}

impl Failure {
    pub const ALL: [Self; 11] = [
        Self::NotSent,
        Self::Interrupted,
        Self::Rejected,
        Self::Forbidden,
        Self::Gone,
        Self::Conflict,
        Self::Throttled,
        Self::Unsupported,
        Self::ProviderFailed,
        Self::Overtaken,
        Self::Unknown,
    ];

    /// What a call that came to nothing means, and the sentence for the person.
    pub fn of(error: &ProviderError) -> (Self, String) {
        let failure = match error {
            ProviderError::NotSent { .. } => Self::NotSent,
            ProviderError::Refused { status, .. } => Self::of_status(*status),
            ProviderError::Unknown { .. } => Self::ProviderFailed,
            ProviderError::Storage(cause) => {
                tracing::error!(error = %cause, "a call to a provider could not be prepared");
                Self::NotSent
            }
        };
        (failure, error.sentence())
    }

    /// What a provider's refusal with this status means.
    fn of_status(status: u16) -> Self {
        match status {
            403 => Self::Forbidden,
            404 | 410 => Self::Gone,
            409 => Self::Conflict,
            429 => Self::Throttled,
            501 => Self::Unsupported,
            // 401 is between docket and the provider, nothing the person did.
            401 | 500.. => Self::ProviderFailed,
            _ => Self::Rejected,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSent => "taskcenter.decision.notSent",
            Self::Interrupted => "taskcenter.decision.interrupted",
            Self::Rejected => "taskcenter.decision.rejected",
            Self::Forbidden => "taskcenter.decision.forbidden",
            Self::Gone => "taskcenter.decision.gone",
            Self::Conflict => "taskcenter.decision.conflict",
            Self::Throttled => "taskcenter.decision.throttled",
            Self::Unsupported => "taskcenter.decision.unsupported",
            Self::ProviderFailed => "taskcenter.decision.providerFailed",
            Self::Overtaken => "taskcenter.decision.overtaken",
            Self::Unknown => "taskcenter.decision.unknown",
        }
    }

    /// The failure with this code; an unreadable one counts as the provider's.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|failure| failure.code() == code).unwrap_or(Self::ProviderFailed)
    }

    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotSent | Self::Interrupted => StatusCode::SERVICE_UNAVAILABLE,
            Self::Rejected => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Gone => StatusCode::GONE,
            Self::Conflict | Self::Overtaken => StatusCode::CONFLICT,
            Self::Throttled => StatusCode::TOO_MANY_REQUESTS,
            Self::Unsupported => StatusCode::NOT_IMPLEMENTED,
            Self::ProviderFailed => StatusCode::BAD_GATEWAY,
            Self::Unknown => StatusCode::GATEWAY_TIMEOUT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_providers_refusal_becomes_a_status_that_says_whose_turn_it_is() {
        for (status, failure) in [
            (400, Failure::Rejected),
            (401, Failure::ProviderFailed),
            (403, Failure::Forbidden),
            (404, Failure::Gone),
            (409, Failure::Conflict),
            (422, Failure::Rejected),
            (429, Failure::Throttled),
            (501, Failure::Unsupported),
        ] {
            assert_eq!(Failure::of_status(status), failure, "{status}");
        }
    }

    #[test]
    fn every_failure_is_found_by_its_code() {
        for failure in Failure::ALL {
            assert_eq!(Failure::from_code(failure.code()), failure);
        }
    }
}
