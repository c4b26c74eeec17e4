//! Pages that only say something.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use maud::html;

use super::{Language, page};
use crate::error::UaaError;

/// A request that cannot be answered, with the reason. The reason is English, as all of the service's messages are.
pub(crate) fn refused(language: Language, title: &str, error: UaaError) -> Response {
    let error = error.into_api();
    let hint = language.of(
        "If you followed a link in an application, tell the people who run it.",
        "Wenn Sie einem Link in einer Anwendung gefolgt sind, wenden Sie sich an deren Betreiber.",
    );
    let content = html! {
        h1 { (title) }
        p lang="en" { (error.message) }
        p.hint { (hint) }
    };
    let mut response = page(language, error.status, title, None, &content);
    if let Some(seconds) = error.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// After signing out, when there is nowhere to go on to.
pub(crate) fn signed_out(language: Language) -> Response {
    let title = language.of("You are signed out", "Sie sind abgemeldet");
    let advice = language.of(
        "On a computer others use as well, close the browser.",
        "Schließen Sie den Browser, wenn auch andere diesen Computer benutzen.",
    );
    let content = html! {
        h1 { (title) }
        p { (advice) }
        p { a.button href="/login" { (language.of("Sign in again", "Erneut anmelden")) } }
    };
    page(language, StatusCode::OK, language.of("Signed out", "Abgemeldet"), None, &content)
}
