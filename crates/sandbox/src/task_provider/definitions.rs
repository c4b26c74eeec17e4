//! `GET /taskDefinitions`, `GET /taskDefinitions/{urn}` and `GET /capabilities`.

use axum::Json;
use axum::extract::{Path, State};

use super::caller::TechnicalUser;
use super::definition::{Capability, TIME_OFF_REQUEST, TaskDefinition};
use super::error::Problem;
use super::query::Query;
use super::tasks::Page;
use super::urn::Entity;
use crate::Sandbox;

/// All definitions, paged by position.
pub async fn list(
    State(sandbox): State<Sandbox>,
    _: TechnicalUser,
    query: Query,
) -> Result<Json<Page<TaskDefinition>>, Problem> {
    let languages = query.languages()?;
    query.number("$top", "a number from 1 to 1000", (1, 1000), 100)?;
    let skip = query.number("$skip", "a number from 0", (0, u32::MAX), 0)?;
    let mut value = Vec::new();
    if skip == 0 {
        value.push(TaskDefinition::time_off_request(sandbox.company_id(), &languages));
    }
    Ok(Json(Page { value }))
}

/// One definition.
pub async fn get(
    State(sandbox): State<Sandbox>,
    _: TechnicalUser,
    Path(urn): Path<String>,
    query: Query,
) -> Result<Json<TaskDefinition>, Problem> {
    let languages = query.languages()?;
    if Entity::TaskDefinition.local_id(sandbox.company_id(), &urn) != Some(TIME_OFF_REQUEST) {
        return Err(Problem::DefinitionUnknown);
    }
    Ok(Json(TaskDefinition::time_off_request(sandbox.company_id(), &languages)))
}

/// What this provider can do; names not listed are not offered.
pub async fn capabilities(_: TechnicalUser) -> Json<Page<Capability<&'static str>>> {
    let value = [
        ("tasks.pull", "true"),
        ("taskDefinitions.pull", "true"),
        ("tasks.push", "false"),
        ("substitutions", "false"),
        ("user.existence", "false"),
        ("global.operations", "false"),
    ];
    Json(Page { value: value.map(|(name, value)| Capability { name, value }).to_vec() })
}
