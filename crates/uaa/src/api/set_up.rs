//! `/set-up`: the page on which the first administrator is made, as a form or as JSON.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_directory::NewUser;
use docket_domain::LanguageTag;
use docket_domain::user::User;
use docket_http::fields::Fields;
use docket_http::{ApiError, ErrorFamily};
use http::{HeaderMap, StatusCode, Uri, header};
use serde_json::json;

use super::connection::Connection;
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::pages::{self, Fault, Language, SetUp, redirect_to};
use crate::{Uaa, session};

/// The form, for whoever has a link that works.
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

/// Makes the first administrator and signs them in.
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
    let answer = json!({
        "id": user.id, "userName": user.user_name, "email": user.email, "displayName": user.display_name,
        "roles": roles.iter().map(docket_domain::Role::name).collect::<Vec<_>>(),
    });
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
