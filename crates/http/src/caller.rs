//! Who is calling.

use std::sync::Arc;

use async_trait::async_trait;
use axum::extract::FromRequestParts;
use docket_domain::{LanguageTag, Roles, Timestamp, UserId};
use http::request::Parts;

use crate::error::{ApiError, ErrorFamily};

/// Somebody whose credentials were checked.
#[derive(Clone, Debug)]
pub enum Caller {
    /// A person, by session cookie or by a token issued to them.
    Person(Arc<Person>),
    /// A program with a client-credentials token; never stands for a person.
    Client(Arc<Client>),
    /// The command line with the deployment's admin token; may administer everything, is nobody's inbox.
    CommandLine,
}

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: UserId,
    pub user_name: String,
    pub email: String,
    pub display_name: String,
    pub roles: Roles,
    /// The person's own preference; a request's `Accept-Language` goes before it.
    pub locale: Option<LanguageTag>,
    /// The claims of the person's token; of a session those a token would carry. Validated, and the only source of the
    /// identity a destination call acts for.
    pub claims: Arc<serde_json::Map<String, serde_json::Value>>,
    /// The client the token was issued to (its `cid`), `None` for a session. A token issued to a client of a destination
    /// service instance may ask for destinations' tokens on the person's behalf; no other token of a person may.
    pub client: Option<Arc<Client>>,
    /// What the person came with.
    pub credential: Credential,
}

/// What a person's identity was proven with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    Cookie,
    Token,
}

/// A program.
#[derive(Clone, Debug)]
pub struct Client {
    /// The token's `cid`.
    pub client_id: String,
    /// The service instance the client belongs to.
    pub instance_id: String,
    pub kind: ClientKind,
    /// The authorities given to the client that are roles.
    pub roles: Roles,
}

/// Which service a client's instance is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientKind {
    /// `one-inbox-service`.
    TaskCenter,
    /// `destination`: the only kind that may have destinations' secrets and tokens.
    Destination,
    /// `xsuaa`: an application of its own.
    Application,
    /// A provisioning system with a directory token: no service instance, and nothing but the directory.
    Directory,
}

impl Caller {
    /// The client that holds the credential: the program itself, or the one a person's token was issued to.
    pub fn client(&self) -> Option<&Arc<Client>> {
        match self {
            Self::Person(person) => person.client.as_ref(),
            Self::Client(client) => Some(client),
            Self::CommandLine => None,
        }
    }

    pub fn roles(&self) -> Roles {
        match self {
            Self::Person(person) => person.roles,
            Self::Client(client) => client.roles,
            Self::CommandLine => Roles::all(),
        }
    }

    /// How log lines and audit events name the caller.
    pub fn describe(&self) -> String {
        match self {
            Self::Person(person) => format!("user {}", person.id),
            Self::Client(client) => format!("client {}", client.client_id),
            Self::CommandLine => "the command line".to_owned(),
        }
    }
}

/// Credentials that were given and do not hold. The reason is for the caller, without a word of the credential itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

/// A session found by its cookie.
#[derive(Clone, Debug)]
pub struct SessionCaller {
    pub person: Arc<Person>,
    /// What `X-CSRF-Token` must hold on anything but GET and HEAD.
    pub csrf_token: String,
}

/// Answers who holds a credential. Implemented by the token service.
#[async_trait]
pub trait Authenticator: Send + Sync + 'static {
    /// The holder of a bearer token meant for docket's own interfaces.
    ///
    /// # Errors
    /// [`Refused`] for anything but a live token of a live client and, if it names one, an active person.
    async fn bearer(&self, token: &str) -> Result<Caller, Refused>;

    /// The person behind a session cookie's value; `None` if the session is unknown or over.
    async fn session(&self, cookie: &str) -> Option<SessionCaller>;
}

/// The caller of the request, put there by the route's guard.
#[derive(Clone, Debug)]
pub struct CurrentCaller(pub Caller);

/// The signed-in person of a request whose route needs one.
#[derive(Clone, Debug)]
pub struct CurrentPerson(pub Arc<Person>);

impl<S: Send + Sync> FromRequestParts<S> for CurrentCaller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        parts.extensions.get::<Caller>().cloned().map(Self).ok_or_else(|| unauthenticated(parts))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentPerson {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        match parts.extensions.get::<Caller>() {
            Some(Caller::Person(person)) => Ok(Self(person.clone())),
            Some(_) => Err(ApiError::forbidden(
                family(parts),
                "This call needs a signed-in person; a client token stands for nobody.",
            )),
            None => Err(unauthenticated(parts)),
        }
    }
}

fn family(parts: &Parts) -> ErrorFamily {
    parts.extensions.get::<ErrorFamily>().copied().unwrap_or_default()
}

fn unauthenticated(parts: &Parts) -> ApiError {
    ApiError::unauthenticated(family(parts), "Sign in, or send a bearer token.")
}

/// The languages a reader wants, best first: the request's `Accept-Language`, then the person's own.
pub fn reader_languages(headers: &http::HeaderMap, person: Option<&Person>) -> Vec<LanguageTag> {
    let mut languages = headers
        .get(http::header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map(docket_domain::text::parse_accept_language)
        .unwrap_or_default();
    languages.extend(person.and_then(|person| person.locale.clone()));
    languages
}

/// A person's token that was checked, from whichever client it comes.
#[derive(Clone, Debug)]
pub struct UserToken {
    /// Every claim, validated.
    pub claims: Arc<serde_json::Map<String, serde_json::Value>>,
    pub issuer: String,
    /// `zid`.
    pub zone: String,
    /// `sub`.
    pub subject: String,
    pub expires_at: Timestamp,
}

impl UserToken {
    /// The signed-in person as the one a destination is called for: the claims of their token, or of a session those a
    /// token would carry. `None` if a claim is missing that every token of ours has.
    pub fn of(person: &Person) -> Option<Self> {
        let text = |name: &str| person.claims.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            issuer: text("iss")?,
            zone: text("zid")?,
            subject: text("sub")?,
            expires_at: Timestamp::from_seconds(person.claims.get("exp")?.as_i64()?),
            claims: person.claims.clone(),
        })
    }
}

/// Checks the token of a person on whose behalf a destination is called. Implemented by the token service.
///
/// The token is another client's, so its `aud` is not matched; everything else is: signature, our issuer, `exp`, `zid`,
/// that it is a person's and not a client's, and that the person is still active.
#[async_trait]
pub trait UserTokens: Send + Sync + 'static {
    /// # Errors
    /// [`Refused`] with the check that failed, without a word of the token.
    async fn validate(&self, token: &str) -> Result<UserToken, Refused>;

    /// What `/userinfo` says to a checked token of ours.
    ///
    /// # Errors
    /// [`Refused`] if the person is not active any more.
    async fn user_info(
        &self,
        token: &UserToken,
    ) -> Result<serde_json::Map<String, serde_json::Value>, Refused>;

    /// The person that user name, e-mail address or Global User ID names, with the claims a session of theirs would carry now.
    ///
    /// Nobody signed in for it. It is for an administrator's test of a destination and for nothing else: what is fetched with it
    /// is never handed out.
    ///
    /// # Errors
    /// [`Refused`] if it names nobody, several people, or somebody who is not active.
    async fn person_named(&self, who: &str) -> Result<UserToken, Refused>;
}
