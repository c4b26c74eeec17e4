//! CONFIG: reads all destinations and makes the connectors agree with them.

use std::collections::HashMap;

use docket_destinations::{Destination, DestinationError};
use docket_domain::job::{JobStatus, JobType};
use docket_domain::{ConnectorId, Timestamp};
use docket_storage::StorageError;
use docket_storage::connectors::Connector;

use crate::context::Context;
use crate::jobs::properties::{self, Finding, GLOBAL_SETTINGS, Reading};
use crate::jobs::record::Record;

/// Tasks deleted in one transaction, so that a large cache goes without holding everybody up.
pub(crate) const DELETED_AT_ONCE: u32 = 2000;

/// Why CONFIG itself could not run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error(transparent)]
    Destinations(#[from] DestinationError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The connectors there are, and what each is called with.
pub(crate) struct Configured {
    pub(crate) connectors: Vec<Connector>,
    versions: HashMap<ConnectorId, String>,
}

impl Configured {
    /// Changes with every write of the connector's destination, of one that this names, and of what holds for all.
    pub(crate) fn version(&self, id: &ConnectorId) -> Option<&str> {
        self.versions.get(id).map(String::as_str)
    }
}

/// One run:
///
/// 1. reads the destinations and what stands in them for connectors;
/// 2. of two destinations that lead to one provider system, faults the younger connector;
/// 3. deletes connectors whose destination or `tc.enabled` is gone, with their caches;
/// 4. makes new connectors and brings the settings of the others up to date; another URL starts a repopulation beside;
/// 5. records for each what it found.
///
/// A renamed destination is a deleted and a new one.
pub(crate) async fn config(context: &Context) -> Result<Configured, ConfigError> {
    let destinations = context.spi.destinations.list().await?;
    let known = context.store.read().await?.list_connectors().await?;
    let global = destinations.iter().find(|destination| destination.name() == GLOBAL_SETTINGS);
    let (languages, language_problem) = properties::languages(global);

    let mut readings = properties::read_all(&destinations);
    let ages = destinations.iter().map(|one| (one.name(), one.created_at)).collect();
    fault_duplicates(&mut readings, &known, &ages);

    for connector in &known {
        if !readings.iter().any(|reading| reading.settings.id == *connector.id()) {
            delete(context, connector.id()).await?;
        }
    }
    for reading in &readings {
        let before = known.iter().find(|connector| connector.id() == &reading.settings.id);
        apply(context, reading, before, &languages, language_problem.as_deref()).await?;
    }
    let connectors = context.store.read().await?.list_connectors().await?;
    let versions = connectors.iter().map(Connector::id).map(|id| (id.clone(), version(&destinations, id)));
    Ok(Configured { versions: versions.collect(), connectors })
}

fn version(destinations: &[Destination], id: &ConnectorId) -> String {
    let own = destinations.iter().find(|destination| destination.name() == id.as_str());
    let named = |name: &str| own.is_some_and(|own| own.properties.iter().any(|(_, value)| value == name));
    let read = |name: &str| name == id.as_str() || name == GLOBAL_SETTINGS || named(name);
    destinations.iter().filter(|one| read(one.name())).map(|one| one.etag.as_str()).collect()
}

/// Two destinations with one identity would show everybody each task twice: the one that came later does not run.
fn fault_duplicates(readings: &mut [Reading], known: &[Connector], destinations: &HashMap<&str, Timestamp>) {
    let age = |reading: &Reading| {
        let id = reading.settings.id.as_str().to_owned();
        let connector = known.iter().find(|connector| connector.id() == &reading.settings.id);
        // One that runs already goes before one that is new; of two new ones the older destination.
        let since = connector.map_or(Timestamp::from_micros(i64::MAX), |connector| connector.created_at);
        (since, destinations.get(id.as_str()).copied(), id)
    };
    let mut oldest: HashMap<String, ConnectorId> = HashMap::new();
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&index| age(&readings[index]));
    for index in order {
        let reading = &mut readings[index];
        match oldest.get(&reading.identity) {
            None => {
                oldest.insert(reading.identity.clone(), reading.settings.id.clone());
            }
            Some(other) => {
                let text = format!(
                    "This destination leads to the same provider system as {other} (equal URL); remove one of them, or \
                     everybody would see each task twice."
                );
                let fault = reading.settings.fault.take();
                reading.settings.fault =
                    Some(fault.map_or_else(|| text.clone(), |fault| format!("{fault} {text}")));
                reading.findings.push(Finding::new(JobStatus::Error, text));
            }
        }
    }
}

async fn delete(context: &Context, id: &ConnectorId) -> Result<(), StorageError> {
    let mut tx = context.store.begin().await?;
    tx.hide_connector(id).await?;
    tx.commit().await?;
    loop {
        let mut tx = context.store.begin().await?;
        let deleted = tx.delete_tasks_of_connector(id, DELETED_AT_ONCE).await?;
        let last = deleted < u64::from(DELETED_AT_ONCE);
        if last {
            tx.delete_connector(id).await?;
        }
        tx.commit().await?;
        if last {
            tracing::info!(connector = %id, "Connector {id} and its cache are deleted: its destination or tc.enabled is gone.");
            return Ok(());
        }
    }
}

async fn apply(
    context: &Context,
    reading: &Reading,
    before: Option<&Connector>,
    languages: &str,
    language_problem: Option<&str>,
) -> Result<(), StorageError> {
    let Reading { settings, findings, identity: _ } = reading;
    let now = context.clock.now();
    let mut record = Record::start(context, &settings.id, JobType::Config);
    let mut tx = context.store.begin().await?;
    let made = tx.put_connector(settings, languages, now).await?;
    let moved = before.is_some_and(|before| before.settings.url != settings.url);
    let mut message = if settings.fault.is_some() {
        "The connector cannot run.".to_owned()
    } else if let Some(since) =
        before.and_then(|before| before.token_failing_since).filter(|_| !settings.enabled)
    {
        format!(
            "Switched off: no token could be obtained since {since}. Correct the credentials of the destination and set \
             tc.enabled to true again."
        )
    } else if !settings.enabled {
        "Paused, because tc.enabled is not true: its tasks are kept and hidden. Set it to true to go on."
            .to_owned()
    } else if made {
        format!("New: loads the tasks changed within the last {} days.", settings.pull_days)
    } else if moved {
        "URL has changed: the cache is loaded anew beside the old one, which stays visible until then."
            .to_owned()
    } else {
        "Active.".to_owned()
    };
    if settings.enabled && before.is_some_and(|before| !before.settings.enabled) {
        // The hour without a token starts again.
        tx.clear_token_failure(&settings.id).await?;
    }
    if moved {
        tx.forget_triple(&settings.id).await?;
        tx.add_generation(&settings.id, settings.window_start(now), languages, now).await?;
    }
    let mut status = JobStatus::Ok;
    let global = language_problem.map(|text| Finding::new(JobStatus::Warning, text));
    // What else could be better does not matter as long as the connector cannot run at all.
    let matters = |finding: &&Finding| settings.fault.is_none() || finding.status == JobStatus::Error;
    for finding in findings.iter().chain(&global).filter(matters) {
        status = worse(status, finding.status);
        record.log(now, finding.status, finding.text.clone());
        message = format!("{message} {}", finding.text);
    }
    record.end(now, status, message);
    tx.put_job(&record.job).await?;
    tx.commit().await
}

fn worse(a: JobStatus, b: JobStatus) -> JobStatus {
    match (a, b) {
        (JobStatus::Error, _) | (_, JobStatus::Error) => JobStatus::Error,
        (JobStatus::Warning, _) | (_, JobStatus::Warning) => JobStatus::Warning,
        (JobStatus::Ok | JobStatus::Running, other) => other,
    }
}
