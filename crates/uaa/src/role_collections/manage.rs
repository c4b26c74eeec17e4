//! The handle: making, changing, finding and deleting collections.

use std::collections::HashMap;

use docket_directory::{Administrators, Directory};
use docket_domain::identity_provider::IdentityProvider;
use docket_domain::role_collection::{MOST_DESCRIPTION_CHARACTERS, Source, check_name};
use docket_domain::service::ServiceInstance;
use docket_domain::user::User;
use docket_domain::{Clock, RoleCollection};
use docket_storage::groups::Group;
use docket_storage::role_collections::Holders;
use docket_storage::{StorageError, Store, Tx};

use super::RoleCollectionError;
use super::roles::{self, AvailableRole};

type Result<T> = std::result::Result<T, RoleCollectionError>;

/// Role collections. Cheap to clone.
#[derive(Clone)]
pub struct RoleCollections {
    store: Store,
    clock: Clock,
    directory: Directory,
}

/// A collection with what an administrator sees beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub collection: RoleCollection,
    /// Its roles as they are written.
    pub roles: Vec<String>,
    /// The application that declares it, by its `xsappname`.
    pub application: Option<String>,
    pub holders: Holders,
    pub mappings: Vec<RoleMapping>,
}

/// A group of an identity provider whose members get the collection when they sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMapping {
    pub identity_provider: String,
    pub group: String,
}

/// What the shown ones are made with.
struct Around {
    instances: Vec<ServiceInstance>,
    providers: Vec<IdentityProvider>,
    holders: HashMap<String, Holders>,
}

impl RoleCollections {
    pub(crate) fn new(store: Store, clock: Clock, directory: Directory) -> Self {
        Self { store, clock, directory }
    }

    /// Who has a collection is the directory's.
    pub(super) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// All of them, by name.
    pub async fn list(&self) -> Result<Vec<Shown>> {
        let mut tx = self.store.read().await?;
        let all = tx.list_role_collections().await?;
        let around = Around::read(&mut tx).await?;
        Ok(all.into_iter().map(|collection| around.shown(collection)).collect())
    }

    /// # Errors
    /// [`RoleCollectionError::NoSuchCollection`].
    pub async fn get(&self, name: &str) -> Result<Shown> {
        let mut tx = self.store.read().await?;
        let collection = find(&mut tx, name).await?;
        Ok(Around::read(&mut tx).await?.shown(collection))
    }

    /// The roles there are to put into collections.
    pub async fn available_roles(&self) -> Result<Vec<AvailableRole>> {
        Ok(roles::available(&self.store.read().await?.list_service_instances().await?))
    }

    /// # Errors
    /// A value that is not taken, or a name that is.
    pub async fn create(&self, name: &str, description: &str, roles: &[String]) -> Result<Shown> {
        check_name(name).map_err(|rule| {
            let rule = rule.to_string();
            RoleCollectionError::invalid("name", format!("T{}.", rule.trim_start_matches('t')))
        })?;
        let description = checked_description(description)?;
        let mut tx = self.store.begin().await?;
        if tx.find_role_collection(name).await?.is_some() {
            return Err(RoleCollectionError::NameTaken(name.to_owned()));
        }
        let (roles, application_roles) = roles::read(roles, &tx.list_service_instances().await?)?;
        let now = self.clock.now();
        let collection = RoleCollection {
            name: name.to_owned(),
            description,
            source: Source::Custom,
            roles,
            application_roles,
            created_at: now,
            modified_at: now,
        };
        tx.insert_role_collection(&collection).await.map_err(|error| match error {
            StorageError::Conflict(_) => RoleCollectionError::NameTaken(name.to_owned()),
            other => other.into(),
        })?;
        tx.commit().await?;
        self.get(name).await
    }

    /// Replaces description and roles. Whoever has the collection has the new roles with their next request.
    ///
    /// # Errors
    /// No such collection, one that stays as it is, a value that is not taken, or nobody would be left to administer the
    /// subaccount.
    pub async fn replace(&self, name: &str, description: &str, roles: &[String]) -> Result<Shown> {
        let description = checked_description(description)?;
        let mut tx = self.store.begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        let before = find(&mut tx, name).await?;
        let instances = tx.list_service_instances().await?;
        check_writable(&before, &instances)?;
        let (roles, application_roles) = roles::read(roles, &instances)?;
        let after =
            RoleCollection { description, roles, application_roles, modified_at: self.clock.now(), ..before };
        tx.update_role_collection(&after).await?;
        administrators.check(&mut tx).await?;
        tx.commit().await?;
        self.get(name).await
    }

    /// Deletes a collection: nobody has it any more, and no group of an identity provider stands for it.
    ///
    /// # Errors
    /// No such collection, one that stays, or nobody would be left to administer the subaccount.
    pub async fn delete(&self, name: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        let before = find(&mut tx, name).await?;
        check_writable(&before, &tx.list_service_instances().await?)?;
        for mut provider in tx.list_identity_providers_for_update().await? {
            let mapping = &mut provider.settings.group_roles;
            let is_mapped = mapping.values().flatten().any(|mapped| mapped == name);
            if is_mapped {
                for mapped in mapping.values_mut() {
                    mapped.retain(|mapped| mapped != name);
                }
                mapping.retain(|_, mapped| !mapped.is_empty());
                provider.modified_at = self.clock.now();
                tx.update_identity_provider(&provider).await?;
            }
        }
        tx.delete_role_collection(name).await?;
        administrators.check(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// Up to `limit` people who were given the collection, in the order of their sign-in names, after the name `after`.
    ///
    /// # Errors
    /// [`RoleCollectionError::NoSuchCollection`].
    pub async fn people(&self, name: &str, after: Option<&str>, limit: u32) -> Result<Vec<User>> {
        let mut tx = self.store.read().await?;
        find(&mut tx, name).await?;
        Ok(tx.list_role_collection_people(name, after, limit).await?)
    }

    /// The groups that were given the collection, by display name.
    ///
    /// # Errors
    /// [`RoleCollectionError::NoSuchCollection`].
    pub async fn groups(&self, name: &str) -> Result<Vec<Group>> {
        let mut tx = self.store.read().await?;
        find(&mut tx, name).await?;
        Ok(tx.list_role_collection_groups(name).await?)
    }
}

impl Around {
    async fn read(tx: &mut Tx) -> Result<Self> {
        Ok(Self {
            instances: tx.list_service_instances().await?,
            providers: tx.list_identity_providers().await?,
            holders: tx.count_role_collection_holders().await?,
        })
    }

    fn shown(&self, collection: RoleCollection) -> Shown {
        let mapped = |provider: &IdentityProvider| -> Vec<RoleMapping> {
            let groups = provider.settings.group_roles.iter();
            let groups = groups.filter(|(_, names)| names.contains(&collection.name));
            let mapping = |(group, _): (&String, _)| RoleMapping {
                identity_provider: provider.name.clone(),
                group: group.clone(),
            };
            groups.map(mapping).collect()
        };
        Shown {
            roles: roles::written(&collection, &self.instances),
            application: application(&collection, &self.instances),
            holders: self.holders.get(&collection.name).copied().unwrap_or_default(),
            mappings: self.providers.iter().flat_map(mapped).collect(),
            collection,
        }
    }
}

async fn find(tx: &mut Tx, name: &str) -> Result<RoleCollection> {
    tx.find_role_collection(name).await?.ok_or_else(|| RoleCollectionError::no_such(name))
}

fn application(collection: &RoleCollection, instances: &[ServiceInstance]) -> Option<String> {
    let Source::Application { instance_id } = &collection.source else { return None };
    instances.iter().find(|instance| instance.id == *instance_id).map(|instance| instance.xsappname.clone())
}

fn check_writable(collection: &RoleCollection, instances: &[ServiceInstance]) -> Result<()> {
    let name = collection.name.clone();
    match collection.source {
        Source::Custom => Ok(()),
        Source::Predefined => Err(RoleCollectionError::Predefined(name)),
        Source::Application { .. } => Err(RoleCollectionError::Declared {
            name,
            application: application(collection, instances).unwrap_or_default(),
        }),
    }
}

fn checked_description(text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().count() > MOST_DESCRIPTION_CHARACTERS || text.chars().any(char::is_control) {
        let message = format!(
            "The description has at most {MOST_DESCRIPTION_CHARACTERS} characters, none of them control characters."
        );
        return Err(RoleCollectionError::invalid("description", message));
    }
    Ok(text.to_owned())
}
