//! All loops: CONFIG, one runner per connector, the daily clean-up.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use docket_domain::ConnectorId;
use docket_storage::connectors::Connector;
use docket_storage::leases::Lease;
use docket_storage::{Dialect, StorageError, Store};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::context::Context;
use crate::jobs::config::{Configured, DELETED_AT_ONCE, config};
use crate::runner::{Next, Runner};

/// A runner that dies holds its connector up for so long.
const LEASE: Duration = Duration::from_secs(30);
const RENEWAL: Duration = Duration::from_secs(8);
/// How often a process asks for a connector that another one runs.
const WAITING: Duration = Duration::from_secs(10);
/// The first clean-up comes after the process has settled.
const FIRST_CLEAN_UP: Duration = Duration::from_mins(10);
const DAY: Duration = Duration::from_hours(24);

/// Wakes the runners of this process.
#[derive(Clone, Default)]
pub(crate) struct Bells(Arc<Mutex<HashMap<ConnectorId, Arc<Notify>>>>);

impl Bells {
    fn of(&self, id: &ConnectorId) -> Arc<Notify> {
        self.0.lock().expect("no holder of this lock panics").entry(id.clone()).or_default().clone()
    }

    /// Has the connector's runner take its next step at once; one that is in the middle of a step takes another.
    pub(crate) fn ring(&self, id: &ConnectorId) {
        self.of(id).notify_one();
    }
}

/// Runs until `stop`; leases are given back then.
pub(crate) async fn run(context: Context, bells: Bells, stop: CancellationToken) {
    let mut runners = JoinSet::new();
    let mut running: HashMap<ConnectorId, tokio::task::Id> = HashMap::new();
    runners.spawn(clean_up_daily(context.clone(), stop.clone()));
    let mut changes = context.spi.destinations.changes();
    let mut last: Option<Configured> = None;
    loop {
        changes.mark_unchanged();
        match config(&context).await {
            Ok(configured) => {
                for id in configured.connectors.iter().map(Connector::id) {
                    // What was written since may be what the connector waits for; what others are called with is not.
                    let written =
                        last.as_ref().is_some_and(|last| last.version(id) != configured.version(id));
                    if !running.contains_key(id) {
                        let task = run_connector(context.clone(), id.clone(), bells.of(id), stop.clone());
                        running.insert(id.clone(), runners.spawn(task).id());
                    } else if written {
                        bells.ring(id);
                    }
                }
                last = Some(configured);
            }
            Err(error) => {
                tracing::error!(%error, "Reading the destinations for the connectors failed: {error}");
            }
        }
        tokio::select! {
            () = stop.cancelled() => break,
            _ = changes.changed() => {}
            () = tokio::time::sleep(context.settings.config_interval) => {}
            Some(ended) = runners.join_next_with_id() => {
                let id = match &ended { Ok((id, ())) => *id, Err(error) => error.id() };
                // The next CONFIG run starts it again if it is still wanted.
                running.retain(|_, task| *task != id);
            }
        }
    }
    while runners.join_next().await.is_some() {}
}

/// Takes the connector's lease whenever it is free, and runs the connector as long as the lease holds.
async fn run_connector(context: Context, id: ConnectorId, bell: Arc<Notify>, stop: CancellationToken) {
    loop {
        match acquire(&context, &id).await {
            Ok(Some(lease)) => {
                let ended = hold(&context, lease, &bell, &stop).await;
                if ended == Ended::Gone || stop.is_cancelled() {
                    return;
                }
            }
            Ok(None) => match context.store.read().await {
                Ok(mut tx) => {
                    if matches!(tx.find_connector(&id).await, Ok(None)) {
                        return;
                    }
                }
                Err(error) => {
                    tracing::error!(connector = %id, %error, "The database cannot be read: {error}");
                }
            },
            Err(error) => {
                tracing::error!(connector = %id, %error, "The lease of connector {id} cannot be taken: {error}");
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(WAITING) => {}
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Ended {
    /// The lease went elsewhere, or the process stops.
    LeaseOver,
    /// There is no such connector any more.
    Gone,
}

async fn hold(context: &Context, lease: Lease, bell: &Notify, stop: &CancellationToken) -> Ended {
    let held = stop.child_token();
    let mut renewing = JoinSet::new();
    renewing.spawn(renew(context.store.clone(), lease.clone(), held.clone()));
    let mut runner = Runner::new(context.clone(), lease.clone());
    let ended = loop {
        let next = tokio::select! {
            () = held.cancelled() => break Ended::LeaseOver,
            next = runner.step() => next,
        };
        let pause = match next {
            Ok(Next::Go) => continue,
            Ok(Next::Wait(pause)) => pause,
            Ok(Next::Stop) => break Ended::Gone,
            Err(error) => {
                tracing::error!(connector = %lease.connector, %error, "Connector {} could not use the database: {error}", lease.connector);
                WAITING
            }
        };
        tokio::select! {
            () = held.cancelled() => break Ended::LeaseOver,
            () = bell.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    };
    drop(renewing);
    if let Err(error) = release(&context.store, &lease).await {
        tracing::warn!(connector = %lease.connector, %error, "A lease could not be given back; it ends by itself: {error}");
    }
    ended
}

async fn acquire(context: &Context, id: &ConnectorId) -> Result<Option<Lease>, StorageError> {
    // A SQLite file belongs to one process, so whoever held the lease before is dead.
    let holder = match context.store.dialect() {
        Dialect::Sqlite => "the only process",
        Dialect::Postgres => &context.settings.holder,
    };
    let mut tx = context.store.begin().await?;
    let lease = tx.acquire_lease(id, holder, LEASE).await?;
    tx.commit().await?;
    Ok(lease)
}

/// Renews the lease apart from the work, so that a long step does not lose it; cancels `held` when it is lost.
async fn renew(store: Store, lease: Lease, held: CancellationToken) {
    let mut kept_until = tokio::time::Instant::now() + LEASE;
    loop {
        tokio::time::sleep(RENEWAL).await;
        let renewed = async {
            let mut tx = store.begin().await?;
            let renewed = tx.renew_lease(&lease, LEASE).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(renewed)
        };
        match renewed.await {
            Ok(true) => kept_until = tokio::time::Instant::now() + LEASE,
            Err(_) if tokio::time::Instant::now() < kept_until => {}
            Ok(false) | Err(_) => break held.cancel(),
        }
    }
}

async fn release(store: &Store, lease: &Lease) -> Result<(), StorageError> {
    let mut tx = store.begin().await?;
    tx.release_lease(lease).await?;
    tx.commit().await
}

async fn clean_up_daily(context: Context, stop: CancellationToken) {
    let mut pause = FIRST_CLEAN_UP;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => pause = DAY,
        }
        if let Err(error) = clean_up(&context).await {
            tracing::error!(%error, "The daily clean-up failed: {error}");
        }
    }
}

/// Deletes replaced generations, final tasks a day old, and whatever has not changed for 180 days.
///
/// Source: SAP Task Center, "Clean-up".
pub(crate) async fn clean_up(context: &Context) -> Result<u64, StorageError> {
    let now = context.clock.now();
    let (final_before, any_before) = (now.minus(DAY), now.minus(DAY * 180));
    let mut deleted = 0;
    loop {
        let mut tx = context.store.begin().await?;
        let more = tx.clean_up_generations(DELETED_AT_ONCE).await?;
        tx.commit().await?;
        if !more {
            break;
        }
    }
    loop {
        let mut tx = context.store.begin().await?;
        let count = tx.delete_old_tasks(final_before, any_before, DELETED_AT_ONCE).await?;
        tx.commit().await?;
        deleted += count;
        if count < u64::from(DELETED_AT_ONCE) {
            return Ok(deleted);
        }
    }
}
