//! The style of the token service's pages.

use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};

use crate::pages::STYLE;

/// Serves the style of the token service's pages
///
/// The address in the pages names the version, so a browser may keep it for good.
#[utoipa::path(
    get,
    path = "/login/style.css",
    operation_id = "getSignInStyle",
    responses((status = 200, description = "The style.", body = String, content_type = "text/css")),
)]

pub(super) async fn get() -> Response {
    let mut response = STYLE.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
