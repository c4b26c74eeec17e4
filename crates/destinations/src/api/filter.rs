//! What `$filter` asks for.

use std::collections::HashMap;
use std::time::Duration;

use docket_domain::Timestamp;
use docket_http::ApiError;
use docket_storage::labels::Label;
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
    /// Keys, each with the values of which one must be there.
    Labels(Vec<(String, Vec<String>)>),
}

impl Filter {
    /// `Name in ('a','b')` with percent-encoded names, `startswith(Name, 'x')`, `endswith(Name, 'x')` with doubled quotes,
    /// `modifiedwithin('30', 'minutes')` with 1 to 1440 minutes.
    pub(super) fn parse(text: &str) -> Result<Self, ApiError> {
        let refused = || {
            bad(
                "The $filter is not understood; write Name in ('a','b'), startswith(Name, 'x'), endswith(Name, 'x'), modifiedwithin('30', 'minutes') or Label['key'] HAS ('value').",
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
            return quoted_list(list).map(Self::Names).ok_or_else(refused);
        }
        if text.starts_with("Label") {
            let clauses: Option<Vec<_>> = text.split(" AND ").map(label_clause).collect();
            return clauses.map(Self::Labels).ok_or_else(refused);
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

    /// Whether every list takes it.
    pub(super) const fn is_for_all(&self) -> bool {
        matches!(self, Self::Names(_) | Self::Labels(_))
    }

    pub(super) fn admits(
        &self,
        item: &impl Listed,
        now: Timestamp,
        labels: &HashMap<String, Vec<Label>>,
    ) -> bool {
        let name = item.name();
        match self {
            Self::Names(names) => names.iter().any(|wanted| wanted == name),
            Self::StartsWith(start) => name.starts_with(start.as_str()),
            Self::EndsWith(end) => name.ends_with(end.as_str()),
            Self::Labels(wanted) => wanted.iter().all(|(key, values)| {
                let labels = labels.get(name).into_iter().flatten();
                labels
                    .filter(|label| label.key == *key)
                    .any(|label| values.iter().any(|value| label.values.contains(value)))
            }),
            Self::ModifiedWithin(span) => item.modified_at() >= now.minus(*span),
        }
    }
}

/// `('a', 'b')`.
fn quoted_list(text: &str) -> Option<Vec<String>> {
    text.trim().strip_prefix('(')?.strip_suffix(')')?.split(',').map(quoted_name).collect()
}

/// `Label['key'] HAS ('a', 'b')`.
fn label_clause(text: &str) -> Option<(String, Vec<String>)> {
    let (key, rest) = text.trim().strip_prefix("Label")?.trim_start().strip_prefix('[')?.split_once(']')?;
    Some((quoted_name(key)?, quoted_list(rest.trim_start().strip_prefix("HAS")?)?))
}

fn quoted_name(item: &str) -> Option<String> {
    let quoted = item.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let name = percent_decode_str(quoted).decode_utf8().ok()?;
    // Nothing has such a name, and PostgreSQL takes none.
    (!name.contains('\0')).then(|| name.into_owned())
}

/// Reads a text as every filter there is: for the fuzz targets.
pub fn fuzz(text: &str) {
    let _ = Filter::parse(text);
    let _ = names_to_delete(&[("$filter".to_owned(), text.to_owned())]);
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

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_filter_of_any_text_is_read_or_refused(text in "\\PC{0,200}") {
            let _ = Filter::parse(&text);
        }

        /// Texts that look like filters reach further into the parser.
        #[test]
        fn a_filter_that_is_nearly_right_is_read_or_refused(
            text in "(Name|Label|startswith|endswith|modifiedwithin)?[ \\[\\]('),%0-9a-f]{0,40}( in | HAS | AND )?[ \\[\\]('),%0-9a-f]{0,40}"
        ) {
            let _ = Filter::parse(&text);
        }

        #[test]
        fn names_come_back_whatever_they_hold(names in prop::collection::vec("\\PC{1,20}", 1..5)) {
            let encoded: Vec<String> = names
                .iter()
                .map(|name| format!("'{}'", utf8_percent_encode(name, NON_ALPHANUMERIC)))
                .collect();
            let filter = format!("Name in ({})", encoded.join(", "));
            prop_assert_eq!(Filter::parse(&filter).unwrap(), Filter::Names(names));
        }

        #[test]
        fn a_start_with_doubled_quotes_comes_back(start in "[^\\pC]{1,20}") {
            let filter = format!("startswith(Name, '{}')", start.replace('\'', "''"));
            prop_assert_eq!(Filter::parse(&filter).unwrap(), Filter::StartsWith(start));
        }

        #[test]
        fn labels_come_back_whatever_they_hold(key in "\\PC{1,10}", values in prop::collection::vec("\\PC{1,10}", 1..4)) {
            let encode = |text: &String| format!("'{}'", utf8_percent_encode(text, NON_ALPHANUMERIC));
            let list: Vec<String> = values.iter().map(encode).collect();
            let clause = format!("Label[{}] HAS ({})", encode(&key), list.join(","));
            let filter = format!("{clause} AND {clause}");
            let expected = Filter::Labels(vec![(key.clone(), values.clone()), (key, values)]);
            prop_assert_eq!(Filter::parse(&filter).unwrap(), expected);
        }
    }
}
