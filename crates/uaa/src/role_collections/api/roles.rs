//! `GET /roles`: what there is to put into a role collection.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use serde::Serialize;
use utoipa::ToSchema;

use crate::role_collections::{AvailableRole, RoleCollections};

/// The roles.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleList {
    value: Vec<RoleDescription>,
}

/// A role and what it allows.
#[derive(Serialize, ToSchema)]
struct RoleDescription {
    /// As it is written in a collection: a role of docket's by its name, one of an application as `<xsappname>.<role>`.
    name: String,
    /// docket's own are in English, an application's as its descriptor has them.
    description: String,
    /// The application it is of, by its `xsappname`; null for one of docket's own.
    #[schema(required)]
    application: Option<String>,
    /// What tokens of the application carry for it; none for a role of docket's, which every client carries as
    /// `<xsappname>.<role>`.
    scopes: Vec<String>,
}

/// Lists the roles and what each allows
///
/// docket's own, then those the security descriptors of applications declare.
#[utoipa::path(
    get,
    path = "/roles",
    operation_id = "listRoles",
    responses((status = 200, description = "All of them.", body = RoleList)),
)]
pub(super) async fn list(State(collections): State<RoleCollections>) -> Result<Json<RoleList>, ApiError> {
    let described = |role: AvailableRole| {
        let AvailableRole { name, description, application, scopes } = role;
        RoleDescription { name, description, application, scopes }
    };
    let roles = collections.available_roles().await?;
    Ok(Json(RoleList { value: roles.into_iter().map(described).collect() }))
}
