//! Live updates: each process follows the table of changes once, and every open stream picks what concerns its person.

mod stream;
mod tail;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use docket_domain::Clock;
use docket_storage::changes::Change;
use docket_storage::{StorageError, Store};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

pub(crate) use stream::{Credentials, EventStream, TaskChange};
use tail::Tail;

/// How often the table is looked at. Other processes write to it too, so nobody can wake us.
const LOOK: Duration = Duration::from_millis(300);
/// Changes read at once, and kept for a stream that is slow.
const BATCH: u32 = 1000;

/// Hands changes to the open streams of this process.
pub(crate) struct ChangeHub {
    sender: broadcast::Sender<Arc<Change>>,
    closed: CancellationToken,
    /// Where following begins: at the end of the table when the first stream opened or the first look was taken.
    begin: OnceLock<i64>,
}

impl Default for ChangeHub {
    fn default() -> Self {
        Self {
            sender: broadcast::channel(BATCH as usize).0,
            closed: CancellationToken::new(),
            begin: OnceLock::new(),
        }
    }
}

impl ChangeHub {
    /// Everything that is written from now on, even if the table has not been looked at yet.
    async fn subscribe(&self, store: &Store) -> Result<broadcast::Receiver<Arc<Change>>, StorageError> {
        self.begin(store).await?;
        Ok(self.sender.subscribe())
    }

    async fn begin(&self, store: &Store) -> Result<i64, StorageError> {
        if let Some(begin) = self.begin.get() {
            return Ok(*begin);
        }
        let newest = store.read().await?.newest_change().await?;
        Ok(*self.begin.get_or_init(|| newest))
    }

    /// Ends every open stream; browsers come back to whichever process answers then.
    pub(crate) fn close(&self) {
        self.closed.cancel();
    }

    /// Follows the table from where the first listener came, or from its present end, for ever.
    pub(crate) async fn follow(&self, store: &Store, clock: &Clock) {
        let mut ticks = tokio::time::interval(LOOK);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut tail: Option<Tail> = None;
        let mut failing = false;
        loop {
            ticks.tick().await;
            let looked = self.look(store, clock, &mut tail).await;
            match looked {
                Ok(()) => failing = false,
                Err(error) if !failing => {
                    failing = true;
                    tracing::error!(%error, "changes cannot be read; open browsers hear nothing until they can");
                }
                Err(_) => {}
            }
        }
    }

    async fn look(&self, store: &Store, clock: &Clock, tail: &mut Option<Tail>) -> Result<(), StorageError> {
        let Some(tail) = tail else {
            *tail = Some(Tail::at(self.begin(store).await?));
            return Ok(());
        };
        loop {
            let changes = store.read().await?.list_changes(tail.last(), &tail.missing(), BATCH).await?;
            let full = changes.len() >= BATCH as usize;
            for change in changes {
                if tail.take(change.id, clock.now()) {
                    // Nobody listening is no error.
                    let _ = self.sender.send(Arc::new(change));
                }
            }
            tail.forget(clock.now());
            if !full {
                return Ok(());
            }
        }
    }
}
