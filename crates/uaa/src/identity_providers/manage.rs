//! Setting up providers.

use docket_directory::Administrators;
use docket_domain::identity_provider::IdentityProvider;
use docket_storage::{StorageError, Tx};
use zeroize::Zeroizing;

use super::check::ProviderTest;
use super::settings::{Changes, Draft};
use super::{IdentityProviders, ProviderError};

type Result<T> = std::result::Result<T, ProviderError>;

/// A provider, and whether there is a secret for it.
pub(super) struct Stored {
    pub(super) provider: IdentityProvider,
    pub(super) has_secret: bool,
}

impl IdentityProviders {
    pub(super) async fn list(&self) -> Result<Vec<Stored>> {
        let mut tx = self.parts.store.read().await?;
        let with_secret = tx.identity_providers_with_secret().await?;
        let all = tx.list_identity_providers().await?;
        let stored = |provider: IdentityProvider| {
            let has_secret = with_secret.contains(&provider.name);
            Stored { provider, has_secret }
        };
        Ok(all.into_iter().map(stored).collect())
    }

    pub(super) async fn get(&self, name: &str) -> Result<Stored> {
        let found = self.list().await?.into_iter().find(|stored| stored.provider.name == name);
        found.ok_or_else(|| ProviderError::NoSuchProvider(name.to_owned()))
    }

    pub(super) async fn create(&self, name: String, changes: Changes) -> Result<Stored> {
        let now = self.parts.clock.now();
        let draft = Draft::new(name, now).changed(changes, false)?;
        let mut tx = self.parts.store.begin().await?;
        check_collections(&mut tx, &draft.provider).await?;
        tx.insert_identity_provider(&draft.provider).await.map_err(|error| match error {
            StorageError::Conflict(_) => ProviderError::NameTaken(draft.provider.name.clone()),
            other => other.into(),
        })?;
        self.store_secret(&mut tx, &draft).await?;
        tx.commit().await?;
        self.get(&draft.provider.name).await
    }

    /// Whoever signed in with a provider that is disabled now is signed out, and every token of theirs that came from there
    /// stops.
    pub(super) async fn update(&self, name: &str, changes: Changes) -> Result<Stored> {
        let now = self.parts.clock.now();
        let mut tx = self.parts.store.begin().await?;
        Administrators::lock(&mut tx).await?;
        let all = tx.list_identity_providers_for_update().await?;
        let has_secret = tx.identity_providers_with_secret().await?.iter().any(|one| one == name);
        let Some(before) = all.into_iter().find(|provider| provider.name == name) else {
            return Err(ProviderError::NoSuchProvider(name.to_owned()));
        };
        let moved = changes.moves_issuer(&before);
        // A secret is never sent to an issuer it was not given for.
        let draft = Draft::of(before.clone(), now).changed(changes, has_secret && !moved)?;
        if before.enabled && !draft.provider.enabled {
            Self::check_not_last_way(&mut tx, name).await?;
            tx.end_sign_ins_with(name, now).await?;
        }
        if moved {
            // Another issuer's subjects are other people.
            Self::check_not_last_way(&mut tx, name).await?;
            Self::take_all_roles(&mut tx, name).await?;
            tx.delete_identity_links(name).await?;
            tx.end_sign_ins_with(name, now).await?;
        }
        if draft.provider.settings.group_roles != before.settings.group_roles {
            check_collections(&mut tx, &draft.provider).await?;
        }
        tx.update_identity_provider(&draft.provider).await?;
        self.store_secret(&mut tx, &draft).await?;
        tx.commit().await?;
        self.get(name).await
    }

    /// Whoever signed in with it is signed out, and loses the roles it gave them.
    pub(super) async fn delete(&self, name: &str) -> Result<()> {
        let mut tx = self.parts.store.begin().await?;
        Administrators::lock(&mut tx).await?;
        if tx.find_identity_provider(name).await?.is_none() {
            return Err(ProviderError::NoSuchProvider(name.to_owned()));
        }
        Self::check_not_last_way(&mut tx, name).await?;
        Self::take_all_roles(&mut tx, name).await?;
        tx.end_sign_ins_with(name, self.parts.clock.now()).await?;
        tx.delete_identity_provider(name).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn test(&self, name: &str) -> Result<ProviderTest> {
        let stored = self.get(name).await?;
        Ok(self.check(&stored.provider).await)
    }

    async fn store_secret(&self, tx: &mut Tx, draft: &Draft) -> Result<()> {
        let name = &draft.provider.name;
        if !draft.provider.settings.client_authentication.has_secret() {
            tx.set_identity_provider_secret(&self.parts.vault, name, None).await?;
        } else if let Some(secret) = &draft.secret {
            let secret: &Zeroizing<String> = secret;
            tx.set_identity_provider_secret(&self.parts.vault, name, Some(secret)).await?;
        }
        Ok(())
    }
}

/// # Errors
/// A group is to get a role collection that does not exist.
async fn check_collections(tx: &mut Tx, provider: &IdentityProvider) -> Result<()> {
    for name in provider.settings.group_roles.values().flatten() {
        if tx.find_role_collection(name).await?.is_none() {
            let name: String = name.chars().filter(|letter| !letter.is_control()).take(64).collect();
            let message = format!("There is no role collection \"{name}\".");
            return Err(ProviderError::invalid("groupRoles", message));
        }
    }
    Ok(())
}
