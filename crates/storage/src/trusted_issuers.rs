//! Who may vouch for people with a SAML assertion, and the assertions that were taken.

use docket_domain::Timestamp;

use crate::row::to_json;
use crate::{Query, Result, Row, Tx};

/// An issuer whose assertions are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedIssuerRow {
    pub name: String,
    pub entity_id: String,
    /// In PEM.
    pub certificates: Vec<String>,
    /// What its name ids are, in the words of the token service.
    pub name_id: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl Tx {
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the name or the entity id is taken.
    pub async fn insert_trusted_issuer(&mut self, issuer: &TrustedIssuerRow) -> Result<()> {
        let sql = "INSERT INTO trusted_issuers (name, entity_id, certificates, name_id, created_at, modified_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let query = Query::sql(sql)
            .bind(&*issuer.name)
            .bind(&*issuer.entity_id)
            .bind(to_json(&issuer.certificates))
            .bind(&*issuer.name_id)
            .bind(issuer.created_at.as_micros())
            .bind(issuer.modified_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Replaces everything but the name and the time of creation; false if there is none of that name.
    ///
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the entity id is another one's.
    pub async fn update_trusted_issuer(&mut self, issuer: &TrustedIssuerRow) -> Result<bool> {
        let sql = "UPDATE trusted_issuers SET entity_id = $2, certificates = $3, name_id = $4, modified_at = $5 \
                   WHERE name = $1";
        let query = Query::sql(sql)
            .bind(&*issuer.name)
            .bind(&*issuer.entity_id)
            .bind(to_json(&issuer.certificates))
            .bind(&*issuer.name_id)
            .bind(issuer.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    /// All of them, by name. An administrator makes these by hand, so there are few.
    pub async fn list_trusted_issuers(&mut self) -> Result<Vec<TrustedIssuerRow>> {
        let rows = self.all(Query::sql("SELECT * FROM trusted_issuers ORDER BY name")).await?;
        rows.iter().map(issuer_of).collect()
    }

    pub async fn find_trusted_issuer(&mut self, name: &str) -> Result<Option<TrustedIssuerRow>> {
        let query = Query::sql("SELECT * FROM trusted_issuers WHERE name = $1").bind(name);
        self.optional(query).await?.as_ref().map(issuer_of).transpose()
    }

    /// False if there is none.
    pub async fn delete_trusted_issuer(&mut self, name: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM trusted_issuers WHERE name = $1").bind(name);
        Ok(self.execute(query).await? == 1)
    }

    /// Notes an assertion until `expires_at`; false if it was noted before.
    pub async fn use_assertion(&mut self, id_hash: &str, expires_at: Timestamp) -> Result<bool> {
        let sql = "INSERT INTO used_assertions (id_hash, expires_at) VALUES ($1, $2) ON CONFLICT (id_hash) DO NOTHING";
        Ok(self.execute(Query::sql(sql).bind(id_hash).bind(expires_at.as_micros())).await? == 1)
    }

    /// Forgets assertions that are refused for their age by now.
    pub async fn prune_used_assertions(&mut self, now: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM used_assertions WHERE expires_at <= $1").bind(now.as_micros());
        self.execute(query).await
    }
}

fn issuer_of(row: &Row) -> Result<TrustedIssuerRow> {
    Ok(TrustedIssuerRow {
        name: row.text("name")?,
        entity_id: row.text("entity_id")?,
        certificates: row.json("certificates")?,
        name_id: row.text("name_id")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}
