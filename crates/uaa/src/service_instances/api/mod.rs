//! `/cockpit-api/v1/service-instances` and what is below it.

mod instances;
mod keys;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{Authenticator, ErrorFamily, Needs, Part, Routes};

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
        Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
            .get("/service-instances", ADMINISTRATORS, instances::list)
            .post("/service-instances", ADMINISTRATORS, instances::create)
            .get("/service-instances/{name}", ADMINISTRATORS, instances::show)
            .delete("/service-instances/{name}", ADMINISTRATORS, instances::delete)
            .get("/service-instances/{name}/keys", ADMINISTRATORS, keys::list)
            .post("/service-instances/{name}/keys", ADMINISTRATORS, keys::create)
            .get("/service-instances/{name}/keys/{key}", ADMINISTRATORS, keys::show)
            .delete("/service-instances/{name}/keys/{key}", ADMINISTRATORS, keys::delete)
            .serve(Api { instances: self.clone(), verification_key }, authenticator)
    }
}
