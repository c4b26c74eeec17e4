//! The cockpit's people, under `/cockpit-api/v1`; `scim/` is the interface for provisioning systems.

mod refresh;
mod requests;
mod scim;
mod search;
mod tokens;
mod users;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::{Directory, DirectoryRefresh};

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl Directory {
    /// The routes of this part, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

impl DirectoryRefresh {
    /// The search for people, and what the cockpit needs of the refresh.
    pub fn routes(&self, authenticator: &Arc<dyn Authenticator>) -> [Part; 2] {
        [refresh_routes(), search_routes()].map(|routes| routes.serve(self.clone(), authenticator.clone()))
    }
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    let mut all = routes().describe();
    all.merge(scim::describe());
    all.merge(refresh_routes().describe());
    all.merge(search_routes().describe());
    all
}

fn routes() -> Routes<Directory> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Users", "People who sign in, and their role collections.")
        .add(ADMINISTRATORS, routes!(users::list))
        .add(ADMINISTRATORS, routes!(users::create))
        .add(ADMINISTRATORS, routes!(users::show))
        .add(ADMINISTRATORS, routes!(users::change))
        .add(ADMINISTRATORS, routes!(users::set_password))
        .add(ADMINISTRATORS, routes!(users::assign_role))
        .add(ADMINISTRATORS, routes!(users::remove_role))
        .tag("Directory tokens", "What provisioning systems call the directory with.")
        .add(ADMINISTRATORS, routes!(tokens::list))
        .add(ADMINISTRATORS, routes!(tokens::create))
        .add(ADMINISTRATORS, routes!(tokens::delete))
}

fn refresh_routes() -> Routes<DirectoryRefresh> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Directory", "Other systems that keep people and groups.")
        .add(ADMINISTRATORS, routes!(refresh::show))
        .add(ADMINISTRATORS, routes!(refresh::start))
}

fn search_routes() -> Routes<DirectoryRefresh> {
    Routes::new("/task-center-service/v1", ErrorFamily::TaskCenter)
        .tag("People", "People to forward a task to.")
        .add(Needs::Person, routes!(search::search))
}
