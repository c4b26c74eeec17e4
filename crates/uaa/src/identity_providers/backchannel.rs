//! A provider says that somebody signed out there.

use super::IdentityProviders;
use super::fault::Fault;
use super::id_token::Checked;
use super::logout_token::{self, Expected, LogoutToken};
use crate::error::Result;
use crate::secrets;

impl IdentityProviders {
    /// Ends the sign-ins a logout token of that provider names, and with them every session, code and token that goes back
    /// to one; gives how many. None is fine: they are over already.
    ///
    /// # Errors
    /// The inner one says why the token is not believed.
    pub(crate) async fn back_channel_logout(
        &self,
        name: &str,
        token: &str,
    ) -> Result<std::result::Result<u64, Fault>> {
        let Some(provider) = self.find_enabled(name).await? else {
            return Ok(Err(Fault::LogoutToken("is for a provider that is not there, or is off".to_owned())));
        };
        let metadata = match self.discovery.metadata(&provider.settings.issuer).await {
            Ok(metadata) => metadata,
            Err(fault) => return Ok(Err(fault)),
        };
        let expected = Expected {
            issuer: &metadata.issuer,
            client_id: &provider.settings.client_id,
            algorithms: &provider.settings.signing_algorithms,
            now: self.parts.clock.now(),
        };
        let mut believed = None;
        for missed in [false, true] {
            let checked = match self.key_sets.keys(&metadata.jwks_uri, missed).await {
                Ok(keys) => logout_token::check(token, &keys, &expected),
                Err(fault) => Err(fault),
            };
            match checked {
                Ok(Checked::Claims(found)) => {
                    believed = Some(found);
                    break;
                }
                Ok(Checked::KeyMissing) => {}
                Err(fault) => return Ok(Err(fault)),
            }
        }
        let Some(LogoutToken { jti, subject, sid, expires_at }) = believed else {
            let reason = "is signed with a key that is not in the provider's key set";
            return Ok(Err(Fault::LogoutToken(reason.to_owned())));
        };
        let used = secrets::hash(&format!("logout token\n{}\n{jti}", metadata.issuer));
        let sid_hash = sid.as_deref().map(secrets::hash);
        let mut tx = self.parts.store.begin().await?;
        if !tx.use_assertion(&used, expires_at).await? {
            return Ok(Err(Fault::LogoutToken("was used before".to_owned())));
        }
        let ended = tx.end_provider_sign_ins(name, subject.as_deref(), sid_hash.as_deref()).await?;
        tx.commit().await?;
        Ok(Ok(ended))
    }
}
