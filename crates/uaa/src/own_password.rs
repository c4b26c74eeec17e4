//! A person changes their own password.

use std::net::IpAddr;

use docket_domain::user::User;
use docket_storage::StorageError;

use crate::Uaa;
use crate::error::UaaError;

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OwnPasswordError {
    #[error("The current password is wrong.")]
    Wrong,
    #[error("You sign in with another system; change your password there.")]
    Elsewhere,
    #[error("The new password is the current one; choose another.")]
    Same,
    /// The rules do not allow the new one, too many attempts, or our own doing.
    #[error(transparent)]
    Uaa(#[from] UaaError),
}

impl From<StorageError> for OwnPasswordError {
    fn from(error: StorageError) -> Self {
        Self::Uaa(error.into())
    }
}

impl Uaa {
    /// Changes the password of somebody who knows the current one. Ends all their sign-ins, also the one they came with,
    /// and their tokens. Attempts count as attempts to sign in do.
    pub(crate) async fn change_own_password(
        &self,
        user: &User,
        current: &str,
        new: &str,
        address: Option<IpAddr>,
    ) -> Result<(), OwnPasswordError> {
        if self.store().read().await?.find_password_hash(&user.id).await?.is_none() {
            return Err(OwnPasswordError::Elsewhere);
        }
        if self.sign_in(&user.user_name, current, address).await?.is_none() {
            return Err(OwnPasswordError::Wrong);
        }
        if new == current {
            return Err(OwnPasswordError::Same);
        }
        self.directory().set_password(&user.id, new).await.map_err(UaaError::from)?;
        tracing::info!(user.id = %user.id, "User {} changed their password.", user.id);
        Ok(())
    }
}
