//! Fragments: properties that are merged over a destination's when it is read. The stored destination never changes.
//!
//! Source: SAP BTP Connectivity, "Destination Fragments".

mod merge;

use docket_domain::{Chance, Clock, Timestamp};
use docket_storage::fragments::StoredFragment;
use docket_storage::labels::Labelled;
use docket_storage::{Store, Vault};

pub(crate) use self::merge::merged;

use crate::error::DestinationError;
use crate::properties::Properties;
use crate::service::SUBACCOUNT;
use crate::validate::{self, PropertyError};

/// The property that holds a fragment's name, and in a merged destination the names of those applied.
pub(crate) const FRAGMENT_NAME: &str = "FragmentName";

/// A stored fragment with its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Empty on the subaccount level, otherwise the service instance's id.
    pub instance_id: String,
    /// Its name among them, as `FragmentName`.
    pub properties: Properties,
    /// Changes with every write; tells nothing about the contents.
    pub etag: String,
    pub created_at: Timestamp,
    pub modified_at: Timestamp,
}

impl Fragment {
    pub fn name(&self) -> &str {
        self.properties.get(FRAGMENT_NAME).unwrap_or_default()
    }

    fn from_stored(stored: StoredFragment) -> Self {
        Self {
            instance_id: stored.instance_id,
            properties: stored.properties.into_iter().collect(),
            etag: stored.etag,
            created_at: stored.created_at,
            modified_at: stored.modified_at,
        }
    }

    fn to_stored(&self) -> StoredFragment {
        StoredFragment {
            instance_id: self.instance_id.clone(),
            name: self.name().to_owned(),
            properties: self.properties.clone().into_map(),
            etag: self.etag.clone(),
            created_at: self.created_at,
            modified_at: self.modified_at,
        }
    }
}

/// The fragments of all levels. Cheap to clone.
#[derive(Clone)]
pub struct Fragments {
    store: Store,
    vault: Vault,
    clock: Clock,
    chance: Chance,
}

impl Fragments {
    pub(crate) fn new(store: Store, vault: Vault, clock: Clock, chance: Chance) -> Self {
        Self { store, vault, clock, chance }
    }

    /// All fragments of the subaccount, secrets included: never for an answer to a person.
    pub async fn list(&self) -> Result<Vec<Fragment>, DestinationError> {
        self.list_at(SUBACCOUNT).await
    }

    pub(crate) async fn list_at(&self, level: &str) -> Result<Vec<Fragment>, DestinationError> {
        let stored = self.store.read().await?.list_fragments(&self.vault, level).await?;
        Ok(stored.into_iter().map(Fragment::from_stored).collect())
    }

    pub(crate) async fn find_at(
        &self,
        level: &str,
        name: &str,
    ) -> Result<Option<Fragment>, DestinationError> {
        let stored = self.store.read().await?.find_fragment(&self.vault, level, name).await?;
        Ok(stored.map(Fragment::from_stored))
    }

    pub(crate) async fn create_at(
        &self,
        level: &str,
        properties: Properties,
    ) -> Result<Fragment, DestinationError> {
        check(&properties)?;
        let fragment = self.fresh(level, properties);
        let mut tx = self.store.begin().await?;
        if !tx.insert_fragment(&self.vault, &fragment.to_stored()).await? {
            return Err(DestinationError::FragmentExists(fragment.name().to_owned()));
        }
        tx.commit().await?;
        Ok(fragment)
    }

    pub(crate) async fn update_at(
        &self,
        level: &str,
        properties: Properties,
    ) -> Result<Fragment, DestinationError> {
        check(&properties)?;
        let mut fragment = self.fresh(level, properties);
        let mut tx = self.store.begin().await?;
        let before = tx.find_fragment(&self.vault, level, fragment.name()).await?;
        fragment.created_at = before.ok_or(DestinationError::NotFound)?.created_at;
        if !tx.update_fragment(&self.vault, &fragment.to_stored()).await? {
            return Err(DestinationError::NotFound);
        }
        tx.commit().await?;
        Ok(fragment)
    }

    /// Removes a fragment with its labels; false if there was none.
    pub(crate) async fn delete_at(&self, level: &str, name: &str) -> Result<bool, DestinationError> {
        let mut tx = self.store.begin().await?;
        let deleted = tx.delete_fragment(level, name).await?;
        tx.delete_labels(Labelled::Fragment, level, name).await?;
        tx.commit().await?;
        Ok(deleted)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn fresh(&self, level: &str, properties: Properties) -> Fragment {
        let now = self.clock.now();
        Fragment {
            instance_id: level.to_owned(),
            properties,
            etag: self.chance.hex::<32>(),
            created_at: now,
            modified_at: now,
        }
    }
}

/// Whether a fragment may be stored: a name as destinations have it, and neither `Name` nor `Type`, which are never merged.
fn check(properties: &Properties) -> Result<(), PropertyError> {
    let name = properties.get(FRAGMENT_NAME);
    let name = name.ok_or_else(|| PropertyError::new(FRAGMENT_NAME, "is missing; it names the fragment"))?;
    if !validate::is_name(name) {
        let problem = "may hold letters, digits, \"_\" and \"-\", at most 200 of them";
        return Err(PropertyError::new(FRAGMENT_NAME, problem));
    }
    for refused in ["Name", "Type"] {
        if properties.iter().any(|(property, _)| property == refused) {
            let problem = "must not be in a fragment: it stays the destination's own";
            return Err(PropertyError::new(refused, problem));
        }
    }
    validate::check_sizes(properties)
}
