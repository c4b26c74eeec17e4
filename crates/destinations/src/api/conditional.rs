//! `ETag`, `If-None-Match` and `If-Match`.

use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// What the request's conditions say about an entity with this tag: `None` to go on, else the answer.
///
/// Tags are compared as they are; quotes and a `W/` that a client or proxy added do not count.
///
/// Source: RFC 9110, sections 13.1.1, 13.1.2 and 13.2.2 (`If-Match` goes first).
pub(super) fn answer(headers: &HeaderMap, etag: &str) -> Option<Response> {
    if headers.contains_key(header::IF_MATCH) && !matches(headers, &header::IF_MATCH, etag) {
        let error = ApiError::destination(
            StatusCode::PRECONDITION_FAILED,
            "The configuration has another ETag than If-Match says; read it again.",
        );
        return Some(error.into_response());
    }
    if matches(headers, &header::IF_NONE_MATCH, etag) {
        return Some(tagged(StatusCode::NOT_MODIFIED.into_response(), etag));
    }
    None
}

fn matches(headers: &HeaderMap, name: &header::HeaderName, etag: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'))
        .any(|tag| tag == "*" || tag == etag)
}

/// The response with its `ETag`.
pub(super) fn tagged(mut response: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::try_from(etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}
