//! Whose access token a call carries; the answer says it too.

use std::sync::{Arc, OnceLock};

use axum::extract::{FromRequestParts, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::header;
use http::request::Parts;

use super::error::Problem;
use crate::Sandbox;
use crate::oauth::refusal::reason_header;
use crate::oauth::tokens::{self, Holder};

/// The header that names the user a call was seen as, for whoever sets up the calling side. The real system tells nobody.
pub const USER: &str = "x-sandbox-user";

/// The user of a call, once its token was looked at.
#[derive(Clone, Default)]
struct Seen(Arc<OnceLock<String>>);

/// Adds [`USER`] to the answer of a call with a living token.
pub async fn tell(mut request: Request, next: Next) -> Response {
    let seen = Seen::default();
    request.extensions_mut().insert(seen.clone());
    let mut response = next.run(request).await;
    if let Some(user) = seen.0.get() {
        response.headers_mut().insert(USER, reason_header(user));
    }
    response
}

/// The technical user, who reads what there is and acts for nobody.
#[derive(Debug)]
pub struct TechnicalUser;

/// A person, who sees and decides what is theirs.
#[derive(Debug)]
pub struct Person {
    pub user_id: String,
}

/// Whoever has a living token.
#[derive(Debug)]
pub struct Anybody;

impl FromRequestParts<Sandbox> for Anybody {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Problem> {
        holder(parts, sandbox).await.map(|_| Self)
    }
}

impl FromRequestParts<Sandbox> for TechnicalUser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Problem> {
        if holder(parts, sandbox).await?.technical { Ok(Self) } else { Err(Problem::TechnicalUserOnly) }
    }
}

impl FromRequestParts<Sandbox> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Problem> {
        let holder = holder(parts, sandbox).await?;
        if holder.technical { Err(Problem::PersonOnly) } else { Ok(Self { user_id: holder.user_id }) }
    }
}

async fn holder(parts: &Parts, sandbox: &Sandbox) -> Result<Holder, Problem> {
    let token = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match tokens::check(sandbox, token).await {
        Ok(Ok(holder)) => {
            if let Some(Seen(seen)) = parts.extensions.get::<Seen>() {
                // Two extractors of one call find the same user.
                seen.get_or_init(|| holder.user_id.clone());
            }
            Ok(holder)
        }
        Ok(Err(dead)) => Err(Problem::TokenDead(dead)),
        Err(cause) => Err(cause.into()),
    }
}
