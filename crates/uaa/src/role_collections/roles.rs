//! The roles that may be in a collection, and how they are written: docket's own by name, an application's as
//! `<xsappname>.<role>`, such as `books!t1.Viewer`.

use std::collections::BTreeSet;

use docket_domain::role_collection::ApplicationRole;
use docket_domain::service::{Service, ServiceInstance};
use docket_domain::{Role, RoleCollection, Roles};

use super::RoleCollectionError;
use crate::service_instances::Descriptor;

/// A role there is to put into a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvailableRole {
    /// As it is written in a collection.
    pub name: String,
    pub description: String,
    /// The application it is of, by its `xsappname`; `None` for one of docket's own.
    pub application: Option<String>,
    /// The scopes the application's tokens carry for it.
    pub scopes: Vec<String>,
}

/// docket's own roles, then those of the applications among the instances.
pub(super) fn available(instances: &[ServiceInstance]) -> Vec<AvailableRole> {
    let own = Role::ALL.into_iter().map(|role| AvailableRole {
        name: role.name().to_owned(),
        description: role.description().to_owned(),
        application: None,
        scopes: Vec::new(),
    });
    let of_application = |instance: &ServiceInstance| {
        let xsappname = instance.xsappname.clone();
        Descriptor::of(instance).roles().into_iter().map(move |role| AvailableRole {
            name: format!("{xsappname}.{}", role.name),
            description: role.description,
            scopes: role.scopes.iter().map(|scope| format!("{xsappname}.{scope}")).collect(),
            application: Some(xsappname.clone()),
        })
    };
    own.chain(instances.iter().flat_map(of_application)).collect()
}

/// The roles of those names.
///
/// # Errors
/// [`RoleCollectionError::Invalid`] for a name no role has.
pub(super) fn read(
    names: &[String],
    instances: &[ServiceInstance],
) -> Result<(Roles, BTreeSet<ApplicationRole>), RoleCollectionError> {
    let mut own = Roles::default();
    let mut of_applications = BTreeSet::new();
    for name in names {
        if let Ok(role) = name.parse::<Role>() {
            own.insert(role);
        } else {
            of_applications.insert(of_application(name, instances)?);
        }
    }
    Ok((own, of_applications))
}

fn of_application(name: &str, instances: &[ServiceInstance]) -> Result<ApplicationRole, RoleCollectionError> {
    let shown: String = name.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let invalid = |message: String| RoleCollectionError::invalid("roles", message);
    let mut applications = instances.iter().filter(|instance| instance.service == Service::Application);
    let found = applications
        .find_map(|instance| Some((instance, name.strip_prefix(&instance.xsappname)?.strip_prefix('.')?)));
    let Some((instance, role)) = found else {
        let roles = Role::ALL.map(Role::name).join(", ");
        return Err(invalid(format!(
            "There is no role \"{shown}\". The roles are {roles}; a role of an application is written as its xsappname, a \
             period and the role's name, as in books!t1.Viewer."
        )));
    };
    let descriptor = Descriptor::of(instance);
    if !descriptor.has_role(role) {
        let known: Vec<String> = descriptor.roles().into_iter().map(|role| role.name).collect();
        let known = if known.is_empty() {
            "declares no roles".to_owned()
        } else {
            format!("has {}", known.join(", "))
        };
        return Err(invalid(format!(
            "There is no role \"{shown}\": the application {} {known}.",
            instance.xsappname
        )));
    }
    Ok(ApplicationRole { instance_id: instance.id.clone(), name: role.to_owned() })
}

/// The roles of a collection as they are written: docket's own, then the applications'.
pub(super) fn written(collection: &RoleCollection, instances: &[ServiceInstance]) -> Vec<String> {
    let own = collection.roles.iter().map(|role| role.name().to_owned());
    let mut of_applications: Vec<String> = collection
        .application_roles
        .iter()
        .filter_map(|role| {
            let instance = instances.iter().find(|instance| instance.id == role.instance_id)?;
            Some(format!("{}.{}", instance.xsappname, role.name))
        })
        .collect();
    of_applications.sort();
    own.chain(of_applications).collect()
}
