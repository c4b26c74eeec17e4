//! What concerns all connectors, as it stands in the destination `Task_Center_global_settings` and in their caches.

use docket_destinations::{Destination, DestinationError};
use docket_domain::{ConnectorId, Timestamp};
use docket_storage::StorageError;

use crate::Connectors;
use crate::jobs::properties::{self, GLOBAL_SETTINGS};

/// The global settings, and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceConfiguration {
    /// The languages texts are kept in, as codes separated by commas.
    pub languages: String,
    /// What should be put right, as sentences. Nothing of it keeps a connector from running.
    pub problems: Vec<String>,
    /// When the destination was changed last; `None` if there is none, and defaults hold.
    pub modified_at: Option<Timestamp>,
}

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ServiceConfigurationError {
    #[error(transparent)]
    Destinations(#[from] DestinationError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Connectors {
    /// How the global settings are at this moment.
    ///
    /// # Errors
    /// The destinations or the cache cannot be read.
    pub async fn service_configuration(&self) -> Result<ServiceConfiguration, ServiceConfigurationError> {
        let destinations = self.context.spi.destinations.list().await?;
        let settings = destinations.iter().find(|destination| destination.name() == GLOBAL_SETTINGS);
        let (languages, language_problem) = properties::languages(settings);
        let mut problems: Vec<String> = language_problem.into_iter().collect();
        problems.extend(settings.is_none().then(|| misspelt(&destinations)).flatten());
        if settings.is_some_and(|settings| settings.properties.is_true("tc.outbox")) {
            problems.push("tc.outbox has no effect: this version keeps no outbox.".to_owned());
        }
        let behind = self.connectors_in_other_languages(&languages).await?;
        if !behind.is_empty() {
            let names = behind.iter().map(ConnectorId::as_str).collect::<Vec<_>>().join(", ");
            problems.push(format!(
                "The cache of {names} was filled in other languages. Remove tc.enabled from the destination and add it again \
                 to fill it anew."
            ));
        }
        let modified_at = settings.map(|settings| settings.modified_at);
        Ok(ServiceConfiguration { languages, problems, modified_at })
    }

    async fn connectors_in_other_languages(&self, languages: &str) -> Result<Vec<ConnectorId>, StorageError> {
        let mut tx = self.context.store.read().await?;
        let mut behind = Vec::new();
        for connector in tx.list_connectors().await? {
            // A newer generation that is being filled replaces the one people see.
            let generation = tx.find_newest_generation(connector.id()).await?;
            if generation.is_some_and(|generation| generation.languages != languages) {
                behind.push(connector.id().clone());
            }
        }
        Ok(behind)
    }
}

fn misspelt(destinations: &[Destination]) -> Option<String> {
    let meant = destinations.iter().find(|one| one.name().eq_ignore_ascii_case(GLOBAL_SETTINGS))?;
    Some(format!("Destination {} is not read: its name must be {GLOBAL_SETTINGS}.", meant.name()))
}
