//! Identity providers, their secrets sealed; who of their people is who here, and the role collections they gave.

use std::collections::BTreeSet;

use docket_domain::identity_provider::IdentityProvider;
use docket_domain::{Role, Timestamp, UserId};
use zeroize::Zeroizing;

use crate::role_collections::HOLDERS;
use crate::row::to_json;
use crate::vault::Place;
use crate::{Query, Result, Row, StorageError, Tx, Vault};

/// One of a provider's people and who they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityLink {
    pub provider: String,
    /// `sub` of the provider's ID tokens.
    pub subject: String,
    pub user_id: UserId,
    /// Whether the provider's first sign-in created the person.
    pub created: bool,
    pub used_at: Timestamp,
}

/// A browser on its way to a provider and back, known by the hash of its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    pub state_hash: String,
    pub provider: String,
    /// The hash of the cookie of the browser that set out.
    pub browser_hash: String,
    /// Where to go on to.
    pub target: String,
    /// Whether the person must prove anew who they are.
    pub anew: bool,
    pub started_at: Timestamp,
    pub expires_at: Timestamp,
}

impl Tx {
    /// # Errors
    /// [`StorageError::Conflict`] if the name is taken.
    pub async fn insert_identity_provider(&mut self, provider: &IdentityProvider) -> Result<()> {
        let sql = "INSERT INTO identity_providers (name, enabled, position, settings, created_at, modified_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let query = Query::sql(sql)
            .bind(&*provider.name)
            .bind(i64::from(provider.enabled))
            .bind(provider.position)
            .bind(to_json(&provider.settings))
            .bind(provider.created_at.as_micros())
            .bind(provider.modified_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Replaces everything but name, secret and time of creation; false if there is no such provider.
    pub async fn update_identity_provider(&mut self, provider: &IdentityProvider) -> Result<bool> {
        let sql = "UPDATE identity_providers SET enabled = $2, position = $3, settings = $4, modified_at = $5 \
                   WHERE name = $1";
        let query = Query::sql(sql)
            .bind(&*provider.name)
            .bind(i64::from(provider.enabled))
            .bind(provider.position)
            .bind(to_json(&provider.settings))
            .bind(provider.modified_at.as_micros());
        Ok(self.execute(query).await? == 1)
    }

    pub async fn find_identity_provider(&mut self, name: &str) -> Result<Option<IdentityProvider>> {
        let query = Query::sql("SELECT * FROM identity_providers WHERE name = $1").bind(name);
        self.optional(query).await?.as_ref().map(provider_of).transpose()
    }

    /// All of them in the order of the chooser. An administrator makes these by hand, so there are few. In a transaction
    /// that writes nobody else can change one until it ends.
    pub async fn list_identity_providers_for_update(&mut self) -> Result<Vec<IdentityProvider>> {
        let lock = self.dialect().lock_rows("identity_providers");
        let sql = format!("SELECT * FROM identity_providers ORDER BY position, name{lock}");
        self.all(Query::sql(sql)).await?.iter().map(provider_of).collect()
    }

    /// All of them in the order of the chooser.
    pub async fn list_identity_providers(&mut self) -> Result<Vec<IdentityProvider>> {
        let rows = self.all(Query::sql("SELECT * FROM identity_providers ORDER BY position, name")).await?;
        rows.iter().map(provider_of).collect()
    }

    /// Deletes the provider with its links; false if there is none.
    pub async fn delete_identity_provider(&mut self, name: &str) -> Result<bool> {
        let query = Query::sql("DELETE FROM identity_providers WHERE name = $1").bind(name);
        Ok(self.execute(query).await? == 1)
    }

    /// Stores or, with `None`, removes the provider's secret.
    pub async fn set_identity_provider_secret(
        &mut self,
        vault: &Vault,
        name: &str,
        secret: Option<&str>,
    ) -> Result<()> {
        let sealed = secret.map(|secret| vault.seal(secret_place(name), secret.as_bytes()));
        let query = Query::sql("UPDATE identity_providers SET secret_sealed = $2 WHERE name = $1")
            .bind(name)
            .bind(sealed);
        self.execute(query).await?;
        Ok(())
    }

    /// The names of the providers that have a secret.
    pub async fn identity_providers_with_secret(&mut self) -> Result<Vec<String>> {
        let sql = "SELECT name FROM identity_providers WHERE secret_sealed IS NOT NULL";
        self.all(Query::sql(sql)).await?.iter().map(|row| row.text("name")).collect()
    }

    /// The provider's secret in the clear.
    pub async fn open_identity_provider_secret(
        &mut self,
        vault: &Vault,
        name: &str,
    ) -> Result<Option<Zeroizing<String>>> {
        let query = Query::sql("SELECT secret_sealed FROM identity_providers WHERE name = $1").bind(name);
        let sealed = self.optional(query).await?.map(|row| row.get::<Option<Vec<u8>>>("secret_sealed"));
        let Some(sealed) = sealed.transpose()?.flatten() else { return Ok(None) };
        text(&vault.open_sealed(secret_place(name), &sealed)?, "client secret").map(Some)
    }

    pub async fn find_identity_link(
        &mut self,
        provider: &str,
        subject: &str,
    ) -> Result<Option<IdentityLink>> {
        let query = Query::sql("SELECT * FROM identity_links WHERE provider = $1 AND subject = $2")
            .bind(provider)
            .bind(subject);
        self.optional(query).await?.as_ref().map(link_of).transpose()
    }

    /// Stores the link, or notes its use. A subject that is somebody else from now on has a new link.
    pub async fn put_identity_link(&mut self, link: &IdentityLink) -> Result<()> {
        let sql = "INSERT INTO identity_links (provider, subject, user_id, created, linked_at, used_at) \
                   VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (provider, subject) DO UPDATE SET \
                   user_id = excluded.user_id, used_at = excluded.used_at, \
                   created = CASE WHEN identity_links.user_id = excluded.user_id \
                   THEN identity_links.created ELSE excluded.created END";
        let query = Query::sql(sql)
            .bind(&*link.provider)
            .bind(&*link.subject)
            .bind(link.user_id.as_str())
            .bind(i64::from(link.created))
            .bind(link.used_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// Forgets who the provider's people are here.
    pub async fn delete_identity_links(&mut self, provider: &str) -> Result<u64> {
        self.execute(Query::sql("DELETE FROM identity_links WHERE provider = $1").bind(provider)).await
    }

    /// The providers in the order of the chooser through which an active person with that role signed in at some time.
    pub async fn providers_of_holders(&mut self, role: Role) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT DISTINCT p.name, p.position FROM identity_providers p \
             JOIN identity_links l ON l.provider = p.name JOIN users u ON u.id = l.user_id \
             WHERE p.enabled = 1 AND u.active = 1 AND u.id IN ({HOLDERS}) ORDER BY p.position, p.name"
        );
        let rows = self.all(Query::sql(sql).bind(role.name())).await?;
        rows.iter().map(|row| row.text("name")).collect()
    }

    /// The role collections the person has because of their groups at the provider.
    pub async fn provider_role_collections(
        &mut self,
        provider: &str,
        user: &UserId,
    ) -> Result<BTreeSet<String>> {
        let sql = "SELECT collection FROM provider_role_collections WHERE provider = $1 AND user_id = $2";
        let query = Query::sql(sql).bind(provider).bind(user.as_str());
        self.all(query).await?.iter().map(|row| row.text("collection")).collect()
    }

    /// Everybody who has role collections because of their groups at the provider, and which.
    pub async fn list_provider_role_collections(&mut self, provider: &str) -> Result<Vec<(UserId, String)>> {
        let sql = "SELECT user_id, collection FROM provider_role_collections WHERE provider = $1 \
                   ORDER BY user_id, collection";
        let rows = self.all(Query::sql(sql).bind(provider)).await?;
        rows.iter().map(|row| Ok((UserId::new(row.text("user_id")?), row.text("collection")?))).collect()
    }

    /// True if the person has the role collection because of any provider.
    pub async fn is_provider_role_collection(&mut self, user: &UserId, collection: &str) -> Result<bool> {
        let sql =
            "SELECT 1 AS one FROM provider_role_collections WHERE user_id = $1 AND collection = $2 LIMIT 1";
        Ok(self.optional(Query::sql(sql).bind(user.as_str()).bind(collection)).await?.is_some())
    }

    /// Notes that the person has the role collection because of the provider.
    pub async fn add_provider_role_collection(
        &mut self,
        provider: &str,
        user: &UserId,
        collection: &str,
    ) -> Result<()> {
        let sql = "INSERT INTO provider_role_collections (provider, user_id, collection) VALUES ($1, $2, $3) \
                   ON CONFLICT DO NOTHING";
        self.execute(Query::sql(sql).bind(provider).bind(user.as_str()).bind(collection)).await?;
        Ok(())
    }

    /// Forgets that the person has the role collection because of the provider; true if no other provider gave it either.
    pub async fn remove_provider_role_collection(
        &mut self,
        provider: &str,
        user: &UserId,
        collection: &str,
    ) -> Result<bool> {
        let sql =
            "DELETE FROM provider_role_collections WHERE provider = $1 AND user_id = $2 AND collection = $3";
        self.execute(Query::sql(sql).bind(provider).bind(user.as_str()).bind(collection)).await?;
        Ok(!self.is_provider_role_collection(user, collection).await?)
    }

    pub async fn insert_journey(&mut self, journey: &Journey) -> Result<()> {
        let sql = "INSERT INTO provider_journeys \
                   (state_hash, provider, browser_hash, target, anew, started_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let query = Query::sql(sql)
            .bind(&*journey.state_hash)
            .bind(&*journey.provider)
            .bind(&*journey.browser_hash)
            .bind(&*journey.target)
            .bind(i64::from(journey.anew))
            .bind(journey.started_at.as_micros())
            .bind(journey.expires_at.as_micros());
        self.execute(query).await?;
        Ok(())
    }

    /// The journey, which is over with this: of any number of attempts at the same moment one gets it.
    pub async fn take_journey(&mut self, state_hash: &str) -> Result<Option<Journey>> {
        let query =
            Query::sql("DELETE FROM provider_journeys WHERE state_hash = $1 RETURNING *").bind(state_hash);
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        Ok(Some(Journey {
            state_hash: row.text("state_hash")?,
            provider: row.text("provider")?,
            browser_hash: row.text("browser_hash")?,
            target: row.text("target")?,
            anew: row.flag("anew")?,
            started_at: row.time("started_at")?,
            expires_at: row.time("expires_at")?,
        }))
    }

    /// Removes journeys that nobody came back from in time.
    pub async fn prune_journeys(&mut self, now: Timestamp) -> Result<u64> {
        let query = Query::sql("DELETE FROM provider_journeys WHERE expires_at <= $1").bind(now.as_micros());
        self.execute(query).await
    }

    /// Ends what sign-ins with the provider opened: sessions, refresh tokens, and every token that goes back to one.
    pub async fn end_sign_ins_with(&mut self, provider: &str, now: Timestamp) -> Result<u64> {
        let sessions = Query::sql("DELETE FROM sessions WHERE origin = $1").bind(provider);
        let tokens =
            Query::sql("UPDATE refresh_tokens SET revoked_at = $2 WHERE origin = $1 AND revoked_at IS NULL")
                .bind(provider)
                .bind(now.as_micros());
        let sign_ins = Query::sql("DELETE FROM provider_sign_ins WHERE provider = $1").bind(provider);
        self.execute(sign_ins).await?;
        Ok(self.execute(sessions).await? + self.execute(tokens).await?)
    }

    /// Keeps the provider's ID token with the session it began.
    pub async fn set_session_id_token(&mut self, vault: &Vault, id_hash: &str, token: &str) -> Result<()> {
        let sealed = vault.seal(id_token_place(id_hash), token.as_bytes());
        let query = Query::sql("UPDATE sessions SET id_token_sealed = $2 WHERE id_hash = $1")
            .bind(id_hash)
            .bind(sealed);
        self.execute(query).await?;
        Ok(())
    }

    /// The provider's ID token of the session.
    pub async fn find_session_id_token(
        &mut self,
        vault: &Vault,
        id_hash: &str,
    ) -> Result<Option<Zeroizing<String>>> {
        let query = Query::sql("SELECT id_token_sealed FROM sessions WHERE id_hash = $1").bind(id_hash);
        let sealed = self.optional(query).await?.map(|row| row.get::<Option<Vec<u8>>>("id_token_sealed"));
        let Some(sealed) = sealed.transpose()?.flatten() else { return Ok(None) };
        text(&vault.open_sealed(id_token_place(id_hash), &sealed)?, "ID token").map(Some)
    }
}

fn secret_place(name: &str) -> Place<'_> {
    Place { table: "identity_providers", row: name, column: "secret_sealed" }
}

fn id_token_place(id_hash: &str) -> Place<'_> {
    Place { table: "sessions", row: id_hash, column: "id_token_sealed" }
}

fn text(bytes: &[u8], what: &'static str) -> Result<Zeroizing<String>> {
    let text = std::str::from_utf8(bytes).map_err(|error| StorageError::unreadable(what, error))?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn provider_of(row: &Row) -> Result<IdentityProvider> {
    Ok(IdentityProvider {
        name: row.text("name")?,
        enabled: row.flag("enabled")?,
        position: row.get("position")?,
        settings: row.json("settings")?,
        created_at: row.time("created_at")?,
        modified_at: row.time("modified_at")?,
    })
}

fn link_of(row: &Row) -> Result<IdentityLink> {
    Ok(IdentityLink {
        provider: row.text("provider")?,
        subject: row.text("subject")?,
        user_id: UserId::new(row.text("user_id")?),
        created: row.flag("created")?,
        used_at: row.time("used_at")?,
    })
}
