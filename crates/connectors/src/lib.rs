//! Connectors: what docket makes of a destination with `tc.enabled`. They fetch tasks from providers into the cache and
//! carry decisions back.
//!
//! - [`jobs`] are the recipes: CONFIG, META, INITIAL, DELTA; [`runner`] says which of them is due for one connector and
//!   [`scheduler`] runs them all, each connector under a lease;
//! - [`spi`] is the Task Provider SPI, and nothing of its wire types leaves it;
//! - [`user_calls`] are the calls made as a signed-in person;
//! - [`api`] tells administrators how the connectors are.
//!
//! Who reads the cache is not known here: changes are left in the transaction that stores the tasks.

mod api;
#[cfg(test)]
mod breakdown;
mod context;
mod error;
mod jobs;
mod runner;
mod scheduler;
mod service_configuration;
mod settings;
mod spi;
#[cfg(test)]
mod tests;
mod user_calls;

use std::sync::Arc;

use docket_destinations::Destinations;
use docket_domain::task::Task;
use docket_domain::{Chance, Clock, ConnectorId};
use docket_http::outbound::Outbound;
use docket_http::{Authenticator, Part};
use docket_storage::{StorageError, Store};
use tokio_util::sync::CancellationToken;
use utoipa::openapi::OpenApi;

pub use error::ProviderError;
pub use service_configuration::{ServiceConfiguration, ServiceConfigurationError};
pub use settings::ConnectorsSettings;
pub use user_calls::{DecisionAnswer, DecisionRequest, Description};

use context::Context;
use scheduler::Bells;
use spi::client::Spi;

/// All connectors. Cheap to clone.
#[derive(Clone)]
pub struct Connectors {
    context: Context,
    bells: Bells,
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    api::routes().describe()
}

impl Connectors {
    pub fn new(
        store: Store,
        destinations: Destinations,
        outbound: Outbound,
        clock: Clock,
        chance: Chance,
        settings: ConnectorsSettings,
    ) -> Self {
        let context = Context {
            store,
            spi: Spi { destinations, outbound },
            clock,
            chance,
            settings: Arc::new(settings),
            #[cfg(test)]
            breakdown: breakdown::Breakdown::default(),
        };
        Self { context, bells: Bells::default() }
    }

    /// Runs every connector until `stop`; then ends the steps under way and gives the leases back.
    pub async fn run(&self, stop: CancellationToken) {
        scheduler::run(self.context.clone(), self.bells.clone(), stop).await;
    }

    /// Fetches the connector's changes at once instead of at the next interval, if this process runs it.
    pub fn fetch_changes_soon(&self, connector: &ConnectorId) {
        self.bells.ring(connector);
    }

    /// Stores a task that a decision brought back, as if a page had; an older version than the known one changes nothing.
    ///
    /// # Errors
    /// [`StorageError::Superseded`] if the connector is gone.
    pub async fn store_task(&self, connector: &ConnectorId, task: Task) -> Result<(), StorageError> {
        let mut tx = self.context.store.begin().await?;
        tx.store_task(connector, &task, self.context.clock.now()).await?;
        tx.commit().await
    }

    /// The administrators' interface.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        api::routes().serve(self.context.clone(), authenticator)
    }
}
