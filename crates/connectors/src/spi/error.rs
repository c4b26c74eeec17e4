//! Why a call to a provider failed: a sentence for the administrator, and whether to try again.

use std::time::Duration;

use docket_destinations::{AccessError, TokenError};
use docket_http::outbound::OutboundError;
use http::StatusCode;

use crate::spi::wire;

/// A call that did not bring what it was made for.
#[derive(Debug)]
pub(crate) enum CallError {
    /// No address or no credential; nothing was sent to the provider.
    Access(AccessError),
    /// No answer.
    Outbound(OutboundError),
    /// An answer other than success.
    Answered(Answered),
    /// Success, but not what the SPI says.
    NotTheSpi { call: &'static str, problem: &'static str },
}

/// What a provider said instead of success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) call: &'static str,
    pub(crate) status: StatusCode,
    /// `error.code` and `error.message` of the SPI's error body; none if the body is something else.
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) retry_after: Option<Duration>,
}

/// Whether doing the same once more can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    /// Yes, after this long if the other side told, else with growing pauses.
    Again(Option<Duration>),
    /// Not before somebody changes something; looked at again now and then, in case it was at the other side.
    Never,
}

impl Answered {
    /// Reads the SPI's error body; a body that is none of it is never repeated.
    pub(crate) fn read(call: &'static str, response: &docket_http::outbound::OutboundResponse) -> Self {
        let body = serde_json::from_slice::<wire::ErrorEnvelope>(&response.body)
            .map(|envelope| envelope.error)
            .unwrap_or_default();
        let short = |text: Option<String>, limit| {
            text.filter(|text| !text.is_empty()).map(|text| text.chars().take(limit).collect::<String>())
        };
        let retry_after = response
            .headers
            .get(http::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse::<u64>().ok())
            .map(|seconds| Duration::from_secs(seconds.clamp(1, 3600)));
        Self {
            call,
            status: response.status,
            code: short(body.code, 255),
            message: short(body.message, 2000),
            retry_after,
        }
    }
}

impl CallError {
    /// Again, or never. No wildcard: whoever adds a way to fail decides here.
    pub(crate) fn retry(&self) -> Retry {
        match self {
            Self::Access(error) => match error {
                AccessError::Token { error, .. } => match error.cause() {
                    TokenError::Unreachable(_) | TokenError::Internal => Retry::Again(None),
                    TokenError::Refused { status, retry_after, .. } => match status {
                        429 | 500..=599 => Retry::Again(retry_after.map(Duration::from_secs)),
                        _ => Retry::Never,
                    },
                    TokenError::Property(_)
                    | TokenError::Request(_)
                    | TokenError::Identity(_)
                    | TokenError::NoToken(_)
                    | TokenError::Through { .. } => Retry::Never,
                },
                AccessError::Storage(_) => Retry::Again(None),
                AccessError::NoDestination(_)
                | AccessError::NotUsable { .. }
                | AccessError::NotAsPerson { .. }
                | AccessError::NotAsTechnicalUser { .. } => Retry::Never,
            },
            Self::Outbound(error) => match error {
                OutboundError::Resolve { .. }
                | OutboundError::Connect { .. }
                | OutboundError::ConnectTimeout { .. }
                | OutboundError::Timeout { .. }
                | OutboundError::Broken { .. } => Retry::Again(None),
                OutboundError::Setting(_)
                | OutboundError::Roots(_)
                | OutboundError::Identity(_)
                | OutboundError::Scheme(_)
                | OutboundError::NeverCalled { .. }
                | OutboundError::NotAllowed { .. }
                | OutboundError::Tls { .. }
                | OutboundError::TooLarge { .. } => Retry::Never,
            },
            Self::Answered(answered) => match answered.status.as_u16() {
                501 => Retry::Never,
                408 | 429 | 500..=599 => Retry::Again(answered.retry_after),
                _ => Retry::Never,
            },
            Self::NotTheSpi { .. } => Retry::Never,
        }
    }

    /// Whether the destination gave no token: what counts towards switching a connector off.
    pub(crate) fn is_without_token(&self) -> bool {
        matches!(self, Self::Access(AccessError::Token { .. }))
    }

    /// Whether the provider as such cannot be reached, so that its tasks cannot be worked on either.
    pub(crate) fn is_unreachable(&self) -> bool {
        match self {
            Self::Outbound(_) => true,
            Self::Answered(answered) => {
                answered.status.is_server_error() && answered.status != StatusCode::NOT_IMPLEMENTED
            }
            Self::Access(_) | Self::NotTheSpi { .. } => false,
        }
    }

    /// One sentence that says what happened and which property of the destination, or which system, to look at.
    pub(crate) fn sentence(&self, destination: &str) -> String {
        match self {
            Self::Access(error) => access_sentence(error, destination),
            Self::Outbound(error) => outbound_sentence(error, destination),
            Self::Answered(answered) => answered_sentence(answered, destination),
            Self::NotTheSpi { call, problem } => format!(
                "The provider's answer to {call} is not what the Task Provider SPI says ({problem}); check URL of \
                 destination {destination}: docket adds /task-provider/v2 to it."
            ),
        }
    }
}

fn access_sentence(error: &AccessError, destination: &str) -> String {
    match error {
        AccessError::Token { error, .. } => match error {
            TokenError::Refused { status, reason, .. } => {
                let reason = reason
                    .as_deref()
                    .map(|reason| format!(" ({})", reason.trim_end_matches('.')))
                    .unwrap_or_default();
                let check = match status {
                    404 => "check tokenServiceURL".to_owned(),
                    429 | 500..=599 => "docket tries again by itself".to_owned(),
                    _ => format!(
                        "check its credentials (clientKey, companyId, SystemUser, audience, nameIdFormat, or clientId and \
                         clientSecret), and that the client there is enabled and has docket's trust certificate; \
                         `docket destination test {destination}` says which it is"
                    ),
                };
                format!("The token service of destination {destination} answered {status}{reason}; {check}.")
            }
            TokenError::Unreachable(reason) => {
                format!(
                    "The token service of destination {destination} was not reached: {reason}; check tokenServiceURL."
                )
            }
            TokenError::NoToken(reason) => format!(
                "The answer of the token service of destination {destination} is no token: {reason}; check tokenServiceURL."
            ),
            TokenError::Property(error) => format!("No token for destination {destination}: {error}."),
            TokenError::Through { name, error } => format!(
                "No token for destination {destination}, because destination {name} did not yield what it needs: {error}."
            ),
            TokenError::Request(reason) | TokenError::Identity(reason) => {
                format!("No token for destination {destination}: {reason}.")
            }
            TokenError::Internal => {
                format!(
                    "No token for destination {destination}: something failed in docket; its log says what."
                )
            }
        },
        AccessError::NotAsTechnicalUser { .. } => format!(
            "Destination {destination} yields tokens of persons only; set SystemUser on it, and use {destination}_PP for decisions."
        ),
        AccessError::NoDestination(name) => format!("Destination {name} does not exist; create it."),
        AccessError::NotUsable { reason, .. } => {
            format!("Destination {destination} cannot be called: {reason}.")
        }
        AccessError::NotAsPerson { reason, .. } => format!(
            "Destination {destination} yields no token of the signed-in person: {reason}; a technical user never decides."
        ),
        AccessError::Storage(_) => "Reading the destination failed in docket; its log says why.".to_owned(),
    }
}

fn outbound_sentence(error: &OutboundError, destination: &str) -> String {
    let what = capitalised(&error.to_string());
    match error {
        OutboundError::Resolve { .. } | OutboundError::Scheme(_) => {
            format!("{what}; check URL of destination {destination}.")
        }
        OutboundError::NotAllowed { .. } => {
            format!("{what}; check URL of destination {destination}, or have the operator allow the address.")
        }
        OutboundError::NeverCalled { .. } => format!("{what}; change URL of destination {destination}."),
        OutboundError::Tls { .. } => {
            format!(
                "{what}; check that URL of destination {destination} is right about https, and the provider's certificate."
            )
        }
        OutboundError::Connect { .. }
        | OutboundError::ConnectTimeout { .. }
        | OutboundError::Timeout { .. }
        | OutboundError::Broken { .. } => format!(
            "{what}; docket tries again by itself. If it stays so, check that the provider runs and URL of destination {destination}."
        ),
        OutboundError::TooLarge { .. } => format!("{what}; the provider sends too much in one page."),
        OutboundError::Identity(fault) => format!(
            "The certificate that destination {destination} names as KeyStoreLocation cannot be used: {fault}; upload another one."
        ),
        OutboundError::Setting(_) | OutboundError::Roots(_) => {
            format!("{what}; the operator has to correct it.")
        }
    }
}

fn answered_sentence(answered: &Answered, destination: &str) -> String {
    let Answered { call, status, code, message, retry_after } = answered;
    let said = match (code, message) {
        (Some(code), Some(message)) => format!(" ({code}: {message})"),
        (Some(text), None) | (None, Some(text)) => format!(" ({text})"),
        (None, None) => String::new(),
    };
    let next = match status.as_u16() {
        300..=399 => format!(
            "that is a redirect, often to a sign-in page: check URL and Authentication of destination {destination}"
        ),
        401 => format!(
            "the provider does not accept the token: check the credentials of destination {destination}"
        ),
        403 => format!(
            "the technical user of destination {destination} lacks a permission: check its roles at the provider"
        ),
        404 => format!("check URL of destination {destination}: docket adds /task-provider/v2 to it"),
        429 | 503 => match retry_after {
            Some(pause) => format!("docket pauses {} s as the provider asks", pause.as_secs()),
            None => "docket slows down and tries again by itself".to_owned(),
        },
        501 => "the provider does not offer this call, which it must".to_owned(),
        500..=599 => "docket tries again by itself; if it stays so, the provider's log says why".to_owned(),
        _ => "the provider does not accept the call; its log says why".to_owned(),
    };
    format!("The provider answered {} to {call}{said}; {next}.", status.as_u16())
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
