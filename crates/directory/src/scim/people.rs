//! People by SCIM. The rules are those of the cockpit: names are unique, the last administrator stays, and whoever is not
//! active has no session and no token.

use docket_domain::{Role, UserId};
use docket_storage::directory_query::Listing;
use docket_storage::groups::Membership;
use docket_storage::profiles::Profile;
use docket_storage::{StorageError, Tx};
use serde_json::{Map, Value};

use super::canonical::canonical;
use super::error::{Result, ScimError};
use super::projection::Projection;
use super::resource::{core_of_person, of_person, to_person};
use super::schema::ResourceKind;
use super::service::{Edit, Scim};
use super::version::{Precondition, moment_of_change, version};
use crate::DirectoryError;
use crate::directory::end_sign_ins;

const KIND: ResourceKind = ResourceKind::User;

type Resource = Map<String, Value>;

impl Scim {
    pub(super) async fn list_people(
        &self,
        listing: &Listing,
        projection: &Projection,
    ) -> Result<(u64, Vec<Resource>)> {
        let mut tx = self.directory.store().read().await?;
        let (total, people) = tx.list_profiles(listing).await?;
        let ids: Vec<UserId> = people.iter().map(|profile| profile.user.id.clone()).collect();
        let groups =
            if projection.wants(KIND, "groups") { tx.groups_of_all(&ids).await? } else { Vec::new() };
        let mut by_person: std::collections::HashMap<&UserId, Vec<&Membership>> =
            std::collections::HashMap::new();
        for group in &groups {
            by_person.entry(&group.user).or_default().push(group);
        }
        let shown = |profile: &Profile| {
            let groups = by_person.get(&profile.user.id).map(Vec::as_slice).unwrap_or_default();
            projection.of(KIND, of_person(profile, groups, &self.base))
        };
        Ok((total, people.iter().map(shown).collect()))
    }

    pub(super) async fn get_person(&self, id: &UserId) -> Result<Resource> {
        let mut tx = self.directory.store().read().await?;
        let profile = tx.find_profile(id).await?.ok_or_else(|| not_found(id))?;
        self.shown(&mut tx, &profile).await
    }

    pub(super) async fn create_person(&self, body: &Resource) -> Result<Resource> {
        let directory = &self.directory;
        let resource = canonical(KIND, body)?;
        let profile = to_person(resource, None, directory.chance(), directory.clock().now())?;
        let user = &profile.user;
        let mut tx = directory.store().begin().await?;
        if tx.find_user(&user.id).await?.is_some() {
            return Err(DirectoryError::IdTaken(user.id.clone()).into());
        }
        check_name(&mut tx, &profile).await?;
        let stored = tx.insert_profiles(std::slice::from_ref(&profile)).await;
        stored.map_err(|error| name_taken(error, &profile))?;
        let profile = tx.find_profile(&user.id).await?.unwrap_or(profile);
        tx.commit().await?;
        Ok(of_person(&profile, &[], &self.base))
    }

    pub(super) async fn edit_person(
        &self,
        id: &UserId,
        edit: &Edit<'_>,
        precondition: &Precondition,
    ) -> Result<Resource> {
        let directory = &self.directory;
        let edit = edit.read(KIND)?;
        // Administrators are locked before anybody else, as everywhere, and only if somebody is to be deactivated.
        let mut administrators_locked = false;
        loop {
            let mut tx = directory.store().begin().await?;
            let administrators = if administrators_locked {
                tx.active_holders_for_update(Role::SubaccountAdministrator).await?
            } else {
                Vec::new()
            };
            let before = tx.find_profile_for_update(id).await?.ok_or_else(|| not_found(id))?;
            precondition.check(&version(before.user.modified_at))?;
            let resource = edit.made(|| core_of_person(&before))?;
            let now = moment_of_change(directory.clock().now(), before.user.modified_at);
            let mut after = to_person(resource, Some(&before), directory.chance(), now)?;
            after.user.modified_at = before.user.modified_at;
            if after == before {
                return self.shown(&mut tx, &before).await;
            }
            after.user.modified_at = now;
            let deactivated = before.user.active && !after.user.active;
            if deactivated && !administrators_locked {
                administrators_locked = true;
                continue;
            }
            if deactivated && administrators == [id.clone()] {
                return Err(DirectoryError::LastAdministrator.into());
            }
            check_name(&mut tx, &after).await?;
            tx.update_profile(&after).await.map_err(|error| name_taken(error, &after))?;
            if !after.user.active {
                end_sign_ins(&mut tx, id, now).await?;
            }
            let after = tx.find_profile(id).await?.unwrap_or(after);
            let resource = self.shown(&mut tx, &after).await?;
            tx.commit().await?;
            return Ok(resource);
        }
    }

    pub(super) async fn delete_person(&self, id: &UserId, precondition: &Precondition) -> Result<()> {
        let mut tx = self.directory.store().begin().await?;
        if tx.active_holders_for_update(Role::SubaccountAdministrator).await? == [id.clone()] {
            return Err(DirectoryError::LastAdministrator.into());
        }
        let before = tx.find_user_for_update(id).await?.ok_or_else(|| not_found(id))?;
        precondition.check(&version(before.modified_at))?;
        tx.delete_user(id).await?;
        Ok(tx.commit().await?)
    }

    async fn shown(&self, tx: &mut Tx, profile: &Profile) -> Result<Resource> {
        let groups = tx.groups_of_all(std::slice::from_ref(&profile.user.id)).await?;
        Ok(of_person(profile, &groups.iter().collect::<Vec<_>>(), &self.base))
    }
}

async fn check_name(tx: &mut Tx, profile: &Profile) -> Result<()> {
    let namesake = tx.find_user_by_name(&profile.user.user_name).await?;
    if namesake.is_some_and(|namesake| namesake.id != profile.user.id) {
        return Err(DirectoryError::UserNameTaken(profile.user.user_name.clone()).into());
    }
    Ok(())
}

/// Somebody else was faster between our look and our write.
fn name_taken(error: StorageError, profile: &Profile) -> ScimError {
    match error {
        StorageError::Conflict(_) => DirectoryError::UserNameTaken(profile.user.user_name.clone()).into(),
        other => other.into(),
    }
}

fn not_found(id: &UserId) -> ScimError {
    ScimError::not_found(KIND.noun(), id.as_str())
}
