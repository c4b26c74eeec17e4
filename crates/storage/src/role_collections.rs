//! Role collections, what is in them, and who has them.
//!
//! Who may administer the subaccount depends on many rows: collections, what is in them, people, groups and their members.
//! Whoever may take that from somebody first locks one row for all of it ([`Tx::active_holders_for_update`]), changes, and
//! looks again ([`Tx::active_holders`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use docket_domain::role_collection::{ApplicationRole, HeldRoles, Source};
use docket_domain::user::User;
use docket_domain::{GroupId, Role, RoleCollection, Roles, UserId};

use crate::groups::{Group, group_of};
use crate::users::{user_name_key, user_of};
use crate::{Query, Result, Row, StorageError, Tx};

/// The ids of whoever holds the role `$1`. From the role to the people: by way of `held_role_collections` everybody who has
/// any collection would be looked at.
pub(crate) const HOLDERS: &str = "SELECT c.user_id FROM role_collection_roles r \
     JOIN user_role_collections c ON c.collection = r.collection WHERE r.role = $1 \
     UNION \
     SELECT m.user_id FROM role_collection_roles r JOIN group_role_collections g ON g.collection = r.collection \
     JOIN group_members m ON m.group_id = g.group_id WHERE r.role = $1";

/// How many have a collection, given to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    pub people: u64,
    pub groups: u64,
}

impl Tx {
    /// Stores a new collection with its roles.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the name is taken, or an instance named in it does not exist.
    pub async fn insert_role_collection(&mut self, collection: &RoleCollection) -> Result<()> {
        let sql = "INSERT INTO role_collections (name, description, predefined, instance_id, created_at, modified_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let instance = match &collection.source {
            Source::Application { instance_id } => Some(&**instance_id),
            Source::Predefined | Source::Custom => None,
        };
        let query = Query::sql(sql)
            .bind(&*collection.name)
            .bind(&*collection.description)
            .bind(i64::from(collection.source == Source::Predefined))
            .bind(instance)
            .bind(collection.created_at.as_micros())
            .bind(collection.modified_at.as_micros());
        self.execute(query).await?;
        self.insert_roles_of(collection).await
    }

    /// Replaces description and roles; false if there is no such collection.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if an instance named in it does not exist.
    pub async fn update_role_collection(&mut self, collection: &RoleCollection) -> Result<bool> {
        let sql = "UPDATE role_collections SET description = $2, modified_at = $3 WHERE name = $1";
        let query = Query::sql(sql)
            .bind(&*collection.name)
            .bind(&*collection.description)
            .bind(collection.modified_at.as_micros());
        if self.execute(query).await? == 0 {
            return Ok(false);
        }
        for table in ["role_collection_roles", "role_collection_application_roles"] {
            let query = Query::sql(format!("DELETE FROM {table} WHERE collection = $1"));
            self.execute(query.bind(&*collection.name)).await?;
        }
        self.insert_roles_of(collection).await?;
        Ok(true)
    }

    async fn insert_roles_of(&mut self, collection: &RoleCollection) -> Result<()> {
        let name = || collection.name.as_str().into();
        let own = collection.roles.iter().flat_map(|role| [name(), role.name().into()]).collect();
        self.insert_many("INSERT INTO role_collection_roles (collection, role)", "", 2, own).await?;
        let foreign = collection.application_roles.iter();
        let foreign = foreign
            .flat_map(|role| [name(), role.instance_id.as_str().into(), role.name.as_str().into()])
            .collect();
        let head = "INSERT INTO role_collection_application_roles (collection, instance_id, role)";
        self.insert_many(head, "", 3, foreign).await
    }

    /// Deletes the collection and takes it from everybody; false if there is none.
    pub async fn delete_role_collection(&mut self, name: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM role_collections WHERE name = $1").bind(name);
        Ok(self.execute(query).await? == 1)
    }

    pub async fn find_role_collection(&mut self, name: &str) -> Result<Option<RoleCollection>> {
        Ok(self.role_collections(Some(name)).await?.pop())
    }

    /// All of them, by name. An administrator or a developer makes these by hand, so there are few.
    pub async fn list_role_collections(&mut self) -> Result<Vec<RoleCollection>> {
        self.role_collections(None).await
    }

    /// The one of that name, or all.
    async fn role_collections(&mut self, name: Option<&str>) -> Result<Vec<RoleCollection>> {
        let select = |table: &str, column: &str| match name {
            Some(name) => Query::sql(format!("SELECT * FROM {table} WHERE {column} = $1")).bind(name),
            None => Query::sql(format!("SELECT * FROM {table}")),
        };
        let rows = self.all(select("role_collections", "name")).await?;
        let mut found: BTreeMap<String, RoleCollection> = BTreeMap::new();
        for row in &rows {
            let collection = collection_of(row)?;
            found.insert(collection.name.clone(), collection);
        }
        for row in self.all(select("role_collection_roles", "collection")).await? {
            if let Some(collection) = found.get_mut(&row.text("collection")?) {
                collection.roles.insert(role_of(&row)?);
            }
        }
        for row in self.all(select("role_collection_application_roles", "collection")).await? {
            if let Some(collection) = found.get_mut(&row.text("collection")?) {
                let role = ApplicationRole { instance_id: row.text("instance_id")?, name: row.text("role")? };
                collection.application_roles.insert(role);
            }
        }
        Ok(found.into_values().collect())
    }

    /// Takes those roles of the application out of every collection that are not among `roles`.
    pub async fn retain_application_roles(&mut self, instance_id: &str, roles: &[String]) -> Result<()> {
        let query =
            Query::sql("SELECT DISTINCT role FROM role_collection_application_roles WHERE instance_id = $1");
        for row in self.all(query.bind(instance_id)).await? {
            let role = row.text("role")?;
            if !roles.contains(&role) {
                let sql =
                    "DELETE FROM role_collection_application_roles WHERE instance_id = $1 AND role = $2";
                self.execute(Query::sql(sql).bind(instance_id).bind(role)).await?;
            }
        }
        Ok(())
    }

    /// How many have each collection; those nobody has are left out.
    pub async fn count_role_collection_holders(&mut self) -> Result<HashMap<String, Holders>> {
        let sql = "SELECT collection, COUNT(*) AS people, 0 AS grouped FROM user_role_collections GROUP BY collection \
                   UNION ALL \
                   SELECT collection, 0 AS people, COUNT(*) AS grouped FROM group_role_collections GROUP BY collection";
        let mut counts: HashMap<String, Holders> = HashMap::new();
        for row in self.all(Query::sql(sql)).await? {
            let holders = counts.entry(row.text("collection")?).or_default();
            holders.people += u64::try_from(row.get::<i64>("people")?).unwrap_or(0);
            holders.groups += u64::try_from(row.get::<i64>("grouped")?).unwrap_or(0);
        }
        Ok(counts)
    }

    /// Up to `limit` people who were given the collection, in the order of their sign-in names, after the name `after`.
    pub async fn list_role_collection_people(
        &mut self,
        collection: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<User>> {
        let sql = "SELECT u.* FROM users u JOIN user_role_collections c ON c.user_id = u.id \
                   WHERE c.collection = $1 AND u.user_name_key > $2 ORDER BY u.user_name_key LIMIT $3";
        let query = Query::sql(sql)
            .bind(collection)
            .bind(user_name_key(after.unwrap_or_default()))
            .bind(i64::from(limit));
        self.all(query).await?.iter().map(user_of).collect()
    }

    /// The groups that were given the collection, by display name.
    pub async fn list_role_collection_groups(&mut self, collection: &str) -> Result<Vec<Group>> {
        let sql = "SELECT g.* FROM groups g JOIN group_role_collections c ON c.group_id = g.id \
                   WHERE c.collection = $1 ORDER BY g.display_name_key, g.id";
        self.all(Query::sql(sql).bind(collection)).await?.iter().map(group_of).collect()
    }

    /// Gives the person a collection; giving it twice changes nothing.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if there is no such person or collection.
    pub async fn assign_role_collection(&mut self, id: &UserId, collection: &str) -> Result<()> {
        let sql =
            "INSERT INTO user_role_collections (user_id, collection) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.execute(Query::sql(sql).bind(id.as_str()).bind(collection)).await?;
        Ok(())
    }

    /// Takes a collection from the person; false if it was not given to them.
    pub async fn unassign_role_collection(&mut self, id: &UserId, collection: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM user_role_collections WHERE user_id = $1 AND collection = $2")
            .bind(id.as_str())
            .bind(collection);
        Ok(self.execute(query).await? == 1)
    }

    /// Gives every member of the group a collection, whoever that is at the moment; twice changes nothing.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if there is no such group or collection.
    pub async fn assign_group_role_collection(&mut self, group: &GroupId, collection: &str) -> Result<()> {
        let sql = "INSERT INTO group_role_collections (group_id, collection) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.execute(Query::sql(sql).bind(group.as_str()).bind(collection)).await?;
        Ok(())
    }

    /// Takes a collection from the group; false if it was not given to it.
    pub async fn unassign_group_role_collection(
        &mut self,
        group: &GroupId,
        collection: &str,
    ) -> Result<bool> {
        let query = Query::sql("DELETE FROM group_role_collections WHERE group_id = $1 AND collection = $2")
            .bind(group.as_str())
            .bind(collection);
        Ok(self.execute(query).await? == 1)
    }

    /// What the person has, given to them or to their groups; nothing for somebody who does not exist.
    pub async fn held_roles(&mut self, id: &UserId) -> Result<HeldRoles> {
        let sql = "SELECT h.collection, r.role, NULL AS instance_id FROM held_role_collections h \
                   LEFT JOIN role_collection_roles r ON r.collection = h.collection WHERE h.user_id = $1 \
                   UNION ALL \
                   SELECT h.collection, a.role, a.instance_id FROM held_role_collections h \
                   JOIN role_collection_application_roles a ON a.collection = h.collection WHERE h.user_id = $1";
        let mut held = HeldRoles::default();
        for row in self.all(Query::sql(sql).bind(id.as_str())).await? {
            held.collections.insert(row.text("collection")?);
            match (row.optional_text("instance_id")?, row.optional_text("role")?) {
                (Some(instance_id), Some(name)) => {
                    held.application_roles.insert(ApplicationRole { instance_id, name });
                }
                (None, Some(_)) => held.roles.insert(role_of(&row)?),
                (_, None) => {}
            }
        }
        Ok(held)
    }

    /// docket's own roles among what the person has; nothing for somebody who does not exist.
    pub async fn roles_of(&mut self, id: &UserId) -> Result<Roles> {
        Ok(self.held_roles(id).await?.roles)
    }

    /// The collections given to the people themselves, by name; whoever has none is left out.
    pub async fn role_collections_of_all(
        &mut self,
        ids: &[UserId],
    ) -> Result<HashMap<UserId, BTreeSet<String>>> {
        let head = "SELECT user_id, collection FROM user_role_collections WHERE $1 = 1 AND user_id";
        let ids = ids.iter().map(|id| id.as_str().into()).collect();
        let mut given: HashMap<UserId, BTreeSet<String>> = HashMap::new();
        for row in self.select_in(head, 1, ids, "").await? {
            given.entry(UserId::new(row.text("user_id")?)).or_default().insert(row.text("collection")?);
        }
        Ok(given)
    }

    /// The active people who hold the role, however they come to it.
    pub async fn active_holders(&mut self, role: Role) -> Result<Vec<UserId>> {
        let sql =
            format!("SELECT u.id FROM users u WHERE u.active = 1 AND u.id IN ({HOLDERS}) ORDER BY u.id");
        let rows = self.all(Query::sql(sql).bind(role.name())).await?;
        rows.iter().map(|row| row.text("id").map(UserId::new)).collect()
    }

    /// The same, and until this transaction ends nobody else who asks in this way goes on, so "is somebody left?" stays
    /// answered. To be called before anything else is locked.
    pub async fn active_holders_for_update(&mut self, role: Role) -> Result<Vec<UserId>> {
        let lock = self.dialect().lock_rows("role_collections");
        let sql = format!("SELECT name FROM role_collections WHERE name = $1{lock}");
        self.all(Query::sql(sql).bind(role.name())).await?;
        self.active_holders(role).await
    }
}

fn collection_of(row: &Row) -> Result<RoleCollection> {
    let source = match (row.flag("predefined")?, row.optional_text("instance_id")?) {
        (true, _) => Source::Predefined,
        (false, Some(instance_id)) => Source::Application { instance_id },
        (false, None) => Source::Custom,
    };
    Ok(RoleCollection {
        name: row.text("name")?,
        description: row.text("description")?,
        source,
        roles: Roles::default(),
        application_roles: BTreeSet::new(),
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

fn role_of(row: &Row) -> Result<Role> {
    row.text("role")?.parse().map_err(|error| StorageError::unreadable("role", error))
}
