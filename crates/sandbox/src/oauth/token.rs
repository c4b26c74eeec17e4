//! `POST /oauth/token`: an assertion goes in, an access token comes out.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use serde_json::json;

use super::encoding;
use super::parameters::Parameters;
use super::refusal::Refusal;
use super::tokens::{self, Grant, Issued};
use super::{assertion, subject};
use crate::Sandbox;
use crate::store::OauthClient;

/// Answers the token request, or says why not.
///
/// The steps, each with its own refusal: parameters and grant, company, client, encoding and signature, time, audience,
/// `api_key`, user, binding. The last five read from the verified assertion alone.
pub async fn token(
    State(sandbox): State<Sandbox>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refusal> {
    let body = body.map_err(|e| Refusal::Endpoint(e.status(), e.body_text()))?;
    check_content_type(&headers, &body)?;
    let parameters = Parameters::read(query.as_deref().unwrap_or_default(), &body)?;
    check_company(&sandbox, &parameters)?;
    let client = find_client(&sandbox, &parameters).await?;
    let bytes = encoding::decode(&parameters.assertion).ok_or_else(|| {
        Refusal::Signature("the assertion is not base64 (standard or URL-safe, padded or not)".to_owned())
    })?;
    let verified = assertion::verify(&bytes, &client)?;
    assertion::check_time(&verified, sandbox.clock().now())?;
    assertion::check_audience(&verified)?;
    assertion::check_api_key(&verified, &client, sandbox.company_id())?;
    let person = subject::find(&sandbox, &verified).await?;
    subject::check_binding(&client, &person)?;
    let grant = Grant {
        client_id: &client.id,
        user_id: &person.user_id,
        assertion: &bytes,
        fresh: parameters.new_token,
    };
    Ok(answer(&tokens::issue(&sandbox, grant).await?))
}

/// A token's JSON; nobody may keep it on the way.
pub fn answer(issued: &Issued) -> Response {
    let body = json!({
        "access_token": issued.access_token,
        "token_type": "Bearer",
        "expires_in": issued.expires_in,
    });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// A body is a form, or there is none and everything is in the query.
fn check_content_type(headers: &HeaderMap, body: &[u8]) -> Result<(), Refusal> {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = sent.split(';').next().unwrap_or_default().trim();
    if body.is_empty() || media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Ok(());
    }
    Err(Refusal::Parameter("Content-Type must be application/x-www-form-urlencoded".to_owned()))
}

fn check_company(sandbox: &Sandbox, parameters: &Parameters) -> Result<(), Refusal> {
    let (seen, known) = (&parameters.company_id, sandbox.company_id());
    if seen == known {
        return Ok(());
    }
    Err(Refusal::Company { seen: seen.clone(), known: known.to_owned() })
}

/// The enabled client with this API key. A disabled one is answered as an unknown one; the reason tells them apart.
async fn find_client(sandbox: &Sandbox, parameters: &Parameters) -> Result<OauthClient, Refusal> {
    let key = &parameters.client_id;
    let refused = |reason: String| Refusal::ApiKey {
        key: key.clone(),
        company: sandbox.company_id().to_owned(),
        reason,
    };
    match sandbox.store().find_oauth_client_by_api_key(key).await? {
        Some(client) if client.enabled => Ok(client),
        Some(client) => Err(refused(format!("{} has this API key but is disabled", client.application_name))),
        None => Err(refused(format!("no client has the API key {}", super::refusal::shorten(key)))),
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(cause: sqlx::Error) -> Self {
        tracing::error!(%cause, "the token service could not answer a request");
        Self::Internal
    }
}

/// Any method but POST.
pub async fn wrong_method() -> Refusal {
    Refusal::Endpoint(StatusCode::METHOD_NOT_ALLOWED, "Use POST with a form".to_owned())
}
