//! A client at the token endpoint.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::service::{ServiceInstance, ServiceKey};
use docket_storage::service_instances::Secret;

use super::{ClientPolicy, InstanceError};

/// The OAuth client of one instance, with all its keys.
pub struct ServiceClient {
    pub instance: ServiceInstance,
    pub policy: ClientPolicy,
    keys: Vec<(ServiceKey, Secret)>,
}

impl ServiceClient {
    pub(super) fn new(
        instance: ServiceInstance,
        keys: Vec<(ServiceKey, Secret)>,
    ) -> Result<Self, InstanceError> {
        Ok(Self { policy: ClientPolicy::of(&instance)?, instance, keys })
    }

    /// The key whose secret this is. The time it takes tells nothing but the number of keys.
    pub fn check_secret(&self, secret: &str) -> Option<&ServiceKey> {
        let given = digest(&SHA256, secret.as_bytes());
        let mut found = None;
        for (key, expected) in &self.keys {
            let expected = digest(&SHA256, expected.as_bytes());
            if verify_slices_are_equal(given.as_ref(), expected.as_ref()).is_ok() {
                found = Some(key);
            }
        }
        found
    }
}

impl std::fmt::Debug for ServiceClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceClient").field("instance", &self.instance).finish_non_exhaustive()
    }
}
