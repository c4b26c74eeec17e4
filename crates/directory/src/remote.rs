//! Another directory people are read from: what this part asks of it. Who calls it, and how, is the program's matter.

use std::time::Duration;

use async_trait::async_trait;
use docket_domain::Timestamp;
use serde_json::Value;

/// How people are searched for, as the destination's `tc.pp.*` properties say.
///
/// Source: SAP Task Center, "Identity Directory Connectivity".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRules {
    /// `tc.pp.search_operation` is `sw`: names must begin with the text, not just hold it.
    pub begins: bool,
    /// `tc.pp.active_users_only`.
    pub active_only: bool,
    /// `tc.pp.user_types`; all if there are none.
    pub user_types: Vec<String>,
}

impl Default for SearchRules {
    fn default() -> Self {
        Self { begins: false, active_only: true, user_types: Vec::new() }
    }
}

/// What is configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteSettings {
    pub rules: SearchRules,
    /// When the configuration was changed last: people are read again after that.
    pub changed_at: Timestamp,
}

/// Why the other directory did not answer as it should. The message is for an administrator, without a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RemoteError {
    pub message: String,
    /// Try again after so long.
    pub retry_after: Option<Duration>,
}

/// A SCIM server people can be read from.
#[async_trait]
pub trait RemoteDirectory: Send + Sync + 'static {
    /// What the directory is called in messages.
    fn name(&self) -> &str;

    /// `None` if no directory is configured.
    ///
    /// # Errors
    /// The configuration cannot be read.
    async fn settings(&self) -> Result<Option<RemoteSettings>, RemoteError>;

    /// The answer to a GET of `path` (such as `/Users`) below the directory's address.
    ///
    /// # Errors
    /// Anything but a success with a JSON body.
    async fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Value, RemoteError>;
}
