//! `GET /v1/subaccountDestinations` and `/v1/instanceDestinations`: lists in one of their modes.

use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::crud::instance_of;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Json<Vec<Value>>, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

pub(super) async fn of_subaccount(State(destinations): State<Destinations>, query: Parameters) -> Answer {
    list(&destinations, SUBACCOUNT, &query).await
}

pub(super) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    list(&destinations, &instance_of(&caller)?, &query).await
}

async fn list(destinations: &Destinations, level: &str, query: &[(String, String)]) -> Answer {
    let mode = Mode::of(query)?;
    let all = destinations.list_at(level).await.map_err(|error| error.into_api(ErrorFamily::Destination))?;
    let now = destinations.clock.now();
    Ok(Json(match mode {
        Mode::NamesOnly => all.iter().map(|destination| json!({"Name": destination.name()})).collect(),
        Mode::Filtered(filter) => all
            .into_iter()
            .filter(|destination| filter.as_ref().is_none_or(|filter| filter.admits(destination, now)))
            .map(|destination| Value::Object(destination.properties.to_json()))
            .collect(),
    }))
}

enum Mode {
    NamesOnly,
    Filtered(Option<Filter>),
}

impl Mode {
    /// Exactly one mode per call.
    fn of(query: &[(String, String)]) -> Result<Self, ApiError> {
        let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        if let Some((name, _)) =
            query.iter().find(|(name, _)| !matches!(name.as_str(), "$filter" | "$select"))
        {
            let name: String = name.chars().take(40).collect();
            return Err(bad(&format!(
                "The query parameter {name} is not supported here; use $filter or $select=Name."
            )));
        }
        match (value("$filter"), value("$select")) {
            (Some(_), Some(_)) => Err(bad("$filter and $select cannot be combined.")),
            (None, Some("Name")) => Ok(Self::NamesOnly),
            (None, Some(_)) => Err(bad("$select can only be Name.")),
            (None, None) => Ok(Self::Filtered(None)),
            (Some(filter), None) => Filter::parse(filter).map(|filter| Self::Filtered(Some(filter))),
        }
    }
}

/// What `$filter` asks for.
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

    fn admits(&self, destination: &Destination, now: Timestamp) -> bool {
        let name = destination.name();
        match self {
            Self::Names(names) => names.iter().any(|wanted| wanted == name),
            Self::StartsWith(start) => name.starts_with(start.as_str()),
            Self::EndsWith(end) => name.ends_with(end.as_str()),
            Self::ModifiedWithin(span) => destination.modified_at >= now.minus(*span),
        }
    }
}

fn quoted_name(item: &str) -> Option<String> {
    let quoted = item.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    percent_decode_str(quoted).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

pub(super) fn bad(message: &str) -> ApiError {
    ApiError::destination(StatusCode::BAD_REQUEST, message)
}
