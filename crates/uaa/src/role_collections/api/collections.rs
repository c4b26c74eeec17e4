//! Role collections.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_domain::role_collection::Source;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::role_collections::{RoleCollections, RoleMapping, Shown};

/// All role collections.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleCollectionList {
    value: Vec<RoleCollectionView>,
}

/// A named set of roles, and how many have it.
#[derive(Serialize, ToSchema)]
#[schema(as = RoleCollection)]
#[serde(rename_all = "camelCase")]
pub(super) struct RoleCollectionView {
    /// Unique in the subaccount; never changes. Stands in tokens as one of `xs.rolecollections`.
    name: String,
    description: String,
    source: RoleCollectionSource,
    /// The application that declares it, by its `xsappname`.
    #[schema(required)]
    application: Option<String>,
    /// Whether it can be neither changed nor deleted. It can be given and taken all the same.
    read_only: bool,
    /// As `GET /roles` names them.
    roles: Vec<String>,
    /// How many people were given it themselves.
    people: u64,
    /// How many groups of the directory were given it.
    groups: u64,
    /// Groups of identity providers whose members get it when they sign in; set with the identity provider.
    mappings: Vec<RoleCollectionMapping>,
    /// Null for a predefined one.
    #[schema(required)]
    created_at: Option<Timestamp>,
    /// Null for a predefined one.
    #[schema(required)]
    modified_at: Option<Timestamp>,
}

/// Where a role collection comes from.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum RoleCollectionSource {
    /// One for each role of docket, with its name.
    Predefined,
    /// An application's security descriptor declares it.
    Application,
    /// An administrator made it.
    Custom,
}

/// A group of an identity provider.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleCollectionMapping {
    identity_provider: String,
    group: String,
}

impl From<Shown> for RoleCollectionView {
    fn from(shown: Shown) -> Self {
        let Shown { collection, roles, application, holders, mappings } = shown;
        let source = match collection.source {
            Source::Predefined => RoleCollectionSource::Predefined,
            Source::Application { .. } => RoleCollectionSource::Application,
            Source::Custom => RoleCollectionSource::Custom,
        };
        let made = |at: Timestamp| Some(at).filter(|_| collection.source != Source::Predefined);
        let mapping =
            |RoleMapping { identity_provider, group }| RoleCollectionMapping { identity_provider, group };
        Self {
            created_at: made(collection.created_at),
            modified_at: made(collection.modified_at),
            read_only: collection.source.is_read_only(),
            name: collection.name,
            description: collection.description,
            source,
            application,
            roles,
            people: holders.people,
            groups: holders.groups,
            mappings: mappings.into_iter().map(mapping).collect(),
        }
    }
}

/// A role collection to create.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct NewRoleCollection {
    /// 1 to 64 letters, digits, spaces or any of `- _ . : , / & ( )`.
    name: String,
    description: Option<String>,
    /// As `GET /roles` names them.
    roles: Option<Vec<String>>,
}

/// What a role collection is replaced by.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct ChangedRoleCollection {
    /// None without it.
    description: Option<String>,
    /// As `GET /roles` names them.
    roles: Vec<String>,
}

/// Lists the role collections
#[utoipa::path(
    get,
    path = "/role-collections",
    operation_id = "listRoleCollections",
    responses((status = 200, description = "All of them, by name.", body = RoleCollectionList)),
)]
pub(super) async fn list(
    State(collections): State<RoleCollections>,
) -> Result<Json<RoleCollectionList>, ApiError> {
    let all = collections.list().await?;
    Ok(Json(RoleCollectionList { value: all.into_iter().map(RoleCollectionView::from).collect() }))
}

/// Shows one role collection
#[utoipa::path(
    get,
    path = "/role-collections/{name}",
    operation_id = "getRoleCollection",
    params(("name" = String, Path, description = "The collection's name.")),
    responses(
        (status = 200, description = "The collection.", body = RoleCollectionView),
        (status = 404, description = "There is no such collection."),
    ),
)]
pub(super) async fn show(
    State(collections): State<RoleCollections>,
    Path(name): Path<String>,
) -> Result<Json<RoleCollectionView>, ApiError> {
    Ok(Json(collections.get(&name).await?.into()))
}

/// Creates a role collection
#[utoipa::path(
    post,
    path = "/role-collections",
    operation_id = "createRoleCollection",
    request_body = NewRoleCollection,
    responses(
        (status = 201, description = "The collection.", body = RoleCollectionView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "The name is taken."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<RoleCollectionView>), ApiError> {
    let name = fields.required_text("name")?;
    let description = fields.text("description")?.unwrap_or_default();
    let roles = fields.texts("roles")?.unwrap_or_default();
    fields.finish()?;
    let created = collections.create(&name, &description, &roles).await?;
    tracing::info!(
        role_collection = name,
        "Role collection {name} was created by {} with {}.",
        caller.describe(),
        listed(&created.roles)
    );
    Ok((StatusCode::CREATED, Json(created.into())))
}

/// Replaces what is in a role collection
///
/// Whoever has it has the new roles from their next request on.
#[utoipa::path(
    put,
    path = "/role-collections/{name}",
    operation_id = "replaceRoleCollection",
    params(("name" = String, Path, description = "The collection's name.")),
    request_body = ChangedRoleCollection,
    responses(
        (status = 200, description = "The collection.", body = RoleCollectionView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 404, description = "There is no such collection."),
        (status = 409, description = "It is predefined or an application's, or nobody would be left to administer the subaccount."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn replace(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    mut fields: Fields,
) -> Result<Json<RoleCollectionView>, ApiError> {
    let description = fields.text("description")?.unwrap_or_default();
    let roles = fields.texts("roles")?;
    fields.finish()?;
    let roles = roles.ok_or_else(|| {
        crate::role_collections::RoleCollectionError::invalid(
            "roles",
            "roles is missing; [] takes all of them out.",
        )
    })?;
    let replaced = collections.replace(&name, &description, &roles).await?;
    tracing::info!(
        role_collection = name,
        "Role collection {name} was changed by {} to {}.",
        caller.describe(),
        listed(&replaced.roles)
    );
    Ok(Json(replaced.into()))
}

/// Deletes a role collection
///
/// Nobody has it any more, and no group of an identity provider stands for it.
#[utoipa::path(
    delete,
    path = "/role-collections/{name}",
    operation_id = "deleteRoleCollection",
    params(("name" = String, Path, description = "The collection's name.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is no such collection."),
        (status = 409, description = "It is predefined or an application's, or nobody would be left to administer the subaccount."),
    ),
)]
pub(super) async fn delete(
    State(collections): State<RoleCollections>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    collections.delete(&name).await?;
    tracing::info!(role_collection = name, "Role collection {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

fn listed(roles: &[String]) -> String {
    if roles.is_empty() { "no roles".to_owned() } else { format!("the roles {}", roles.join(", ")) }
}
