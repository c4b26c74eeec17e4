//! What `$filter` asks for.

use std::time::Duration;

use docket_domain::Timestamp;
use docket_http::ApiError;
use percent_encoding::percent_decode_str;

use super::list::bad;
use super::modes::Listed;

/// A condition on the elements of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Names(Vec<String>),
    StartsWith(String),
    EndsWith(String),
    ModifiedWithin(Duration),
}

impl Filter {
    /// `Name in ('a','b')` with percent-encoded names, `startswith(Name, 'x')`, `endswith(Name, 'x')` with doubled quotes,
    /// `modifiedwithin('30', 'minutes')` with 1 to 1440 minutes.
    pub(super) fn parse(text: &str) -> Result<Self, ApiError> {
        let refused = || {
            bad(
                "The $filter is not understood; write Name in ('a','b'), startswith(Name, 'x'), endswith(Name, 'x') or modifiedwithin('30', 'minutes').",
            )
        };
        let text = text.trim();
        let call = |name: &str| text.strip_prefix(name)?.trim_start().strip_prefix('(')?.strip_suffix(')');
        let literal_of_name = |name: &str| {
            let (property, literal) = call(name)?.split_once(',')?;
            let literal = literal.trim().strip_prefix('\'')?.strip_suffix('\'')?;
            (property.trim() == "Name").then(|| literal.replace("''", "'"))
        };
        let names = text.strip_prefix("Name").map(str::trim_start).and_then(|rest| rest.strip_prefix("in"));
        if let Some(list) = names {
            let list = list.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            let names: Option<Vec<String>> = list.ok_or_else(refused)?.split(',').map(quoted_name).collect();
            return names.map(Self::Names).ok_or_else(refused);
        }
        if let Some(start) = literal_of_name("startswith") {
            return Ok(Self::StartsWith(start));
        }
        if let Some(end) = literal_of_name("endswith") {
            return Ok(Self::EndsWith(end));
        }
        let (amount, unit) =
            call("modifiedwithin").and_then(|inner| inner.split_once(',')).ok_or_else(refused)?;
        let minutes: u64 = amount.trim().trim_matches('\'').parse().map_err(|_| refused())?;
        if unit.trim() != "'minutes'" || !(1..=1440).contains(&minutes) {
            return Err(bad("modifiedwithin takes 1 to 1440 minutes: modifiedwithin('30', 'minutes')."));
        }
        Ok(Self::ModifiedWithin(Duration::from_secs(minutes * 60)))
    }

    /// Whether it is a list of names, the one condition every list takes.
    pub(super) const fn is_by_name(&self) -> bool {
        matches!(self, Self::Names(_))
    }

    pub(super) fn admits(&self, item: &impl Listed, now: Timestamp) -> bool {
        let name = item.name();
        match self {
            Self::Names(names) => names.iter().any(|wanted| wanted == name),
            Self::StartsWith(start) => name.starts_with(start.as_str()),
            Self::EndsWith(end) => name.ends_with(end.as_str()),
            Self::ModifiedWithin(span) => item.modified_at() >= now.minus(*span),
        }
    }
}

fn quoted_name(item: &str) -> Option<String> {
    let quoted = item.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    percent_decode_str(quoted).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The names a DELETE of a list names: `$filter=Name in (…)`, required and alone.
pub(super) fn names_to_delete(query: &[(String, String)]) -> Result<Vec<String>, ApiError> {
    let [(parameter, filter)] = query else {
        return Err(bad("$filter=Name in (…) is required, and nothing else: it says what to delete."));
    };
    match (parameter.as_str(), Filter::parse(filter)?) {
        ("$filter", Filter::Names(names)) => Ok(names),
        _ => Err(bad("Deleting takes $filter=Name in ('a','b').")),
    }
}
