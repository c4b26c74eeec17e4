//! Role collections by groups of the provider.

use std::collections::BTreeSet;

use docket_directory::Administrators;
use docket_domain::UserId;
use docket_domain::identity_provider::IdentityProvider;
use docket_storage::Tx;

use super::IdentityProviders;
use crate::error::Result;

impl IdentityProviders {
    /// Gives the role collections the person's groups stand for and takes those they do not stand for any more, at each
    /// sign-in.
    ///
    /// Only what the provider gave is taken: a collection given by hand stays, and so does one another provider gave as well.
    /// The last active administrator stays one.
    pub(super) async fn apply_group_roles(
        &self,
        provider: &IdentityProvider,
        user: &UserId,
        groups: &[String],
    ) -> Result<()> {
        let mapping = &provider.settings.group_roles;
        let wanted: BTreeSet<&String> =
            groups.iter().filter_map(|group| mapping.get(group)).flatten().collect();
        let mut tx = self.parts.store.begin().await?;
        // Locked before the person is, as the directory does.
        let administrators = Administrators::lock(&mut tx).await?;
        let given = tx.provider_role_collections(&provider.name, user).await?;
        let held =
            tx.role_collections_of_all(std::slice::from_ref(user)).await?.remove(user).unwrap_or_default();
        for name in wanted.iter().filter(|name| !given.contains(**name)) {
            // What they have by hand is not noted, and so never taken; what was deleted meanwhile is not given.
            let by_hand = held.contains(*name) && !tx.is_provider_role_collection(user, name).await?;
            if !by_hand && tx.find_role_collection(name).await?.is_some() {
                tx.assign_role_collection(user, name).await?;
                tx.add_provider_role_collection(&provider.name, user, name).await?;
                tracing::info!(
                    user.id = %user, "User {user} was given the role collection {name} by {}.", provider.name
                );
            }
        }
        for name in given.iter().filter(|name| !wanted.contains(name)) {
            take(&mut tx, &provider.name, user, name, &administrators).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Takes every role collection the provider gave: it is about to be deleted.
    pub(super) async fn take_all_roles(tx: &mut Tx, provider: &str) -> Result<()> {
        let administrators = Administrators::lock(tx).await?;
        for (user, name) in tx.list_provider_role_collections(provider).await? {
            take(tx, provider, &user, &name, &administrators).await?;
        }
        Ok(())
    }
}

async fn take(
    tx: &mut Tx,
    provider: &str,
    user: &UserId,
    name: &str,
    administrators: &Administrators,
) -> Result<()> {
    if !tx.remove_provider_role_collection(provider, user, name).await? {
        return Ok(());
    }
    tx.unassign_role_collection(user, name).await?;
    if administrators.remain(tx).await? {
        tracing::info!(user.id = %user, "The role collection {name} was taken from user {user} by {provider}.");
    } else {
        tx.assign_role_collection(user, name).await?;
        tx.add_provider_role_collection(provider, user, name).await?;
        tracing::warn!(
            user.id = %user,
            "User {user} is not in a group for {name} at {provider} any more and keeps it as the last administrator."
        );
    }
    Ok(())
}
