//! Errors of the JSON API, and bodies that are not what they should be.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, header};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::{COMPANY_ID, Problem};

/// A problem as `{"error": {"code", "message", "target"}}`; further fields at fault stand in `details`.
#[derive(Debug)]
pub struct Refusal(pub Problem);

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let problem = self.0;
        problem.log();
        let fields = if let Problem::Invalid(fields) = &problem { fields.as_slice() } else { &[] };
        let target = fields.first().map(|field| field.field);
        let mut error = json!({"code": problem.code(), "message": problem.to_string(), "target": target});
        if fields.len() > 1 {
            let details = fields.iter().map(|field| json!({"target": field.field, "message": field.message}));
            error["details"] = details.collect();
        }
        let mut response = (problem.status(), Json(json!({ "error": error }))).into_response();
        let headers = response.headers_mut();
        match problem {
            Problem::Unauthenticated(_) => {
                let challenge = format!("Basic realm=\"{COMPANY_ID}\", charset=\"UTF-8\"");
                let value = HeaderValue::from_str(&challenge).expect("the company id is plain text");
                headers.insert(header::WWW_AUTHENTICATE, value);
            }
            Problem::TooManyAttempts(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            _ => {}
        }
        response
    }
}

/// A JSON body; anything else is refused in the API's own words.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(Refusal(body_problem(&rejection))),
        }
    }
}

fn body_problem(rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => {
            Problem::invalid("body", "body: send JSON with Content-Type application/json.")
        }
        other => Problem::invalid("body", format!("body: {}.", other.body_text().trim_end_matches('.'))),
    }
}

/// Query parameters; wrong ones are refused in the API's own words.
pub struct Parameters<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(parameters)) => Ok(Self(parameters)),
            Err(rejection) => Err(Refusal(query_problem(&rejection))),
        }
    }
}

fn query_problem(rejection: &QueryRejection) -> Problem {
    Problem::invalid("query", format!("query: {}.", rejection.body_text().trim_end_matches('.')))
}
