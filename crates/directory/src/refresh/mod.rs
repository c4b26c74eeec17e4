//! Reading people and groups from another directory, at most once a day and on demand.
//!
//! `pages` fetches, `people` and `groups` store, `report` says what came of it. What is read is stored page by page; what
//! was known and could not be read again stays as it is. People who are gone there are deactivated only after everybody
//! was read, and only if they are few.

mod groups;
mod pages;
mod people;
mod report;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use docket_domain::{Timestamp, UserId};
use docket_storage::profiles::Origin;

use crate::remote::{RemoteDirectory, RemoteError, SearchRules};
use crate::{Directory, DirectoryError};

pub use report::{Outcome, RefreshReport};

/// The setting that holds the report of the last reading.
const REPORT: &str = "directory_refresh";

/// People are read again when the last complete reading is as old as this.
const DAILY: Duration = Duration::from_hours(24);

/// After a reading that failed the next one is tried so much later.
const AFTER_FAILURE: Duration = Duration::from_hours(1);

/// So many people may be gone at a time, however few there were.
const FEW: usize = 10;

/// Beyond [`FEW`], no more than one of so many.
const ONE_OF: usize = 5;

/// Reads the other directory into this one. Cheap to clone.
#[derive(Clone)]
pub struct DirectoryRefresh {
    pub(crate) directory: Directory,
    remote: Arc<dyn RemoteDirectory>,
    running: Arc<AtomicBool>,
}

/// What the refresh is doing and what came of the last one.
#[derive(Clone, Debug)]
pub struct RefreshState {
    pub running: bool,
    pub last: Option<RefreshReport>,
}

/// A reading is under way already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the directory is being read already")]
pub struct AlreadyRunning;

/// Makes room for the next reading, however this one ends.
struct Running(Arc<AtomicBool>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl DirectoryRefresh {
    pub fn new(directory: Directory, remote: Arc<dyn RemoteDirectory>) -> Self {
        Self { directory, remote, running: Arc::default() }
    }

    /// This moment, on the directory's clock.
    pub fn now(&self) -> Timestamp {
        self.directory.clock().now()
    }

    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    pub async fn state(&self) -> Result<RefreshState, DirectoryError> {
        let stored = self.directory.store().read().await?.find_setting(REPORT).await?;
        let last = stored.and_then(|report| serde_json::from_str(&report).ok());
        Ok(RefreshState { running: self.running.load(Ordering::Acquire), last })
    }

    /// How people are searched for: as the other directory's settings say, else as is the default.
    pub async fn search_rules(&self) -> SearchRules {
        match self.remote.settings().await {
            Ok(settings) => settings.map(|settings| settings.rules).unwrap_or_default(),
            Err(error) => {
                tracing::warn!(%error, "How to search for people could not be read: {error}");
                SearchRules::default()
            }
        }
    }

    /// Reads everything in the background. `force` deactivates people who are gone however many they are.
    ///
    /// # Errors
    /// A reading is under way in this process already.
    pub fn start(&self, force: bool) -> Result<(), AlreadyRunning> {
        let running = self.claim()?;
        let refresh = self.clone();
        tokio::spawn(async move {
            refresh.run_claimed(force).await;
            drop(running);
        });
        Ok(())
    }

    /// Reads everything and tells what came of it.
    ///
    /// # Errors
    /// A reading is under way in this process already.
    pub async fn run(&self, force: bool) -> Result<RefreshReport, AlreadyRunning> {
        let running = self.claim()?;
        let report = self.run_claimed(force).await;
        drop(running);
        Ok(report)
    }

    /// Reads everything if a directory is configured and it is time to: a day after the last complete reading, an hour after
    /// any other, and at once when the configuration was changed.
    pub async fn run_if_due(&self) {
        let settings = match self.remote.settings().await {
            Ok(Some(settings)) => settings,
            Ok(None) => return,
            Err(error) => {
                tracing::warn!(%error, "Whether a directory is configured could not be read: {error}");
                return;
            }
        };
        let now = self.directory.clock().now();
        let due = match self.state().await {
            Ok(state) => state.last.is_none_or(|last| {
                let wait = if last.outcome == Outcome::Complete { DAILY } else { AFTER_FAILURE };
                last.finished_at.plus(wait) <= now || settings.changed_at > last.started_at
            }),
            Err(error) => {
                tracing::error!(%error, "When people were read last could not be found out: {error}");
                false
            }
        };
        if due {
            // Somebody else's reading is as good.
            let _ = self.run(false).await;
        }
    }

    fn claim(&self) -> Result<Running, AlreadyRunning> {
        match self.running.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Ok(Running(self.running.clone())),
            Err(_) => Err(AlreadyRunning),
        }
    }

    /// 1. Read the people, page by page, and store each page.
    /// 2. If that was everybody, deactivate those who are gone, unless they are too many.
    /// 3. Read the groups in the same way; if those were all, remove the ones that are gone.
    /// 4. Say what came of it.
    async fn run_claimed(&self, force: bool) -> RefreshReport {
        let started_at = self.directory.clock().now();
        let mut report = RefreshReport::started(started_at);
        if let Err(error) = self.read_everything(force, &mut report).await {
            report.fail(error.to_string());
        }
        report.finish(self.remote.name(), self.directory.clock().now());
        if report.outcome == Outcome::Complete {
            tracing::info!("{}", report.message);
        } else {
            tracing::warn!("{}", report.message);
        }
        if let Err(error) = self.store_report(&report).await {
            tracing::error!(%error, "What came of reading the directory could not be stored: {error}");
        }
        report
    }

    async fn read_everything(&self, force: bool, report: &mut RefreshReport) -> Result<(), RefreshError> {
        let seen = people::read(&self.directory, &*self.remote, report).await?;
        self.deactivate_the_gone(&seen, force, report).await?;
        groups::read(&self.directory, &*self.remote, report).await
    }

    async fn deactivate_the_gone(
        &self,
        seen: &std::collections::HashSet<UserId>,
        force: bool,
        report: &mut RefreshReport,
    ) -> Result<(), RefreshError> {
        let active = self.directory.store().read().await?.active_ids_of(Origin::Directory).await?;
        let all = active.len();
        let gone: Vec<UserId> = active.into_iter().filter(|id| !seen.contains(id)).collect();
        if gone.len() > FEW && gone.len() * ONE_OF > all && !force {
            report.hold_back(gone.len(), all);
            return Ok(());
        }
        for id in gone {
            let change = crate::Change { active: Some(false), ..crate::Change::default() };
            match self.directory.update(&id, change).await {
                Ok(_) => report.deactivated += 1,
                Err(DirectoryError::LastAdministrator) => {
                    report.skip(id.as_str(), "is gone, but is the last administrator here");
                }
                Err(DirectoryError::NoSuchUser(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    async fn store_report(&self, report: &RefreshReport) -> Result<(), DirectoryError> {
        let text = serde_json::to_string(report).unwrap_or_default();
        let mut tx = self.directory.store().begin().await?;
        tx.put_setting(REPORT, &text).await?;
        Ok(tx.commit().await?)
    }
}

/// Why a reading did not come to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RefreshError {
    #[error("{0}")]
    Remote(#[from] RemoteError),
    #[error("{0}")]
    Directory(#[from] DirectoryError),
    #[error("{0}")]
    Storage(#[from] docket_storage::StorageError),
}
