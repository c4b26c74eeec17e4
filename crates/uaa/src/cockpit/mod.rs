//! What administrators do with the token service, below `/cockpit-api/v1`.

mod signing_keys;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::Uaa;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl Uaa {
    /// The cockpit's routes of the token service, each behind its guard, and their table.
    pub fn cockpit_routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

/// What `/openapi.json` says of them.
pub fn describe_cockpit() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<Uaa> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Signing keys", "The keys tokens are signed with.")
        .add(ADMINISTRATORS, routes!(signing_keys::list))
        .add(ADMINISTRATORS, routes!(signing_keys::rotate))
        .add(ADMINISTRATORS, routes!(signing_keys::withdraw))
}
