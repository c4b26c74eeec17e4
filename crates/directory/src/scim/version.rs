//! Versions of resources: weak entity tags, and conditions on them. Source: RFC 7644, section 3.14.

use docket_domain::Timestamp;
use http::{HeaderMap, StatusCode, header};

use super::error::{Result, ScimError, ScimType};

/// The version of a resource changed last at that moment. No two changes of one resource have the same.
pub(crate) fn version(modified_at: Timestamp) -> String {
    format!("W/\"{:x}\"", modified_at.as_micros())
}

/// The moment of a change: now, or just after the change before.
pub(crate) fn moment_of_change(now: Timestamp, before: Timestamp) -> Timestamp {
    now.max(Timestamp::from_micros(before.as_micros() + 1))
}

/// What `If-Match` or `If-None-Match` demand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Precondition {
    if_match: Option<String>,
    if_none_match: Option<String>,
}

impl Precondition {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self { if_match: text(header::IF_MATCH), if_none_match: text(header::IF_NONE_MATCH) }
    }

    /// The version an operation of a bulk request must find.
    pub(crate) fn matching(version: Option<String>) -> Self {
        Self { if_match: version, if_none_match: None }
    }

    /// # Errors
    /// 412 if the resource has another version.
    pub(crate) fn check(&self, current: &str) -> Result<()> {
        if self.if_match.as_deref().is_none_or(|wanted| names(wanted, current)) {
            return Ok(());
        }
        let detail = format!("The resource has the version {current} by now; read it again.");
        Err(ScimError::new(StatusCode::PRECONDITION_FAILED, ScimType::None, detail))
    }

    /// Whether the caller has this version already.
    pub(crate) fn is_known(&self, current: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|known| names(known, current))
    }
}

/// Weak comparison: RFC 9110, section 8.8.3.2.
fn names(tags: &str, current: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    tags.trim() == "*" || tags.split(',').any(|tag| bare(tag) == bare(current))
}
