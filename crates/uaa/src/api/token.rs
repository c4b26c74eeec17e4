//! `POST /oauth/token`, and below it the address for SAML assertions.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use docket_http::{ApiError, ClientCertificate};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::connection::Connection;
use super::described::{AssertionRequest, TokenRequest};
use crate::Uaa;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::service_instances::GrantType;
use crate::tokens::TokenResponse;

/// Issues a token
#[utoipa::path(
    post,
    path = "/oauth/token",
    operation_id = "issueToken",
    params(("x-zid" = Option<String>, Header, description = "The subaccount's id; another one is refused.")),
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The token.", body = TokenResponse),
        (status = 400, description = "A parameter is missing or doubled, or what it says does not hold."),
        (status = 401, description = "The client, the person or the assertion is not accepted, or the grant is not the \
            client's."),
        (status = 429, description = "Too many attempts to sign in, or too many wrong client secrets.", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
    ),
    security(("client" = []), ()),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    certificate: Option<Extension<ClientCertificate>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    if form.get("grant_type") == Some(GrantType::Saml2Bearer.name()) {
        let address = uaa.assertion_addresses().swap_remove(0);
        return Err(UaaError::invalid_request(format!("Send assertions to {address}.")));
    }
    issue(&uaa, &connection, certificate.as_deref(), &headers, &form).await
}

/// Issues a token for a SAML assertion
///
/// The one grant here is saml2-bearer; the alias is the subaccount's subdomain, as `/saml/metadata` says.
#[utoipa::path(
    post,
    path = "/oauth/token/alias/{alias}",
    operation_id = "issueTokenForAssertion",
    params(
        ("alias" = String, Path, description = "The subdomain."),
        ("x-zid" = Option<String>, Header, description = "The subaccount's id; another one is refused."),
    ),
    request_body(content = AssertionRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The token.", body = TokenResponse),
        (status = 400, description = "A parameter is missing or doubled, or it is another grant."),
        (status = 401, description = "The client or the assertion is not accepted, or the grant is not the client's."),
        (status = 404, description = "The alias is not this token service's."),
        (status = 429, description = "Too many wrong client secrets.", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
    ),
    security(("client" = []), ()),
)]
pub(super) async fn post_assertion(
    State(uaa): State<Uaa>,
    Path(alias): Path<String>,
    connection: Connection,
    certificate: Option<Extension<ClientCertificate>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    if alias != uaa.settings().subdomain {
        return Err(UaaError::Refused(ApiError::oauth(
            StatusCode::NOT_FOUND,
            "invalid_request",
            "There is no such alias here; /saml/metadata names the address.",
        )));
    }
    let grant = form.require("grant_type")?;
    if grant != GrantType::Saml2Bearer.name() {
        return Err(UaaError::unsupported_grant(grant));
    }
    issue(&uaa, &connection, certificate.as_deref(), &headers, &form).await
}

async fn issue(
    uaa: &Uaa,
    connection: &Connection,
    certificate: Option<&ClientCertificate>,
    headers: &HeaderMap,
    form: &Form,
) -> Result<Response> {
    let client = uaa.authenticate_client(headers, form, certificate, connection.address).await?;
    let token = uaa.grant(&client, form, connection.address).await?;
    let mut response = Json(token).into_response();
    // RFC 6749, 5.1.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    Ok(response)
}
