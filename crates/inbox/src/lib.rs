//! The inbox: what each person sees of the task cache, and the way their decisions go out.
//!
//! - Reading goes through a `reader`, made from the caller; it reaches what is theirs and nothing else.
//! - A `decision` is a record before it is a call; the recorded operation is the truth in between.
//! - `changes` tell open browsers that something of theirs changed, without saying what.
//!
//! This part knows no provider: descriptions are read and decisions carried out by `connectors`.

mod api;
mod changes;
mod decision;
mod error;
mod groups;
mod parameters;
mod reader;
mod view;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use docket_connectors::Connectors;
use docket_directory::Directory;
use docket_domain::{Chance, Clock, GroupId, Timestamp, UserId};
use docket_http::{Authenticator, Part};
use docket_storage::Store;
use tokio_util::sync::CancellationToken;
use utoipa::openapi::OpenApi;

use changes::ChangeHub;
use decision::Steps;
use error::InboxError;

/// How often unfinished operations and old changes are looked at.
const ROUND: Duration = Duration::from_secs(15);
/// How long changes are kept for browsers that come back.
const CHANGES_KEPT: Duration = Duration::from_hours(24);

/// The part's handle. Cheap to clone.
#[derive(Clone)]
pub struct Inbox(Arc<Inner>);

struct Inner {
    started_at: Timestamp,
    store: Store,
    connectors: Connectors,
    directory: Directory,
    clock: Clock,
    chance: Chance,
    changes: ChangeHub,
    steps: Steps,
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    api::routes().describe()
}

impl Inbox {
    pub fn new(
        store: Store,
        connectors: Connectors,
        directory: Directory,
        clock: Clock,
        chance: Chance,
    ) -> Self {
        let changes = ChangeHub::default();
        let started_at = clock.now();
        Self(Arc::new(Inner {
            started_at,
            store,
            connectors,
            directory,
            clock,
            chance,
            changes,
            steps: Steps::default(),
        }))
    }

    /// The routes below `/task-center-service/v1`: `tasks`, `taskDefinitions`, `events`.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        api::routes()
            .serve(api::Api { inbox: self.clone(), authenticator: authenticator.clone() }, authenticator)
    }

    /// Runs until `stop`:
    ///
    /// 1. looks after operations whose request is over, at once and then regularly;
    /// 2. removes old changes;
    /// 3. meanwhile passes changes on to open event streams.
    pub async fn run(&self, stop: CancellationToken) {
        let rounds = async {
            let mut ticks = tokio::time::interval(ROUND);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                self.look_after_operations().await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = rounds => {}
            () = self.0.changes.follow(&self.0.store, &self.0.clock) => {}
        }
        self.0.changes.close();
    }

    /// One round of steps 1 and 2 of [`Inbox::run`].
    pub(crate) async fn look_after_operations(&self) {
        decision::recover(self).await;
        let before = self.0.clock.now().minus(CHANGES_KEPT);
        let pruned = async {
            let mut tx = self.0.store.begin().await?;
            tx.prune_changes(before).await?;
            tx.commit().await
        };
        if let Err(error) = pruned.await {
            tracing::error!(%error, "old changes could not be removed; the next round tries again");
        }
    }

    fn store(&self) -> &Store {
        &self.0.store
    }

    fn connectors(&self) -> &Connectors {
        &self.0.connectors
    }

    /// When this process began: what was recorded before is another process's.
    fn started_at(&self) -> Timestamp {
        self.0.started_at
    }

    fn clock(&self) -> &Clock {
        &self.0.clock
    }

    fn chance(&self) -> &Chance {
        &self.0.chance
    }

    fn changes(&self) -> &ChangeHub {
        &self.0.changes
    }

    fn steps(&self) -> &Steps {
        &self.0.steps
    }

    async fn groups_of(&self, user: &UserId) -> Result<Vec<GroupId>, InboxError> {
        self.0.directory.groups_of(user).await.map_err(|error| InboxError::Internal(error.to_string()))
    }

    async fn display_names(&self, people: &[UserId]) -> Result<HashMap<UserId, String>, InboxError> {
        self.0.directory.display_names(people).await.map_err(|error| InboxError::Internal(error.to_string()))
    }
}
