//! What is refused before anybody asks who is calling.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use docket_http::ApiError;
use docket_http::guard::bearer_token;
use http::StatusCode;
use serde_json::{Map, Value};

/// Longest path with its query. Source: the OpenAPI description of the Destination service, note of every list.
const MAX_ADDRESS_CHARACTERS: usize = 4000;

/// Refuses addresses that are too long, and under `/v2` tokens of an identity service.
pub(super) async fn check(request: Request, next: Next) -> Response {
    let refused = |status, message: &str| ApiError::destination(status, message).into_response();
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > MAX_ADDRESS_CHARACTERS) {
        return refused(
            StatusCode::BAD_REQUEST,
            "The address is longer than 4000 characters; ask for fewer names at once.",
        );
    }
    let is_second_version = request.uri().path().starts_with("/destination-configuration/v2/");
    if is_second_version && bearer_token(request.headers()).is_some_and(is_of_identity_service) {
        return refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            "The token was issued by an identity service; send one that docket's token service issued.",
        );
    }
    next.run(request).await
}

/// Whether a token says of itself that an identity service issued it; nothing is believed of it, the answer is a refusal either way.
fn is_of_identity_service(token: &str) -> bool {
    let claims = token.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
    let claims: Option<Map<String, Value>> = claims.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    claims.is_some_and(|claims| {
        ["ias_iss", "ias_apis", "app_tid"].iter().any(|claim| claims.contains_key(*claim))
            && !claims.contains_key("zid")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_of_an_identity_service_is_known_by_its_claims() {
        let token = |claims: Value| format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims.to_string()));
        assert!(is_of_identity_service(&token(
            json!({"app_tid": "t", "iss": "https://a.accounts.ondemand.com"})
        )));
        assert!(!is_of_identity_service(&token(json!({"zid": "z", "app_tid": "t"}))));
        assert!(!is_of_identity_service(&token(json!({"sub": "s"}))));
        assert!(!is_of_identity_service("opaque") && !is_of_identity_service("a.!.c"));
    }
}
