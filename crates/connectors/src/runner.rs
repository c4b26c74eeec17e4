//! One connector's loop.

use std::time::Duration;

use docket_destinations::Properties;
use docket_domain::{ConnectorId, Timestamp};
use docket_storage::StorageError;
use docket_storage::connectors::Connector;
use docket_storage::leases::Lease;

use crate::context::Context;
use crate::jobs::JobError;
use crate::jobs::pull::Run;
use crate::spi::error::Retry;

/// After this many failures in a row the provider counts as unreachable and its tasks are not shown.
const FAILURES_UNTIL_UNREACHABLE: u32 = 3;
/// INITIAL without a token for so long switches the connector off. Source: SAP Task Center, "Destinations".
const PATIENCE_WITHOUT_TOKEN: Duration = Duration::from_hours(1);
/// A failure that trying again does not cure is looked at again after this long, or when a destination changes.
const SLOW: Duration = Duration::from_mins(5);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// What to do after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// The next step at once.
    Go,
    /// The next step after this long, or when there is news.
    Wait(Duration),
    /// The connector is gone, or another runner has it.
    Stop,
}

/// Runs one connector under a lease.
pub(crate) struct Runner {
    context: Context,
    lease: Lease,
    failures: u32,
    /// Definitions are not read again before then, so that a provider without them does not lose its DELTA.
    meta_not_before: Timestamp,
}

impl Runner {
    pub(crate) fn new(context: Context, lease: Lease) -> Self {
        Self { context, lease, failures: 0, meta_not_before: Timestamp::from_micros(0) }
    }

    fn id(&self) -> &ConnectorId {
        &self.lease.connector
    }

    /// One step of the connector's recipe, the first of these that is due:
    ///
    /// 1. nothing, while it is paused or cannot run;
    /// 2. META, if the definitions were not read within the interval;
    /// 3. INITIAL, until the newest generation is loaded;
    /// 4. DELTA, which also makes a repopulated generation visible.
    pub(crate) async fn step(&mut self) -> Result<Next, StorageError> {
        let mut tx = self.context.store.read().await?;
        let Some(connector) = tx.find_connector(self.id()).await? else { return Ok(Next::Stop) };
        let Some(generation) = tx.find_newest_generation(self.id()).await? else { return Ok(Next::Stop) };
        drop(tx);
        if !connector.settings.enabled || connector.settings.fault.is_some() {
            return Ok(Next::Wait(self.context.settings.config_interval));
        }
        let now = self.context.clock.now();
        let run = Run {
            context: self.context.clone(),
            connector: self.id().clone(),
            generation,
            epoch: self.lease.epoch,
        };
        let meta_due = run.generation.definitions_at.is_none_or(|at| {
            now.since(at) >= self.context.settings.meta_interval && now >= self.meta_not_before
        });
        let (outcome, pause) = if meta_due {
            let outcome = run.meta().await;
            // Known definitions will do for a while.
            if outcome.is_err() && run.generation.definitions_at.is_some() {
                self.meta_not_before = now.plus(SLOW);
                return Ok(Next::Go);
            }
            (outcome, Next::Go)
        } else if run.is_initial() {
            (run.initial().await, Next::Go)
        } else {
            let outcome = run.delta(connector.live_generation).await;
            (outcome, Next::Wait(self.context.settings.delta_interval))
        };
        match outcome {
            Ok(()) => {
                self.succeeded(&connector).await?;
                Ok(pause)
            }
            Err(error) => self.failed(&connector, run.is_initial(), &error).await,
        }
    }

    async fn succeeded(&mut self, connector: &Connector) -> Result<(), StorageError> {
        self.failures = 0;
        if connector.unreachable || connector.token_failing_since.is_some() {
            let mut tx = self.context.store.begin().await?;
            tx.set_connector_unreachable(self.id(), false).await?;
            tx.clear_token_failure(self.id()).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn failed(
        &mut self,
        connector: &Connector,
        initial: bool,
        error: &JobError,
    ) -> Result<Next, StorageError> {
        if error.is_superseded() {
            return Ok(Next::Stop);
        }
        self.failures = self.failures.saturating_add(1);
        let now = self.context.clock.now();
        tracing::warn!(connector = %self.id(), "Connector {}: {}", self.id(), error.sentence(self.id().as_str()));
        if let JobError::Call(call) = error {
            let mut tx = self.context.store.begin().await?;
            if call.is_unreachable() && self.failures >= FAILURES_UNTIL_UNREACHABLE {
                tx.set_connector_unreachable(self.id(), true).await?;
            }
            let since = if call.is_without_token() {
                Some(tx.note_token_failure(self.id(), now).await?)
            } else {
                tx.clear_token_failure(self.id()).await?;
                None
            };
            tx.commit().await?;
            if let Some(since) = since
                && initial
                && now.since(since) >= PATIENCE_WITHOUT_TOKEN
            {
                self.switch_off(connector).await;
                return Ok(Next::Wait(SLOW));
            }
        }
        Ok(Next::Wait(match error.retry() {
            Retry::Again(Some(pause)) => pause,
            Retry::Again(None) => backoff(self.failures),
            Retry::Never => SLOW,
        }))
    }

    /// Sets `tc.enabled` to false, as an administrator would; they set it back when the credentials are right.
    async fn switch_off(&self, connector: &Connector) {
        let name = connector.id().as_str();
        let destinations = &self.context.spi.destinations;
        let outcome = match destinations.find(name).await {
            Ok(Some(destination)) => {
                let mut properties: Properties = destination.properties;
                properties.set("tc.enabled", "false");
                destinations.update(properties).await.map(drop)
            }
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        match outcome {
            Ok(()) => tracing::error!(
                connector = name,
                "Connector {name} was switched off (tc.enabled=false): no token could be obtained for one hour. Correct the \
                 destination's credentials and set tc.enabled to true again."
            ),
            Err(error) => {
                tracing::error!(connector = name, %error, "Connector {name} could not be switched off: {error}");
            }
        }
    }
}

/// 1 s, 2 s, 4 s … 60 s. Source: Task Provider SPI v2, "Errors".
fn backoff(failures: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(6)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_minute() {
        assert_eq!([1, 2, 3, 6, 7, 99].map(|n| backoff(n).as_secs()), [1, 2, 4, 32, 60, 60]);
    }
}
