//! One request: where the task center's link leads.

use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use maud::html;

use super::row::{Names, kind, outcome, span, status};
use crate::Sandbox;
use crate::rules::leave;
use crate::store::RequestStatus;
use crate::task_provider::definition::reason;
use crate::web::page::{Place, csrf, page, trail};
use crate::web::refused::Refused;
use crate::web::session::{SignedForm, SignedIn};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(external_code): Path<String>,
    signed_in: SignedIn,
) -> Result<Html<String>, Refused> {
    let found = leave::find(&sandbox, &signed_in.person, &external_code).await;
    let request = found.map_err(|problem| signed_in.refuse(problem))?;
    let names = Names::load(sandbox.store()).await?;
    let questions = sandbox.store().list_questions(&external_code).await?;
    let own = request.user_id == signed_in.person.user_id;
    let (back, label, place) = if own || !signed_in.manager {
        ("/time-off", "Time Off", Place::TimeOff)
    } else {
        ("/time-off/team", "My Team", Place::Team)
    };
    let title = format!("{} of {}", kind(&request), names.of(&request.user_id));
    let body = html! {
        (trail(&[(back, label)]))
        h1 { (title) }
        section .card {
            p { (status(request.status)) }
            dl {
                dt { "Dates" } dd { (span(&request)) }
                dt { "Comment" } dd { @if request.comment.is_empty() { "–" } @else { (request.comment) } }
                dt { "Requested" } dd { (request.created_at.minutes()) }
                dt { "Approver" } dd { (names.of(&request.approver)) }
                @for question in &questions {
                    dt { "Question" }
                    dd { "“" (question.text) "” " span .hint { (names.of(&question.asked_by)) ", " (question.asked_at.minutes()) } }
                }
                dt { "Outcome" } dd { (outcome(&request, &names)) }
                @if let Some(code) = &request.reason_code {
                    dt { "Reason" } dd { (reason(code).map_or_else(|| code.clone(), |name| name.english)) }
                }
                dt { "External code" } dd { code { (request.external_code) } }
            }
            @if own && request.status == RequestStatus::Pending {
                form method="post" action={ "/time-off/requests/" (request.external_code) "/withdraw" } {
                    (csrf(&signed_in.token))
                    p .actions { button type="submit" { "Withdraw request" } }
                }
            }
        }
    };
    Ok(page(&title, place, Some(&signed_in), &body))
}

pub async fn withdraw(
    State(sandbox): State<Sandbox>,
    Path(external_code): Path<String>,
    SignedForm { signed_in, .. }: SignedForm,
) -> Result<Redirect, Refused> {
    let done = leave::withdraw(&sandbox, &signed_in.person, &external_code).await;
    done.map_err(|problem| signed_in.refuse(problem))?;
    Ok(Redirect::to(&format!("/time-off/requests/{external_code}")))
}
