//! `POST /cockpit-api/v1/destinations/{name}/test`: a destination tried out as docket uses it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, UserToken};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::check_connection::{StepStatus, milliseconds};
use super::cockpit_destinations::existing;
use crate::service::Destinations;
use crate::testing::{DestinationTest, TestStage, TestStep};

/// As whom a destination is tested.
#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DestinationTestRequest {
    /// A person: user name, e-mail address or Global User ID. Without one the destination's technical user is tested.
    #[serde(default)]
    #[schema(max_length = 255)]
    as_user: Option<String>,
}

/// What the test found.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DestinationTest)]
pub(super) struct DestinationTestView {
    /// The call was answered as it should be, and no step failed.
    passed: bool,
    /// The user name of the person it was tested as.
    #[schema(required)]
    as_user: Option<String>,
    /// Always one of each step, in order.
    steps: Vec<DestinationTestStep>,
    /// What the test proves, or why there was none.
    note: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DestinationTestStep {
    step: DestinationTestStage,
    status: StepStatus,
    /// What was found, and after a failure what to change.
    detail: String,
    duration_ms: u64,
}

/// `USER` is whom the other side saw.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum DestinationTestStage {
    NameResolution,
    Connection,
    Tls,
    Token,
    Call,
    User,
}

/// Tests a destination
///
/// Reaches the system, fetches a token, makes one read with it that changes nothing, and tells whom the other side saw. As a
/// person if one is named, the way decisions act for them. Neither the token nor what was read is shown.
#[utoipa::path(
    post,
    path = "/destinations/{name}/test",
    operation_id = "testDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    request_body(content = DestinationTestRequest, description = "As whom; the body may also be empty."),
    responses(
        (status = 200, description = "What was found, good or bad.", body = DestinationTestView),
        (status = 400, description = "`asUser` names nobody, several people, or somebody who is not active."),
        (status = 404, description = "There is no such destination."),
    ),
)]
pub(super) async fn post(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    body: Bytes,
) -> Result<Json<DestinationTestView>, ApiError> {
    let DestinationTestRequest { as_user } = read(&body)?;
    let destination = existing(&destinations, &name).await?;
    let person = match as_user.as_deref().map(str::trim).filter(|who| !who.is_empty()) {
        None => None,
        Some(who) => {
            let named = destinations.user_tokens.person_named(who).await;
            Some(named.map_err(|refused| {
                ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.test.asUser", refused.0).at("asUser")
            })?)
        }
    };
    let user_name = person.as_ref().map(user_name);
    let test = destinations.test(&destination, person.as_ref()).await;

    let (who, outcome) = (caller.describe(), if test.passed { "passed" } else { "did not pass" });
    let as_whom = match (&person, &user_name) {
        (Some(person), Some(user_name)) => format!("user {} ({user_name})", person.subject),
        _ => "its technical user".to_owned(),
    };
    tracing::info!(
        destination.name = name,
        caller = who,
        test.as_user = person.as_ref().map(|person| person.subject.as_str()),
        test.passed = test.passed,
        "{} tested destination {name} as {as_whom}: it {outcome}.",
        crate::testing::capitalised(&who)
    );
    Ok(Json(DestinationTestView::of(test, user_name)))
}

/// The request; an empty body is one without fields.
fn read(body: &[u8]) -> Result<DestinationTestRequest, ApiError> {
    if body.trim_ascii().is_empty() {
        return Ok(DestinationTestRequest::default());
    }
    // A list would be read as the fields in their order.
    let object = serde_json::from_slice::<Value>(body).ok().filter(Value::is_object);
    object.and_then(|object| serde_json::from_value(object).ok()).ok_or_else(|| {
        let message = "Send a JSON object with nothing but asUser, a text; or no body.";
        ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.body.invalid", message)
    })
}

fn user_name(person: &UserToken) -> String {
    let name = person.claims.get("user_name").and_then(Value::as_str);
    name.unwrap_or(&person.subject).to_owned()
}

impl DestinationTestView {
    fn of(test: DestinationTest, as_user: Option<String>) -> Self {
        let DestinationTest { passed, steps, note } = test;
        Self { passed, as_user, steps: steps.into_iter().map(DestinationTestStep::from).collect(), note }
    }
}

impl From<TestStep> for DestinationTestStep {
    fn from(step: TestStep) -> Self {
        Self {
            step: match step.stage {
                TestStage::NameResolution => DestinationTestStage::NameResolution,
                TestStage::Connection => DestinationTestStage::Connection,
                TestStage::Tls => DestinationTestStage::Tls,
                TestStage::Token => DestinationTestStage::Token,
                TestStage::Call => DestinationTestStage::Call,
                TestStage::User => DestinationTestStage::User,
            },
            status: step.status.into(),
            detail: step.detail,
            duration_ms: milliseconds(step.duration),
        }
    }
}
