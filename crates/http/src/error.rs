//! Error envelopes, one per interface family.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// Which shape an interface's errors have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorFamily {
    /// `{"error":{"code","message","target","details"}}`: task center, cockpit.
    #[default]
    TaskCenter,
    /// `{"ErrorMessage"}`.
    Destination,
    /// `{"error","error_description"}`.
    OAuth,
    /// `{"schemas","status","scimType","detail"}`, as `application/scim+json`.
    Scim,
}

/// An answer other than success: status, stable code, one sentence that is safe to show.
///
/// What a person needs to find the cause goes to the log where the error is handled, never into the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub family: ErrorFamily,
    pub status: StatusCode,
    /// Dot notation starting with `taskcenter.` or `cockpit.`; an OAuth error name in that family; in the SCIM family
    /// the `scimType`, or empty; unused in the destination family.
    pub code: String,
    pub message: String,
    /// The field or parameter at fault.
    pub target: Option<String>,
    pub details: Vec<ErrorDetail>,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u64>,
}

/// One of several reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErrorDetail {
    pub code: String,
    pub message: String,
}

/// An error of the task center's and the cockpit's interfaces.
#[derive(Serialize, ToSchema)]
pub struct TaskCenterError {
    error: TaskCenterErrorBody,
}

/// What went wrong.
#[derive(Serialize, ToSchema)]
pub struct TaskCenterErrorBody {
    /// Stable, in dot notation: `taskcenter.task.notFound`.
    code: String,
    /// One sentence that is safe to show.
    message: String,
    /// The field, parameter or header at fault.
    #[schema(required)]
    target: Option<String>,
    /// Further reasons, if there are several.
    details: Vec<ErrorDetail>,
}

/// An error of the destination service's interface.
#[derive(Serialize, ToSchema)]
pub struct DestinationError {
    /// One sentence that is safe to show.
    #[serde(rename = "ErrorMessage")]
    error_message: String,
}

/// An error of the token service's interface. Source: RFC 6749, section 5.2.
#[derive(Serialize, ToSchema)]
pub struct OAuthError {
    /// One of the names RFC 6749 and its extensions give.
    error: String,
    /// One sentence that is safe to show.
    error_description: String,
}

/// An error of the directory's SCIM interface. Source: RFC 7644, section 3.12.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScimError {
    schemas: [&'static str; 1],
    /// The HTTP status, as a text.
    status: String,
    /// One of the names of RFC 7644, for some errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    scim_type: Option<String>,
    /// One sentence that is safe to show.
    detail: String,
}

impl ScimError {
    /// The media type of every answer of the interface. Source: RFC 7644, section 8.1.
    pub const MEDIA_TYPE: &'static str = "application/scim+json";

    fn new(status: StatusCode, scim_type: String, detail: String) -> Self {
        Self {
            schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
            status: status.as_u16().to_string(),
            scim_type: Some(scim_type).filter(|name| !name.is_empty()),
            detail,
        }
    }
}

impl ApiError {
    pub fn new(
        family: ErrorFamily,
        status: StatusCode,
        code: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            family,
            status,
            code: code.into(),
            message: message.into(),
            target: None,
            details: Vec::new(),
            retry_after: None,
        }
    }

    /// An error of the task center family.
    pub fn task_center(status: StatusCode, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(ErrorFamily::TaskCenter, status, code, message)
    }

    /// An error of the destination family.
    pub fn destination(status: StatusCode, message: impl Into<String>) -> Self {
        Self::new(ErrorFamily::Destination, status, "", message)
    }

    /// An error of the OAuth family; `error` is one of the names of RFC 6749.
    pub fn oauth(status: StatusCode, error: impl Into<String>, description: impl Into<String>) -> Self {
        Self::new(ErrorFamily::OAuth, status, error, description)
    }

    /// An error of the SCIM family; `scim_type` is one of the names of RFC 7644, section 3.12, or empty.
    pub fn scim(status: StatusCode, scim_type: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(ErrorFamily::Scim, status, scim_type, detail)
    }

    /// Nobody, or credentials that do not hold.
    pub fn unauthenticated(family: ErrorFamily, message: impl Into<String>) -> Self {
        let code = match family {
            ErrorFamily::OAuth => "unauthorized",
            ErrorFamily::Scim => "",
            ErrorFamily::TaskCenter | ErrorFamily::Destination => "taskcenter.unauthenticated",
        };
        Self::new(family, StatusCode::UNAUTHORIZED, code, message)
    }

    /// Somebody, but without what the route needs.
    pub fn forbidden(family: ErrorFamily, message: impl Into<String>) -> Self {
        let code = match family {
            ErrorFamily::OAuth => "access_denied",
            ErrorFamily::Scim => "",
            ErrorFamily::TaskCenter | ErrorFamily::Destination => "taskcenter.forbidden",
        };
        Self::new(family, StatusCode::FORBIDDEN, code, message)
    }

    /// Something failed on our side; the cause belongs in the log.
    pub fn internal(family: ErrorFamily) -> Self {
        let code = match family {
            ErrorFamily::OAuth => "server_error",
            ErrorFamily::Scim => "",
            ErrorFamily::TaskCenter | ErrorFamily::Destination => "taskcenter.internal",
        };
        Self::new(
            family,
            StatusCode::INTERNAL_SERVER_ERROR,
            code,
            "Something went wrong on our side; the log says what.",
        )
    }

    /// Names the field or parameter at fault.
    #[must_use]
    pub fn at(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = match self.family {
            ErrorFamily::TaskCenter => {
                let Self { code, message, target, details, .. } = self;
                let error = TaskCenterErrorBody { code, message, target, details };
                (self.status, Json(TaskCenterError { error })).into_response()
            }
            ErrorFamily::Destination => {
                (self.status, Json(DestinationError { error_message: self.message })).into_response()
            }
            ErrorFamily::OAuth => {
                (self.status, Json(OAuthError { error: self.code, error_description: self.message }))
                    .into_response()
            }
            ErrorFamily::Scim => {
                let error = ScimError::new(self.status, self.code, self.message);
                let mut response = (self.status, Json(error)).into_response();
                let media_type = HeaderValue::from_static(ScimError::MEDIA_TYPE);
                response.headers_mut().insert(header::CONTENT_TYPE, media_type);
                response
            }
        };
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"docket\""));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
