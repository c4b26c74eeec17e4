//! A client at the token endpoint.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use docket_domain::Timestamp;
use docket_domain::service::{KeyCertificate, ServiceInstance, ServiceKey};
use docket_storage::service_instances::Secret;

use super::{ClientPolicy, InstanceError, x509};

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
        // What is stored beside a certificate is its private key, and no secret to sign in with.
        for (key, expected) in self.keys.iter().filter(|(key, _)| key.certificate.is_none()) {
            let expected = digest(&SHA256, expected.as_bytes());
            if verify_slices_are_equal(given.as_ref(), expected.as_ref()).is_ok() {
                found = Some(key);
            }
        }
        found
    }

    /// The key with that certificate (DER), if it is still good. That the caller has its private key is for the listener
    /// to see to.
    pub fn check_certificate(&self, der: &[u8], now: Timestamp) -> Option<&ServiceKey> {
        let fingerprint = x509::fingerprint(der);
        let same = |cert: &KeyCertificate| cert.fingerprint == fingerprint;
        self.keys_with_certificate(now).find(|key| key.certificate.as_ref().is_some_and(same))
    }

    /// The keys whose certificate is still good.
    pub fn keys_with_certificate(&self, now: Timestamp) -> impl Iterator<Item = &ServiceKey> {
        let good = move |cert: &KeyCertificate| now < cert.expires_at;
        self.keys.iter().map(|(key, _)| key).filter(move |key| key.certificate.as_ref().is_some_and(good))
    }
}

impl std::fmt::Debug for ServiceClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceClient").field("instance", &self.instance).finish_non_exhaustive()
    }
}
