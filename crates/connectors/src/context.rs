//! What every job needs.

use std::sync::Arc;

use docket_domain::{Chance, Clock};
use docket_storage::Store;

use crate::settings::ConnectorsSettings;
use crate::spi::client::Spi;

/// The store, the way out, time and chance. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) store: Store,
    pub(crate) spi: Spi,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) settings: Arc<ConnectorsSettings>,
    #[cfg(test)]
    pub(crate) breakdown: crate::breakdown::Breakdown,
}

impl Context {
    /// A place where a run may die; only a test that planned it makes it happen.
    #[cfg_attr(
        not(test),
        expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "only tests break down")
    )]
    pub(crate) fn reached(&self, point: Point) -> Result<(), crate::jobs::JobError> {
        #[cfg(test)]
        if self.breakdown.happens_at(point) {
            return Err(crate::jobs::JobError::BrokeDown(point));
        }
        #[cfg(not(test))]
        let _ = point;
        Ok(())
    }
}

/// The places between the steps of a run where a process may die.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// The page is read, nothing of it is stored.
    PageFetched,
    /// The page is written, the transaction not ended.
    PageWritten,
    /// The page is stored.
    PageStored,
    /// The last page was empty, the phase not ended.
    InitialEmpty,
    /// The generation beside is complete and not yet live.
    BeforeSwap,
}
