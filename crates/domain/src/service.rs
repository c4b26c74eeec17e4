//! Services one can have instances of, the instances, and their keys.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use utoipa::ToSchema;

use crate::Timestamp;

/// What an instance gives access to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
pub enum Service {
    /// The task center's own API.
    #[serde(rename = "one-inbox-service")]
    TaskCenter,
    /// Destinations with their secrets and tokens.
    #[serde(rename = "destination")]
    Destination,
    /// An application that signs people in and checks their tokens.
    #[serde(rename = "xsuaa")]
    Application,
}

impl Service {
    pub const ALL: [Self; 3] = [Self::TaskCenter, Self::Destination, Self::Application];

    /// The name the service has in the marketplace, in bindings and in `VCAP_SERVICES`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaskCenter => "one-inbox-service",
            Self::Destination => "destination",
            Self::Application => "xsuaa",
        }
    }

    /// The one plan there is of the service.
    pub const fn plan(self) -> &'static str {
        match self {
            Self::TaskCenter => "all-tasks",
            Self::Destination => "lite",
            Self::Application => "application",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text names no service.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no service \"{0}\"; the services are {list}", list = Service::ALL.map(Service::name).join(", "))]
pub struct UnknownService(String);

impl FromStr for Service {
    type Err = UnknownService;

    fn from_str(text: &str) -> Result<Self, UnknownService> {
        Self::ALL
            .into_iter()
            .find(|service| service.name() == text)
            .ok_or_else(|| UnknownService(text.chars().take(64).collect()))
    }
}

/// One instance of a service: an OAuth client with one or more keys.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceInstance {
    /// A UUID; never changes.
    pub id: String,
    /// Unique in the subaccount.
    pub name: String,
    pub service: Service,
    pub plan: String,
    /// The same for every key of the instance.
    pub client_id: String,
    pub xsappname: String,
    /// What was given at creation or last, a JSON object.
    pub parameters: serde_json::Map<String, serde_json::Value>,
    pub created_at: Timestamp,
}

/// One key of an instance, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceKey {
    /// A UUID; never changes. Tokens name the key they came from by it.
    pub id: String,
    pub instance_id: String,
    /// Unique in the instance.
    pub name: String,
    pub created_at: Timestamp,
    /// What the client shows instead of a secret; `None` for a key with a secret.
    pub certificate: Option<KeyCertificate>,
    /// When it stops, because another one has taken its place; `None` for a key that stays.
    pub retires_at: Option<Timestamp>,
}

impl ServiceKey {
    /// `binding-secret` or `x509`, as keys and requests for keys name it.
    pub const fn credential_type(&self) -> &'static str {
        if self.certificate.is_some() { "x509" } else { "binding-secret" }
    }

    /// False once another key has taken its place for good.
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.retires_at.is_none_or(|end| now < end)
    }
}

/// The certificate of a key of the type x509.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCertificate {
    /// The certificate and its issuer's, in PEM.
    pub chain_pem: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub fingerprint: String,
    pub expires_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_is_found_by_its_name_and_a_wrong_name_lists_them() {
        for service in Service::ALL {
            assert_eq!(service.name().parse(), Ok(service));
            assert_eq!(serde_json::to_value(service).unwrap(), service.name());
        }
        assert!("inbox".parse::<Service>().unwrap_err().to_string().contains("one-inbox-service"));
    }
}
