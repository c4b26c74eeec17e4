//! The token service: SAML bearer assertions against access tokens.
//!
//! | module | holds |
//! |---|---|
//! | [`token`] | `POST /oauth/token`, its steps in order |
//! | [`validate`] | `GET /oauth/validate` |
//! | [`parameters`], [`encoding`] | what the caller sent |
//! | [`assertion`], [`subject`] | what is demanded of an assertion and of the user it names |
//! | [`tokens`] | issuing and checking access tokens, also for [`crate::task_provider`] |
//! | [`refusal`] | answers, and the `X-Sandbox-Reason` beside them |
//!
//! Stricter than the real system: only RSA-SHA256 over exclusive canonical XML, no DTD, no comment anywhere in the
//! assertion. Looser, as the real system is: neither issuer nor recipient nor the authentication class is matched, and an
//! assertion may be used again. `POST /oauth/idp`, which takes a private key over the wire, is off.

use axum::Router;
use axum::routing::{any, get, post};
use http::StatusCode;

use crate::Sandbox;
use refusal::Refusal;

pub mod assertion;
pub mod encoding;
pub mod parameters;
pub mod refusal;
pub mod subject;
pub mod token;
pub mod tokens;
pub mod validate;

/// Everything under `/oauth`.
pub fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/oauth/token", post(token::token).fallback(token::wrong_method))
        .route("/oauth/validate", get(validate::validate).fallback(validate::wrong_method))
        .route("/oauth/idp", any(switched_off))
}

async fn switched_off() -> Refusal {
    Refusal::Endpoint(StatusCode::NOT_FOUND, "This endpoint is switched off".to_owned())
}
