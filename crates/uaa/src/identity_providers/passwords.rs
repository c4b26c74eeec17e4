//! Whether people can sign in with passwords kept here.

use docket_domain::Role;
use docket_storage::Tx;

use super::{IdentityProviders, ProviderError};
use crate::error::Result;

/// The setting that is there as long as passwords are switched off.
const SETTING: &str = "local_passwords_off";

impl IdentityProviders {
    /// True unless passwords are switched off.
    pub(crate) async fn local_passwords(&self) -> Result<bool> {
        Ok(self.parts.store.read().await?.find_setting(SETTING).await?.is_none())
    }

    /// Switches passwords on or off. Off is refused unless an administrator has signed in with a provider that works at
    /// this moment, so that somebody can get in afterwards.
    pub(super) async fn set_local_passwords(&self, on: bool) -> std::result::Result<(), ProviderError> {
        if !on {
            self.check_way_in().await?;
        }
        let mut tx = self.parts.store.begin().await?;
        if on {
            tx.delete_setting(SETTING).await?;
        } else {
            keep_a_way_in(&mut tx, None).await?;
            tx.put_setting(SETTING, "1").await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn check_way_in(&self) -> std::result::Result<(), ProviderError> {
        let mut tx = self.parts.store.read().await?;
        let names = tx.providers_of_holders(Role::SubaccountAdministrator).await?;
        let providers = tx.list_identity_providers().await?;
        drop(tx);
        let mut reason = format!(
            "nobody with the role {} has signed in with an enabled identity provider yet. Sign in with one first.",
            Role::SubaccountAdministrator
        );
        for provider in providers.iter().filter(|provider| names.contains(&provider.name)) {
            let test = self.check(provider).await;
            if test.ok() {
                return Ok(());
            }
            reason = format!("the identity provider {} does not work. {}", provider.name, test.message());
        }
        Err(ProviderError::PasswordsNeeded(reason))
    }

    /// # Errors
    /// [`ProviderError::LastWay`] if passwords are off and no administrator could sign in without that provider.
    pub(super) async fn check_not_last_way(
        tx: &mut Tx,
        without: &str,
    ) -> std::result::Result<(), ProviderError> {
        if tx.find_setting(SETTING).await?.is_some() {
            keep_a_way_in(tx, Some(without)).await?;
        }
        Ok(())
    }
}

async fn keep_a_way_in(tx: &mut Tx, without: Option<&str>) -> std::result::Result<(), ProviderError> {
    // Nobody disables or deletes a provider while this is decided.
    tx.list_identity_providers_for_update().await?;
    let ways = tx.providers_of_holders(Role::SubaccountAdministrator).await?;
    if ways.iter().any(|name| Some(name.as_str()) != without) {
        return Ok(());
    }
    Err(ProviderError::LastWay)
}
