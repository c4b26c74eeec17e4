//! Everybody who has a user id.

use super::columns::from_row;
use super::{Result, Store, Tx};

/// Somebody with a user id: an employee, or the technical user of an upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Case-sensitive.
    pub user_id: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    /// Who this is for the task center; a technical user is nobody there.
    pub global_user_id: Option<String>,
    /// User id of the one who decides this person's requests.
    pub manager: Option<String>,
    pub admin: bool,
    pub technical: bool,
    pub active: bool,
    /// `ll-CC`.
    pub locale: String,
}

from_row!(Person {
    user_id,
    given_name,
    family_name,
    email,
    global_user_id,
    manager,
    admin,
    technical,
    active,
    locale
});

impl Person {
    /// What the attribute `use_username` of an assertion asks for: given and family name with a point between, in lower
    /// case. A technical user has the user id alone.
    pub fn user_name(&self) -> String {
        if self.technical {
            return self.user_id.clone();
        }
        format!("{}.{}", self.given_name, self.family_name).to_lowercase()
    }

    /// Given and family name; the user id of a technical user, who has neither.
    pub fn display_name(&self) -> String {
        if self.technical {
            return self.user_id.clone();
        }
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// A person to add.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub person: Person,
    /// `None` for somebody who cannot sign in with a password.
    pub password_hash: Option<String>,
}

const COLUMNS: &str =
    "user_id, given_name, family_name, email, global_user_id, manager, admin, technical, active, locale";

fn select(rest: &str) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM people {rest}"))
}

impl Store {
    /// The person with exactly this user id, inactive and technical ones included.
    pub async fn find_person(&self, user_id: &str) -> Result<Option<Person>> {
        sqlx::query_as(select("WHERE user_id = $1")).bind(user_id).fetch_optional(self.readers()).await
    }

    /// The person with this e-mail address, in any case of letters; nobody if several share it.
    pub async fn find_person_by_email(&self, email: &str) -> Result<Option<Person>> {
        let mut found: Vec<Person> =
            sqlx::query_as(select("WHERE email = $1 COLLATE NOCASE AND technical = 0 LIMIT 2"))
                .bind(email)
                .fetch_all(self.readers())
                .await?;
        Ok(if found.len() == 1 { found.pop() } else { None })
    }

    /// Everybody, technical users last, by family and given name.
    pub async fn list_people(&self) -> Result<Vec<Person>> {
        sqlx::query_as(select("ORDER BY technical, family_name, given_name, user_id"))
            .fetch_all(self.readers())
            .await
    }

    /// Whether somebody's requests are decided by this person.
    pub async fn is_manager(&self, user_id: &str) -> Result<bool> {
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM people WHERE manager = $1)")
            .bind(user_id)
            .fetch_one(self.readers())
            .await
    }

    /// The password hash of an active person who may sign in.
    pub async fn find_password_hash(&self, user_id: &str) -> Result<Option<String>> {
        sqlx::query_scalar(
            "SELECT password_hash FROM people WHERE user_id = $1 AND active = 1 AND technical = 0",
        )
        .bind(user_id)
        .fetch_optional(self.readers())
        .await
        .map(Option::flatten)
    }

    /// Gives a person a new password and ends their sessions.
    pub async fn set_password_hash(&self, user_id: &str, hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE people SET password_hash = $2 WHERE user_id = $1")
            .bind(user_id)
            .bind(hash)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM sessions WHERE user_id = $1").bind(user_id).execute(&mut *tx).await?;
        tx.commit().await
    }
}

/// Adds a person; somebody with the same user id stays as they are. True if added.
pub(crate) async fn insert_person(tx: &mut Tx, new: &NewPerson) -> Result<bool> {
    let person = &new.person;
    let done = sqlx::query(
        "INSERT INTO people (user_id, given_name, family_name, email, global_user_id, manager, admin, technical, active, \
         locale, password_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (user_id) DO NOTHING",
    )
    .bind(&person.user_id)
    .bind(&person.given_name)
    .bind(&person.family_name)
    .bind(&person.email)
    .bind(&person.global_user_id)
    .bind(&person.manager)
    .bind(person.admin)
    .bind(person.technical)
    .bind(person.active)
    .bind(&person.locale)
    .bind(&new.password_hash)
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
