//! What a client may do.

use std::collections::BTreeSet;
use std::time::Duration;

use docket_domain::service::{Service, ServiceInstance};

use super::parameters::{self, Parameters};
use super::{InstanceError, RedirectPattern};

/// A way to get a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrantType {
    ClientCredentials,
    AuthorizationCode,
    RefreshToken,
    Password,
    JwtBearer,
    Saml2Bearer,
}

impl GrantType {
    pub const ALL: [Self; 6] = [
        Self::ClientCredentials,
        Self::AuthorizationCode,
        Self::RefreshToken,
        Self::Password,
        Self::JwtBearer,
        Self::Saml2Bearer,
    ];

    /// The name in token requests and in parameters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ClientCredentials => "client_credentials",
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
            Self::Password => "password",
            Self::JwtBearer => "urn:ietf:params:oauth:grant-type:jwt-bearer",
            Self::Saml2Bearer => "urn:ietf:params:oauth:grant-type:saml2-bearer",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.name() == name)
    }

    /// What a client may use when its parameters name no grants. Never the password grant: it shows the client a
    /// person's password, so somebody has to ask for it.
    fn defaults(service: Service) -> &'static [Self] {
        match service {
            // People sign in to these, and other applications hand them tokens to exchange.
            // A SAML assertion needs a trusted issuer besides, whom an administrator registers.
            Service::TaskCenter | Service::Application => &[
                Self::ClientCredentials,
                Self::AuthorizationCode,
                Self::RefreshToken,
                Self::JwtBearer,
                Self::Saml2Bearer,
            ],
            // Nobody signs in to a destination service; Cloud SDK exchanges a person's token for one of its client.
            Service::Destination => &[Self::ClientCredentials, Self::JwtBearer],
        }
    }
}

/// What the client of a service instance may do.
#[derive(Clone, Debug)]
pub struct ClientPolicy {
    grants: BTreeSet<GrantType>,
    redirects: Vec<RedirectPattern>,
    /// As given in the parameters, in their order: role names and foreign scopes.
    pub authorities: Vec<String>,
    /// `None` leaves the deployment's default.
    pub access_token_lifetime: Option<Duration>,
    /// `None` leaves the deployment's default.
    pub refresh_token_lifetime: Option<Duration>,
}

impl ClientPolicy {
    /// The policy of a stored instance.
    ///
    /// # Errors
    /// The stored parameters break today's rules: an older docket or other hands wrote them.
    pub fn of(instance: &ServiceInstance) -> Result<Self, InstanceError> {
        Ok(Self::from_parameters(instance.service, parameters::of(instance)?))
    }

    fn from_parameters(service: Service, given: Parameters) -> Self {
        let mut grants: BTreeSet<GrantType> = match given.grants {
            Some(grants) => grants.into_iter().collect(),
            None => GrantType::defaults(service).iter().copied().collect(),
        };
        // A client can always speak for itself; without it a key would be good for nothing.
        grants.insert(GrantType::ClientCredentials);
        Self {
            grants,
            redirects: given.redirects.unwrap_or_else(RedirectPattern::loopback),
            authorities: given.authorities,
            access_token_lifetime: given.access_token_lifetime,
            refresh_token_lifetime: given.refresh_token_lifetime,
        }
    }

    pub fn allows(&self, grant: GrantType) -> bool {
        self.grants.contains(&grant)
    }

    /// True if people may be sent back to `uri` with a code, or after signing out.
    pub fn allows_redirect_to(&self, uri: &str) -> bool {
        self.redirects.iter().any(|pattern| pattern.matches(uri))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn policy(service: Service, parameters: &serde_json::Value) -> ClientPolicy {
        let parameters = parameters.as_object().expect("tests give objects").clone();
        ClientPolicy::from_parameters(service, parameters::check(service, &parameters).unwrap())
    }

    #[test]
    fn nobody_gets_the_password_grant_unasked_and_everybody_client_credentials() {
        for service in Service::ALL {
            let unasked = policy(service, &json!({}));
            assert!(!unasked.allows(GrantType::Password) && unasked.allows(GrantType::ClientCredentials));
            let asked = policy(service, &json!({"oauth2-configuration": {"grant-types": ["password"]}}));
            assert!(asked.allows(GrantType::Password) && asked.allows(GrantType::ClientCredentials));
            assert!(!asked.allows(GrantType::AuthorizationCode), "the list replaces the defaults");
        }
    }

    #[test]
    fn nobody_signs_in_to_a_destination_service() {
        let policy = policy(Service::Destination, &json!({}));
        assert!(!policy.allows(GrantType::AuthorizationCode) && policy.allows(GrantType::JwtBearer));
    }

    #[test]
    fn without_redirect_addresses_only_the_own_machine_is_one() {
        let policy = policy(Service::TaskCenter, &json!({}));
        assert!(policy.allows_redirect_to("http://localhost"));
        assert!(policy.allows_redirect_to("http://127.0.0.1:5000/callback"));
        assert!(!policy.allows_redirect_to("https://app.example.com/callback"));
    }
}
