//! The cockpit's people and roles, under `/cockpit-api/v1`.

mod roles;
mod users;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};

use crate::Directory;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl Directory {
    /// The routes of this part, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
            .get("/users", ADMINISTRATORS, users::list)
            .post("/users", ADMINISTRATORS, users::create)
            .get("/users/{id}", ADMINISTRATORS, users::show)
            .patch("/users/{id}", ADMINISTRATORS, users::change)
            .put("/users/{id}/password", ADMINISTRATORS, users::set_password)
            .put("/users/{id}/roles/{role}", ADMINISTRATORS, users::assign_role)
            .delete("/users/{id}/roles/{role}", ADMINISTRATORS, users::remove_role)
            .get("/roles", ADMINISTRATORS, roles::list)
            .serve(self.clone(), authenticator)
    }
}
