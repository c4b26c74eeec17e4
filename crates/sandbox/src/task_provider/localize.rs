//! Error messages in the caller's language.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header;

use super::error::Problem;
use super::languages::Language;

/// Answers a [`Problem`] again in the language of `Accept-Language`; anything else passes untouched.
pub async fn localize(request: Request, next: Next) -> Response {
    let language = accepted(&request);
    let response = next.run(request).await;
    match response.extensions().get::<Problem>() {
        Some(problem) => problem.answer(language),
        None => response,
    }
}

fn accepted(request: &Request) -> Language {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map_or(Language::English, Language::accepted)
}
