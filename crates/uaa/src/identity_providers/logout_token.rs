//! Whether to believe a logout token.
//!
//! Source: OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6.

use docket_domain::Timestamp;
use docket_domain::identity_provider::SigningAlgorithm;
use jsonwebtoken::jwk::Jwk;
use serde_json::{Map, Value};

use super::fault::Fault;
use super::id_token::{self, Checked, LEEWAY, audiences};
use crate::jwt::seconds;

/// The member of `events` that makes a token a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// `typ` of logout tokens, and of those from before they had one of their own. Any other is of another use (RFC 8725, 3.11).
const KINDS: [&str; 4] = ["logout+jwt", "application/logout+jwt", "JWT", "application/jwt"];
/// Ids are kept until the token's end.
const MOST_ID_BYTES: usize = 255;

/// What the token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    /// The configured ones: the token's own word does not count.
    pub(super) algorithms: &'a [SigningAlgorithm],
    pub(super) now: Timestamp,
}

/// Who is out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LogoutToken {
    /// The token's own, to know it again.
    pub(super) jti: String,
    pub(super) subject: Option<String>,
    pub(super) sid: Option<String>,
    pub(super) expires_at: Timestamp,
}

/// # Errors
/// Which check failed, without a word of the token.
pub(super) fn check(
    token: &str,
    keys: &[Jwk],
    expected: &Expected<'_>,
) -> Result<Checked<LogoutToken>, Fault> {
    let Checked::Claims(signed) = id_token::signed(token, keys, expected.algorithms, Fault::LogoutToken)?
    else {
        return Ok(Checked::KeyMissing);
    };
    let fits = |kind: &str| KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind));
    if !signed.kind.as_deref().is_none_or(fits) {
        return Err(Fault::LogoutToken("has a typ that is not logout+jwt".to_owned()));
    }
    read(&signed.claims, expected)
        .map(Checked::Claims)
        .map_err(|reason| Fault::LogoutToken(reason.to_owned()))
}

fn read(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<LogoutToken, &'static str> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let time = |name: &str| claims.get(name).and_then(seconds);
    if text("iss") != Some(expected.issuer) {
        return Err("is from another issuer");
    }
    if !audiences(claims).contains(&expected.client_id) {
        return Err("is meant for another client: aud does not name ours");
    }
    if !time("iat").ok_or("does not say when it was issued")?.le(&expected.now.plus(LEEWAY)) {
        return Err("was issued in the future; compare the clocks of both sides");
    }
    let expires_at = time("exp").ok_or("has no expiry")?.plus(LEEWAY);
    if expected.now >= expires_at {
        return Err("has expired; compare the clocks of both sides");
    }
    if !claims.get("events").and_then(|events| events.get(EVENT)).is_some_and(Value::is_object) {
        return Err("is no logout token: its events do not name the back-channel logout");
    }
    // An ID token has one, and must not pass for a logout token.
    if claims.contains_key("nonce") {
        return Err("is no logout token: it has a nonce");
    }
    // One that is there and is no text would make the other one count for more than was meant.
    let optional = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(_) => text(name)
            .filter(|text| !text.contains('\0'))
            .map(|text| Some(text.to_owned()))
            .ok_or("has a sub or sid that is not a text"),
    };
    let (subject, sid) = (optional("sub")?, optional("sid")?);
    if subject.is_none() && sid.is_none() {
        return Err("names neither a person nor a session: it has no sub and no sid");
    }
    let jti = text("jti").filter(|jti| jti.len() <= MOST_ID_BYTES).ok_or("has no jti of 1 to 255 bytes")?;
    Ok(LogoutToken { jti: jti.to_owned(), subject, sid, expires_at })
}
