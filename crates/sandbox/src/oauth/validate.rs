//! `GET /oauth/validate`: is this access token still good?

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, header};

use super::refusal::Refusal;
use super::token;
use super::tokens::{self, Issued};
use crate::Sandbox;

/// Answers like the token endpoint, with the remaining seconds.
pub async fn validate(State(sandbox): State<Sandbox>, headers: HeaderMap) -> Result<Response, Refusal> {
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let holder = tokens::check(&sandbox, authorization).await?.map_err(Refusal::Token)?;
    let access_token = authorization.and_then(tokens::bearer).unwrap_or_default().to_owned();
    let expires_in = tokens::expires_in(sandbox.clock().now(), holder.expires_at);
    Ok(token::answer(&Issued { access_token, expires_in }))
}

/// Any method but GET.
pub async fn wrong_method() -> Refusal {
    Refusal::Endpoint(
        StatusCode::METHOD_NOT_ALLOWED,
        "Use GET with an Authorization: Bearer header".to_owned(),
    )
}
