//! Who is signed in, and forms that certainly come from our own pages.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::fields::Fields;
use super::refused::Refused;
use crate::rules::Admin;
use crate::store::Person;
use crate::{Chance, Problem, Sandbox};

const COOKIE: &str = "sandbox_session";
/// Length of a token: 32 random bytes in hexadecimal.
const TOKEN_LENGTH: usize = 64;

/// The secret in the cookie. Before the sign-in it only ties forms to this browser; a sign-in always makes a new one.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    pub fn new(chance: &Chance) -> Self {
        Self(chance.hex::<32>())
    }

    /// The one the browser sent, if it looks like one of ours.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut values =
            cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = values.find(|(name, value)| *name == COOKIE && value.len() == TOKEN_LENGTH)?;
        Some(Self(value.to_owned()))
    }

    /// What the database knows the session by.
    pub fn hash(&self) -> String {
        hex::encode(digest(&SHA256, self.0.as_bytes()))
    }

    /// Goes into every form and comes back with it; a foreign page cannot know it.
    pub fn csrf(&self) -> String {
        hex::encode(digest(&SHA256, format!("form {}", self.0).as_bytes()))
    }

    /// Whether a form came from a page made for this browser.
    pub fn made(&self, fields: &Fields) -> Result<(), Problem> {
        verify_slices_are_equal(self.csrf().as_bytes(), fields.get("csrf").as_bytes()).map_err(|_| {
            Problem::Forbidden(
                "The form is out of date; go back, reload the page and send it again.".to_owned(),
            )
        })
    }

    /// The header that hands it to the browser, for as long as the browser runs.
    pub fn cookie(&self) -> HeaderValue {
        let text = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax", self.0);
        HeaderValue::from_str(&text).expect("hexadecimal digits are plain text")
    }
}

/// The header that takes the cookie away.
pub fn no_cookie() -> HeaderValue {
    HeaderValue::from_static("sandbox_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Somebody who is signed in. Everybody else is led to the sign-in and comes back to the page afterwards.
#[derive(Clone)]
pub struct SignedIn {
    pub person: Person,
    /// Whether the person has a team.
    pub manager: bool,
    pub token: Token,
}

impl SignedIn {
    /// A refusal shown within this person's pages.
    pub fn refuse(&self, problem: impl Into<Problem>) -> Refused {
        Refused { problem: problem.into(), signed_in: Some(self.clone()) }
    }

    /// Whoever the cookie says, or nobody.
    pub async fn find(headers: &HeaderMap, sandbox: &Sandbox) -> Result<Option<Self>, Problem> {
        let Some(token) = Token::of(headers) else { return Ok(None) };
        let person = sandbox.store().find_session_person(&token.hash(), sandbox.clock().now()).await?;
        let Some(person) = person else { return Ok(None) };
        let manager = sandbox.store().is_manager(&person.user_id).await?;
        Ok(Some(Self { person, manager, token }))
    }
}

impl FromRequestParts<Sandbox> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Response> {
        let found = Self::find(&parts.headers, sandbox).await;
        found.map_err(|problem| Refused::from(problem).into_response())?.ok_or_else(|| {
            let target = parts.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
            let back = if parts.method == Method::GET { target } else { "/" };
            let next = utf8_percent_encode(back, NON_ALPHANUMERIC);
            Redirect::to(&format!("/sign-in?next={next}")).into_response()
        })
    }
}

/// A signed-in administrator; others get a page that says so.
pub struct AdminPage {
    pub signed_in: SignedIn,
    pub admin: Admin,
}

impl FromRequestParts<Sandbox> for AdminPage {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Response> {
        let signed_in = SignedIn::from_request_parts(parts, sandbox).await?;
        match Admin::of(signed_in.person.clone()) {
            Ok(admin) => Ok(Self { signed_in, admin }),
            Err(problem) => Err(signed_in.refuse(problem).into_response()),
        }
    }
}

/// A form sent from one of our pages by somebody who is signed in.
pub struct SignedForm {
    pub signed_in: SignedIn,
    pub fields: Fields,
}

impl FromRequest<Sandbox> for SignedForm {
    type Rejection = Response;

    async fn from_request(request: Request, sandbox: &Sandbox) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let signed_in = SignedIn::from_request_parts(&mut parts, sandbox).await?;
        let body = Bytes::from_request(Request::from_parts(parts, body), sandbox)
            .await
            .map_err(axum::response::IntoResponse::into_response)?;
        let fields = Fields::parse(&body);
        match signed_in.token.made(&fields) {
            Ok(()) => Ok(Self { signed_in, fields }),
            Err(problem) => Err(signed_in.refuse(problem).into_response()),
        }
    }
}

/// The same from an administrator.
pub struct AdminForm {
    pub signed_in: SignedIn,
    pub admin: Admin,
    pub fields: Fields,
}

impl FromRequest<Sandbox> for AdminForm {
    type Rejection = Response;

    async fn from_request(request: Request, sandbox: &Sandbox) -> Result<Self, Response> {
        let SignedForm { signed_in, fields } = SignedForm::from_request(request, sandbox).await?;
        match Admin::of(signed_in.person.clone()) {
            Ok(admin) => Ok(Self { signed_in, admin, fields }),
            Err(problem) => Err(signed_in.refuse(problem).into_response()),
        }
    }
}
