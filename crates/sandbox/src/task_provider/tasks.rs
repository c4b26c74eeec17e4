//! `GET /tasks` and `GET /tasks/{urn}`: what the technical user pulls.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;

use super::caller::TechnicalUser;
use super::error::Problem;
use super::query::Query;
use super::urn::Entity;
use super::wire::{Frame, Task};
use crate::store::After;
use crate::{Moment, Sandbox};

#[derive(Debug, Serialize)]
pub struct Page<T> {
    pub value: Vec<T>,
}

/// A page of all tasks in every status, by `modifiedAt`, then by URN.
///
/// Starts at `modifiedAfter`, that instant included; with `lastId`, only tasks with a greater URN are taken of that
/// instant. An empty page is the end, a short one is not.
///
/// Source: Task Provider SPI 2.0, `provider_getTasks`.
pub async fn list(
    State(sandbox): State<Sandbox>,
    _: TechnicalUser,
    query: Query,
) -> Result<Json<Page<Task>>, Problem> {
    let languages = query.languages()?;
    let modified_after = query.modified_after()?;
    let top = query.number("$top", "a number from 0 to 1000", (0, 1000), 100)?;
    let after = start(sandbox.company_id(), modified_after, query.get("lastId"));
    let frame = Frame { company: sandbox.company_id(), base_url: sandbox.base_url(), languages: &languages };
    let rows = sandbox.store().list_tasks(&after, top).await?;
    Ok(Json(Page { value: rows.into_iter().map(|row| Task::of(row, frame)).collect() }))
}

/// One task.
pub async fn get(
    State(sandbox): State<Sandbox>,
    _: TechnicalUser,
    Path(urn): Path<String>,
    query: Query,
) -> Result<Json<Task>, Problem> {
    let languages = query.languages()?;
    let code = Entity::Task.local_id(sandbox.company_id(), &urn).ok_or(Problem::TaskUnknown)?;
    let row = sandbox.store().find_task(code).await?.ok_or(Problem::TaskUnknown)?;
    let frame = Frame { company: sandbox.company_id(), base_url: sandbox.base_url(), languages: &languages };
    Ok(Json(Task::of(row, frame)))
}

/// The place after which a page starts. All URNs share one prefix, so comparing a `lastId` with them comes down to
/// comparing it with the prefix, and where it begins with that, its rest with the external codes.
fn start(company: &str, modified_at: Moment, last_id: Option<&str>) -> After {
    let prefix = Entity::Task.prefix(company);
    let last_id = last_id.unwrap_or_default();
    if let Some(code) = last_id.strip_prefix(&prefix) {
        return After { modified_at, external_code: code.to_owned() };
    }
    if last_id < prefix.as_str() {
        return After { modified_at, external_code: String::new() };
    }
    // Beyond all tasks of this instant: on with the next one.
    let next = Moment::from_millis(modified_at.as_millis().saturating_add(1));
    After { modified_at: next, external_code: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_id_is_compared_with_whole_urns_byte_by_byte() {
        let at = Moment::from_millis(7);
        let place = |last_id: Option<&str>| {
            let after = start("C", at, last_id);
            (after.modified_at.as_millis(), after.external_code)
        };
        let prefix = Entity::Task.prefix("C");
        assert_eq!(place(None), (7, String::new()));
        assert_eq!(place(Some("")), (7, String::new()));
        assert_eq!(place(Some(&prefix)), (7, String::new()));
        assert_eq!(place(Some(&format!("{prefix}5f"))), (7, "5f".to_owned()));
        assert_eq!(place(Some("URN:")), (7, String::new()));
        assert_eq!(place(Some(&prefix[..prefix.len() - 1])), (7, String::new()));
        assert_eq!(place(Some("urn:sap.odm.bpm.task:zzz")), (8, String::new()));
        assert_eq!(place(Some("zzz")), (8, String::new()));
    }
}
