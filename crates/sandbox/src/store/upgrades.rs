//! What the Upgrade Center has done.

use super::columns::from_row;
use super::{NewPerson, Result, Store, people};
use crate::Moment;

/// A finished upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    pub name: String,
    pub done_at: Moment,
    /// User id.
    pub done_by: String,
}

from_row!(Upgrade { name, done_at, done_by });

impl Store {
    pub async fn find_upgrade(&self, name: &str) -> Result<Option<Upgrade>> {
        sqlx::query_as("SELECT * FROM upgrades WHERE name = $1")
            .bind(name)
            .fetch_optional(self.readers())
            .await
    }

    /// Records the upgrade and adds the technical user that comes with it, both or neither. True if this call did it,
    /// false if it was done before.
    pub async fn insert_upgrade(&self, upgrade: &Upgrade, technical_user: &NewPerson) -> Result<bool> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "INSERT INTO upgrades (name, done_at, done_by) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        )
        .bind(&upgrade.name)
        .bind(upgrade.done_at)
        .bind(&upgrade.done_by)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 1 {
            people::insert_person(&mut tx, technical_user).await?;
        }
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }
}
