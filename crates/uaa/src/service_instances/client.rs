//! A client at the token endpoint.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::service::{Service, ServiceInstance, ServiceKey};
use docket_http::{Client, ClientKind};
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

    /// How routes know the client.
    pub fn caller(&self) -> Client {
        caller(&self.instance, &self.policy)
    }
}

impl std::fmt::Debug for ServiceClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceClient").field("instance", &self.instance).finish_non_exhaustive()
    }
}

pub(super) fn caller(instance: &ServiceInstance, policy: &ClientPolicy) -> Client {
    Client {
        client_id: instance.client_id.clone(),
        instance_id: instance.id.clone(),
        kind: match instance.service {
            Service::TaskCenter => ClientKind::TaskCenter,
            Service::Destination => ClientKind::Destination,
            Service::Application => ClientKind::Application,
        },
        roles: policy.roles,
    }
}
