//! `GET /v1/subaccountDestinations` and `/v1/instanceDestinations`: lists in one of their modes.

use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::crud::instance_of;
use super::described::{ListAnswers, ListParameters};
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Lists the destinations of the subaccount
///
/// With their secrets, and without tokens.
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinations",
    operation_id = "listSubaccountDestinations",
    params(ListParameters),
    responses(ListAnswers)
)]
pub(super) async fn of_subaccount(State(destinations): State<Destinations>, query: Parameters) -> Answer {
    list(&destinations, SUBACCOUNT, "subaccountDestinations", &query).await
}

/// Lists the destinations of the caller's service instance
///
/// With their secrets, and without tokens.
#[utoipa::path(
    get,
    path = "/v1/instanceDestinations",
    operation_id = "listInstanceDestinations",
    params(ListParameters),
    responses(ListAnswers)
)]
pub(super) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    list(&destinations, &instance_of(&caller)?, "instanceDestinations", &query).await
}

async fn list(
    destinations: &Destinations,
    level: &str,
    resource: &str,
    query: &[(String, String)],
) -> Answer {
    let mode = Mode::of(query)?;
    let all = destinations.list_at(level).await.map_err(|error| error.into_api(ErrorFamily::Destination))?;
    let now = destinations.clock.now();
    let shown = |destination: &Destination| Value::Object(destination.properties.to_json());
    Ok(match mode {
        Mode::NamesOnly => {
            let names = all.iter().map(|destination| json!({"Name": destination.name()}));
            Json(names.collect::<Vec<_>>()).into_response()
        }
        Mode::Filtered(filter) => {
            let admitted = |destination: &&Destination| {
                filter.as_ref().is_none_or(|filter| filter.admits(destination, now))
            };
            Json(all.iter().filter(admitted).map(shown).collect::<Vec<_>>()).into_response()
        }
        Mode::Paged(page) => {
            let rows: Vec<Value> = all.iter().skip(page.skipped()).take(page.size).map(shown).collect();
            let mut response = Json(rows).into_response();
            page.describe(response.headers_mut(), resource, all.len());
            response
        }
    })
}

enum Mode {
    NamesOnly,
    Filtered(Option<Filter>),
    Paged(Page),
}

const PAGING: [&str; 4] = ["$page", "$pageSize", "$pageCount", "$entityCount"];

impl Mode {
    /// Exactly one mode per call.
    fn of(query: &[(String, String)]) -> Result<Self, ApiError> {
        let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let known = |name: &str| matches!(name, "$filter" | "$select") || PAGING.contains(&name);
        if let Some((name, _)) = query.iter().find(|(name, _)| !known(name)) {
            let name: String = name.chars().take(40).collect();
            return Err(bad(&format!(
                "The query parameter {name} is not supported here; use $filter, $select=Name or $page."
            )));
        }
        let paged = PAGING.iter().any(|name| value(name).is_some());
        match (value("$filter"), value("$select"), paged) {
            (None, Some("Name"), false) => Ok(Self::NamesOnly),
            (None, Some(_), false) => Err(bad("$select can only be Name.")),
            (None, None, false) => Ok(Self::Filtered(None)),
            (Some(filter), None, false) => Filter::parse(filter).map(|filter| Self::Filtered(Some(filter))),
            (None, None, true) => Page::parse(value).map(Self::Paged),
            _ => Err(bad("$filter, $select and $page cannot be combined.")),
        }
    }
}

/// One page of the list by name.
struct Page {
    /// The first one is 1.
    number: usize,
    size: usize,
    with_page_count: bool,
    with_entity_count: bool,
}

impl Page {
    fn parse<'q>(value: impl Fn(&str) -> Option<&'q str>) -> Result<Self, ApiError> {
        let number = |name: &str, default: usize, limit: usize| match value(name).map(str::parse::<usize>) {
            None => Ok(default),
            Some(Ok(number)) if (1..=limit).contains(&number) => Ok(number),
            Some(_) => Err(bad(&format!("{name} is a number from 1 to {limit}."))),
        };
        if value("$page").is_none() {
            return Err(bad("$pageSize, $pageCount and $entityCount need $page."));
        }
        Ok(Self {
            number: number("$page", 1, 1_000_000)?,
            size: number("$pageSize", 10, 1000)?,
            with_page_count: value("$pageCount") == Some("true"),
            with_entity_count: value("$entityCount") == Some("true"),
        })
    }

    const fn skipped(&self) -> usize {
        (self.number - 1) * self.size
    }

    /// The headers `Link`, and `Page-Count` and `Entity-Count` if asked for.
    fn describe(&self, headers: &mut HeaderMap, resource: &str, entities: usize) {
        let pages = entities.div_ceil(self.size);
        let link = |number: usize, relation: &str| {
            format!("</{resource}?$page={number}&$pageSize={}>; rel='{relation}'", self.size)
        };
        let mut links = Vec::new();
        if self.number > 1 {
            links.push(link(self.number - 1, "previous"));
        }
        if self.number < pages {
            links.push(link(self.number + 1, "next"));
        }
        if !links.is_empty()
            && let Ok(value) = HeaderValue::try_from(links.join(", "))
        {
            headers.insert(header::LINK, value);
        }
        if self.with_page_count {
            headers.insert("page-count", HeaderValue::from(pages));
        }
        if self.with_entity_count {
            headers.insert("entity-count", HeaderValue::from(entities));
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
