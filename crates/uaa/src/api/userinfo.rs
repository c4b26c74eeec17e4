//! `GET /userinfo`: who the person of a token is.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_http::guard::bearer_token;
use http::{HeaderMap, HeaderValue, header};
use serde_json::json;

use crate::Uaa;
use crate::error::{Result, UaaError};
use crate::scope;

/// Any client may ask with a person's token that has the scope `openid`; `roles` and `user_attributes` are there only with
/// the scopes of those names.
pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap) -> Result<Response> {
    let token = bearer_token(&headers).ok_or_else(|| UaaError::invalid_token("Send a bearer token."))?;
    let verified = uaa.verify(token).await?.map_err(|refused| UaaError::invalid_token(refused.0))?;
    let Some(person) = verified.person.as_ref().filter(|_| verified.has_scope(scope::OPENID)) else {
        return Err(UaaError::insufficient_scope("This needs a person's token with the scope openid."));
    };
    let user = &person.user;
    let mut body = json!({
        "user_id": user.id, "sub": user.id, "user_uuid": user.id, "user_name": user.user_name,
        "given_name": user.given_name, "family_name": user.family_name, "name": user.display_name,
        "email": user.email, "email_verified": false, "phone_number": null,
        "previous_logon_time": null,
    });
    if verified.has_scope(scope::USER_ATTRIBUTES) {
        body["user_attributes"] = person.claims()["xs.system.attributes"].clone();
    }
    if verified.has_scope(scope::ROLES) {
        body["roles"] = json!(person.role_names());
    }
    let mut response = Json(body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
