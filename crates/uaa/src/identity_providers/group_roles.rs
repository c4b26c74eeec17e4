//! Roles by groups of the provider.

use docket_domain::identity_provider::IdentityProvider;
use docket_domain::{Role, Roles, UserId};
use docket_storage::Tx;

use super::IdentityProviders;
use crate::error::Result;

impl IdentityProviders {
    /// Gives the roles the person's groups stand for and takes those they do not stand for any more, at each sign-in.
    ///
    /// Only what the provider gave is taken: a role given by hand stays, and so does one another provider gave as well. The
    /// last active administrator stays one.
    pub(super) async fn apply_group_roles(
        &self,
        provider: &IdentityProvider,
        user: &UserId,
        groups: &[String],
    ) -> Result<()> {
        let mapping = &provider.settings.group_roles;
        let wanted: Roles = groups.iter().filter_map(|group| mapping.get(group)).flatten().copied().collect();
        let mut tx = self.parts.store.begin().await?;
        // Locked before the person is, as the directory does.
        let administrators = tx.active_holders_for_update(Role::SubaccountAdministrator).await?;
        let given: Roles = tx.provider_roles(&provider.name, user).await?.into_iter().collect();
        let held = tx.roles_of(user).await?;
        for role in wanted.iter().filter(|role| !given.has(*role)) {
            // What they have by hand is not noted, and so never taken.
            if !held.has(role) || tx.is_provider_role(user, role).await? {
                tx.add_role(user, role).await?;
                tx.add_provider_role(&provider.name, user, role).await?;
                tracing::info!(user.id = %user, "User {user} was given the role {role} by {}.", provider.name);
            }
        }
        for role in given.iter().filter(|role| !wanted.has(*role)) {
            take(&mut tx, &provider.name, user, role, &administrators).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Takes every role the provider gave: it is about to be deleted.
    pub(super) async fn take_all_roles(tx: &mut Tx, provider: &str) -> Result<()> {
        for (user, role) in tx.list_provider_roles(provider).await? {
            let administrators = tx.active_holders_for_update(Role::SubaccountAdministrator).await?;
            take(tx, provider, &user, role, &administrators).await?;
        }
        Ok(())
    }
}

async fn take(
    tx: &mut Tx,
    provider: &str,
    user: &UserId,
    role: Role,
    administrators: &[UserId],
) -> Result<()> {
    if role == Role::SubaccountAdministrator && administrators == [user.clone()] {
        tracing::warn!(
            user.id = %user,
            "User {user} is not in a group for {role} at {provider} any more and keeps it as the last administrator."
        );
        return Ok(());
    }
    if tx.remove_provider_role(provider, user, role).await? {
        tx.remove_role(user, role).await?;
        tracing::info!(user.id = %user, "The role {role} was taken from user {user} by {provider}.");
    }
    Ok(())
}
