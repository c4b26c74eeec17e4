//! What the deployment decides about connectors.

use std::time::Duration;

/// The pace of the jobs and who runs them.
#[derive(Clone, Debug)]
pub struct ConnectorsSettings {
    /// Between two DELTA runs of a connector; 30 s unless a demo is in a hurry.
    pub delta_interval: Duration,
    /// Between two CONFIG runs; changes made through this process are seen at once.
    pub config_interval: Duration,
    /// Between two readings of the task definitions.
    pub meta_interval: Duration,
    /// Tasks asked for at once, 1 to 1000.
    pub page_size: usize,
    /// Names this process among those that share the database. On SQLite there is one process, so a restarted one takes
    /// its leases over at once whatever is said here.
    pub holder: String,
}

impl Default for ConnectorsSettings {
    fn default() -> Self {
        Self {
            delta_interval: Duration::from_secs(30),
            config_interval: Duration::from_mins(1),
            meta_interval: Duration::from_hours(24),
            page_size: 1000,
            holder: "docket".to_owned(),
        }
    }
}
