//! `/api/v1/faults`: planning failures of the token service and the Task Provider interface.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;

use super::caller::AdminCaller;
use super::refusal::Body;
use super::{Refusal, Value};
use crate::faults::Fault;
use crate::{Problem, Sandbox};

/// Every planned failure.
#[derive(Deserialize)]
pub struct Plan {
    value: Vec<Fault>,
}

pub async fn list(State(sandbox): State<Sandbox>, _: AdminCaller) -> Json<Value<Fault>> {
    Json(Value { value: sandbox.faults().list() })
}

/// Plans these failures and forgets all others; those of one operation take place in the order given.
pub async fn replace(
    State(sandbox): State<Sandbox>,
    _: AdminCaller,
    Body(plan): Body<Plan>,
) -> Result<Json<Value<Fault>>, Refusal> {
    for fault in &plan.value {
        fault.check().map_err(|(field, message)| Problem::invalid(field, message))?;
    }
    sandbox.faults().replace(plan.value);
    Ok(Json(Value { value: sandbox.faults().list() }))
}

pub async fn clear(State(sandbox): State<Sandbox>, _: AdminCaller) -> StatusCode {
    sandbox.faults().replace(Vec::new());
    StatusCode::NO_CONTENT
}
