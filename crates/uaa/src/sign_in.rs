//! Checking a name and a password, throttled.

use std::net::IpAddr;

use docket_domain::user::User;

use crate::Uaa;
use crate::error::Result;

impl Uaa {
    /// The active person with that name and password; `None` for anything else, whatever of it was wrong.
    ///
    /// # Errors
    /// 429 if the name or the address has to wait; then the password was not looked at.
    pub(crate) async fn sign_in(
        &self,
        user_name: &str,
        password: &str,
        address: Option<IpAddr>,
    ) -> Result<Option<User>> {
        if !self.identity_providers().local_passwords().await? {
            tracing::info!("Somebody tried to sign in with a password, which is switched off.");
            return Ok(None);
        }
        let attempt = self.throttle().attempt(user_name, address).await?;
        let found = self.directory().check_password(user_name.trim(), password).await?;
        if found.is_some() {
            attempt.succeeded().await?;
        } else {
            tracing::info!("Somebody failed to sign in.");
        }
        Ok(found)
    }
}
