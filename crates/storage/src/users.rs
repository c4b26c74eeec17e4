//! People and their passwords.

use std::collections::HashMap;

use docket_domain::user::User;
use docket_domain::{LanguageTag, Timestamp, UserId};
use sea_query::{Expr, ExprTrait as _, Query as Statement};

use crate::profiles::{Origin, Profile};
use crate::{Query, Result, Row, Tx};

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
        self.insert_profiles(&[Profile::new(user.clone(), Origin::Local)]).await
    }

    /// Replaces everything of the person but id, time of creation, password and roles; false if there is no such person.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] if the sign-in name is another person's.
    pub async fn update_user(&mut self, user: &User) -> Result<bool> {
        let Some(before) = self.find_profile(&user.id).await? else { return Ok(false) };
        self.update_profile(&Profile { user: user.clone(), ..before }).await
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

    /// The people with that e-mail address, without regard to case; two at most, as two are one too many.
    pub async fn find_users_by_email(&mut self, email: &str) -> Result<Vec<User>> {
        let sql = "SELECT * FROM users WHERE lower(email) = lower($1) ORDER BY id LIMIT 2";
        self.all(Query::sql(sql).bind(email)).await?.iter().map(user_of).collect()
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
        // Each from an index.
        let sql = "SELECT (SELECT COUNT(*) FROM users WHERE active = 1) AS n, \
                   (SELECT MAX(modified_at) FROM users) AS changed_at";
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
}

pub(crate) fn user_of(row: &Row) -> Result<User> {
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
