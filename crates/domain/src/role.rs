//! Roles: additive, each opens one area.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person, a client or the command line may be allowed beyond their own inbox.
///
/// Source: SAP Task Center, "Authorization Configuration"; SAP BTP Connectivity, "User Roles".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub enum Role {
    /// Connector status, monitoring, service status.
    TaskCenterAdmin,
    /// Substitution rules of others, recommendations.
    TaskCenterBusinessAdministrator,
    /// Export of all cached tasks.
    TaskCenterTenantOperator,
    /// Public views, as key user.
    FlexKeyUser,
    /// Public views.
    FlexPublicViewEditor,
    /// Everything in the cockpit: people, roles, service instances, boosters.
    SubaccountAdministrator,
    /// Create, change and delete destinations.
    DestinationAdministrator,
    /// Renew and rotate the trust certificate.
    DestinationTrustAdministrator,
    /// Read destinations, without their secrets.
    DestinationViewer,
}

impl Role {
    pub const ALL: [Self; 9] = [
        Self::TaskCenterAdmin,
        Self::TaskCenterBusinessAdministrator,
        Self::TaskCenterTenantOperator,
        Self::FlexKeyUser,
        Self::FlexPublicViewEditor,
        Self::SubaccountAdministrator,
        Self::DestinationAdministrator,
        Self::DestinationTrustAdministrator,
        Self::DestinationViewer,
    ];

    /// The name as it stands in scopes, role collections and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaskCenterAdmin => "TaskCenterAdmin",
            Self::TaskCenterBusinessAdministrator => "TaskCenterBusinessAdministrator",
            Self::TaskCenterTenantOperator => "TaskCenterTenantOperator",
            Self::FlexKeyUser => "FlexKeyUser",
            Self::FlexPublicViewEditor => "FlexPublicViewEditor",
            Self::SubaccountAdministrator => "SubaccountAdministrator",
            Self::DestinationAdministrator => "DestinationAdministrator",
            Self::DestinationTrustAdministrator => "DestinationTrustAdministrator",
            Self::DestinationViewer => "DestinationViewer",
        }
    }

    /// What the role allows: one sentence, English.
    pub const fn description(self) -> &'static str {
        match self {
            Self::TaskCenterAdmin => "See the state of connectors and services.",
            Self::TaskCenterBusinessAdministrator => {
                "Manage the substitution rules of others and recommendations."
            }
            Self::TaskCenterTenantOperator => "Export all cached tasks.",
            Self::FlexKeyUser => "Create and change public views, as a key user.",
            Self::FlexPublicViewEditor => "Create and change public views.",
            Self::SubaccountAdministrator => "Manage people, roles, service instances and boosters.",
            Self::DestinationAdministrator => "Create, change and delete destinations.",
            Self::DestinationTrustAdministrator => "Renew and rotate the trust certificate.",
            Self::DestinationViewer => "See destinations, without their secrets.",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The text names no role.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no role \"{0}\"; the roles are {list}", list = Role::ALL.map(Role::name).join(", "))]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| UnknownRole(text.chars().take(64).collect()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// By its name, which is also that of the predefined role collection that holds it alone.
impl AsRef<str> for Role {
    fn as_ref(&self) -> &str {
        self.name()
    }
}

/// A set of roles.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles(u16);

impl Roles {
    pub fn all() -> Self {
        Role::ALL.into_iter().collect()
    }

    pub fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    /// True if at least one of `wanted` is held.
    pub fn has_any(self, wanted: &[Role]) -> bool {
        wanted.iter().any(|role| self.has(*role))
    }

    pub fn insert(&mut self, role: Role) {
        self.0 |= role.bit();
    }

    /// In the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(iter: I) -> Self {
        let mut roles = Self::default();
        iter.into_iter().for_each(|role| roles.insert(role));
        roles
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_name() {
        for role in Role::ALL {
            assert_eq!(role.name().parse(), Ok(role));
        }
        assert!("Admin".parse::<Role>().unwrap_err().to_string().contains("TaskCenterAdmin"));
    }

    #[test]
    fn roles_add_up() {
        let roles: Roles = [Role::DestinationViewer, Role::TaskCenterAdmin].into_iter().collect();
        assert!(roles.has(Role::TaskCenterAdmin) && !roles.has(Role::FlexKeyUser));
        assert_eq!(roles.iter().count(), 2);
        assert_eq!(Roles::all().iter().count(), Role::ALL.len());
    }
}
