//! Pages that only say something.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use maud::html;

use super::page;
use crate::error::UaaError;

/// A request that cannot be answered, with the reason.
pub(crate) fn refused(title: &str, error: UaaError) -> Response {
    let error = error.into_api();
    let content = html! {
        h1 { (title) }
        p { (error.message) }
        p.hint { "If you followed a link in an application, tell the people who run it." }
    };
    let mut response = page(error.status, title, None, &content);
    if let Some(seconds) = error.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// After signing out, when there is nowhere to go on to.
pub(crate) fn signed_out() -> Response {
    let content = html! {
        h1 { "You are signed out" }
        p { "On a computer others use as well, close the browser." }
        p { a.button href="/login" { "Sign in again" } }
    };
    page(StatusCode::OK, "Signed out", None, &content)
}
