//! `/set-up`: the page on which the first administrator is made, as a form or as JSON.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_directory::NewUser;
use docket_domain::user::User;
use docket_domain::{LanguageTag, Role, UserId};
use docket_http::error::TaskCenterError;
use docket_http::fields::Fields;
use docket_http::{ApiError, ErrorFamily};
use http::{HeaderMap, StatusCode, Uri, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::connection::Connection;
use super::described::{PageRefusals, SentOn, SetUpForm, SetUpRequest};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::pages::{self, Fault, Language, SetUp, redirect_to};
use crate::{Uaa, session};

/// The first administrator.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FirstAdministrator {
    id: UserId,
    user_name: String,
    email: String,
    display_name: String,
    roles: Vec<Role>,
}

/// Shows the form for the first administrator
#[utoipa::path(
    get,
    path = "/set-up",
    operation_id = "showSetUp",
    params(("token" = String, Query, description = "The set-up link's.")),
    responses(
        (status = 200, description = "The form.", body = String, content_type = "text/html"),
        (status = 410, description = "A page: the link does not work any more.", body = String, content_type = "text/html"),
        PageRefusals,
    ),
)]

pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap, uri: Uri) -> Response {
    let language = Language::wanted(&headers);
    let shown = async {
        let form = Form::parse(uri.query().unwrap_or_default().as_bytes())?;
        let token = form.get("token").unwrap_or_default();
        if !uaa.set_up_is_open(token).await? {
            return Ok(pages::set_up_over(language));
        }
        Ok(pages::set_up(StatusCode::OK, &SetUp { language, token, ..SetUp::default() }))
    };
    shown.await.unwrap_or_else(|error| {
        let title = language.of("This page cannot be shown", "Diese Seite kann nicht angezeigt werden");
        pages::refused(language, title, error)
    })
}

/// Makes the first administrator and signs them in
///
/// By the form, or with JSON.
#[utoipa::path(
    post,
    path = "/set-up",
    operation_id = "setUp",
    request_body(content(
        (SetUpRequest = "application/json"),
        (SetUpForm = "application/x-www-form-urlencoded"),
    )),
    responses(
        (status = 201, description = "The administrator, answered to JSON.", body = FirstAdministrator),
        SentOn,
        (status = 400, description = "A value is not taken; a page, or named in `target`.", content(
            (TaskCenterError = "application/json"), (String = "text/html"),
        )),
        (status = 410, description = "The link does not work any more.", content(
            (TaskCenterError = "application/json"), (String = "text/html"),
        )),
        (status = 500, description = "Something went wrong on docket's side; its log says what.", content(
            (TaskCenterError = "application/json"), (String = "text/html"),
        )),
    ),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(b"application/json"));
    if is_json {
        return by_json(&uaa, connection, &body).await.unwrap_or_else(|error| {
            // The shape of the cockpit's interfaces, which names the field.
            ApiError { family: ErrorFamily::TaskCenter, ..error.into_api() }.into_response()
        });
    }
    let language = Language::wanted(&headers);
    by_form(&uaa, connection, language, &body).await.unwrap_or_else(|error| {
        let title = language
            .of("The administrator could not be created", "Der Administrator konnte nicht angelegt werden");
        pages::refused(language, title, error)
    })
}

async fn by_json(uaa: &Uaa, connection: Connection, body: &[u8]) -> Result<Response> {
    let Ok(body) = serde_json::from_slice(body) else {
        return Err(UaaError::invalid_request("The body is not a JSON object."));
    };
    let mut fields = Fields::new(ErrorFamily::TaskCenter, body);
    let token = fields.required_text("token")?;
    let new = NewUser {
        user_name: fields.required_text("userName")?,
        email: fields.required_text("email")?,
        display_name: fields.text("displayName")?,
        given_name: fields.text("givenName")?,
        family_name: fields.text("familyName")?,
        locale: fields.text("locale")?.map(LanguageTag::new),
        password: Some(fields.required_text("password")?),
        ..NewUser::default()
    };
    fields.finish()?;
    let user = uaa.set_up(&token, new).await?;
    let roles = uaa.directory().roles_of(&user.id).await?;
    let answer = FirstAdministrator {
        id: user.id.clone(),
        user_name: user.user_name.clone(),
        email: user.email.clone(),
        display_name: user.display_name.clone(),
        roles: roles.iter().collect(),
    };
    signed_in(uaa, connection, &user, (StatusCode::CREATED, Json(answer)).into_response()).await
}

async fn by_form(uaa: &Uaa, connection: Connection, language: Language, body: &[u8]) -> Result<Response> {
    let form = Form::parse(body)?;
    let text = |name: &str| form.get(name).unwrap_or_default();
    let view = SetUp {
        language,
        token: text("token"),
        user_name: text("user_name"),
        email: text("email"),
        given_name: text("given_name"),
        family_name: text("family_name"),
        fault: None,
    };
    if !uaa.set_up_is_open(view.token).await? {
        return Ok(pages::set_up_over(language));
    }
    if text("password") != text("password_again") {
        let message = language
            .of("The two passwords are not the same.", "Die beiden Kennwörter stimmen nicht überein.");
        let fault = Some(Fault { field: "password_again", message: message.to_owned(), language });
        return Ok(pages::set_up(StatusCode::BAD_REQUEST, &SetUp { fault, ..view }));
    }
    let new = NewUser {
        user_name: view.user_name.to_owned(),
        email: view.email.to_owned(),
        given_name: Some(view.given_name.to_owned()),
        family_name: Some(view.family_name.to_owned()),
        password: Some(text("password").to_owned()),
        ..NewUser::default()
    };
    match uaa.set_up(view.token, new).await {
        Ok(user) => signed_in(uaa, connection, &user, redirect_to("/")).await,
        Err(error) => {
            let error = error.into_api();
            let field = match error.target.as_deref() {
                Some("userName") => "user_name",
                Some("givenName") => "given_name",
                Some("familyName") => "family_name",
                Some("email") => "email",
                Some("password") => "password",
                _ => return Err(UaaError::Refused(error)),
            };
            let fault = Some(Fault { field, message: error.message, language: Language::English });
            Ok(pages::set_up(error.status, &SetUp { fault, ..view }))
        }
    }
}

async fn signed_in(
    uaa: &Uaa,
    connection: Connection,
    user: &User,
    mut response: Response,
) -> Result<Response> {
    let cookie = uaa.start_session(&user.id, None).await?;
    response.headers_mut().append(header::SET_COOKIE, session::set_cookie(&cookie, connection.https));
    Ok(response)
}
