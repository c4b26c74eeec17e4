//! What administrators do with the token service, and people with their own sign-in, below `/cockpit-api/v1`.

mod my_password;
mod signing_keys;
mod trusted_issuers;

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
        .tag("Me", "The signed-in person.")
        .add(Needs::Person, routes!(my_password::change))
        .tag("Signing keys", "The keys tokens are signed with.")
        .add(ADMINISTRATORS, routes!(signing_keys::list))
        .add(ADMINISTRATORS, routes!(signing_keys::rotate))
        .add(ADMINISTRATORS, routes!(signing_keys::withdraw))
        .tag("Trusted issuers", "Who may vouch for people with a SAML assertion.")
        .add(ADMINISTRATORS, routes!(trusted_issuers::list))
        .add(ADMINISTRATORS, routes!(trusted_issuers::create))
        .add(ADMINISTRATORS, routes!(trusted_issuers::show))
        .add(ADMINISTRATORS, routes!(trusted_issuers::replace))
        .add(ADMINISTRATORS, routes!(trusted_issuers::delete))
}
