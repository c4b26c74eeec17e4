//! Sign-in through OpenID providers: relying party by OpenID Connect Core 1.0, authorization code flow with PKCE.
//!
//! - `manage.rs`, `settings.rs` and `passwords.rs` are what an administrator sets up, `check.rs` tries it, `api/` serves it;
//! - `journey.rs` is the way of a browser to the provider and back, by means of `metadata.rs` (discovery), `keys.rs`,
//!   `exchange.rs` (the code against tokens) and `id_token.rs` (whether to believe them);
//! - `backchannel.rs` is told of people who signed out there, by a token `logout_token.rs` checks;
//! - `external.rs` reads who that is, `people.rs` finds or makes the person here, `group_roles.rs` gives and takes roles.
//!
//! Everything leaves through the guarded outbound client, and nothing of a provider is believed before it was checked.
//! Why no ready-made client: docs/decisions/0005-openid-providers.md.

pub(crate) mod api;
mod backchannel;
mod check;
mod error;
mod exchange;
mod external;
mod fault;
pub mod fuzzing;
mod group_roles;
mod id_token;
mod journey;
mod keys;
mod logout_token;
mod manage;
mod metadata;
mod passwords;
mod people;
mod settings;

use std::sync::Arc;

use docket_directory::Directory;
use docket_domain::identity_provider::IdentityProvider;
use docket_domain::{Chance, Clock};
use docket_http::outbound::Outbound;
use docket_storage::{Store, Vault};
use url::Url;

use crate::error::Result;
use crate::signing::SigningKeys;

pub use api::describe;
pub use error::ProviderError;

pub(crate) use journey::{Arrival, Departure};
pub(crate) use people::Refusal;

use keys::KeySets;
use metadata::Discovery;

/// The OpenID providers people sign in with. Cheap to clone.
#[derive(Clone)]
pub struct IdentityProviders {
    parts: Arc<IdentityProvidersParts>,
    discovery: Discovery,
    key_sets: KeySets,
}

/// What [`IdentityProviders`] are made of.
pub(crate) struct IdentityProvidersParts {
    pub(crate) store: Store,
    pub(crate) vault: Vault,
    pub(crate) directory: Directory,
    pub(crate) outbound: Outbound,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) keys: SigningKeys,
    pub(crate) public_url: Url,
}

impl IdentityProviders {
    pub(crate) fn new(parts: IdentityProvidersParts) -> Self {
        let discovery = Discovery::new(parts.outbound.clone(), parts.clock.clone());
        let key_sets = KeySets::new(parts.outbound.clone(), parts.clock.clone());
        Self { parts: Arc::new(parts), discovery, key_sets }
    }

    /// The providers people can sign in with, in the order of the chooser.
    pub(crate) async fn enabled(&self) -> Result<Vec<IdentityProvider>> {
        let mut all = self.parts.store.read().await?.list_identity_providers().await?;
        all.retain(|provider| provider.enabled);
        Ok(all)
    }

    /// The provider of that name if people can sign in with it.
    pub(crate) async fn find_enabled(&self, name: &str) -> Result<Option<IdentityProvider>> {
        let found = self.parts.store.read().await?.find_identity_provider(name).await?;
        Ok(found.filter(|provider| provider.enabled))
    }

    /// An address of ours.
    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.parts.public_url.as_str().trim_end_matches('/'))
    }

    /// Where the provider sends the browser back to; registered there for the client.
    pub(crate) fn redirect_uri(&self, name: &str) -> String {
        self.url(&format!("/login/callback/{name}"))
    }

    /// Where the provider tells of somebody who signed out there; registered there for the client.
    pub(crate) fn back_channel_uri(&self, name: &str) -> String {
        self.url(&format!("/login/backchannel-logout/{name}"))
    }

    /// Where the provider sends the browser after signing out there.
    pub(crate) fn signed_out_uri(&self) -> String {
        self.url("/logout/callback")
    }

    /// Where the provider finds the keys docket proves itself with.
    fn jwks_uri(&self) -> String {
        self.url("/token_keys")
    }
}
