//! Sign-in and sign-out, per person.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode, header};
use maud::html;
use serde::Deserialize;

use super::field::{Field, Kind};
use super::fields::Fields;
use super::page::{Place, csrf, page};
use super::refused::Refused;
use super::session::{SignedForm, Token, no_cookie};
use crate::problem::FieldProblem;
use crate::rules::credentials;
use crate::{Problem, Sandbox};

/// A working day.
const SESSION_LIFETIME: Duration = Duration::from_hours(12);

#[derive(Deserialize)]
pub struct Target {
    #[serde(default)]
    next: String,
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    headers: HeaderMap,
    Query(target): Query<Target>,
) -> Response {
    let known = Token::of(&headers);
    let token = known.clone().unwrap_or_else(|| Token::new(sandbox.chance()));
    let mut response = form(&token, "", &target.next, &[]).into_response();
    if known.is_none() {
        response.headers_mut().append(header::SET_COOKIE, token.cookie());
    }
    response
}

pub async fn submit(
    State(sandbox): State<Sandbox>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refused> {
    let fields = Fields::parse(&body);
    let Some(before) = Token::of(&headers) else {
        return Err(Problem::Forbidden(
            "The browser sent no cookie; allow cookies and try again.".to_owned(),
        )
        .into());
    };
    before.made(&fields)?;
    let (user_id, next) = (fields.get("userId").trim(), fields.get("next"));
    let person = match credentials::check(&sandbox, user_id, fields.get("password")).await {
        Ok(person) => person,
        Err(problem @ (Problem::Unauthenticated(_) | Problem::TooManyAttempts(_))) => {
            let wrong = [FieldProblem::new("userId", problem.to_string())];
            let mut response = (problem.status(), form(&before, user_id, next, &wrong)).into_response();
            if let Problem::TooManyAttempts(seconds) = problem {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            return Ok(response);
        }
        Err(problem) => return Err(problem.into()),
    };
    let (token, now) = (Token::new(sandbox.chance()), sandbox.clock().now());
    sandbox.store().insert_session(&token.hash(), &person.user_id, now, now.plus(SESSION_LIFETIME)).await?;
    let mut response = Redirect::to(own_address(next)).into_response();
    response.headers_mut().append(header::SET_COOKIE, token.cookie());
    Ok(response)
}

pub async fn sign_out(State(sandbox): State<Sandbox>, form: SignedForm) -> Result<Response, Refused> {
    sandbox.store().delete_session(&form.signed_in.token.hash()).await?;
    let mut response = Redirect::to("/sign-in").into_response();
    response.headers_mut().append(header::SET_COOKIE, no_cookie());
    *response.status_mut() = StatusCode::SEE_OTHER;
    Ok(response)
}

/// An address of ours to go on to; the start page instead of anything else.
fn own_address(next: &str) -> &str {
    let local = next.starts_with('/') && !next[1..].starts_with(['/', '\\']);
    if local && !next.chars().any(char::is_control) { next } else { "/" }
}

fn form(token: &Token, user_id: &str, next: &str, problems: &[FieldProblem]) -> Html<String> {
    let body = html! {
        div .narrow {
            h1 { "Sign in" }
            p .lead {
                "Six people work here. Their passwords are in " code { "sandbox.json" }
                " in the sandbox's data directory."
            }
            (summary_of(problems))
            form .card method="post" action="/sign-in" {
                (csrf(token))
                input type="hidden" name="next" value=(next);
                (Field {
                    name: "userId",
                    label: "User ID",
                    value: user_id,
                    required: true,
                    autocomplete: "username",
                    ..Field::default()
                }.show(&[]))
                (Field {
                    name: "password",
                    label: "Password",
                    kind: Kind::Password,
                    required: true,
                    autocomplete: "current-password",
                    ..Field::default()
                }.show(&[]))
                p .actions { button .primary type="submit" { "Sign in" } }
            }
        }
    };
    page("Sign in", Place::Elsewhere, None, &body)
}

fn summary_of(problems: &[FieldProblem]) -> maud::Markup {
    html! {
        @for problem in problems { div .problems role="alert" tabindex="-1" { p { (problem.message) } } }
    }
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn after_the_sign_in_nobody_is_led_elsewhere() {
        for own in ["/", "/time-off", "/admin/oauth-clients?page=2"] {
            assert_eq!(own_address(own), own);
        }
        for foreign in
            ["", "https://evil.example", "//evil.example", "/\\evil.example", "time-off", "/a\r\nb"]
        {
            assert_eq!(own_address(foreign), "/", "{foreign:?}");
        }
    }
}
