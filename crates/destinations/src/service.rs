//! The handle other parts hold.

use std::collections::HashSet;
use std::sync::Arc;

use docket_domain::{Chance, Clock};
use docket_http::UserTokens;
use docket_http::outbound::Outbound;
use docket_storage::labels::Labelled;
use docket_storage::{Store, Tx, Vault};
use tokio::sync::watch;

use crate::certificates::Certificates;
use crate::error::DestinationError;
use crate::fragments::Fragments;
use crate::labels::Labels;
use crate::properties::{Destination, Properties};
use crate::token::cache::TokenCache;
use crate::token::key_sets::KeySets;
use crate::token::retrieval::TokenRetrieval;
use crate::token::user_info::ForeignUserInfo;
use crate::trust::{Trust, depends_on_trust};
use crate::validate;

/// The level of destinations that belong to the whole subaccount.
pub(crate) const SUBACCOUNT: &str = "";

/// Names the destination that brings the client assertion.
const ASSERTION_PROVIDER: &str = "clientAssertion.destinationName";

/// What the part must know about the deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestinationsSettings {
    /// The one subaccount, a GUID.
    pub subaccount_id: String,
    /// Its subdomain: the tenant a common token service is asked for when nobody else is named.
    pub subdomain: String,
    /// Host of the public address, with its port if it has one; first part of the assertions' issuer.
    pub host: String,
    /// Size of the trust key: 2048, 3072 or 4096.
    pub trust_key_bits: u32,
}

impl DestinationsSettings {
    /// The default issuer of assertions: `<host>/<subaccount id>`.
    ///
    /// Source: SAP BTP Connectivity, "SAML Bearer Assertion Flow between Cloud Foundry Applications".
    pub fn entity_id(&self) -> String {
        format!("{}/{}", self.host, self.subaccount_id)
    }
}

/// Destinations, their tokens and the trust certificate. Cheap to clone.
#[derive(Clone)]
pub struct Destinations {
    pub(crate) store: Store,
    pub(crate) vault: Vault,
    pub(crate) user_tokens: Arc<dyn UserTokens>,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) settings: Arc<DestinationsSettings>,
    pub(crate) tokens: TokenRetrieval,
    pub(crate) foreign_user_info: ForeignUserInfo,
    pub(crate) trust: Trust,
    pub(crate) certificates: Certificates,
    pub(crate) fragments: Fragments,
    pub(crate) labels: Labels,
    changes: Arc<watch::Sender<u64>>,
}

impl Destinations {
    pub fn new(
        store: Store,
        vault: Vault,
        outbound: Outbound,
        user_tokens: Arc<dyn UserTokens>,
        clock: Clock,
        chance: Chance,
        settings: DestinationsSettings,
    ) -> Self {
        let settings = Arc::new(settings);
        let trust = Trust::new(store.clone(), vault.clone(), clock.clone(), chance.clone(), settings.clone());
        let certificates =
            Certificates::new(store.clone(), vault.clone(), clock.clone(), chance.clone(), settings.clone());
        let tokens = TokenRetrieval {
            outbound: outbound.clone(),
            trust: trust.clone(),
            certificates: certificates.clone(),
            cache: TokenCache::new(clock.clone()),
            key_sets: KeySets::new(outbound.clone(), clock.clone()),
            clock: clock.clone(),
            chance: chance.clone(),
            settings: settings.clone(),
        };
        let foreign_user_info = ForeignUserInfo::new(outbound);
        let fragments = Fragments::new(store.clone(), vault.clone(), clock.clone(), chance.clone());
        let labels = Labels::new(store.clone());
        let changes = Arc::new(watch::Sender::new(0));
        Self {
            store,
            vault,
            user_tokens,
            clock,
            chance,
            settings,
            tokens,
            foreign_user_info,
            trust,
            certificates,
            fragments,
            labels,
            changes,
        }
    }

    /// All destinations of the subaccount, secrets included: for the connectors, never for an answer.
    pub async fn list(&self) -> Result<Vec<Destination>, DestinationError> {
        self.list_at(SUBACCOUNT).await
    }

    /// A destination of the subaccount, secrets included: for the connectors, never for an answer.
    pub async fn find(&self, name: &str) -> Result<Option<Destination>, DestinationError> {
        self.find_at(SUBACCOUNT, name).await
    }

    /// Stores a new destination of the subaccount.
    ///
    /// # Errors
    /// [`DestinationError::Property`] and [`DestinationError::Exists`]; nothing is stored then.
    pub async fn create(&self, properties: Properties) -> Result<Destination, DestinationError> {
        self.create_at(SUBACCOUNT, properties).await
    }

    /// Replaces all properties of the subaccount's destination of the same name.
    ///
    /// # Errors
    /// [`DestinationError::Property`] and [`DestinationError::NotFound`].
    pub async fn update(&self, properties: Properties) -> Result<Destination, DestinationError> {
        self.update_at(SUBACCOUNT, properties).await
    }

    /// Deletes a destination of the subaccount; false if there was none.
    pub async fn delete(&self, name: &str) -> Result<bool, DestinationError> {
        self.delete_at(SUBACCOUNT, name).await
    }

    /// Grows with every change made through this process; other processes' changes are not seen.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// The trust certificate.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The certificate files.
    pub fn certificates(&self) -> &Certificates {
        &self.certificates
    }

    /// The fragments.
    pub fn fragments(&self) -> &Fragments {
        &self.fragments
    }

    /// Makes the trust key pair if there is none.
    pub async fn ensure_trust(&self) -> Result<(), DestinationError> {
        self.trust.ensure().await.map(drop)
    }

    pub(crate) async fn list_at(&self, level: &str) -> Result<Vec<Destination>, DestinationError> {
        let stored = self.store.read().await?.list_destinations(&self.vault, level).await?;
        Ok(stored.into_iter().map(Destination::from_stored).collect())
    }

    /// The destinations whose assertions the trust key signs, of every level.
    pub(crate) async fn dependents_of_trust(&self) -> Result<Vec<Destination>, DestinationError> {
        let stored = self.store.read().await?.list_all_destinations(&self.vault).await?;
        let destinations = stored.into_iter().map(Destination::from_stored);
        Ok(destinations.filter(|destination| depends_on_trust(&destination.properties)).collect())
    }

    pub(crate) async fn find_at(
        &self,
        level: &str,
        name: &str,
    ) -> Result<Option<Destination>, DestinationError> {
        let stored = self.store.read().await?.find_destination(&self.vault, level, name).await?;
        Ok(stored.map(Destination::from_stored))
    }

    /// As find looks for it: on the level of the service instance first, then on the subaccount's; the first hit wins.
    pub(crate) async fn find_for_instance(
        &self,
        instance_id: &str,
        name: &str,
    ) -> Result<Option<Destination>, DestinationError> {
        let mut tx = self.store.read().await?;
        let stored = tx.find_destination_for_instance(&self.vault, instance_id, name).await?;
        Ok(stored.map(Destination::from_stored))
    }

    pub(crate) async fn create_at(
        &self,
        level: &str,
        properties: Properties,
    ) -> Result<Destination, DestinationError> {
        validate::check(&properties)?;
        let destination = self.fresh(level, properties);
        let mut tx = self.store.begin().await?;
        if !tx.insert_destination(&self.vault, &destination.to_stored()).await? {
            return Err(DestinationError::Exists(destination.name().to_owned()));
        }
        tx.commit().await?;
        self.changed();
        Ok(destination)
    }

    pub(crate) async fn update_at(
        &self,
        level: &str,
        properties: Properties,
    ) -> Result<Destination, DestinationError> {
        validate::check(&properties)?;
        let mut destination = self.fresh(level, properties);
        let mut tx = self.store.begin().await?;
        let name = destination.name().to_owned();
        let before = tx.find_destination(&self.vault, level, &name).await?;
        destination.created_at = before.ok_or(DestinationError::NotFound)?.created_at;
        if !tx.update_destination(&self.vault, &destination.to_stored()).await? {
            return Err(DestinationError::NotFound);
        }
        tx.commit().await?;
        self.changed();
        Ok(destination)
    }

    pub(crate) async fn delete_at(&self, level: &str, name: &str) -> Result<bool, DestinationError> {
        let mut tx = self.store.begin().await?;
        if let Some(user) = self.using(&mut tx, level, &[name]).await?.first() {
            // The words of the service.
            return Err(DestinationError::InUse(format!(
                "Cannot perform operation on the destination '{name}' because it is used as an assertion provider for destination '{}'",
                user.name
            )));
        }
        let deleted = delete(&mut tx, level, name).await?;
        tx.commit().await?;
        if deleted {
            self.changed();
        }
        Ok(deleted)
    }

    /// Deletes all of them or none; each with whether it was there.
    ///
    /// # Errors
    /// [`DestinationError::InUse`] if a destination that stays needs one of them.
    pub(crate) async fn delete_all_at(
        &self,
        level: &str,
        names: Vec<String>,
    ) -> Result<Vec<(String, bool)>, DestinationError> {
        let mut tx = self.store.begin().await?;
        let leaving: Vec<&str> = names.iter().map(String::as_str).collect();
        let users = self.using(&mut tx, level, &leaving).await?;
        if !users.is_empty() {
            let is_used = |name: &&str| users.iter().any(|user| user.provider == *name);
            let used: Vec<&str> = leaving.into_iter().filter(is_used).collect();
            // The words of the service.
            let message = format!("Unable to remove Configurations \"[{}]\".", used.join(", "));
            return Err(DestinationError::InUse(message));
        }
        let mut outcomes = Vec::with_capacity(names.len());
        for name in names {
            let deleted = delete(&mut tx, level, &name).await?;
            outcomes.push((name, deleted));
        }
        tx.commit().await?;
        if outcomes.iter().any(|(_, deleted)| *deleted) {
            self.changed();
        }
        Ok(outcomes)
    }

    /// Which destinations that stay get their client assertion from one of `leaving`.
    async fn using(
        &self,
        tx: &mut Tx,
        level: &str,
        leaving: &[&str],
    ) -> Result<Vec<AssertionUser>, DestinationError> {
        let all = tx.list_destinations(&self.vault, level).await?;
        let leaving: HashSet<&str> = leaving.iter().copied().collect();
        let staying = all.into_iter().filter(|other| !leaving.contains(other.name.as_str()));
        let users = staying.filter_map(|mut other| {
            let provider = other.properties.remove(ASSERTION_PROVIDER).filter(|name| !name.is_empty())?;
            leaving.contains(provider.as_str()).then_some(AssertionUser { name: other.name, provider })
        });
        Ok(users.collect())
    }

    pub(crate) fn fresh(&self, level: &str, properties: Properties) -> Destination {
        let now = self.clock.now();
        Destination {
            instance_id: level.to_owned(),
            properties,
            etag: self.chance.hex::<32>(),
            created_at: now,
            modified_at: now,
        }
    }

    pub(crate) fn changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }
}

/// A destination that gets its client assertion from another one.
struct AssertionUser {
    name: String,
    provider: String,
}

/// Removes a destination with its labels; false if there was none.
async fn delete(tx: &mut Tx, level: &str, name: &str) -> Result<bool, DestinationError> {
    let deleted = tx.delete_destination(level, name).await?;
    tx.delete_labels(Labelled::Destination, level, name).await?;
    Ok(deleted)
}
