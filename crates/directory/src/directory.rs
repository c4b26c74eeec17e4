//! The handle the other parts hold.

use std::collections::{BTreeSet, HashMap};

use docket_domain::user::User;
use docket_domain::{Chance, Clock, GroupId, Roles, Timestamp, UserId};
use docket_storage::user_search::UserSearch;
use docket_storage::{StorageError, Store, Tx};

use crate::passwords::{self, Passwords};
use crate::{Administrators, Change, DirectoryError, NewUser};

type Result<T> = std::result::Result<T, DirectoryError>;

/// People, their passwords, roles and groups. Cheap to clone.
#[derive(Clone)]
pub struct Directory {
    store: Store,
    clock: Clock,
    chance: Chance,
    passwords: Passwords,
}

impl Directory {
    pub fn new(store: Store, clock: Clock, chance: Chance) -> Self {
        let passwords = Passwords::new(chance.clone());
        Self { store, clock, chance, passwords }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    pub(crate) fn chance(&self) -> &Chance {
        &self.chance
    }

    /// The person, active or not.
    pub async fn find(&self, id: &UserId) -> Result<Option<User>> {
        Ok(self.store.read().await?.find_user(id).await?)
    }

    /// The person with that sign-in name, without regard to case; active or not.
    pub async fn find_by_user_name(&self, user_name: &str) -> Result<Option<User>> {
        Ok(self.store.read().await?.find_user_by_name(user_name).await?)
    }

    /// The active person who has that sign-in name and that password.
    ///
    /// It takes the same time whether or not there is such a person; attempts are not counted here.
    pub async fn check_password(&self, user_name: &str, password: &str) -> Result<Option<User>> {
        let mut tx = self.store.read().await?;
        let user = tx.find_user_by_name(user_name).await?;
        let hash = match &user {
            Some(user) => tx.find_password_hash(&user.id).await?,
            None => None,
        };
        drop(tx);
        let matches = self.passwords.check(password, hash).await;
        Ok(user.filter(|user| matches && user.active))
    }

    /// True as long as nobody was ever created.
    pub async fn is_empty(&self) -> Result<bool> {
        Ok(self.store.read().await?.has_no_users().await?)
    }

    /// Up to `limit` people with the role collections given to them, in the order of their sign-in names, after the name
    /// `after`.
    pub async fn list(&self, after: Option<&str>, limit: u32) -> Result<Vec<(User, BTreeSet<String>)>> {
        let mut tx = self.store.read().await?;
        let users = tx.list_users(after, limit).await?;
        let ids: Vec<UserId> = users.iter().map(|user| user.id.clone()).collect();
        let mut given = tx.role_collections_of_all(&ids).await?;
        let mut with_collections = |user: User| {
            let collections = given.remove(&user.id).unwrap_or_default();
            (user, collections)
        };
        Ok(users.into_iter().map(&mut with_collections).collect())
    }

    /// # Errors
    /// A value that is not taken, an id or sign-in name that is, or no such role collection. Nothing is stored then.
    pub async fn create(&self, mut new: NewUser) -> Result<User> {
        let password = new.password.take();
        let collections = std::mem::take(&mut new.role_collections);
        let user = new.into_user(&self.chance, self.clock.now())?;
        let hash = match password {
            Some(password) => {
                passwords::check_rules(&password, &user.user_name)?;
                Some(self.passwords.hash(&password).await)
            }
            None => None,
        };
        let mut tx = self.store.begin().await?;
        if tx.find_user(&user.id).await?.is_some() {
            return Err(DirectoryError::IdTaken(user.id));
        }
        if tx.find_user_by_name(&user.user_name).await?.is_some() {
            return Err(DirectoryError::UserNameTaken(user.user_name));
        }
        tx.insert_user(&user).await.map_err(|error| name_taken(error, &user))?;
        if let Some(hash) = hash {
            tx.set_password_hash(&user.id, Some(&hash), user.modified_at).await?;
        }
        for name in collections {
            find_collection(&mut tx, &name).await?;
            tx.assign_role_collection(&user.id, &name).await?;
        }
        tx.commit().await?;
        Ok(user)
    }

    /// # Errors
    /// No such person, a value that is not taken, a sign-in name that is, or the last administrator's deactivation.
    pub async fn update(&self, id: &UserId, change: Change) -> Result<User> {
        let mut tx = self.store.begin().await?;
        let deactivates = change.active == Some(false);
        let administrators = if deactivates { Some(Administrators::lock(&mut tx).await?) } else { None };
        let user =
            tx.find_user_for_update(id).await?.ok_or_else(|| DirectoryError::NoSuchUser(id.clone()))?;
        let changed = change.apply(&user, self.clock.now())?;
        if changed != user {
            let namesake = tx.find_user_by_name(&changed.user_name).await?;
            if namesake.is_some_and(|namesake| namesake.id != changed.id) {
                return Err(DirectoryError::UserNameTaken(changed.user_name));
            }
            tx.update_user(&changed).await.map_err(|error| name_taken(error, &changed))?;
            if !changed.active {
                end_sign_ins(&mut tx, id, changed.modified_at).await?;
            }
        }
        if let Some(administrators) = administrators {
            administrators.check(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(changed)
    }

    /// # Errors
    /// No such person, or a password the rules do not allow.
    pub async fn set_password(&self, id: &UserId, password: &str) -> Result<()> {
        let no_such_user = || DirectoryError::NoSuchUser(id.clone());
        let user = self.find(id).await?.ok_or_else(no_such_user)?;
        passwords::check_rules(password, &user.user_name)?;
        let hash = self.passwords.hash(password).await;
        let mut tx = self.store.begin().await?;
        let now = self.clock.now();
        if !tx.set_password_hash(id, Some(&hash), now).await? {
            return Err(no_such_user());
        }
        end_sign_ins(&mut tx, id, now).await?;
        Ok(tx.commit().await?)
    }

    /// docket's own roles among what the person has, given to them or to their groups. Nothing for a person who does not
    /// exist.
    pub async fn roles_of(&self, id: &UserId) -> Result<Roles> {
        Ok(self.store.read().await?.roles_of(id).await?)
    }

    /// The role collections given to the person, not to their groups. Nothing for a person who does not exist.
    pub async fn role_collections_of(&self, id: &UserId) -> Result<BTreeSet<String>> {
        let mut given = self.store.read().await?.role_collections_of_all(std::slice::from_ref(id)).await?;
        Ok(given.remove(id).unwrap_or_default())
    }

    /// Gives a role collection, by name; that of a role has the role's name. Giving it twice changes nothing.
    ///
    /// # Errors
    /// No such person or collection.
    pub async fn assign_role(&self, id: &UserId, collection: impl AsRef<str>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        find_collection(&mut tx, collection.as_ref()).await?;
        find_person(&mut tx, id).await?;
        tx.assign_role_collection(id, collection.as_ref()).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a role collection away; taking one the person was not given changes nothing. What their groups have stays.
    ///
    /// # Errors
    /// No such person or collection, or nobody would be left to administer the subaccount.
    pub async fn remove_role(&self, id: &UserId, collection: impl AsRef<str>) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        find_collection(&mut tx, collection.as_ref()).await?;
        find_person(&mut tx, id).await?;
        tx.unassign_role_collection(id, collection.as_ref()).await?;
        administrators.check(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a role collection to whoever is in the group at any moment. Giving it twice changes nothing.
    ///
    /// # Errors
    /// No such group or collection.
    pub async fn assign_group_role(&self, id: &GroupId, collection: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        find_collection(&mut tx, collection).await?;
        find_group(&mut tx, id).await?;
        tx.assign_group_role_collection(id, collection).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a role collection from the group; taking one it was not given changes nothing.
    ///
    /// # Errors
    /// No such group or collection, or nobody would be left to administer the subaccount.
    pub async fn remove_group_role(&self, id: &GroupId, collection: &str) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        find_collection(&mut tx, collection).await?;
        find_group(&mut tx, id).await?;
        tx.unassign_group_role_collection(id, collection).await?;
        administrators.check(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// How many people are active, and when one of all was changed last.
    pub async fn count_active(&self) -> Result<(u64, Option<Timestamp>)> {
        Ok(self.store.read().await?.count_active_users().await?)
    }

    /// People by a part of their names or address.
    pub async fn search(&self, search: &UserSearch) -> Result<Vec<User>> {
        Ok(self.store.read().await?.search_users(search).await?)
    }

    /// The groups the person is a direct member of, by every name a provider may address them with: id, external id and
    /// display name.
    pub async fn groups_of(&self, id: &UserId) -> Result<Vec<GroupId>> {
        Ok(self.store.read().await?.group_names_of(id).await?)
    }

    /// The display names of those of `ids` that exist.
    pub async fn display_names(&self, ids: &[UserId]) -> Result<HashMap<UserId, String>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        Ok(self.store.read().await?.display_names(ids).await?)
    }
}

async fn find_collection(tx: &mut Tx, name: &str) -> Result<()> {
    match tx.find_role_collection(name).await? {
        Some(_) => Ok(()),
        None => Err(DirectoryError::no_such_role(name)),
    }
}

async fn find_person(tx: &mut Tx, id: &UserId) -> Result<()> {
    match tx.find_user(id).await? {
        Some(_) => Ok(()),
        None => Err(DirectoryError::NoSuchUser(id.clone())),
    }
}

async fn find_group(tx: &mut Tx, id: &GroupId) -> Result<()> {
    match tx.find_group(id).await? {
        Some(_) => Ok(()),
        None => Err(DirectoryError::NoSuchGroup(id.clone())),
    }
}

/// Ends what a person's earlier sign-ins opened: sessions, refresh tokens, and access tokens that are looked up.
pub(crate) async fn end_sign_ins(tx: &mut Tx, id: &UserId, now: Timestamp) -> Result<()> {
    tx.delete_sessions_of(id).await?;
    tx.revoke_refresh_tokens_of(id, now).await?;
    tx.delete_access_tokens_of(id).await?;
    Ok(())
}

/// Somebody else was faster between our look and our write.
fn name_taken(error: StorageError, user: &User) -> DirectoryError {
    match error {
        StorageError::Conflict(_) => DirectoryError::UserNameTaken(user.user_name.clone()),
        other => other.into(),
    }
}
