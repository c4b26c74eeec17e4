//! `GET /roles`: what there is to give.

use axum::Json;
use docket_domain::Role;
use serde::Serialize;
use utoipa::ToSchema;

/// The roles.
#[derive(Serialize, ToSchema)]
pub(super) struct RoleList {
    value: Vec<RoleDescription>,
}

/// A role and what it allows.
#[derive(Serialize, ToSchema)]
struct RoleDescription {
    name: Role,
    /// One sentence; English.
    description: &'static str,
}

/// Lists the roles and what each allows
#[utoipa::path(
    get,
    path = "/roles",
    operation_id = "listRoles",
    responses((status = 200, description = "All of them.", body = RoleList)),
)]
pub(super) async fn list() -> Json<RoleList> {
    let described = |role| RoleDescription { name: role, description: description(role) };
    Json(RoleList { value: Role::ALL.map(described).into() })
}

const fn description(role: Role) -> &'static str {
    match role {
        Role::TaskCenterAdmin => "See the state of connectors and services.",
        Role::TaskCenterBusinessAdministrator => {
            "Manage the substitution rules of others and recommendations."
        }
        Role::TaskCenterTenantOperator => "Export all cached tasks.",
        Role::FlexKeyUser => "Create and change public views, as a key user.",
        Role::FlexPublicViewEditor => "Create and change public views.",
        Role::SubaccountAdministrator => "Manage people, roles, service instances and boosters.",
        Role::DestinationAdministrator => "Create, change and delete destinations.",
        Role::DestinationTrustAdministrator => "Renew and rotate the trust certificate.",
        Role::DestinationViewer => "See destinations, without their secrets.",
    }
}
