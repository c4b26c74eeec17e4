//! `GET /tasks/{urn}/description`: the request in words, for those it concerns.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, header};

use super::caller::Person;
use super::definition::reason;
use super::error::Problem;
use super::languages::{Language, Text};
use super::urn::Entity;
use super::wire::{period, time_type, working_days_of};
use crate::Sandbox;
use crate::store::{Question, TaskRow};

/// Plain text in the best language of `Accept-Language`, which is required; `Content-Language` says which one it became.
/// The approver may read it, and the employee whose request it is.
pub async fn get(
    State(sandbox): State<Sandbox>,
    person: Person,
    Path(urn): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.trim().is_empty())
        .ok_or(Problem::ParameterMissing("Accept-Language"))?;
    let language = Language::accepted(accepted);
    let code = Entity::Task.local_id(sandbox.company_id(), &urn).ok_or(Problem::TaskUnknown)?;
    let row = sandbox.store().find_task(code).await?.ok_or(Problem::TaskUnknown)?;
    if ![&row.approver_id, &row.employee_id].contains(&&person.user_id) {
        return Err(Problem::NotYours);
    }
    let questions = sandbox.store().list_questions(code).await?;
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CONTENT_LANGUAGE, language.code())];
    Ok((headers, describe(&row, &questions, language)).into_response())
}

fn describe(row: &TaskRow, questions: &[Question], language: Language) -> String {
    let (name, period, kind) = (row.employee_name(), period(row), time_type(row));
    let days = working_days_of(row);
    let first = Text::new(
        format!("{name} asks for {}: {} ({days} working days).", kind.english, period.english),
        format!("{name} beantragt {}: {} ({days} Arbeitstage).", kind.german, period.german),
    );
    let mut text = first.in_language(language).to_owned();
    let mut add = |label: Text, value: &str| {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{}: {value}", label.in_language(language));
    };
    if !row.comment.is_empty() {
        add(Text::new("Comment", "Kommentar"), &row.comment);
    }
    for question in questions {
        add(Text::new("Question to the employee", "Rückfrage an die Person"), &question.text);
    }
    if let Some(reason) = row.reason_code.as_deref().and_then(reason) {
        add(Text::new("Reason", "Grund"), reason.in_language(language));
    }
    if let Some(comment) = row.decision_comment.as_deref().filter(|comment| !comment.is_empty()) {
        add(Text::new("Comment on the decision", "Kommentar zur Entscheidung"), comment);
    }
    text
}
