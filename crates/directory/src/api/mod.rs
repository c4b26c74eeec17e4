//! The cockpit's people and roles, under `/cockpit-api/v1`; `scim/` is the interface for provisioning systems.

mod requests;
mod roles;
mod scim;
mod tokens;
mod users;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::Directory;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl Directory {
    /// The routes of this part, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    let mut all = routes().describe();
    all.merge(scim::describe());
    all
}

fn routes() -> Routes<Directory> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Users", "People who sign in, and their roles.")
        .add(ADMINISTRATORS, routes!(users::list))
        .add(ADMINISTRATORS, routes!(users::create))
        .add(ADMINISTRATORS, routes!(users::show))
        .add(ADMINISTRATORS, routes!(users::change))
        .add(ADMINISTRATORS, routes!(users::set_password))
        .add(ADMINISTRATORS, routes!(users::assign_role))
        .add(ADMINISTRATORS, routes!(users::remove_role))
        .add(ADMINISTRATORS, routes!(roles::list))
        .tag("Directory", "Other systems that keep people and groups.")
        .add(ADMINISTRATORS, routes!(tokens::list))
        .add(ADMINISTRATORS, routes!(tokens::create))
        .add(ADMINISTRATORS, routes!(tokens::delete))
}
