//! `GET /roles`: what there is to give.

use axum::Json;
use docket_domain::Role;
use serde_json::{Value, json};

/// Every role with what it allows.
pub(super) async fn list() -> Json<Value> {
    let roles: Vec<Value> = Role::ALL
        .into_iter()
        .map(|role| json!({"name": role.name(), "description": description(role)}))
        .collect();
    Json(json!({"value": roles}))
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
