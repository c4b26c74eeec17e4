//! A client that proved who it is, and what its own tokens carry.

use docket_domain::Role;
use docket_domain::service::ServiceInstance;

use crate::scope;
use crate::service_instances::ClientPolicy;

/// The authority that lets a client ask about tokens. Every client has it, as with the original.
pub(crate) const RESOURCE: &str = "uaa.resource";

/// How a client proved who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClientProof {
    Secret,
    /// The certificate of the connection.
    Certificate,
    /// A JWT signed with the private key of its certificate.
    Assertion,
}

/// A client that proved who it is.
#[derive(Clone, Debug)]
pub(crate) struct AuthenticatedClient {
    pub(crate) instance: ServiceInstance,
    pub(crate) policy: ClientPolicy,
    /// The service key whose secret or certificate it showed.
    pub(crate) key_id: String,
    pub(crate) proof: ClientProof,
}

impl AuthenticatedClient {
    pub(crate) fn client_id(&self) -> &str {
        &self.instance.client_id
    }

    pub(crate) fn authorities(&self) -> Vec<String> {
        authorities(&self.instance, &self.policy)
    }
}

/// The scopes of a client's own tokens: `uaa.resource` and the authorities of its instance in its own name space, written
/// there as a role's name, `$XSAPPNAME.<scope>` or `<xsappname>.<scope>`. Another application's scopes are not ours to give.
pub(crate) fn authorities(instance: &ServiceInstance, policy: &ClientPolicy) -> Vec<String> {
    let prefix = format!("{}.", instance.xsappname);
    let mut authorities = vec![RESOURCE.to_owned()];
    for authority in &policy.authorities {
        let local = authority.strip_prefix("$XSAPPNAME.").or_else(|| authority.strip_prefix(&prefix));
        let scope = match (local, authority.parse::<Role>()) {
            (Some(local), _) => format!("{prefix}{local}"),
            (None, Ok(role)) => scope::of_role(&instance.xsappname, role),
            (None, Err(_)) => continue,
        };
        if !authorities.contains(&scope) {
            authorities.push(scope);
        }
    }
    authorities
}

#[cfg(test)]
mod tests {
    use docket_domain::service::Service;
    use docket_testkit::samples::NOON;
    use serde_json::json;

    use super::*;

    #[test]
    fn authorities_stay_in_the_clients_own_name_space() {
        let parameters = json!({"authorities": [
            "$XSAPPNAME.TaskCenterAdmin", "DestinationViewer", "app!t1.Custom", "other!t1.TaskCenterAdmin",
            "TaskCenterAdmin",
        ]});
        let instance = ServiceInstance {
            id: "i-1".to_owned(),
            name: "app".to_owned(),
            service: Service::Application,
            plan: "application".to_owned(),
            client_id: "sb-app!t1".to_owned(),
            xsappname: "app!t1".to_owned(),
            parameters: parameters.as_object().cloned().unwrap_or_default(),
            created_at: NOON,
        };
        let policy = ClientPolicy::of(&instance).unwrap();
        assert_eq!(
            authorities(&instance, &policy),
            ["uaa.resource", "app!t1.TaskCenterAdmin", "app!t1.DestinationViewer", "app!t1.Custom"]
        );
    }
}
