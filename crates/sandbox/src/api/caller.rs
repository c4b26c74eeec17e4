//! Who calls.

use axum::extract::FromRequestParts;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;

use super::Refusal;
use crate::rules::{Admin, credentials};
use crate::store::Person;
use crate::{COMPANY_ID, Problem, Sandbox};

/// Somebody of this company, by Basic authentication with `user@company:password`.
pub struct Caller(pub Person);

/// An administrator of this company, the same way.
pub struct AdminCaller(pub Admin);

impl FromRequestParts<Sandbox> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        refuse_foreign_pages(&parts.headers)?;
        let (user_id, password) = credentials_of(&parts.headers)?;
        Ok(Self(credentials::check(sandbox, &user_id, &password).await?))
    }
}

impl FromRequestParts<Sandbox> for AdminCaller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        let Caller(person) = Caller::from_request_parts(parts, sandbox).await?;
        Ok(Self(Admin::of(person)?))
    }
}

/// A browser that remembers Basic credentials sends them for a page of another site too, and says so.
fn refuse_foreign_pages(headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get("sec-fetch-site").map(http::HeaderValue::as_bytes) {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(Problem::Forbidden("Pages of other sites may not call the JSON API.".to_owned())),
    }
}

fn credentials_of(headers: &HeaderMap) -> Result<(String, String), Problem> {
    let ask = || {
        Problem::Unauthenticated(format!(
            "Sign in with Basic authentication: user id, @, {COMPANY_ID}, and the password."
        ))
    };
    let value = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).ok_or_else(ask)?;
    let (scheme, encoded) = value.split_once(' ').ok_or_else(ask)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(ask());
    }
    let decoded = STANDARD.decode(encoded.trim()).map_err(|_| ask())?;
    let decoded = String::from_utf8(decoded).map_err(|_| ask())?;
    let (name, password) = decoded.split_once(':').ok_or_else(ask)?;
    let (user_id, company) = name.rsplit_once('@').ok_or_else(ask)?;
    if company != COMPANY_ID {
        let company: String = company.chars().take(40).collect();
        return Err(Problem::Unauthenticated(format!("Company {company} not found.")));
    }
    Ok((user_id.to_owned(), password.to_owned()))
}
