//! Pages that say why something was not done.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, header};
use maud::html;

use super::page::{Place, page};
use super::session::SignedIn;
use crate::{Problem, Sandbox};

/// A problem as a page, within the person's own pages if somebody is signed in.
pub struct Refused {
    pub problem: Problem,
    pub signed_in: Option<SignedIn>,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { problem, signed_in: None }
    }
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        Problem::from(error).into()
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        self.problem.log();
        let title = match &self.problem {
            Problem::Invalid(_) => "Not valid",
            Problem::Unauthenticated(_) => "Not signed in",
            Problem::TooManyAttempts(_) => "Too many attempts",
            Problem::Forbidden(_) => "Not allowed",
            Problem::NotFound(_) => "Not found",
            Problem::Conflict(_) => "Not possible any more",
            Problem::Internal(_) => "Something went wrong",
        };
        let body = html! {
            h1 { (title) }
            p .lead { (self.problem) }
            p { a .button href="/" { "To the start page" } }
        };
        let markup = page(title, Place::Elsewhere, self.signed_in.as_ref(), &body);
        let mut response = (self.problem.status(), markup).into_response();
        if let Problem::TooManyAttempts(seconds) = self.problem {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Whatever has no address here.
pub async fn not_found(State(sandbox): State<Sandbox>, headers: HeaderMap) -> Response {
    let signed_in = SignedIn::find(&headers, &sandbox).await.ok().flatten();
    let problem = Problem::NotFound("There is no page at this address.".to_owned());
    Refused { problem, signed_in }.into_response()
}
