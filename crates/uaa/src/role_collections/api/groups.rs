//! The groups of the directory that were given a role collection.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::GroupId;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_storage::groups::Group;
use docket_storage::profiles::Origin;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::role_collections::RoleCollections;

/// The groups that have a role collection.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleCollectionGroups {
    value: Vec<RoleCollectionGroup>,
}

/// A group that has a role collection.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleCollectionGroup {
    id: GroupId,
    display_name: String,
    origin: GroupOrigin,
}

/// Where a group comes from.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum GroupOrigin {
    Local,
    /// A provisioning system pushed it.
    Scim,
    /// It was read from another directory.
    Directory,
}

impl From<Group> for RoleCollectionGroup {
    fn from(group: Group) -> Self {
        let origin = match group.origin {
            Origin::Local => GroupOrigin::Local,
            Origin::Scim => GroupOrigin::Scim,
            Origin::Directory => GroupOrigin::Directory,
        };
        Self { id: group.id, display_name: group.display_name, origin }
    }
}

/// Lists the groups that were given a role collection
#[utoipa::path(
    get,
    path = "/role-collections/{name}/groups",
    operation_id = "listRoleCollectionGroups",
    params(("name" = String, Path, description = "The collection's name.")),
    responses(
        (status = 200, description = "All of them, by display name.", body = RoleCollectionGroups),
        (status = 404, description = "There is no such collection."),
    ),
)]
pub(super) async fn list(
    State(collections): State<RoleCollections>,
    Path(name): Path<String>,
) -> Result<Json<RoleCollectionGroups>, ApiError> {
    let groups = collections.groups(&name).await?;
    Ok(Json(RoleCollectionGroups { value: groups.into_iter().map(RoleCollectionGroup::from).collect() }))
}

/// Gives a group a role collection
///
/// Whoever is in the group has it, for as long as they are.
#[utoipa::path(
    put,
    path = "/role-collections/{name}/groups/{id}",
    operation_id = "assignRoleCollectionToGroup",
    params(
        ("name" = String, Path, description = "The collection's name."),
        ("id" = GroupId, Path, description = "The group's id, as `/scim/v2/Groups` has it."),
    ),
    responses(
        (status = 204, description = "It has it."),
        (status = 404, description = "There is no such collection, or no such group."),
    ),
)]
pub(super) async fn assign(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = GroupId::new(id);
    collections.directory().assign_group_role(&id, &name).await?;
    tracing::info!(
        group.id = %id, "The group {id} was given the role collection {name} by {}.", caller.describe()
    );
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a role collection from a group
#[utoipa::path(
    delete,
    path = "/role-collections/{name}/groups/{id}",
    operation_id = "unassignRoleCollectionFromGroup",
    params(
        ("name" = String, Path, description = "The collection's name."),
        ("id" = GroupId, Path, description = "The group's id, as `/scim/v2/Groups` has it."),
    ),
    responses(
        (status = 204, description = "It does not have it."),
        (status = 404, description = "There is no such collection, or no such group."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
    ),
)]
pub(super) async fn unassign(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path((name, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = GroupId::new(id);
    collections.directory().remove_group_role(&id, &name).await?;
    tracing::info!(
        group.id = %id, "The role collection {name} was taken from the group {id} by {}.", caller.describe()
    );
    Ok(StatusCode::NO_CONTENT)
}
