//! `/userinfo`: who the person of a token is.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_domain::{Authentication, UserId};
use docket_http::guard::bearer_token;
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::described::UserInfoRequest;
use crate::Uaa;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::person::ActivePerson;
use crate::scope;

/// Who the person of a token is.
#[derive(Serialize, ToSchema)]
pub(crate) struct UserInfo {
    user_id: UserId,
    sub: UserId,
    user_uuid: UserId,
    user_name: String,
    given_name: String,
    family_name: String,
    name: String,
    email: String,
    email_verified: bool,
    /// Always null: docket keeps none.
    #[schema(required)]
    phone_number: Option<String>,
    /// Always null: docket keeps none.
    #[schema(required)]
    previous_logon_time: Option<i64>,
    /// `xs.saml.groups` and `xs.rolecollections`; only with the scope of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = Option<BTreeMap<String, Vec<String>>>)]
    user_attributes: Option<Value>,
    /// The names of their role collections; only with the scope of that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    roles: Option<BTreeSet<String>>,
}

/// Says who the person of a token is
///
/// Any client may ask with a person's token that has the scope `openid`; `roles` and `user_attributes` are there only with
/// the scopes of those names.
#[utoipa::path(
    get,
    path = "/userinfo",
    operation_id = "getUserInfo",
    responses(
        (status = 200, description = "The person.", body = UserInfo),
        (status = 401, description = "There is no token, or it does not hold."),
        (status = 403, description = "The token is nobody's, or lacks the scope `openid`."),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap) -> Result<Response> {
    respond(&uaa, bearer_token(&headers)).await
}

/// Says who the person of a token is, asked for by POST
///
/// The token is in the header, or in the body.
///
/// Source: OpenID Connect Core 1.0, 5.3.1; RFC 6750, 2.2.
#[utoipa::path(
    post,
    path = "/userinfo",
    operation_id = "getUserInfoByForm",
    request_body(content = Option<UserInfoRequest>, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The person.", body = UserInfo),
        (status = 400, description = "The token is sent twice."),
        (status = 401, description = "There is no token, or it does not hold."),
        (status = 403, description = "The token is nobody's, or lacks the scope `openid`."),
    ),
    security(("bearer" = []), ()),
)]
pub(super) async fn post(State(uaa): State<Uaa>, headers: HeaderMap, form: Result<Form>) -> Result<Response> {
    // Most send no body, so one that is no form is none.
    let form = form.ok();
    match (bearer_token(&headers), form.as_ref().and_then(|form| form.get("access_token"))) {
        (Some(_), Some(_)) => Err(UaaError::invalid_request("Send the token in the header or in the body.")),
        (in_header, in_body) => respond(&uaa, in_header.or(in_body)).await,
    }
}

async fn respond(uaa: &Uaa, token: Option<&str>) -> Result<Response> {
    let token = token.ok_or(UaaError::NoToken)?;
    let verified = uaa.verify(token).await?.map_err(|refused| UaaError::invalid_token(refused.0))?;
    let Some(person) = verified.person.as_ref().filter(|_| verified.has_scope(scope::OPENID)) else {
        return Err(UaaError::insufficient_scope("This needs a person's token with the scope openid."));
    };
    let body = UserInfo::of(person, &verified.authentication(), |scope| verified.has_scope(scope));
    let mut response = Json(body).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

impl UserInfo {
    /// What a token with these scopes is told of its person.
    pub(crate) fn of(
        person: &ActivePerson,
        authentication: &Authentication,
        has_scope: impl Fn(&str) -> bool,
    ) -> Self {
        let user = &person.user;
        Self {
            user_id: user.id.clone(),
            sub: user.id.clone(),
            user_uuid: user.id.clone(),
            user_name: user.user_name.clone(),
            given_name: user.given_name.clone(),
            family_name: user.family_name.clone(),
            name: user.display_name.clone(),
            email: user.email.clone(),
            email_verified: false,
            phone_number: None,
            previous_logon_time: None,
            user_attributes: has_scope(scope::USER_ATTRIBUTES)
                .then(|| person.claims(authentication)["xs.system.attributes"].clone()),
            roles: has_scope(scope::ROLES).then(|| person.role_collections.clone()),
        }
    }
}
