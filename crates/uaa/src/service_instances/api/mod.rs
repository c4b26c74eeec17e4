//! `/cockpit-api/v1/service-instances` and what is below it.

mod instances;
mod keys;
mod rotate_key;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use super::ServiceInstances;

/// Gives the public key, in PEM, that tokens are checked with at the moment.
pub type VerificationKey = Arc<dyn Fn() -> String + Send + Sync>;

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

#[derive(Clone)]
struct Api {
    instances: ServiceInstances,
    verification_key: VerificationKey,
}

impl ServiceInstances {
    /// The routes of service instances, each behind its guard, and their table.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>, verification_key: VerificationKey) -> Part {
        routes().serve(Api { instances: self.clone(), verification_key }, authenticator)
    }
}

/// What `/openapi.json` says of service instances.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<Api> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Service instances", "Services of the subaccount, and the keys programs connect with.")
        .add(ADMINISTRATORS, routes!(instances::list))
        .add(ADMINISTRATORS, routes!(instances::create))
        .add(ADMINISTRATORS, routes!(instances::show))
        .add(ADMINISTRATORS, routes!(instances::update))
        .add(ADMINISTRATORS, routes!(instances::delete))
        .add(ADMINISTRATORS, routes!(keys::list))
        .add(ADMINISTRATORS, routes!(keys::create))
        .add(ADMINISTRATORS, routes!(keys::show))
        .add(ADMINISTRATORS, routes!(keys::delete))
        .add(ADMINISTRATORS, routes!(rotate_key::post))
}
