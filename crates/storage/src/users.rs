//! People, their passwords, roles and groups.

use std::collections::HashMap;

use docket_domain::user::User;
use docket_domain::{GroupId, LanguageTag, Role, Roles, Timestamp, UserId};
use sea_query::{Expr, ExprTrait as _, Query as Statement};

use crate::row::to_json;
use crate::{Query, Result, Row, StorageError, Tx};

/// How many ids one statement asks for: below the number of placeholders either database takes.
const IDS_PER_STATEMENT: usize = 1000;

/// The form in which sign-in names are compared: without regard to case.
///
/// Storage keeps it beside the name as it was written, so both databases find and order people alike.
pub fn user_name_key(user_name: &str) -> String {
    user_name.to_lowercase()
}

impl Tx {
    /// Stores a new person, without password and roles.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the id or the sign-in name (without regard to case) is taken.
    pub async fn insert_user(&mut self, user: &User) -> Result<()> {
        let sql = "INSERT INTO users (id, user_name, user_name_key, email, display_name, given_name, family_name, locale, \
                   active, provider_ids, created_at, modified_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let query = Query::sql(sql)
            .bind(user.id.as_str())
            .bind(&*user.user_name)
            .bind(user_name_key(&user.user_name))
            .bind(&*user.email)
            .bind(&*user.display_name)
            .bind(&*user.given_name)
            .bind(&*user.family_name)
            .bind(user.locale.as_ref().map(|locale| locale.as_str().to_owned()))
            .bind(i64::from(user.active))
            .bind(to_json(&user.provider_ids))
            .bind(user.created_at.as_micros())
            .bind(user.modified_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Replaces everything of the person but id, time of creation, password and roles; false if there is no such person.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the sign-in name is another person's.
    pub async fn update_user(&mut self, user: &User) -> Result<bool> {
        let sql = "UPDATE users SET user_name = $2, user_name_key = $3, email = $4, display_name = $5, given_name = $6, \
                   family_name = $7, locale = $8, active = $9, provider_ids = $10, modified_at = $11 WHERE id = $1";
        let query = Query::sql(sql)
            .bind(user.id.as_str())
            .bind(&*user.user_name)
            .bind(user_name_key(&user.user_name))
            .bind(&*user.email)
            .bind(&*user.display_name)
            .bind(&*user.given_name)
            .bind(&*user.family_name)
            .bind(user.locale.as_ref().map(|locale| locale.as_str().to_owned()))
            .bind(i64::from(user.active))
            .bind(to_json(&user.provider_ids))
            .bind(user.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    pub async fn find_user(&mut self, id: &UserId) -> Result<Option<User>> {
        let row = self.optional(Query::sql("SELECT * FROM users WHERE id = $1").bind(id.as_str())).await?;
        row.as_ref().map(user_of).transpose()
    }

    /// The person and keeps others from changing them until this transaction ends: for read, change, write.
    pub async fn find_user_for_update(&mut self, id: &UserId) -> Result<Option<User>> {
        let sql = format!("SELECT * FROM users WHERE id = $1{}", self.dialect().lock_rows("users"));
        let row = self.optional(Query::sql(sql).bind(id.as_str())).await?;
        row.as_ref().map(user_of).transpose()
    }

    /// The person with that sign-in name, without regard to case.
    pub async fn find_user_by_name(&mut self, user_name: &str) -> Result<Option<User>> {
        let query = Query::sql("SELECT * FROM users WHERE user_name_key = $1").bind(user_name_key(user_name));
        self.optional(query).await?.as_ref().map(user_of).transpose()
    }

    /// Up to `limit` people in the order of their sign-in names, those after `after` (a sign-in name) only.
    pub async fn list_users(&mut self, after: Option<&str>, limit: u32) -> Result<Vec<User>> {
        // No name is empty, so every name comes after the empty one.
        let query =
            Query::sql("SELECT * FROM users WHERE user_name_key > $1 ORDER BY user_name_key LIMIT $2")
                .bind(user_name_key(after.unwrap_or_default()))
                .bind(i64::from(limit));
        self.all(query).await?.iter().map(user_of).collect()
    }

    /// True as long as nobody was ever created.
    pub async fn has_no_users(&mut self) -> Result<bool> {
        Ok(self.optional(Query::sql("SELECT 1 AS one FROM users LIMIT 1")).await?.is_none())
    }

    /// Argon2id in PHC form; `None` if there is no such person or they sign in elsewhere.
    pub async fn find_password_hash(&mut self, id: &UserId) -> Result<Option<String>> {
        let query = Query::sql("SELECT password_hash FROM users WHERE id = $1").bind(id.as_str());
        let row = self.optional(query).await?;
        Ok(row.map(|row| row.get::<Option<String>>("password_hash")).transpose()?.flatten())
    }

    /// Stores or, with `None`, removes the password; false if there is no such person.
    pub async fn set_password_hash(
        &mut self,
        id: &UserId,
        hash: Option<&str>,
        at: Timestamp,
    ) -> Result<bool> {
        let query = Query::sql("UPDATE users SET password_hash = $2, modified_at = $3 WHERE id = $1")
            .bind(id.as_str())
            .bind(hash.map(str::to_owned))
            .bind(at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// How many people are active, and when one of all was changed last.
    pub async fn count_active_users(&mut self) -> Result<(u64, Option<Timestamp>)> {
        let sql =
            "SELECT COUNT(CASE WHEN active = 1 THEN 1 END) AS n, MAX(modified_at) AS changed_at FROM users";
        let row = self.one(Query::sql(sql)).await?;
        Ok((u64::try_from(row.get::<i64>("n")?).unwrap_or(0), row.optional_time("changed_at")?))
    }

    /// The display names of those of `ids` that exist.
    pub async fn display_names(&mut self, ids: &[UserId]) -> Result<HashMap<UserId, String>> {
        let mut names = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(IDS_PER_STATEMENT) {
            let statement = Statement::select()
                .columns(["id", "display_name"])
                .from("users")
                .and_where(Expr::col("id").is_in(chunk.iter().map(UserId::as_str)))
                .take();
            for row in self.all(Query::built(self.dialect(), &statement)).await? {
                names.insert(UserId::new(row.text("id")?), row.text("display_name")?);
            }
        }
        Ok(names)
    }

    /// Nothing for a person who does not exist.
    pub async fn roles_of(&mut self, id: &UserId) -> Result<Roles> {
        let query = Query::sql("SELECT role FROM user_roles WHERE user_id = $1").bind(id.as_str());
        self.all(query).await?.iter().map(role_of).collect()
    }

    /// The roles of those of `ids` that have any.
    pub async fn roles_of_all(&mut self, ids: &[UserId]) -> Result<HashMap<UserId, Roles>> {
        let mut roles: HashMap<UserId, Roles> = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(IDS_PER_STATEMENT) {
            let statement = Statement::select()
                .columns(["user_id", "role"])
                .from("user_roles")
                .and_where(Expr::col("user_id").is_in(chunk.iter().map(UserId::as_str)))
                .take();
            for row in self.all(Query::built(self.dialect(), &statement)).await? {
                roles.entry(UserId::new(row.text("user_id")?)).or_default().insert(role_of(&row)?);
            }
        }
        Ok(roles)
    }

    /// Gives the person a role; giving it twice changes nothing.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if there is no such person.
    pub async fn add_role(&mut self, id: &UserId, role: Role) -> Result<()> {
        let sql = "INSERT INTO user_roles (user_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.execute(Query::sql(sql).bind(id.as_str()).bind(role.name())).await?;
        Ok(())
    }

    /// Takes a role away; false if the person did not have it.
    pub async fn remove_role(&mut self, id: &UserId, role: Role) -> Result<bool> {
        let query = Query::sql("DELETE FROM user_roles WHERE user_id = $1 AND role = $2")
            .bind(id.as_str())
            .bind(role.name());
        Ok(self.execute(query).await? == 1)
    }

    /// The active people who hold the role. Until this transaction ends nobody else can take it from them or deactivate
    /// them, so "is somebody left?" stays answered.
    pub async fn active_holders_for_update(&mut self, role: Role) -> Result<Vec<UserId>> {
        let sql = format!(
            "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id \
             WHERE r.role = $1 AND u.active = 1 ORDER BY u.id{}",
            self.dialect().lock_rows("u, r")
        );
        let rows = self.all(Query::sql(sql).bind(role.name())).await?;
        rows.iter().map(|row| row.text("id").map(UserId::new)).collect()
    }

    /// Stores a new group, without members.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the id is taken.
    pub async fn insert_group(&mut self, id: &GroupId, display_name: &str, at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO groups (id, display_name, created_at, modified_at) VALUES ($1, $2, $3, $3)";
        self.execute(Query::sql(sql).bind(id.as_str()).bind(display_name).bind(at.as_micros())).await?;
        Ok(())
    }

    /// Makes the person a member of the group; twice changes nothing.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if there is no such person or group.
    pub async fn add_group_member(&mut self, group: &GroupId, user: &UserId) -> Result<()> {
        let sql = "INSERT INTO group_members (group_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.execute(Query::sql(sql).bind(group.as_str()).bind(user.as_str())).await?;
        Ok(())
    }

    /// The groups the person is a direct member of.
    pub async fn groups_of(&mut self, id: &UserId) -> Result<Vec<GroupId>> {
        let sql = "SELECT group_id FROM group_members WHERE user_id = $1 ORDER BY group_id";
        let rows = self.all(Query::sql(sql).bind(id.as_str())).await?;
        rows.iter().map(|row| row.text("group_id").map(GroupId::new)).collect()
    }
}

fn user_of(row: &Row) -> Result<User> {
    Ok(User {
        id: UserId::new(row.text("id")?),
        user_name: row.text("user_name")?,
        email: row.text("email")?,
        display_name: row.text("display_name")?,
        given_name: row.text("given_name")?,
        family_name: row.text("family_name")?,
        locale: row.get::<Option<String>>("locale")?.map(LanguageTag::new),
        active: row.flag("active")?,
        provider_ids: row.json("provider_ids")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

fn role_of(row: &Row) -> Result<Role> {
    row.text("role")?.parse().map_err(|error| StorageError::unreadable("role", error))
}
