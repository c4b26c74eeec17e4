//! Why a token is refused: what the real system would answer, and what whoever rehearses needs to know.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Carries the exact failing check in one line of ASCII. The real system has no such header.
pub const REASON: HeaderName = HeaderName::from_static("x-sandbox-reason");

/// What a dead, unknown or missing access token is answered with, here and by every API that takes one.
pub const DEAD_TOKEN: &str = "[LGN0022]The access token is either rejected or expired";

const BAD_SIGNATURE: &str = "Unable to verify the signature of the SAML assertion. Please ensure that the assertion has a \
                             signature and the key pairs match the client ID";
const INVALID_USER: &str = "Unable to authenticate the client (Login failed - invalid user)";

/// A refused token request, one variant per answer.
///
/// Answers the real system documents are repeated to the letter; the others keep its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A parameter is missing, repeated or unreadable.
    Parameter(String),
    /// A grant type other than the SAML bearer one.
    Grant(String),
    /// No company of this id; ids are case-sensitive.
    Company { seen: String, known: String },
    /// The API key names no client, or a disabled one, or another than the assertion's `api_key`.
    ApiKey { key: String, company: String, reason: String },
    /// The assertion cannot be read, or is not signed by the client's key in the one accepted form.
    Signature(String),
    /// Outside its time.
    Time {
        check: String,
        now: OffsetDateTime,
        not_before: Option<OffsetDateTime>,
        not_on_or_after: Option<OffsetDateTime>,
    },
    /// Meant for another audience.
    Audience { seen: String, expected: String },
    /// The user named is unknown, inactive, badly written, or not among those the client is bound to.
    User(String),
    /// The access token to validate is unknown, expired, or its client or user is gone.
    Token(String),
    /// The wrong method, or a path that is switched off.
    Endpoint(StatusCode, String),
    /// The sandbox itself failed; the cause is in its log.
    Internal,
}

impl Refusal {
    /// The documented (or, where none is documented, our) status and message.
    pub fn answer(&self) -> (StatusCode, String) {
        let text = match self {
            Self::Parameter(what) => return (StatusCode::BAD_REQUEST, format!("Invalid request: {what}")),
            Self::Grant(seen) => {
                return (StatusCode::BAD_REQUEST, format!("Unsupported grant_type {}", shorten(seen)));
            }
            Self::Endpoint(status, text) => return (*status, text.clone()),
            Self::Internal => return (StatusCode::INTERNAL_SERVER_ERROR, "Internal error".to_owned()),
            Self::Company { seen, .. } => format!("Company {} not found.", shorten(seen)),
            Self::ApiKey { key, company, .. } => {
                format!("API key \"{}\" is not valid for company {}", shorten(key), shorten(company))
            }
            Self::Signature(_) => BAD_SIGNATURE.to_owned(),
            Self::Time { .. } => "The SAML assertion is expired or not yet valid".to_owned(),
            Self::Audience { .. } => "Invalid audience in the SAML assertion".to_owned(),
            Self::User(_) => INVALID_USER.to_owned(),
            Self::Token(_) => DEAD_TOKEN.to_owned(),
        };
        (StatusCode::UNAUTHORIZED, text)
    }

    /// The failing check, for [`REASON`].
    pub fn reason(&self) -> String {
        match self {
            Self::Parameter(what) => format!("parameter: {what}"),
            Self::Grant(seen) => {
                format!(
                    "grant: {} was sent, {} is the only one",
                    shorten(seen),
                    super::parameters::SAML_BEARER
                )
            }
            Self::Company { seen, known } => {
                format!("company: {} is not {known}, the only company here; case matters", shorten(seen))
            }
            Self::ApiKey { reason, .. } => format!("client: {reason}"),
            Self::Signature(what) => format!("signature: {what}"),
            Self::Time { check, now, not_before, not_on_or_after } => format!(
                "time: {check}; now={}, NotBefore={}, NotOnOrAfter={}",
                instant(Some(*now)),
                instant(*not_before),
                instant(*not_on_or_after)
            ),
            Self::Audience { seen, expected } => {
                format!("audience: {} was sent, {expected} is expected; case matters", shorten(seen))
            }
            Self::User(what) => format!("user: {what}"),
            Self::Token(what) => format!("access token: {what}"),
            Self::Endpoint(_, what) => format!("endpoint: {what}"),
            Self::Internal => "sandbox: an error of its own, see its log".to_owned(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, message) = self.answer();
        tracing::info!(http.status = status.as_u16(), reason = %self.reason(), "The token endpoint refused a request");
        let body = json!({ "errorHttpCode": status.as_str(), "errorMessage": message });
        (status, [(REASON, reason_header(&self.reason()))], Json(body)).into_response()
    }
}

/// One header line: printable ASCII only, at most 1000 characters.
pub fn reason_header(reason: &str) -> HeaderValue {
    let line: String =
        reason.chars().map(|c| if matches!(c, ' '..='~') { c } else { '?' }).take(1000).collect();
    HeaderValue::from_str(&line).expect("printable ASCII is a header value")
}

/// What a caller sent, short enough to repeat.
pub fn shorten(text: &str) -> String {
    const MOST: usize = 120;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain("...".chars()).collect()
}

fn instant(at: Option<OffsetDateTime>) -> String {
    at.and_then(|at| at.format(&Rfc3339).ok()).unwrap_or_else(|| "none".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_of_ascii_whatever_the_caller_sent() {
        let header = reason_header(&format!("user: ä\r\nSet-Cookie: x{}", "y".repeat(2000)));
        let text = header.to_str().unwrap();
        assert!(text.starts_with("user: ???Set-Cookie: xyyy"), "{text}");
        assert_eq!(text.len(), 1000);
    }
}
