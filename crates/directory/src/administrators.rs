//! Somebody active always administers the subaccount.
//!
//! The right to comes from many places: a collection given to a person or to a group, what is in the collection, who is in
//! the group. Every change that may take it from somebody is made between [`Administrators::lock`] and
//! [`Administrators::check`].

use docket_domain::{Role, UserId};
use docket_storage::{StorageError, Tx};

use crate::DirectoryError;

/// The administrators before a change; until the transaction ends, other such changes wait.
#[derive(Debug)]
pub struct Administrators(Vec<UserId>);

impl Administrators {
    /// To be called first in a transaction, so that two of them never wait for each other.
    pub async fn lock(tx: &mut Tx) -> Result<Self, StorageError> {
        Ok(Self(tx.active_holders_for_update(Role::SubaccountAdministrator).await?))
    }

    /// True if the change leaves somebody, or there was nobody before it.
    pub async fn remain(&self, tx: &mut Tx) -> Result<bool, StorageError> {
        Ok(self.0.is_empty() || !tx.active_holders(Role::SubaccountAdministrator).await?.is_empty())
    }

    /// # Errors
    /// [`DirectoryError::LastAdministrator`] if the change leaves nobody; then the transaction must not be committed.
    pub async fn check(&self, tx: &mut Tx) -> Result<(), DirectoryError> {
        if self.remain(tx).await? { Ok(()) } else { Err(DirectoryError::LastAdministrator) }
    }
}
