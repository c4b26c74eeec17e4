//! Fetching a list page by page. Source: RFC 7644, section 3.4.2.4.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::remote::{RemoteDirectory, RemoteError};

/// What SAP's directories give at most.
const PAGE: u64 = 100;

/// A directory that asks to wait is waited for so many times in a row.
const PATIENCE: u32 = 5;

/// Never longer than this at a time, whatever it asks for.
const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// A list that is read from its beginning to its end.
pub(super) struct Pages<'r> {
    remote: &'r dyn RemoteDirectory,
    path: &'static str,
    next: u64,
    total: Option<u64>,
}

impl<'r> Pages<'r> {
    pub(super) fn new(remote: &'r dyn RemoteDirectory, path: &'static str) -> Self {
        Self { remote, path, next: 1, total: None }
    }

    /// The next page; `None` after the last one.
    ///
    /// # Errors
    /// The directory refuses or does not answer. An empty page before the announced end is an error too: what is missing
    /// would look like people who are gone.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Map<String, Value>>>, RemoteError> {
        if self.total.is_some_and(|total| self.next > total) {
            return Ok(None);
        }
        let query = [("startIndex", self.next.to_string()), ("count", PAGE.to_string())];
        let body = self.patiently(&query).await?;
        let total = body["totalResults"].as_u64();
        let total = total.ok_or_else(|| self.broken("an answer has no totalResults"))?;
        self.total = Some(total);
        let resources: Vec<Map<String, Value>> = body["Resources"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one.as_object().cloned())
            .collect();
        if resources.is_empty() {
            if self.next > total {
                return Ok(None);
            }
            return Err(self.broken(&format!("the page from {} on is empty, of {total}", self.next)));
        }
        self.next += resources.len() as u64;
        Ok(Some(resources))
    }

    async fn patiently(&self, query: &[(&str, String)]) -> Result<Value, RemoteError> {
        let mut waited = 0;
        loop {
            match self.remote.get(self.path, query).await {
                Err(RemoteError { retry_after: Some(wait), .. }) if waited < PATIENCE => {
                    waited += 1;
                    tokio::time::sleep(wait.min(LONGEST_WAIT)).await;
                }
                outcome => return outcome,
            }
        }
    }

    fn broken(&self, what: &str) -> RemoteError {
        RemoteError { message: format!("{} is not a SCIM list: {what}.", self.path), retry_after: None }
    }
}
