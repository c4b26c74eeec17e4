//! Groups by SCIM. Members are people of the directory; groups have no groups in them. Whoever is in a group has its role
//! collections, so the last administrator stays in theirs.

use std::collections::{BTreeSet, HashMap};

use docket_domain::{GroupId, UserId};
use docket_storage::Tx;
use docket_storage::directory_query::Listing;
use docket_storage::groups::{Group, Membership};
use docket_storage::profiles::Origin;
use serde_json::{Map, Value};

use super::canonical::canonical;
use super::error::{Result, ScimError, ScimType};
use super::path::shown;
use super::projection::Projection;
use super::resource::{members_of, missing, of_group};
use super::schema::ResourceKind;
use super::service::{Edit, Scim};
use super::text::external_id;
use super::version::{Precondition, moment_of_change, version};
use crate::Administrators;

const KIND: ResourceKind = ResourceKind::Group;

/// The longest display name, as of people.
const MOST_CHARACTERS: usize = 255;

type Resource = Map<String, Value>;

impl Scim {
    pub(super) async fn list_groups(
        &self,
        listing: &Listing,
        projection: &Projection,
    ) -> Result<(u64, Vec<Resource>)> {
        let mut tx = self.directory.store().read().await?;
        let (total, groups) = tx.list_groups(listing).await?;
        let ids: Vec<GroupId> = groups.iter().map(|group| group.id.clone()).collect();
        let members =
            if projection.wants(KIND, "members") { tx.members_of_all(&ids).await? } else { Vec::new() };
        let mut by_group: HashMap<&GroupId, Vec<&Membership>> = HashMap::new();
        for member in &members {
            by_group.entry(&member.group).or_default().push(member);
        }
        let shown = |group: &Group| {
            let members = by_group.get(&group.id).map(Vec::as_slice).unwrap_or_default();
            projection.of(KIND, of_group(group, members, &self.base))
        };
        Ok((total, groups.iter().map(shown).collect()))
    }

    pub(super) async fn get_group(&self, id: &str, projection: &Projection) -> Result<Resource> {
        let mut tx = self.directory.store().read().await?;
        let group = tx.find_group(&GroupId::new(id)).await?.ok_or_else(|| not_found(id))?;
        let members = if projection.wants(KIND, "members") {
            tx.members_of_all(std::slice::from_ref(&group.id)).await?
        } else {
            Vec::new()
        };
        Ok(of_group(&group, &members.iter().collect::<Vec<_>>(), &self.base))
    }

    pub(super) async fn create_group(&self, body: &Resource) -> Result<Resource> {
        let resource = canonical(KIND, body)?;
        let now = self.directory.clock().now();
        let group = Group {
            id: GroupId::new(self.directory.chance().uuid().to_string()),
            display_name: display_name(&resource)?,
            external_id: external_id(&resource)?,
            origin: Origin::Scim,
            created_at: now,
            modified_at: now,
        };
        let members = members_of(&resource)?;
        let mut tx = self.directory.store().begin().await?;
        check_members(&mut tx, &members).await?;
        tx.insert_directory_group(&group).await?;
        tx.add_group_members(&group.id, &members).await?;
        let resource = self.shown_group(&mut tx, &group).await?;
        tx.commit().await?;
        Ok(resource)
    }

    pub(super) async fn edit_group(
        &self,
        id: &str,
        edit: &Edit<'_>,
        precondition: &Precondition,
    ) -> Result<Resource> {
        let edit = edit.read(KIND)?;
        let mut tx = self.directory.store().begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        let before = tx.find_group_for_update(&GroupId::new(id)).await?.ok_or_else(|| not_found(id))?;
        precondition.check(&version(before.modified_at))?;
        let members = tx.members_of_all(std::slice::from_ref(&before.id)).await?;
        let resource = edit.made(|| {
            let mut resource = of_group(&before, &members.iter().collect::<Vec<_>>(), &self.base);
            resource.retain(|name, _| !matches!(name.as_str(), "schemas" | "id" | "meta"));
            resource
        })?;
        let mut after = Group {
            display_name: display_name(&resource)?,
            external_id: external_id(&resource)?,
            ..before.clone()
        };
        let was: BTreeSet<UserId> = members.into_iter().map(|member| member.user).collect();
        let is: BTreeSet<UserId> = members_of(&resource)?.into_iter().collect();
        let added: Vec<UserId> = is.difference(&was).cloned().collect();
        let removed: Vec<UserId> = was.difference(&is).cloned().collect();
        if after != before || !added.is_empty() || !removed.is_empty() {
            after.modified_at = moment_of_change(self.directory.clock().now(), before.modified_at);
            check_members(&mut tx, &added).await?;
            tx.update_group(&after).await?;
            tx.remove_group_members(&after.id, &removed).await?;
            tx.add_group_members(&after.id, &added).await?;
            administrators.check(&mut tx).await?;
        }
        let resource = self.shown_group(&mut tx, &after).await?;
        tx.commit().await?;
        Ok(resource)
    }

    pub(super) async fn delete_group(&self, id: &str, precondition: &Precondition) -> Result<()> {
        let id_found = GroupId::new(id);
        let mut tx = self.directory.store().begin().await?;
        let administrators = Administrators::lock(&mut tx).await?;
        let before = tx.find_group_for_update(&id_found).await?.ok_or_else(|| not_found(id))?;
        precondition.check(&version(before.modified_at))?;
        tx.delete_group(&id_found).await?;
        administrators.check(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn shown_group(&self, tx: &mut Tx, group: &Group) -> Result<Resource> {
        let members = tx.members_of_all(std::slice::from_ref(&group.id)).await?;
        Ok(of_group(group, &members.iter().collect::<Vec<_>>(), &self.base))
    }
}

async fn check_members(tx: &mut Tx, members: &[UserId]) -> Result<()> {
    let known = tx.display_names(members).await?;
    match members.iter().find(|member| !known.contains_key(member)) {
        None => Ok(()),
        Some(member) => {
            let detail = format!("There is no user \"{}\" who could be a member.", shown(member.as_str()));
            Err(ScimError::bad(ScimType::InvalidValue, detail))
        }
    }
}

fn display_name(resource: &Resource) -> Result<String> {
    let name = resource.get("displayName").and_then(Value::as_str).map(str::trim).unwrap_or_default();
    if name.is_empty() {
        return Err(missing("displayName"));
    }
    if name.chars().count() > MOST_CHARACTERS || name.chars().any(char::is_control) {
        let detail = format!(
            "displayName may have at most {MOST_CHARACTERS} characters, none of them control characters."
        );
        return Err(ScimError::bad(ScimType::InvalidValue, detail));
    }
    Ok(name.to_owned())
}

fn not_found(id: &str) -> ScimError {
    ScimError::not_found(KIND.noun(), id)
}
