//! Sign-ins through identity providers that are not over.
//!
//! Sessions, codes and tokens name the sign-in they go back to. Ending one is removing its row, wherever they are.

use docket_domain::{Authentication, Timestamp, UserId};

use crate::{Query, Result, Tx};

/// One sign-in through a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderSignIn {
    pub id: String,
    pub provider: String,
    /// `sub` of the provider's ID token.
    pub subject: String,
    /// SHA-256 of its `sid`, hexadecimal.
    pub sid_hash: Option<String>,
    pub user_id: UserId,
    /// Nothing that names it lives longer.
    pub expires_at: Timestamp,
}

impl Tx {
    /// # Errors
    /// [`crate::StorageError::Conflict`] if the provider or the person is gone.
    pub async fn insert_provider_sign_in(&mut self, sign_in: &ProviderSignIn) -> Result<()> {
        let sql = "INSERT INTO provider_sign_ins (id, provider, subject, sid_hash, user_id, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let query = Query::sql(sql)
            .bind(&*sign_in.id)
            .bind(&*sign_in.provider)
            .bind(&*sign_in.subject)
            .bind(sign_in.sid_hash.clone())
            .bind(sign_in.user_id.as_str())
            .bind(sign_in.expires_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// False if the person came through a provider and that sign-in was ended, or the provider is off or gone. One look-up by
    /// key, and none for docket's own passwords.
    pub async fn is_signed_in(&mut self, authentication: &Authentication) -> Result<bool> {
        if authentication.is_local() {
            return Ok(true);
        }
        let query = match &authentication.sign_in {
            Some(id) => Query::sql(
                "SELECT 1 AS one FROM provider_sign_ins s JOIN identity_providers p ON p.name = s.provider \
                 WHERE s.id = $1 AND s.provider = $2 AND p.enabled = 1",
            )
            .bind(&**id)
            .bind(&*authentication.origin),
            // From before sign-ins were kept.
            None => Query::sql("SELECT 1 AS one FROM identity_providers WHERE name = $1 AND enabled = 1")
                .bind(&*authentication.origin),
        };
        Ok(self.optional(query).await?.is_some())
    }

    /// Keeps the sign-in until then at least.
    pub async fn extend_provider_sign_in(&mut self, id: &str, until: Timestamp) -> Result<()> {
        let query =
            Query::sql("UPDATE provider_sign_ins SET expires_at = $2 WHERE id = $1 AND expires_at < $2")
                .bind(id)
                .bind(until.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Ends the sign-ins with the provider that are of that person there, or of that session there, or of both if both are
    /// given; gives how many.
    pub async fn end_provider_sign_ins(
        &mut self,
        provider: &str,
        subject: Option<&str>,
        sid_hash: Option<&str>,
    ) -> Result<u64> {
        let sql = "DELETE FROM provider_sign_ins WHERE provider = $1 AND ($2 IS NULL OR subject = $2) \
                   AND ($3 IS NULL OR sid_hash = $3) AND ($2 IS NOT NULL OR $3 IS NOT NULL)";
        let query =
            Query::sql(sql).bind(provider).bind(subject.map(str::to_owned)).bind(sid_hash.map(str::to_owned));
        self.execute(query).await
    }

    /// Removes sign-ins that nothing goes back to any more.
    pub async fn prune_provider_sign_ins(&mut self, now: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM provider_sign_ins WHERE expires_at <= $1").bind(now.as_micros());
        self.execute(query).await
    }
}
