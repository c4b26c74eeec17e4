//! `/api/v1/time-off-requests` and `/api/v1/time-types`

use axum::Json;
use axum::extract::{Path, State};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::refusal::{Body, Parameters};
use super::{Part, Refusal, Value};
use crate::Sandbox;
use crate::rules::leave::{self, LeaveInput};
use crate::store::{Question, TimeOffRequest};
use crate::time_type::TIME_TYPES;

/// A request as the API shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    external_code: String,
    user_id: String,
    time_type: String,
    start_date: String,
    end_date: String,
    comment: String,
    approval_status: &'static str,
    approver: String,
    decided_by: Option<String>,
    decided_at: Option<String>,
    decision_comment: Option<String>,
    reason_code: Option<String>,
    created_at: String,
    modified_at: String,
}

impl From<TimeOffRequest> for RequestView {
    fn from(request: TimeOffRequest) -> Self {
        Self {
            external_code: request.external_code,
            user_id: request.user_id,
            time_type: request.time_type,
            start_date: request.start_date,
            end_date: request.end_date,
            comment: request.comment,
            approval_status: request.status.as_str(),
            approver: request.approver,
            decided_by: request.decided_by,
            decided_at: request.decided_at.map(crate::Moment::wire),
            decision_comment: request.decision_comment,
            reason_code: request.reason_code,
            created_at: request.created_at.wire(),
            modified_at: request.modified_at.wire(),
        }
    }
}

/// Whose requests: one's own unless `scope=team`, which lists those one decides.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scope {
    Own,
    Team,
}

#[derive(Deserialize)]
pub struct ListParameters {
    scope: Option<Scope>,
    top: Option<u32>,
    skip: Option<u32>,
}

pub async fn list(
    State(sandbox): State<Sandbox>,
    Caller(person): Caller,
    Parameters(parameters): Parameters<ListParameters>,
) -> Result<Json<Value<RequestView>>, Refusal> {
    let part = Part { top: parameters.top.unwrap_or(100), skip: parameters.skip.unwrap_or(0) };
    let (top, skip) = part.check()?;
    let store = sandbox.store();
    let requests = match parameters.scope {
        Some(Scope::Team) => store.list_requests_for_approver(&person.user_id, top, skip).await?,
        None | Some(Scope::Own) => store.list_requests_of(&person.user_id, top, skip).await?,
    };
    Ok(Json(Value { value: requests.into_iter().map(RequestView::from).collect() }))
}

pub async fn request(
    State(sandbox): State<Sandbox>,
    Caller(person): Caller,
    Body(input): Body<LeaveInput>,
) -> Result<(StatusCode, Json<RequestView>), Refusal> {
    let request = leave::request(&sandbox, &person, &input).await?;
    Ok((StatusCode::CREATED, Json(request.into())))
}

/// A single request, with what its approver asked about it.
#[derive(Serialize)]
pub struct RequestWithQuestions {
    #[serde(flatten)]
    request: RequestView,
    questions: Vec<QuestionView>,
}

/// A question to the employee.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionView {
    asked_by: String,
    asked_at: String,
    text: String,
}

impl From<Question> for QuestionView {
    fn from(question: Question) -> Self {
        Self { asked_by: question.asked_by, asked_at: question.asked_at.wire(), text: question.text }
    }
}

pub async fn find(
    State(sandbox): State<Sandbox>,
    Caller(person): Caller,
    Path(external_code): Path<String>,
) -> Result<Json<RequestWithQuestions>, Refusal> {
    let request = leave::find(&sandbox, &person, &external_code).await?.into();
    let questions = sandbox.store().list_questions(&external_code).await?;
    Ok(Json(RequestWithQuestions {
        request,
        questions: questions.into_iter().map(QuestionView::from).collect(),
    }))
}

pub async fn withdraw(
    State(sandbox): State<Sandbox>,
    Caller(person): Caller,
    Path(external_code): Path<String>,
) -> Result<Json<RequestView>, Refusal> {
    Ok(Json(leave::withdraw(&sandbox, &person, &external_code).await?.into()))
}

/// A kind of leave as the API shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeTypeView {
    code: &'static str,
    name: &'static str,
    longest_days: i64,
}

pub async fn time_types(Caller(_): Caller) -> Json<Value<TimeTypeView>> {
    let views = TIME_TYPES.iter().map(|time_type| TimeTypeView {
        code: time_type.code,
        name: time_type.english,
        longest_days: time_type.longest_days,
    });
    Json(Value { value: views.collect() })
}
