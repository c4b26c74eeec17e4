//! What is the same in every answer and every request.

use axum::response::{IntoResponse, Response};
use docket_http::ApiError;
use docket_http::error::ScimError;
use http::{HeaderValue, StatusCode, header};
use serde_json::Value;

use crate::scim::{Answer, SearchRequest};

/// An answer with a body.
pub(super) fn json(status: StatusCode, body: &Value) -> Response {
    let media_type = [(header::CONTENT_TYPE, HeaderValue::from_static(ScimError::MEDIA_TYPE))];
    (status, media_type, body.to_string()).into_response()
}

/// An answer about one resource: its version in `ETag`, and where it was made in `Location`.
pub(super) fn resource(answer: Answer) -> Response {
    let Answer { status, resource, location, version } = answer;
    let mut response = match resource {
        Some(resource) => json(status, &Value::Object(resource)),
        None => status.into_response(),
    };
    let headers = response.headers_mut();
    if let Some(version) = version.and_then(|version| HeaderValue::try_from(version).ok()) {
        headers.insert(header::ETAG, version);
    }
    if status == StatusCode::CREATED
        && let Some(location) = location.and_then(|location| HeaderValue::try_from(location).ok())
    {
        headers.insert(header::LOCATION, location);
    }
    response
}

/// The parameters of a list or of one resource.
pub(super) fn parameters(query: Option<&str>) -> Result<SearchRequest, ApiError> {
    let pairs: Vec<(String, String)> =
        url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Ok(SearchRequest::from_query(pairs)?)
}
