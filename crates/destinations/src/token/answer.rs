//! What a token service answered.

use docket_domain::Timestamp;
use docket_http::outbound::OutboundResponse;
use serde_json::Value;

use super::error::TokenError;
use super::sent::Secrets;

/// Longest reason taken over from a token service.
const MAX_REASON_CHARACTERS: usize = 300;

/// The header a credential usually goes into.
pub(crate) const AUTHORIZATION: &str = "Authorization";
/// The header a technical user's token goes into, for the proxy to on-premise systems.
///
/// Source: SAP BTP Connectivity, "OAuth Technical User Propagation Authentication".
pub(crate) const TECHNICAL_AUTHENTICATION: &str = "SAP-Connectivity-Technical-Authentication";

/// A credential, ready to be put into a header.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// `Bearer`, `Basic` or `SAML2.0`.
    pub kind: &'static str,
    /// The header it goes into.
    pub header: &'static str,
    pub value: String,
    /// When it stops working, if its issuer said so.
    pub expires_at: Option<Timestamp>,
    pub scope: Option<String>,
    pub refresh: Option<String>,
    /// Which type of token it is; told by token exchanges (RFC 8693).
    pub issued_type: Option<String>,
}

impl Token {
    /// A credential that is made here and says nothing more of itself.
    pub fn made(kind: &'static str, value: String) -> Self {
        let header = AUTHORIZATION;
        Self { kind, header, value, expires_at: None, scope: None, refresh: None, issued_type: None }
    }

    /// The value of the header it goes into.
    pub fn header_value(&self) -> String {
        format!("{} {}", self.kind, self.value)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token")
            .field("kind", &self.kind)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// Reads the answer of a token service that got the request at `now`.
///
/// `secrets` may not come back in a message.
///
/// # Errors
/// [`TokenError::Refused`] for any status but 2xx, [`TokenError::NoToken`] for a success without a usable token.
pub(crate) fn read(
    response: &OutboundResponse,
    secrets: &Secrets,
    now: Timestamp,
) -> Result<Token, TokenError> {
    let body: Option<Value> = serde_json::from_slice(&response.body).ok();
    if !response.status.is_success() {
        let retry_after = response.headers.get(http::header::RETRY_AFTER);
        return Err(TokenError::Refused {
            status: response.status.as_u16(),
            reason: body.as_ref().and_then(|body| reason(body, secrets)),
            retry_after: retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok()),
        });
    }
    let body = body.ok_or(TokenError::NoToken("it is not JSON"))?;
    let text = |name: &str| {
        body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let value = text("access_token").ok_or(TokenError::NoToken("it has no access_token"))?;
    if http::HeaderValue::try_from(&value).is_err() {
        return Err(TokenError::NoToken("its access_token cannot stand in a header"));
    }
    let lifetime = match body.get("expires_in") {
        // A part of a second is left out.
        Some(Value::Number(number)) => number.as_u64().or_else(|| {
            let lifetime = std::time::Duration::try_from_secs_f64(number.as_f64()?).ok()?;
            Some(lifetime.as_secs())
        }),
        Some(Value::String(text)) => text.trim().parse().ok(),
        _ => None,
    };
    Ok(Token {
        kind: "Bearer",
        header: AUTHORIZATION,
        value,
        expires_at: lifetime
            .map(|seconds| now.plus(std::time::Duration::from_secs(seconds.min(10 * 365 * 86_400)))),
        scope: text("scope"),
        refresh: text("refresh_token"),
        issued_type: text("issued_token_type"),
    })
}

/// The error fields of OAuth, and `errorMessage` in which SAP SuccessFactors puts its reason.
fn reason(body: &Value, secrets: &Secrets) -> Option<String> {
    let field = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let told: Vec<&str> =
        ["error", "error_description", "errorMessage"].into_iter().filter_map(field).collect();
    (!told.is_empty()).then(|| shown(&told.join(": "), secrets))
}

/// What another system said, as it may be shown: without `secrets`, on one line, not longer than a reason.
pub(crate) fn shown(text: &str, secrets: &Secrets) -> String {
    let mut text: String = secrets.mask(text).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if let Some((end, _)) = text.char_indices().nth(MAX_REASON_CHARACTERS) {
        text.truncate(end);
    }
    text
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    fn answer(status: u16, body: &str) -> OutboundResponse {
        OutboundResponse {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.to_owned().into(),
        }
    }

    #[test]
    fn the_lifetime_may_be_a_number_or_a_text() {
        for expires_in in [json!(60), json!(60.9), json!("60")] {
            let body =
                json!({"access_token": "t", "token_type": "bearer", "expires_in": expires_in}).to_string();
            let token = read(&answer(200, &body), &Secrets::default(), NOW).unwrap();
            assert_eq!(token.expires_at, Some(Timestamp::from_seconds(1_060)));
            assert_eq!(token.header_value(), "Bearer t");
        }
    }

    #[test]
    fn a_refusal_is_told_by_status_and_error_fields_and_never_by_the_body() {
        let body =
            json!({"error": "invalid_client", "error_description": "no hunter2 here\n", "secret": "leak"});
        let mut hunter2 = Secrets::default();
        hunter2.add("hunter2");
        let error = read(&answer(401, &body.to_string()), &hunter2, NOW).unwrap_err();
        assert_eq!(error.to_string(), "the token service answered 401: invalid_client: no *** here ");

        let error =
            read(&answer(502, "<html>internal host db-7</html>"), &Secrets::default(), NOW).unwrap_err();
        assert_eq!(error.to_string(), "the token service answered 502");

        let body = json!({"errorHttpCode": "401", "errorMessage": "é".repeat(1000)}).to_string();
        let TokenError::Refused { reason, .. } =
            read(&answer(401, &body), &Secrets::default(), NOW).unwrap_err()
        else {
            panic!()
        };
        assert_eq!(reason.unwrap().chars().count(), MAX_REASON_CHARACTERS);
    }

    #[test]
    fn a_success_without_a_usable_token_is_no_token() {
        for body in
            ["", "[]", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\nb\"}", "{\"access_token\":7}"]
        {
            assert!(
                matches!(read(&answer(200, body), &Secrets::default(), NOW), Err(TokenError::NoToken(_))),
                "{body}"
            );
        }
        assert!(
            !format!("{:?}", read(&answer(200, "{\"access_token\":\"t0k\"}"), &Secrets::default(), NOW))
                .contains("t0k")
        );
    }
}
