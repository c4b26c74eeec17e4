//! The first administrator: made on a one-time link, as nobody has a default password.

use std::time::Duration;

use docket_directory::NewUser;
use docket_domain::user::User;
use docket_domain::{Role, Timestamp};
use docket_http::ApiError;
use http::StatusCode;

use crate::error::{Result, UaaError};
use crate::{Uaa, secrets};

/// The setting that holds the hash of the link's token and the end of its life in microseconds, separated by a space.
const SETTING: &str = "set_up_link";
const LIFETIME: Duration = Duration::from_hours(24);

/// What the first administrator may do: everything the procedure of connecting a provider needs.
const ROLES: [Role; 5] = [
    Role::SubaccountAdministrator,
    Role::DestinationAdministrator,
    Role::DestinationTrustAdministrator,
    Role::TaskCenterAdmin,
    Role::TaskCenterBusinessAdministrator,
];

impl Uaa {
    /// A new one-time link on which the first administrator is made; earlier links stop working. `None` once the directory
    /// has anybody.
    pub async fn start_set_up(&self) -> Result<Option<String>> {
        if !self.directory().is_empty().await? {
            return Ok(None);
        }
        let token = secrets::new_secret(self.chance());
        let expires = self.clock().now().plus(LIFETIME);
        self.put_link(&secrets::hash(&token), expires).await?;
        let mut link = self.settings().public_url.join("/set-up").expect("the path is a fixed text");
        link.query_pairs_mut().append_pair("token", &token);
        Ok(Some(link.into()))
    }

    /// True if the link of this token still works.
    pub(crate) async fn set_up_is_open(&self, token: &str) -> Result<bool> {
        Ok(self.link_of(token).await?.is_some() && self.directory().is_empty().await?)
    }

    /// Makes the first administrator and uses the link up. If a value is not taken, the link stays.
    ///
    /// # Errors
    /// 410 for a link that is unknown, used or too old, or once there is somebody; what the directory does not take.
    pub(crate) async fn set_up(&self, token: &str, new: NewUser) -> Result<User> {
        let gone = || {
            UaaError::Refused(ApiError::oauth(
                StatusCode::GONE,
                "invalid_request",
                "This set-up link was used or is too old; the link printed at the latest start is the one that works.",
            ))
        };
        let Some(expires) = self.link_of(token).await? else { return Err(gone()) };
        // The link is taken before the person is made: of two who use it at the same moment one gets it.
        let mut tx = self.store().begin().await?;
        let was_there = tx.delete_setting(SETTING).await?;
        tx.commit().await?;
        if !was_there || !self.directory().is_empty().await? {
            return Err(gone());
        }
        let role_collections = ROLES.map(|role| role.name().to_owned()).into();
        let created = self.directory().create(NewUser { role_collections, ..new }).await;
        if created.is_err() {
            self.put_link(&secrets::hash(token), expires).await?;
        }
        Ok(created?)
    }

    async fn put_link(&self, hash: &str, expires: Timestamp) -> Result<()> {
        let mut tx = self.store().begin().await?;
        tx.put_setting(SETTING, &format!("{hash} {}", expires.as_micros())).await?;
        Ok(tx.commit().await?)
    }

    /// Until when the link of this token works; `None` if it does not.
    async fn link_of(&self, token: &str) -> Result<Option<Timestamp>> {
        let stored = self.store().read().await?.find_setting(SETTING).await?.unwrap_or_default();
        let (hash, expires) = stored.split_once(' ').unwrap_or_default();
        let expires = Timestamp::from_micros(expires.parse().unwrap_or_default());
        let holds = secrets::same(hash, &secrets::hash(token)) && self.clock().now() < expires;
        Ok(holds.then_some(expires))
    }
}
