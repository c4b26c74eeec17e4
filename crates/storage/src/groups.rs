//! Groups and their members.

use std::collections::BTreeSet;

use docket_domain::{GroupId, Timestamp, UserId};
use sea_query::Value as Bound;

use crate::profiles::Origin;
use crate::{Query, Result, Row, Tx};

/// A group of the directory, without its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub display_name: String,
    /// The id the provisioning system has for the group; compared exactly.
    pub external_id: Option<String>,
    pub origin: Origin,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

/// One person in one group, with the name of the other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub group: GroupId,
    pub user: UserId,
    /// The person's or the group's display name, whichever was not asked for.
    pub display: String,
}

impl Tx {
    /// Stores a new group, without members.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the id is taken.
    pub async fn insert_group(&mut self, id: &GroupId, display_name: &str, at: Timestamp) -> Result<()> {
        self.insert_directory_group(&Group {
            id: id.clone(),
            display_name: display_name.to_owned(),
            external_id: None,
            origin: Origin::Local,
            created_at: at,
            modified_at: at,
        })
        .await
    }

    /// Stores a new group, without members.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the id is taken.
    pub async fn insert_directory_group(&mut self, group: &Group) -> Result<()> {
        let sql = "INSERT INTO groups (id, display_name, display_name_key, external_id, origin, created_at, modified_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let query = Query::sql(sql)
            .bind(group.id.as_str())
            .bind(&*group.display_name)
            .bind(group.display_name.to_lowercase())
            .bind(group.external_id.clone())
            .bind(group.origin.name())
            .bind(group.created_at.as_micros())
            .bind(group.modified_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Replaces everything of the group but id, time of creation and members; false if there is no such group.
    pub async fn update_group(&mut self, group: &Group) -> Result<bool> {
        let sql = "UPDATE groups SET display_name = $2, display_name_key = $3, external_id = $4, origin = $5, modified_at = $6 \
                   WHERE id = $1";
        let query = Query::sql(sql)
            .bind(group.id.as_str())
            .bind(&*group.display_name)
            .bind(group.display_name.to_lowercase())
            .bind(group.external_id.clone())
            .bind(group.origin.name())
            .bind(group.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    pub async fn find_group(&mut self, id: &GroupId) -> Result<Option<Group>> {
        let row = self.optional(Query::sql("SELECT * FROM groups WHERE id = $1").bind(id.as_str())).await?;
        row.as_ref().map(group_of).transpose()
    }

    /// The group and keeps others from changing it until this transaction ends: for read, change, write.
    pub async fn find_group_for_update(&mut self, id: &GroupId) -> Result<Option<Group>> {
        let sql = format!("SELECT * FROM groups WHERE id = $1{}", self.dialect().lock_rows("groups"));
        let row = self.optional(Query::sql(sql).bind(id.as_str())).await?;
        row.as_ref().map(group_of).transpose()
    }

    /// Those of `ids` that exist.
    pub async fn find_groups(&mut self, ids: &[GroupId]) -> Result<Vec<Group>> {
        let ids = ids.iter().map(|id| id.as_str().into()).collect();
        let rows = self.select_in("SELECT * FROM groups WHERE $1 = 1 AND id", 1, ids, "").await?;
        rows.iter().map(group_of).collect()
    }

    /// The ids of the groups of that origin.
    pub async fn group_ids_of(&mut self, origin: Origin) -> Result<Vec<GroupId>> {
        let query = Query::sql("SELECT id FROM groups WHERE origin = $1").bind(origin.name());
        let rows = self.all(query).await?;
        rows.iter().map(|row| row.text("id").map(GroupId::new)).collect()
    }

    /// Removes the group, not its members; false if there is no such group.
    pub async fn delete_group(&mut self, id: &GroupId) -> Result<bool> {
        Ok(self.execute(Query::sql("DELETE FROM groups WHERE id = $1").bind(id.as_str())).await? == 1)
    }

    /// Makes the person a member of the group; twice changes nothing.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if there is no such person or group.
    pub async fn add_group_member(&mut self, group: &GroupId, user: &UserId) -> Result<()> {
        self.add_group_members(group, std::slice::from_ref(user)).await
    }

    /// Makes the people members of the group; twice changes nothing.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if there is no such group, or one of the people does not exist.
    pub async fn add_group_members(&mut self, group: &GroupId, users: &[UserId]) -> Result<()> {
        let values = users.iter().flat_map(|user| [group.as_str().into(), user.as_str().into()]).collect();
        let head = "INSERT INTO group_members (group_id, user_id)";
        self.insert_many(head, " ON CONFLICT DO NOTHING", 2, values).await
    }

    /// Takes the people out of the group, as far as they are in it.
    pub async fn remove_group_members(&mut self, group: &GroupId, users: &[UserId]) -> Result<()> {
        let users = users.iter().map(|user| user.as_str().into()).collect();
        let head = "DELETE FROM group_members WHERE group_id = $1 AND user_id";
        self.execute_in(head, vec![group.as_str().into()], users).await?;
        Ok(())
    }

    /// The groups the person is a direct member of.
    pub async fn groups_of(&mut self, id: &UserId) -> Result<Vec<GroupId>> {
        let sql = "SELECT group_id FROM group_members WHERE user_id = $1 ORDER BY group_id";
        let rows = self.all(Query::sql(sql).bind(id.as_str())).await?;
        rows.iter().map(|row| row.text("group_id").map(GroupId::new)).collect()
    }

    /// The groups of all the people, with the groups' names, in the order of the names.
    pub async fn groups_of_all(&mut self, users: &[UserId]) -> Result<Vec<Membership>> {
        let head = "SELECT m.group_id, m.user_id, g.display_name FROM group_members m JOIN groups g ON g.id = m.group_id \
                    WHERE $1 = 1 AND m.user_id";
        let ids = users.iter().map(|id| id.as_str().into()).collect();
        self.memberships(head, ids, " ORDER BY g.display_name_key, g.id").await
    }

    /// The members of all the groups, with the people's names, in the order of their ids.
    pub async fn members_of_all(&mut self, groups: &[GroupId]) -> Result<Vec<Membership>> {
        let head = "SELECT m.group_id, m.user_id, u.display_name FROM group_members m JOIN users u ON u.id = m.user_id \
                    WHERE $1 = 1 AND m.group_id";
        let ids = groups.iter().map(|id| id.as_str().into()).collect();
        self.memberships(head, ids, " ORDER BY m.user_id").await
    }

    async fn memberships(&mut self, head: &str, ids: Vec<Bound>, tail: &str) -> Result<Vec<Membership>> {
        let rows = self.select_in(head, 1, ids, tail).await?;
        let read = |row: &Row| {
            Ok(Membership {
                group: GroupId::new(row.text("group_id")?),
                user: UserId::new(row.text("user_id")?),
                display: row.text("display_name")?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// What providers may call the person's groups by when they address tasks to them: id, external id and display name.
    ///
    /// Source: docs/guides/directory.md, "Groups as recipients".
    pub async fn group_names_of(&mut self, id: &UserId) -> Result<Vec<GroupId>> {
        let sql = "SELECT g.id, g.external_id, g.display_name FROM group_members m JOIN groups g ON g.id = m.group_id \
                   WHERE m.user_id = $1";
        let mut names = BTreeSet::new();
        for row in self.all(Query::sql(sql).bind(id.as_str())).await? {
            let external: Option<String> = row.get("external_id")?;
            for name in
                [Some(row.text("id")?), external, Some(row.text("display_name")?)].into_iter().flatten()
            {
                names.insert(name);
            }
        }
        Ok(names.into_iter().map(GroupId::new).collect())
    }
}

pub(crate) fn group_of(row: &Row) -> Result<Group> {
    Ok(Group {
        id: GroupId::new(row.text("id")?),
        display_name: row.text("display_name")?,
        external_id: row.get("external_id")?,
        origin: Origin::parse(&row.text("origin")?)?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}
