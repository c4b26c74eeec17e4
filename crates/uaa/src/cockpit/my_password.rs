//! `PUT /cockpit-api/v1/me/password`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_domain::UserId;
use docket_http::caller::{Credential, CurrentPerson};
use docket_http::fields::Fields;
use docket_http::{ApiError, ErrorFamily};
use http::{StatusCode, header};
use utoipa::ToSchema;

use crate::api::Connection;
use crate::error::UaaError;
use crate::own_password::OwnPasswordError;
use crate::{Uaa, session};

/// The current password and the next.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct PasswordChange {
    #[schema(format = Password)]
    current_password: String,
    #[schema(format = Password)]
    new_password: String,
}

impl From<OwnPasswordError> for ApiError {
    fn from(error: OwnPasswordError) -> Self {
        let message = error.to_string();
        let (status, code, field) = match error {
            OwnPasswordError::Wrong => {
                (StatusCode::BAD_REQUEST, "cockpit.password.wrong", Some("currentPassword"))
            }
            OwnPasswordError::Same => (StatusCode::BAD_REQUEST, "cockpit.password.same", Some("newPassword")),
            OwnPasswordError::Elsewhere => (StatusCode::CONFLICT, "cockpit.password.elsewhere", None),
            OwnPasswordError::Uaa(error) => return of_uaa(error),
        };
        let api = Self::task_center(status, code, message);
        match field {
            Some(field) => api.at(field),
            None => api,
        }
    }
}

fn of_uaa(error: UaaError) -> ApiError {
    let mut api = ApiError { family: ErrorFamily::TaskCenter, ..error.into_api() };
    if api.status == StatusCode::TOO_MANY_REQUESTS {
        "cockpit.password.tooManyAttempts".clone_into(&mut api.code);
    }
    if api.target.as_deref() == Some("password") {
        api.target = Some("newPassword".to_owned());
    }
    api
}

/// Changes the signed-in person's password
///
/// All their other sign-ins end, and their refresh tokens. A browser that came with a session gets a new one.
#[utoipa::path(
    put,
    path = "/me/password",
    operation_id = "changeMyPassword",
    request_body = PasswordChange,
    responses(
        (status = 204, description = "It is changed.", headers(("Set-Cookie" = String, description = "The new session."))),
        (status = 400, description = "The current password is wrong, or the new one is not taken; `target` names which."),
        (status = 409, description = "The person signs in with another system."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
        (status = 429, description = "Too many attempts.", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
    ),
)]
pub(super) async fn change(
    State(uaa): State<Uaa>,
    CurrentPerson(person): CurrentPerson,
    connection: Connection,
    mut fields: Fields,
) -> Result<Response, ApiError> {
    let current = fields.required_text("currentPassword")?;
    let new = fields.required_text("newPassword")?;
    fields.finish()?;
    let id = UserId::new(person.id.as_str());
    let user = uaa.directory().find(&id).await?.ok_or(ApiError::internal(ErrorFamily::TaskCenter))?;
    uaa.change_own_password(&user, &current, &new, connection.address).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if person.credential == Credential::Cookie {
        let cookie = uaa.start_session(&id, None).await.map_err(of_uaa)?;
        response.headers_mut().append(header::SET_COOKIE, session::set_cookie(&cookie, connection.https));
    }
    Ok(response)
}
