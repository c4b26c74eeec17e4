//! The handle of the token service.

use std::sync::Arc;
use std::time::Duration;

use docket_directory::Directory;
use docket_domain::{Chance, Clock};
use docket_http::outbound::Outbound;
use docket_storage::{Store, Vault};
use url::Url;
use zeroize::Zeroizing;

use crate::error::Result;
use crate::identity_providers::{IdentityProviders, IdentityProvidersParts};
use crate::role_collections::RoleCollections;
use crate::service_instances::{ServiceInstances, ServiceInstancesSettings};
use crate::session;
use crate::signing::SigningKeys;
use crate::throttle::Throttle;

/// Codes and refresh tokens stay so long after their end, so that a second use is still recognised as one.
const KEEP_GRANTS: Duration = Duration::from_hours(24);

/// What the deployment says about itself.
#[derive(Clone)]
pub struct UaaSettings {
    /// The one issuer is `<public_url>/oauth/token`.
    pub public_url: Url,
    /// The address of our own https listener, if there is one.
    pub https_url: Option<Url>,
    /// `zid` of every token.
    pub subaccount_id: String,
    /// `ext_attr.zdn` of every token; Cloud SDKs demand it on hosts without a dot.
    pub subdomain: String,
    /// What the command line shows as bearer token; an empty one opens nothing.
    pub admin_token: Zeroizing<String>,
    pub access_token_lifetime: Duration,
    /// From the sign-in on: a refreshed token does not live longer than the first would have.
    pub refresh_token_lifetime: Duration,
    /// How long a key signs before the next one takes over; `None` leaves that to the administrators.
    pub signing_key_lifetime: Option<Duration>,
}

impl UaaSettings {
    /// What XSUAA gives an access token: 12 hours.
    pub const ACCESS_TOKEN_LIFETIME: Duration = Duration::from_hours(12);
    /// A key signs for a quarter of a year.
    pub const SIGNING_KEY_LIFETIME: Option<Duration> = Some(Duration::from_hours(90 * 24));
    /// And a refresh token: 7 days.
    pub const REFRESH_TOKEN_LIFETIME: Duration = Duration::from_hours(7 * 24);
}

/// The token service. Cheap to clone.
#[derive(Clone)]
pub struct Uaa(Arc<Parts>);

struct Parts {
    store: Store,
    vault: Vault,
    instances: ServiceInstances,
    providers: IdentityProviders,
    role_collections: RoleCollections,
    directory: Directory,
    clock: Clock,
    chance: Chance,
    settings: UaaSettings,
    keys: SigningKeys,
    throttle: Throttle,
}

impl Uaa {
    /// Loads the signing keys, making the first (RSA-2048) if there is none.
    ///
    /// # Errors
    /// The database fails, or a key was sealed under another master key.
    pub async fn new(
        store: Store,
        vault: Vault,
        directory: Directory,
        outbound: Outbound,
        clock: Clock,
        chance: Chance,
        settings: UaaSettings,
    ) -> Result<Self> {
        let keys = SigningKeys::load(&store, &vault, &clock, &chance).await?;
        let throttle = Throttle::new(store.clone(), clock.clone());
        let addresses = ServiceInstancesSettings {
            public_url: settings.public_url.clone(),
            https_url: settings.https_url.clone(),
            subaccount_id: settings.subaccount_id.clone(),
            subdomain: settings.subdomain.clone(),
        };
        let instances =
            ServiceInstances::new(store.clone(), vault.clone(), clock.clone(), chance.clone(), addresses);
        let providers = IdentityProviders::new(IdentityProvidersParts {
            store: store.clone(),
            vault: vault.clone(),
            directory: directory.clone(),
            outbound,
            clock: clock.clone(),
            chance: chance.clone(),
            keys: keys.clone(),
            public_url: settings.public_url.clone(),
        });
        let role_collections = RoleCollections::new(store.clone(), clock.clone(), directory.clone());
        Ok(Self(Arc::new(Parts {
            store,
            vault,
            instances,
            providers,
            role_collections,
            directory,
            clock,
            chance,
            settings,
            keys,
            throttle,
        })))
    }

    /// The public half of the signing key in PEM: `verificationkey` of service keys.
    pub fn verification_key(&self) -> String {
        self.0.keys.public_pem()
    }

    /// `iss` of every token.
    pub fn issuer(&self) -> String {
        self.url("/oauth/token")
    }

    /// Removes rows that are over: codes, tokens, sessions, rotated keys, forgotten sign-in failures. Gives how many. To be
    /// called now and then, hourly for instance; nothing that is over works before it is removed.
    pub async fn prune(&self) -> Result<u64> {
        let now = self.0.clock.now();
        let mut tx = self.0.store.begin().await?;
        let removed = tx.prune_grants(now.minus(KEEP_GRANTS)).await?
            + tx.prune_journeys(now).await?
            + tx.prune_sessions(now, now.minus(session::IDLE)).await?
            + tx.prune_used_assertions(now).await?
            + tx.prune_service_keys(now).await?
            + tx.prune_access_tokens(now).await?
            + tx.prune_provider_sign_ins(now).await?
            + self.0.throttle.prune(&mut tx).await?;
        tx.commit().await?;
        Ok(removed)
    }

    /// What SAML assertions for this token service name as audience: the `entityID` of `/saml/metadata`.
    pub(crate) fn entity_id(&self) -> String {
        self.url("")
    }

    /// Where SAML assertions are sent, and what they name as recipient: the same place over each scheme.
    pub(crate) fn assertion_addresses(&self) -> Vec<String> {
        let settings = self.settings();
        let path = format!("/oauth/token/alias/{}", settings.subdomain);
        let mut addresses = vec![self.url(&path)];
        if let Some(https) = &settings.https_url {
            let second = format!("{}{path}", https.as_str().trim_end_matches('/'));
            if !addresses.contains(&second) {
                addresses.push(second);
            }
        }
        addresses
    }

    /// An address of ours.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0.settings.public_url.as_str().trim_end_matches('/'))
    }

    pub(crate) fn key_set_url(&self) -> String {
        self.url("/token_keys")
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// The service instances whose clients this token service knows.
    pub fn service_instances(&self) -> &ServiceInstances {
        &self.0.instances
    }

    /// The sets of roles people and groups are given.
    pub fn role_collections(&self) -> &RoleCollections {
        &self.0.role_collections
    }

    /// The OpenID providers people sign in with.
    pub fn identity_providers(&self) -> &IdentityProviders {
        &self.0.providers
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.0.vault
    }

    pub(crate) fn directory(&self) -> &Directory {
        &self.0.directory
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub(crate) fn chance(&self) -> &Chance {
        &self.0.chance
    }

    pub(crate) fn settings(&self) -> &UaaSettings {
        &self.0.settings
    }

    pub(crate) fn admin_token(&self) -> &str {
        &self.0.settings.admin_token
    }

    pub(crate) fn keys(&self) -> &SigningKeys {
        &self.0.keys
    }

    pub(crate) fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }
}
