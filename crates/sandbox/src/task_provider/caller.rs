//! Whose access token a call carries.

use axum::extract::FromRequestParts;
use http::header;
use http::request::Parts;

use super::error::Problem;
use crate::Sandbox;
use crate::oauth::tokens::{self, Holder};

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
        Ok(Ok(holder)) => Ok(holder),
        Ok(Err(dead)) => Err(Problem::TokenDead(dead)),
        Err(cause) => Err(cause.into()),
    }
}
