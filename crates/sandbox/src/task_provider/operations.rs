//! `POST /tasks/{urn}/response` and `/action`: what a person does to a task, and with it to the request behind it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::caller::Person;
use super::definition::{ACTIONS, Effect, LONGEST_COMMENT, Need, Operation, RESPONSES};
use super::error::Problem;
use super::query::Query;
use super::urn::Entity;
use super::wire::{Frame, Task};
use crate::Sandbox;
use crate::store::{Decision, RequestStatus};

type Body = Result<Bytes, BytesRejection>;

/// The operation chosen, as sent. Unknown properties are ignored.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chosen {
    code: String,
    comment: Option<String>,
    reason_code: Option<String>,
}

/// Completes a task.
pub async fn respond(
    State(sandbox): State<Sandbox>,
    person: Person,
    Path(urn): Path<String>,
    query: Query,
    body: Body,
) -> Result<Json<Task>, Problem> {
    operate(&sandbox, &person, &urn, &query, body, RESPONSES).await
}

/// Does something to a task that leaves it open.
pub async fn act(
    State(sandbox): State<Sandbox>,
    person: Person,
    Path(urn): Path<String>,
    query: Query,
    body: Body,
) -> Result<Json<Task>, Problem> {
    operate(&sandbox, &person, &urn, &query, body, ACTIONS).await
}

/// The steps, each with its own refusal: the call is readable, the task exists, the person may, the task is open, the
/// operation is complete. The last word on "open" is the database's, so of two decisions at once one is refused.
async fn operate(
    sandbox: &Sandbox,
    person: &Person,
    urn: &str,
    query: &Query,
    body: Body,
    offered: &[Operation],
) -> Result<Json<Task>, Problem> {
    let languages = query.languages()?;
    let chosen = read(body)?;
    let company = sandbox.company_id();
    let code = Entity::Task.local_id(company, urn).ok_or(Problem::TaskUnknown)?;
    let row = sandbox.store().find_task(code).await?.ok_or(Problem::TaskUnknown)?;
    if row.approver_id != person.user_id {
        return Err(Problem::NotYours);
    }
    if row.status != RequestStatus::Pending {
        return Err(Problem::AlreadyFinal);
    }
    let operation = offered.iter().find(|o| o.code == chosen.code);
    let operation = operation.ok_or_else(|| Problem::CodeUnknown(shorten(&chosen.code)))?;
    let comment = comment(operation, chosen.comment)?;
    let reason_code = reason(operation, chosen.reason_code)?;
    let now = sandbox.clock().now();
    let by = person.user_id.clone();
    let done = match operation.effect {
        Effect::Approve | Effect::Decline => {
            let approved = operation.effect == Effect::Approve;
            let status = if approved { RequestStatus::Approved } else { RequestStatus::Rejected };
            let decision = Decision { status, by, comment, reason_code };
            sandbox.store().decide_request(code, &decision, now).await?.is_some()
        }
        Effect::Ask => {
            sandbox.store().ask_question(code, &by, comment.as_deref().unwrap_or_default(), now).await?
        }
    };
    if !done {
        return Err(Problem::AlreadyFinal);
    }
    tracing::info!(
        task.urn = urn,
        user.id = person.user_id,
        "{} did \"{}\" on {urn}",
        person.user_id,
        operation.code
    );
    let row = sandbox.store().find_task(code).await?.ok_or(Problem::TaskUnknown)?;
    Ok(Json(Task::of(row, Frame { company, base_url: sandbox.base_url(), languages: &languages })))
}

fn read(body: Body) -> Result<Chosen, Problem> {
    let body = body.map_err(|e| Problem::BodyInvalid(e.body_text()))?;
    let chosen: Chosen =
        serde_json::from_slice(&body).map_err(|e| Problem::BodyInvalid(shorten(&e.to_string())))?;
    if chosen.code.is_empty() {
        return Err(Problem::CodeUnknown(String::new()));
    }
    Ok(chosen)
}

fn comment(operation: &Operation, sent: Option<String>) -> Result<Option<String>, Problem> {
    let sent = sent.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match (operation.comment, &sent) {
        (Need::Required, None) => Err(Problem::CommentMissing),
        (Need::Unsupported, Some(_)) => Err(Problem::CommentUnsupported),
        (_, Some(text)) if text.chars().count() > LONGEST_COMMENT => Err(Problem::CommentTooLong),
        _ => Ok(sent),
    }
}

fn reason(operation: &Operation, sent: Option<String>) -> Result<Option<String>, Problem> {
    let sent = sent.filter(|code| !code.is_empty());
    match (operation.reason, &sent) {
        (Need::Required, None) => Err(Problem::ReasonMissing),
        (Need::Unsupported, Some(_)) => Err(Problem::ReasonUnsupported),
        (_, Some(code)) if !operation.reasons.iter().any(|reason| reason.0 == code) => {
            Err(Problem::ReasonUnknown(shorten(code)))
        }
        _ => Ok(sent),
    }
}

fn shorten(text: &str) -> String {
    crate::oauth::refusal::shorten(text)
}
