//! Access tokens: given out, given again, and looked at when they come back.

use std::time::Duration;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::store::AccessToken;
use crate::{Moment, Sandbox};

/// How long a token lives. Source: SAP Help, SAP SuccessFactors API authentication with OAuth 2.0.
pub const LIFETIME: Duration = Duration::from_hours(24);

/// A token as its owner gets it.
#[derive(Debug)]
pub struct Issued {
    pub access_token: String,
    /// Whole seconds it still lives, counted as the real system does: 86399 right after issuing.
    pub expires_in: u64,
}

/// Whose a living token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub user_id: String,
    /// The technical user of an upgrade, who is no person.
    pub technical: bool,
    pub expires_at: Moment,
}

/// For whom and for what a token is given.
#[derive(Clone, Copy, Debug)]
pub struct Grant<'a> {
    /// [`crate::store::OauthClient::id`].
    pub client_id: &'a str,
    pub user_id: &'a str,
    /// The assertion, decoded: its spelling in base64 makes no difference.
    pub assertion: &'a [u8],
    /// A fresh token is wanted; one given before stays alive.
    pub fresh: bool,
}

/// The living token of this assertion, or a new one.
pub async fn issue(sandbox: &Sandbox, grant: Grant<'_>) -> Result<Issued, sqlx::Error> {
    let now = sandbox.clock().now();
    let id = sandbox.chance().hex::<16>();
    let candidate = AccessToken {
        token_hash: hash(derive(sandbox, &id).as_bytes()),
        id,
        client_id: grant.client_id.to_owned(),
        user_id: grant.user_id.to_owned(),
        assertion_hash: hash(grant.assertion),
        issued_at: now,
        expires_at: now.plus(LIFETIME),
    };
    let token = sandbox.store().keep_access_token(candidate, grant.fresh).await?;
    Ok(Issued { access_token: derive(sandbox, &token.id), expires_in: expires_in(now, token.expires_at) })
}

/// Whose token an `Authorization` header carries. The inner error says which check failed; callers answer it as a dead
/// token, whatever the check was.
pub async fn check(
    sandbox: &Sandbox,
    authorization: Option<&str>,
) -> Result<Result<Holder, String>, sqlx::Error> {
    let Some(token) = authorization.and_then(bearer) else {
        return Ok(Err("there is no Authorization: Bearer header".to_owned()));
    };
    let Some(found) = sandbox.store().find_token_holder(&hash(token.as_bytes())).await? else {
        return Ok(Err("it was never issued here, or is long expired, or its client is deleted".to_owned()));
    };
    let now = sandbox.clock().now();
    Ok(if found.expires_at <= now {
        Err(format!("it expired; now={}, expiry={}", now.wire(), found.expires_at.wire()))
    } else if !found.enabled {
        Err(format!("its client {} is disabled", found.application_name))
    } else if !found.active {
        Err(format!("its user {} is inactive", found.user_id))
    } else {
        Ok(Holder { user_id: found.user_id, technical: found.technical, expires_at: found.expires_at })
    })
}

/// Seconds from `now` to `expires_at`, the running one not counted; none is left for a dead token.
pub fn expires_in(now: Moment, expires_at: Moment) -> u64 {
    u64::try_from(expires_at.since(now).as_millis().saturating_sub(1) / 1000).unwrap_or(u64::MAX)
}

/// The token credentials of a header; the scheme's name in any case of letters.
pub fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}

/// The token with this id. Who knows the database but not the secret cannot make it.
fn derive(sandbox: &Sandbox, id: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, sandbox.token_secret());
    URL_SAFE_NO_PAD.encode(hmac::sign(&key, id.as_bytes()))
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_running_second_does_not_count() {
        let now = Moment::from_millis(5_000);
        assert_eq!(expires_in(now, now.plus(LIFETIME)), 86_399);
        assert_eq!(expires_in(now, now.plus(Duration::from_millis(1))), 0);
        assert_eq!(expires_in(now, now), 0);
        assert_eq!(expires_in(now, Moment::from_millis(0)), 0);
    }

    #[test]
    fn a_bearer_header_is_read_whatever_the_case_of_its_scheme() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        for other in ["", "Bearer", "Bearer ", "Basic abc", "abc"] {
            assert_eq!(bearer(other), None, "{other:?}");
        }
    }
}
