//! `/cockpit-api/v1/role-collections` and what is below it; `/cockpit-api/v1/roles`, what there is to put into them.

mod collections;
mod groups;
mod people;
mod roles;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use super::RoleCollections;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl RoleCollections {
    /// The routes of role collections, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

/// What `/openapi.json` says of role collections.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<RoleCollections> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Role collections", "Sets of roles, and the people and groups that have them.")
        .add(ADMINISTRATORS, routes!(collections::list))
        .add(ADMINISTRATORS, routes!(collections::create))
        .add(ADMINISTRATORS, routes!(collections::show))
        .add(ADMINISTRATORS, routes!(collections::replace))
        .add(ADMINISTRATORS, routes!(collections::delete))
        .add(ADMINISTRATORS, routes!(people::list))
        .add(ADMINISTRATORS, routes!(people::assign))
        .add(ADMINISTRATORS, routes!(people::unassign))
        .add(ADMINISTRATORS, routes!(groups::list))
        .add(ADMINISTRATORS, routes!(groups::assign))
        .add(ADMINISTRATORS, routes!(groups::unassign))
        .add(ADMINISTRATORS, routes!(roles::list))
}
