//! What an application's descriptor declares, brought into being: its role collections, and the end of roles that are gone.

use std::collections::BTreeSet;

use docket_domain::role_collection::{ApplicationRole, Source};
use docket_domain::service::ServiceInstance;
use docket_domain::{RoleCollection, Roles, Timestamp};
use docket_storage::Tx;

use super::InstanceError;
use super::descriptor::{DeclaredCollection, Descriptor, TemplateReference};

type Result<T> = std::result::Result<T, InstanceError>;

/// Makes, changes and deletes the instance's collections until they are those its descriptor declares. Roles it does not
/// declare any more leave every collection. No role of docket's is ever in them, so nobody stops administering by it.
///
/// # Errors
/// A collection has a name another one has, or names a role there is not.
pub(super) async fn declare(
    tx: &mut Tx,
    instance: &ServiceInstance,
    descriptor: Descriptor,
    now: Timestamp,
) -> Result<()> {
    let roles: Vec<String> = descriptor.roles().into_iter().map(|role| role.name).collect();
    tx.retain_application_roles(&instance.id, &roles).await?;
    let source = Source::Application { instance_id: instance.id.clone() };
    let declared: Vec<&String> = descriptor.collections.iter().map(|collection| &collection.name).collect();
    for before in tx.list_role_collections().await?.iter().filter(|before| before.source == source) {
        if !declared.contains(&&before.name) {
            tx.delete_role_collection(&before.name).await?;
        }
    }
    for DeclaredCollection { name, description, roles } in descriptor.collections {
        let before = tx.find_role_collection(&name).await?;
        if before.as_ref().is_some_and(|before| before.source != source) {
            return Err(invalid(format!(
                "there is a role collection \"{name}\" already; declare it by another name, or delete that one first"
            )));
        }
        let collection = RoleCollection {
            application_roles: application_roles(tx, instance, roles).await?,
            name,
            description,
            source: source.clone(),
            roles: Roles::default(),
            created_at: before.as_ref().map_or(now, |before| before.created_at),
            modified_at: now,
        };
        match before {
            Some(_) => {
                tx.update_role_collection(&collection).await?;
            }
            None => tx.insert_role_collection(&collection).await?,
        }
    }
    Ok(())
}

async fn application_roles(
    tx: &mut Tx,
    instance: &ServiceInstance,
    references: Vec<TemplateReference>,
) -> Result<BTreeSet<ApplicationRole>> {
    let mut roles = BTreeSet::new();
    for TemplateReference { xsappname, template } in references {
        let instance_id = match xsappname {
            None => instance.id.clone(),
            Some(xsappname) => {
                let other = tx.find_service_instance_by_client(&format!("sb-{xsappname}")).await?;
                let other = other.filter(|other| Descriptor::of(other).has_role(&template));
                let missing = || {
                    invalid(format!("there is no application {xsappname} with the role template {template}"))
                };
                other.ok_or_else(missing)?.id
            }
        };
        roles.insert(ApplicationRole { instance_id, name: template });
    }
    Ok(roles)
}

fn invalid(message: String) -> InstanceError {
    InstanceError::invalid("parameters.role-collections", message)
}
