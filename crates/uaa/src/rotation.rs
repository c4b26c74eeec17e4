//! From one signing key to the next.
//!
//! 1. A new key is made and published in `/token_keys`. It does not sign yet.
//! 2. [`PUBLISHED_BEFORE_SIGNING`] later it signs; by then every client has read the key set again.
//! 3. The key before it stays published until no token of it can be alive, and [`KEPT_LONGER`]; then it is retired.
//!
//! That happens by itself when a key has signed for the configured time, or when an administrator asks for it. Of several
//! processes that come to step 1 together one makes the key: a living key is followed by one other.

use std::time::Duration;

use docket_domain::{Chance, Timestamp};
use docket_storage::StorageError;

use crate::error::{Result, UaaError};
use crate::service_instances::MOST_ACCESS_SECONDS;
use crate::signing::{self, KeySet, SigningKeys};
use crate::{Uaa, UaaSettings};

/// Client libraries keep a key set for 30 minutes and take an unknown key for an error. Twice that, for those that were
/// started in between and for clocks that differ.
pub(crate) const PUBLISHED_BEFORE_SIGNING: Duration = Duration::from_hours(1);
/// A process that was stopped for a while signs with the key it knows; clients allow a minute of difference.
const KEPT_LONGER: Duration = Duration::from_hours(1);

/// What a key is for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum KeyUse {
    /// Published, so that clients know it when it signs.
    Waiting,
    Signing,
    /// Published for the tokens it signed.
    Verifying,
}

/// A published key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublishedKey {
    pub(crate) kid: String,
    pub(crate) usage: KeyUse,
    pub(crate) created_at: Timestamp,
    pub(crate) signs_from: Timestamp,
    /// When it is retired, if a newer key is there.
    pub(crate) retires_at: Option<Timestamp>,
}

/// Why keys were not changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RotationError {
    #[error(
        "The key {kid} is published already and signs from {signs_from} on; withdraw it to have another one made."
    )]
    Waiting { kid: String, signs_from: Timestamp },
    #[error("The key {0} signs at the moment; rotate it at once if it must not be used any more.")]
    Signs(String),
    #[error("There is no published key {0}.")]
    NoSuchKey(String),
    #[error(transparent)]
    Uaa(#[from] UaaError),
}

impl From<StorageError> for RotationError {
    fn from(error: StorageError) -> Self {
        Self::Uaa(error.into())
    }
}

impl SigningKeys {
    /// Makes and publishes the next key.
    ///
    /// # Errors
    /// [`RotationError::Waiting`] if there is one that does not sign yet.
    async fn publish_next(&self, chance: &Chance) -> std::result::Result<String, RotationError> {
        let now = self.clock.now();
        let newest = self.newest_if_it_signs(now).await?;
        let key = signing::generate(chance, now, now.plus(PUBLISHED_BEFORE_SIGNING), Some(newest)).await?;
        let mut tx = self.store.begin().await?;
        match tx.insert_signing_key(&self.vault, &key).await {
            Ok(()) => tx.commit().await?,
            Err(StorageError::Conflict(_)) => {
                drop(tx);
                // Somebody else was faster, and theirs is the one that waits.
                self.newest_if_it_signs(now).await?;
                return Err(RotationError::NoSuchKey(key.kid));
            }
            Err(error) => return Err(error.into()),
        }
        self.reload().await?;
        Ok(key.kid)
    }

    async fn newest_if_it_signs(&self, now: Timestamp) -> std::result::Result<String, RotationError> {
        let set = self.reload().await?;
        let newest = set.keys.first().expect("a set is never empty");
        let (kid, signs_from) = (newest.verifying.kid.clone(), newest.signs_from);
        if signs_from > now { Err(RotationError::Waiting { kid, signs_from }) } else { Ok(kid) }
    }

    /// Makes a key that signs at once and retires all others: every token there is stops.
    async fn replace_all(&self, chance: &Chance) -> Result<String> {
        let now = self.clock.now();
        let key = signing::generate(chance, now, now, None).await?;
        let set = self.reload().await?;
        let mut tx = self.store.begin().await?;
        for old in &set.keys {
            tx.retire_signing_key(&old.verifying.kid, now).await?;
        }
        tx.insert_signing_key(&self.vault, &key).await?;
        // No key signs these, but "every token" is what was said.
        tx.delete_access_tokens().await?;
        tx.commit().await?;
        self.reload().await?;
        Ok(key.kid)
    }

    /// Takes a key out of the published ones.
    ///
    /// # Errors
    /// The key signs, or there is none of that name.
    async fn withdraw(&self, kid: &str) -> std::result::Result<(), RotationError> {
        let now = self.clock.now();
        let set = self.reload().await?;
        if set.signing(now).verifying.kid == kid {
            return Err(RotationError::Signs(kid.to_owned()));
        }
        let mut tx = self.store.begin().await?;
        if !tx.retire_signing_key(kid, now).await? {
            let seen = kid.chars().filter(|letter| !letter.is_control()).take(80).collect();
            return Err(RotationError::NoSuchKey(seen));
        }
        tx.commit().await?;
        self.reload().await?;
        Ok(())
    }
}

impl KeySet {
    /// What each key is for, newest first.
    fn described(&self, now: Timestamp, settings: &UaaSettings) -> Vec<PublishedKey> {
        let signing = &self.signing(now).verifying.kid;
        let mut newer: Option<Timestamp> = None;
        let mut described = Vec::with_capacity(self.keys.len());
        for key in &self.keys {
            let usage = if key.verifying.kid == *signing {
                KeyUse::Signing
            } else if key.signs_from > now {
                KeyUse::Waiting
            } else {
                KeyUse::Verifying
            };
            described.push(PublishedKey {
                kid: key.verifying.kid.clone(),
                usage,
                created_at: key.created_at,
                signs_from: key.signs_from,
                retires_at: newer.map(|from| from.plus(kept_after_signing(settings))),
            });
            newer = Some(key.signs_from);
        }
        described
    }
}

/// How long a key stays after its last signature could have been made.
fn kept_after_signing(settings: &UaaSettings) -> Duration {
    settings.access_token_lifetime.max(Duration::from_secs(MOST_ACCESS_SECONDS)) + KEPT_LONGER
}

impl Uaa {
    /// Publishes the next signing key if the present one has signed long enough, and retires those whose tokens are over.
    /// To be called every minute or so; it also takes over what other processes did.
    ///
    /// # Errors
    /// The database fails.
    pub async fn tend_signing_keys(&self) -> Result<()> {
        let keys = self.keys();
        let now = self.clock().now();
        let set = keys.reload().await?;
        let over = set.described(now, self.settings()).into_iter().filter(|key| {
            key.usage == KeyUse::Verifying && key.retires_at.is_some_and(|retires_at| retires_at <= now)
        });
        for key in over {
            if keys.withdraw(&key.kid).await.is_ok() {
                tracing::info!(
                    key = key.kid,
                    "Signing key {} was retired: no token of it is alive.",
                    key.kid
                );
            }
        }
        let Some(lifetime) = self.settings().signing_key_lifetime else { return Ok(()) };
        let newest = set.keys.first().expect("a set is never empty");
        if newest.signs_from.plus(lifetime) > now.plus(PUBLISHED_BEFORE_SIGNING) {
            return Ok(());
        }
        match keys.publish_next(self.chance()).await {
            Ok(kid) => {
                tracing::info!(key = kid, "Signing key {kid} was published; it signs in an hour.");
                Ok(())
            }
            // Another process did the same.
            Err(RotationError::Waiting { .. } | RotationError::NoSuchKey(_) | RotationError::Signs(_)) => {
                Ok(())
            }
            Err(RotationError::Uaa(error)) => Err(error),
        }
    }

    pub(crate) async fn signing_keys(&self) -> Result<Vec<PublishedKey>> {
        Ok(self.keys().reload().await?.described(self.clock().now(), self.settings()))
    }

    /// Makes the next signing key; `at_once` also stops every token there is.
    pub(crate) async fn rotate_signing_key(
        &self,
        at_once: bool,
    ) -> std::result::Result<PublishedKey, RotationError> {
        let kid = if at_once {
            self.keys().replace_all(self.chance()).await?
        } else {
            self.keys().publish_next(self.chance()).await?
        };
        let found = self.signing_keys().await?.into_iter().find(|key| key.kid == kid);
        found.ok_or(RotationError::NoSuchKey(kid))
    }

    pub(crate) async fn withdraw_signing_key(&self, kid: &str) -> std::result::Result<(), RotationError> {
        self.keys().withdraw(kid).await
    }
}
