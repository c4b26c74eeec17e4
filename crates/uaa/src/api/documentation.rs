//! `GET /oauth/documentation`: the guide for whoever writes a client.

use http::header;

/// The guide as it is in the repository, so that it speaks of this very version.
const GUIDE: &str = include_str!("../../../../docs/guides/token-service.md");

/// Tells people how to use the token service
///
/// `service_documentation` of the discovery document: the guide of this version, as text.
#[utoipa::path(
    get,
    path = "/oauth/documentation",
    operation_id = "getTokenServiceGuide",
    responses((status = 200, description = "The guide.", body = String, content_type = "text/plain")),
)]
pub(super) async fn get() -> ([(header::HeaderName, &'static str); 1], &'static str) {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], GUIDE)
}
