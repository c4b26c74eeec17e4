//! Ask for leave, and see what became of it.

use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;

use super::row::{Names, entry};
use crate::problem::FieldProblem;
use crate::rules::leave::{self, LeaveInput};
use crate::time_type::TIME_TYPES;
use crate::web::field::{Field, Kind, summary};
use crate::web::page::{Place, csrf, notice, page};
use crate::web::paging::Paging;
use crate::web::refused::Refused;
use crate::web::session::{SignedForm, SignedIn, Token};
use crate::{Problem, Sandbox};

#[derive(Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    Query(paging): Query<Paging>,
    Query(done): Query<Done>,
    signed_in: SignedIn,
) -> Result<Html<String>, Refused> {
    let told = match done.done.as_deref() {
        Some("sent") => Some("The request is sent. It waits for your manager, in the task center too."),
        _ => None,
    };
    render(&sandbox, &signed_in, paging, told, &LeaveInput::default(), &[]).await
}

pub async fn submit(
    State(sandbox): State<Sandbox>,
    SignedForm { signed_in, fields }: SignedForm,
) -> Result<Response, Refused> {
    let input = LeaveInput {
        time_type: fields.owned("timeType"),
        start_date: fields.owned("startDate"),
        end_date: fields.owned("endDate"),
        // Browsers send line breaks as two characters.
        comment: fields.get("comment").replace("\r\n", "\n"),
    };
    match leave::request(&sandbox, &signed_in.person, &input).await {
        Ok(_) => Ok(Redirect::to("/time-off?done=sent").into_response()),
        Err(Problem::Invalid(problems)) => {
            let page = render(&sandbox, &signed_in, Paging::default(), None, &input, &problems).await?;
            Ok((StatusCode::BAD_REQUEST, page).into_response())
        }
        Err(problem) => Err(signed_in.refuse(problem)),
    }
}

async fn render(
    sandbox: &Sandbox,
    signed_in: &SignedIn,
    paging: Paging,
    told: Option<&str>,
    input: &LeaveInput,
    problems: &[FieldProblem],
) -> Result<Html<String>, Refused> {
    let (store, user_id) = (sandbox.store(), &signed_in.person.user_id);
    let names = Names::load(store).await?;
    let requests = store.list_requests_of(user_id, paging.limit(), paging.offset()).await?;
    let counts = store.count_requests_of(user_id).await?;
    let total = counts.pending + counts.decided;
    let body = html! {
        h1 { "Time Off" }
        (notice(told))
        div .columns {
            section {
                h2 { "Request leave" }
                @if signed_in.person.manager.is_some() { (form(&signed_in.token, input, problems)) }
                @else { p .empty { "You have no manager in this company, so nobody could decide a request of yours." } }
            }
            section {
                h2 { "My requests" }
                @if requests.is_empty() { p .empty { "There are no requests here." } }
                @else {
                    ul .cards .one { @for request in &requests { (entry(request, &names, false)) } }
                    (paging.links("/time-off", total))
                }
            }
        }
    };
    Ok(page("Time Off", Place::TimeOff, Some(signed_in), &body))
}

fn form(token: &Token, input: &LeaveInput, problems: &[FieldProblem]) -> Markup {
    let wrong = problems.iter().find(|problem| problem.field == "timeType");
    let date = |name, label, value| Field {
        name,
        label,
        value,
        kind: Kind::Date,
        required: true,
        autocomplete: "off",
        ..Field::default()
    };
    html! {
        (summary(problems))
        form .card method="post" action="/time-off" novalidate {
            (csrf(token))
            p .hint { "* Required Fields" }
            div .field .wrong[wrong.is_some()] {
                label for="timeType" { "Time Type" span .star aria-hidden="true" { " *" } }
                select id="timeType" name="timeType" required aria-invalid=[wrong.map(|_| "true")]
                    aria-describedby=[wrong.map(|_| "timeType-problem")] {
                    @for time_type in TIME_TYPES {
                        option value=(time_type.code) selected[time_type.code == input.time_type] { (time_type.english) }
                    }
                }
                @if let Some(wrong) = wrong { p .problem id="timeType-problem" { (wrong.message) } }
            }
            div .pair {
                (date("startDate", "Start Date", &input.start_date).show(problems))
                (date("endDate", "End Date", &input.end_date).show(problems))
            }
            (Field { name: "comment", label: "Comment", value: &input.comment, kind: Kind::Lines(3), ..Field::default() }
                .show(problems))
            p .actions { button .primary type="submit" { "Send request" } }
        }
    }
}
