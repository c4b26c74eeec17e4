//! `/password`: the page on which people change their password.

use axum::extract::State;
use axum::response::Response;
use docket_http::guard::session_cookie;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::connection::Connection;
use super::described::{PageRefusals, PasswordForm, SentOn};
use crate::error::{Result, UaaError};
use crate::form::Form;
use crate::own_password::OwnPasswordError;
use crate::pages::{self, ChangePassword, Fault, Language, redirect_to};
use crate::{Uaa, secrets, session};

/// Shows the form for another password
///
/// Somebody who is not signed in is sent to the sign-in page first.
#[utoipa::path(
    get,
    path = "/password",
    operation_id = "showPasswordForm",
    responses(
        (status = 200, description = "The form.", body = String, content_type = "text/html"),
        SentOn,
        PageRefusals,
    ),
)]
pub(super) async fn get(State(uaa): State<Uaa>, headers: HeaderMap) -> Response {
    let language = Language::wanted(&headers);
    let shown = async {
        let (Some(_), Some(cookie)) = (uaa.signed_in(&headers).await?, session_cookie(&headers)) else {
            return Ok(redirect_to("/login?return=%2Fpassword"));
        };
        let view = ChangePassword { language, form_token: &session::csrf_token(cookie), fault: None };
        Ok(pages::change_password(StatusCode::OK, &view))
    };
    shown.await.unwrap_or_else(|error| refused(language, error))
}

/// Changes the signed-in person's password
///
/// All their other sign-ins end.
#[utoipa::path(
    post,
    path = "/password",
    operation_id = "changePassword",
    request_body(content = PasswordForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A page that says so.", body = String, content_type = "text/html"),
        SentOn,
        (status = 403, description = "A page: the form is not this session's.", body = String, content_type = "text/html"),
        (status = 409, description = "A page: the person signs in elsewhere.", body = String, content_type = "text/html"),
        (status = 429, description = "A page: too many attempts.", body = String, content_type = "text/html", headers(
            ("Retry-After" = u64, description = "Seconds to wait."),
        )),
        PageRefusals,
    ),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    connection: Connection,
    headers: HeaderMap,
    form: Result<Form>,
) -> Response {
    let language = Language::wanted(&headers);
    let answered = async {
        let form = form?;
        change(&uaa, connection, language, &headers, &form).await
    };
    answered.await.unwrap_or_else(|error| refused(language, error))
}

async fn change(
    uaa: &Uaa,
    connection: Connection,
    language: Language,
    headers: &HeaderMap,
    form: &Form,
) -> Result<Response> {
    let (Some((_, person)), Some(cookie)) = (uaa.signed_in(headers).await?, session_cookie(headers)) else {
        return Ok(redirect_to("/login?return=%2Fpassword"));
    };
    let form_token = session::csrf_token(cookie);
    let text = |name: &str| form.get(name).unwrap_or_default();
    let again = |status, field, message: String, language: Language, shown_in: Language| {
        let fault = Some(Fault { field, message, language });
        pages::change_password(status, &ChangePassword { language: shown_in, form_token: &form_token, fault })
    };
    if !secrets::same(text("csrf_token"), &form_token) {
        let message = language.of(
            "The page is of an earlier sign-in. Please try again.",
            "Die Seite stammt aus einer früheren Anmeldung. Bitte versuchen Sie es noch einmal.",
        );
        return Ok(again(StatusCode::FORBIDDEN, "current", message.to_owned(), language, language));
    }
    if text("new") != text("new_again") {
        let message = language
            .of("The two passwords are not the same.", "Die beiden Kennwörter stimmen nicht überein.");
        return Ok(again(StatusCode::BAD_REQUEST, "new_again", message.to_owned(), language, language));
    }
    let changed =
        uaa.change_own_password(&person.user, text("current"), text("new"), connection.address).await;
    match changed {
        Ok(()) => {
            let cookie = uaa.start_session(&person.user.id, None).await?;
            let mut response = pages::password_changed(language);
            response.headers_mut().append(header::SET_COOKIE, session::set_cookie(&cookie, connection.https));
            Ok(response)
        }
        Err(OwnPasswordError::Wrong) => {
            let message = language.of("The current password is wrong.", "Das jetzige Kennwort ist falsch.");
            Ok(again(StatusCode::BAD_REQUEST, "current", message.to_owned(), language, language))
        }
        Err(OwnPasswordError::Same) => {
            let message = language.of(
                "This is the current password; choose another one.",
                "Das ist das jetzige Kennwort; wählen Sie ein anderes.",
            );
            Ok(again(StatusCode::BAD_REQUEST, "new", message.to_owned(), language, language))
        }
        Err(OwnPasswordError::Elsewhere) => Ok(pages::password_elsewhere(language)),
        Err(OwnPasswordError::Uaa(error)) => {
            let error = error.into_api();
            if error.target.as_deref() != Some("password") {
                return Err(UaaError::Refused(error));
            }
            Ok(again(error.status, "new", error.message, Language::English, language))
        }
    }
}

fn refused(language: Language, error: UaaError) -> Response {
    let title = language.of("The password could not be changed", "Das Kennwort konnte nicht geändert werden");
    let mut response = pages::refused(language, title, error);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
