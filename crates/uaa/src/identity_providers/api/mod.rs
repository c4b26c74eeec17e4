//! `/cockpit-api/v1/identity-providers` and `/cockpit-api/v1/sign-in-settings`.

mod create;
mod delete;
mod list;
mod show;
mod sign_in_settings;
mod test;
mod update;
mod view;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use super::IdentityProviders;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

impl IdentityProviders {
    /// The routes of identity providers, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

/// What `/openapi.json` says of identity providers.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<IdentityProviders> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag(
            "Identity providers",
            "OpenID providers people sign in with, and whether passwords kept here count.",
        )
        .add(ADMINISTRATORS, routes!(list::list))
        .add(ADMINISTRATORS, routes!(create::create))
        .add(ADMINISTRATORS, routes!(show::show))
        .add(ADMINISTRATORS, routes!(update::update))
        .add(ADMINISTRATORS, routes!(delete::delete))
        .add(ADMINISTRATORS, routes!(test::test))
        .add(ADMINISTRATORS, routes!(sign_in_settings::show))
        .add(ADMINISTRATORS, routes!(sign_in_settings::set))
}
