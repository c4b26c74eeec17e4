//! The body of a SCIM request: a JSON object.

use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use docket_http::ApiError;
use http::{StatusCode, header};
use serde_json::{Map, Value};

use crate::scim::{MAX_PAYLOAD_BYTES, ScimType, check_body};

/// Declared as `application/scim+json` or `application/json` (RFC 7644, section 3.1).
pub(super) struct ScimBody(pub(super) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for ScimBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        let known = ["application/scim+json", "application/json"];
        if !known.iter().any(|one| one.eq_ignore_ascii_case(media_type)) {
            let detail = "Send a JSON object with Content-Type: application/scim+json.";
            return Err(ApiError::scim(StatusCode::UNSUPPORTED_MEDIA_TYPE, "", detail));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            ApiError::scim(rejection.status(), "", "The body could not be read or is too long.")
        })?;
        if bytes.len() > MAX_PAYLOAD_BYTES {
            let detail = format!("The body is longer than {MAX_PAYLOAD_BYTES} bytes.");
            return Err(ApiError::scim(StatusCode::PAYLOAD_TOO_LARGE, "", detail));
        }
        let syntax =
            |detail: String| ApiError::scim(StatusCode::BAD_REQUEST, ScimType::InvalidSyntax.name(), detail);
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(body)) => {
                check_body(&body)?;
                Ok(Self(body))
            }
            Ok(_) => Err(syntax("The body must be a JSON object.".to_owned())),
            // The parser's own message may quote the body; its position does not.
            Err(error) => Err(syntax(format!(
                "The body is not JSON: line {}, column {}.",
                error.line(),
                error.column()
            ))),
        }
    }
}
