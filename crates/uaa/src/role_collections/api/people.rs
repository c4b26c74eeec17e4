//! The people who were given a role collection themselves.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use docket_domain::UserId;
use docket_domain::user::User;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::role_collections::{RoleCollectionError, RoleCollections};

/// A page of people who have a role collection.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleCollectionPeople {
    value: Vec<RoleCollectionPerson>,
    /// The `after` of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// A person who has a role collection.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleCollectionPerson {
    /// The Global User ID.
    id: UserId,
    user_name: String,
    display_name: String,
    email: String,
    active: bool,
}

impl From<User> for RoleCollectionPerson {
    fn from(user: User) -> Self {
        let User { id, user_name, display_name, email, active, .. } = user;
        Self { id, user_name, display_name, email, active }
    }
}

const DEFAULT_PAGE: u32 = 100;
const LARGEST_PAGE: u32 = 1000;

/// Lists the people who were given a role collection
///
/// Not those who have it by a group.
#[utoipa::path(
    get,
    path = "/role-collections/{name}/users",
    operation_id = "listRoleCollectionUsers",
    params(
        ("name" = String, Path, description = "The collection's name."),
        ("after" = Option<String>, Query, description = "The sign-in name after which the page begins: `next` of the page before."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000, description = "Most people of a page; 100 without it."),
    ),
    responses(
        (status = 200, description = "A page of people, by sign-in name.", body = RoleCollectionPeople),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
        (status = 404, description = "There is no such collection."),
    ),
)]
pub(super) async fn list(
    State(collections): State<RoleCollections>,
    Path(name): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<RoleCollectionPeople>, ApiError> {
    let limit = match query.get("limit") {
        None => DEFAULT_PAGE,
        Some(text) => {
            text.parse().ok().filter(|limit| (1..=LARGEST_PAGE).contains(limit)).ok_or_else(|| {
                let message = format!("limit must be a number from 1 to {LARGEST_PAGE}.");
                RoleCollectionError::invalid("limit", message)
            })?
        }
    };
    let mut page = collections.people(&name, query.get("after").map(String::as_str), limit + 1).await?;
    let more = page.len() > limit as usize;
    page.truncate(limit as usize);
    let next = page.last().filter(|_| more).map(|user| user.user_name.clone());
    Ok(Json(RoleCollectionPeople { value: page.into_iter().map(RoleCollectionPerson::from).collect(), next }))
}

/// Gives a person a role collection
#[utoipa::path(
    put,
    path = "/role-collections/{name}/users/{id}",
    operation_id = "assignRoleCollectionToUser",
    params(
        ("name" = String, Path, description = "The collection's name."),
        ("id" = UserId, Path, description = "The Global User ID."),
    ),
    responses(
        (status = 204, description = "They have it."),
        (status = 404, description = "There is no such collection, or no such person."),
    ),
)]
pub(super) async fn assign(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = UserId::new(id);
    collections.directory().assign_role(&id, &name).await?;
    tracing::info!(user.id = %id, "User {id} was given the role collection {name} by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a role collection from a person
///
/// Who has it by a group as well keeps it.
#[utoipa::path(
    delete,
    path = "/role-collections/{name}/users/{id}",
    operation_id = "unassignRoleCollectionFromUser",
    params(
        ("name" = String, Path, description = "The collection's name."),
        ("id" = UserId, Path, description = "The Global User ID."),
    ),
    responses(
        (status = 204, description = "It is not given to them."),
        (status = 404, description = "There is no such collection, or no such person."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
    ),
)]
pub(super) async fn unassign(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = UserId::new(id);
    collections.directory().remove_role(&id, &name).await?;
    tracing::info!(
        user.id = %id, "The role collection {name} was taken from user {id} by {}.", caller.describe()
    );
    Ok(StatusCode::NO_CONTENT)
}
