//! A browser's session.
//!
//! A table of its own with five columns instead of a session framework's store: what a session holds is fixed, the cookie
//! has another name on https, and a person's sessions must be found to be ended.

use std::time::Duration;

use docket_domain::{Authentication, Timestamp, UserId};
use docket_http::guard::SESSION_COOKIES;
use docket_storage::provider_sign_ins::ProviderSignIn;
use docket_storage::sessions::Session;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::error::Result;
use crate::service_instances::MOST_ACCESS_SECONDS;
use crate::{Uaa, secrets};

/// A session ends after a working day, used or not.
pub(crate) const LIFETIME: Duration = Duration::from_hours(12);
/// And after so long without use.
pub(crate) const IDLE: Duration = Duration::from_hours(2);
/// Use is noted this often, so that reading does not mean writing.
const NOTE_USE_EVERY: Duration = Duration::from_mins(1);
/// A code lives a few minutes.
const SIGN_IN_MARGIN: Duration = Duration::from_hours(1);

/// What a session rests on.
pub(crate) struct Proof {
    /// When the person proved who they are.
    pub(crate) auth_time: Timestamp,
    /// And how.
    pub(crate) authentication: Authentication,
    /// What the identity provider gave; `None` for docket's own passwords.
    pub(crate) from_provider: Option<FromProvider>,
}

/// What an identity provider gave beside who somebody is.
pub(crate) struct FromProvider {
    /// Who they are there.
    pub(crate) subject: String,
    /// Their session there, if the provider names it.
    pub(crate) sid: Option<String>,
    /// To sign out there as well.
    pub(crate) id_token: Zeroizing<String>,
}

impl Uaa {
    /// Starts the session of somebody who just gave a password kept here; see [`Uaa::begin_session`].
    pub(crate) async fn start_session(&self, user: &UserId, replaces: Option<&str>) -> Result<String> {
        let proof = Proof {
            auth_time: self.clock().now(),
            authentication: Authentication::password(),
            from_provider: None,
        };
        self.begin_session(user, proof, replaces).await
    }

    /// Starts a session and gives the value of its cookie: always a new one, so that nobody knows it beforehand.
    pub(crate) async fn begin_session(
        &self,
        user: &UserId,
        proof: Proof,
        replaces: Option<&str>,
    ) -> Result<String> {
        let cookie = secrets::new_secret(self.chance());
        let now = self.clock().now();
        let expires_at = now.plus(LIFETIME);
        let mut authentication = proof.authentication;
        let mut tx = self.store().begin().await?;
        if let Some(given) = &proof.from_provider {
            let id = self.chance().hex::<16>();
            tx.insert_provider_sign_in(&ProviderSignIn {
                id: id.clone(),
                provider: authentication.origin.clone(),
                subject: given.subject.clone(),
                sid_hash: given.sid.as_deref().map(secrets::hash),
                user_id: user.clone(),
                expires_at: self.sign_in_end(expires_at),
            })
            .await?;
            authentication.sign_in = Some(id);
        }
        if let Some(old) = replaces {
            tx.delete_session(&secrets::hash(old)).await?;
        }
        tx.insert_session(&Session {
            id_hash: secrets::hash(&cookie),
            user_id: user.clone(),
            auth_time: proof.auth_time,
            authentication,
            seen_at: now,
            expires_at,
        })
        .await?;
        if let Some(given) = &proof.from_provider {
            tx.set_session_id_token(self.vault(), &secrets::hash(&cookie), &given.id_token).await?;
        }
        tx.commit().await?;
        Ok(cookie)
    }

    /// The session of a cookie if it is not over; notes that it was used.
    pub(crate) async fn find_session(&self, cookie: &str) -> Result<Option<Session>> {
        let now = self.clock().now();
        let mut tx = self.store().read().await?;
        let found = tx.find_session(&secrets::hash(cookie)).await?;
        let Some(session) = found.filter(|session| is_alive(session, now)) else { return Ok(None) };
        if !tx.is_signed_in(&session.authentication).await? {
            return Ok(None);
        }
        drop(tx);
        if now.since(session.seen_at) >= NOTE_USE_EVERY {
            let mut tx = self.store().begin().await?;
            tx.touch_session(&session.id_hash, now).await?;
            tx.commit().await?;
        }
        Ok(Some(session))
    }

    /// How long a sign-in has to be known whose last session, code or refresh token ends then: a token may be got at that
    /// moment.
    pub(crate) fn sign_in_end(&self, last: Timestamp) -> Timestamp {
        let longest = self.settings().access_token_lifetime.max(Duration::from_secs(MOST_ACCESS_SECONDS));
        last.plus(longest).plus(SIGN_IN_MARGIN)
    }

    pub(crate) async fn end_session(&self, cookie: &str) -> Result<()> {
        let mut tx = self.store().begin().await?;
        tx.delete_session(&secrets::hash(cookie)).await?;
        Ok(tx.commit().await?)
    }
}

fn is_alive(session: &Session, now: Timestamp) -> bool {
    now < session.expires_at && now < session.seen_at.plus(IDLE)
}

/// What `X-CSRF-Token` must hold in this session: derived from the cookie, so it needs no place of its own and dies with it.
pub(crate) fn csrf_token(cookie: &str) -> String {
    secrets::hash(&format!("csrf token of the session {cookie}"))
}

/// `Set-Cookie` for a new session.
pub(crate) fn set_cookie(cookie: &str, https: bool) -> HeaderValue {
    cookie_header(SESSION_COOKIES[usize::from(https)], cookie, https, "")
}

/// `Set-Cookie` that makes the browser forget the session, one for each name it may have.
pub(crate) fn forget_cookies(https: bool) -> Vec<HeaderValue> {
    // A `__Host-` cookie can be neither set nor removed over http.
    let names = &SESSION_COOKIES[..=usize::from(https)];
    names.iter().map(|name| cookie_header(name, "", https, "; Max-Age=0")).collect()
}

/// `HttpOnly`, `SameSite=Lax` (links into the web app keep working) and, on https, `Secure`.
pub(crate) fn cookie_header(name: &str, value: &str, https: bool, more: &str) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    HeaderValue::try_from(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}"))
        .expect("names and values are hexadecimal digits and fixed texts")
}
