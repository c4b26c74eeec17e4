//! The modes of a list, shared by everything that is listed.
//!
//! Source: the OpenAPI description of the Destination service (SAP/cloud-sdk-python), `$filter`, `$select`, `$page` and
//! `$includeMetadata`.

use std::collections::HashMap;

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::ApiError;
use docket_storage::labels::Label;
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Map, Value, json};

use super::filter::Filter;
use super::list::bad;

/// Something that is listed by name.
pub(super) trait Listed {
    /// The member that holds the name.
    const NAME: &'static str = "Name";
    /// Whether `$filter` takes more than a list of names.
    const HAS_EVERY_FILTER: bool = false;

    fn name(&self) -> &str;
    fn etag(&self) -> &str;
    fn modified_at(&self) -> Timestamp;
    /// The element as the list shows it.
    fn to_element(&self) -> Map<String, Value>;
}

/// The list in the mode that was asked for; `resource` is the last part of its address.
pub(super) fn answer<T: Listed>(
    mode: &Mode,
    all: &[T],
    resource: &str,
    now: Timestamp,
    labels: &HashMap<String, Vec<Label>>,
) -> Response {
    match mode {
        Mode::NamesOnly => {
            let names = all.iter().map(|item| json!({T::NAME: item.name()}));
            Json(names.collect::<Vec<_>>()).into_response()
        }
        Mode::Filtered { filter, metadata } => {
            let admitted = |item: &&T| filter.as_ref().is_none_or(|filter| filter.admits(*item, now, labels));
            let shown = |item: &T| {
                let mut element = item.to_element();
                metadata.add(item, &mut element);
                Value::Object(element)
            };
            Json(all.iter().filter(admitted).map(shown).collect::<Vec<_>>()).into_response()
        }
        Mode::Paged(page) => {
            let rows: Vec<Value> = all
                .iter()
                .skip(page.skipped())
                .take(page.size)
                .map(|item| Value::Object(item.to_element()))
                .collect();
            let mut response = Json(rows).into_response();
            page.describe(response.headers_mut(), resource, all.len());
            response
        }
    }
}

/// What `$includeMetadata` adds to each element as `$metadata`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    modification_time: bool,
    etag: bool,
}

impl Metadata {
    fn parse(text: &str) -> Result<Self, ApiError> {
        let mut metadata = Self::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part {
                "modification_time" => metadata.modification_time = true,
                "etag" => metadata.etag = true,
                _ => {
                    return Err(bad(
                        "$includeMetadata takes modification_time and etag, with ; between them.",
                    ));
                }
            }
        }
        Ok(metadata)
    }

    fn add(self, item: &impl Listed, element: &mut Map<String, Value>) {
        let mut added = Map::new();
        if self.modification_time {
            added.insert("modification_time".to_owned(), json!(item.modified_at()));
        }
        if self.etag {
            added.insert("etag".to_owned(), json!(item.etag()));
        }
        if !added.is_empty() {
            element.insert("$metadata".to_owned(), Value::Object(added));
        }
    }
}

/// How a list is asked for; exactly one mode per call.
pub(super) enum Mode {
    NamesOnly,
    Filtered { filter: Option<Filter>, metadata: Metadata },
    Paged(Page),
}

const PAGING: [&str; 4] = ["$page", "$pageSize", "$pageCount", "$entityCount"];

impl Mode {
    /// Whether the elements' labels are needed.
    pub(super) fn is_by_label(&self) -> bool {
        matches!(self, Self::Filtered { filter: Some(Filter::Labels(_)), .. })
    }

    /// Reads the query of a list of `T`.
    pub(super) fn of<T: Listed>(query: &[(String, String)]) -> Result<Self, ApiError> {
        let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let known =
            |name: &str| matches!(name, "$filter" | "$select" | "$includeMetadata") || PAGING.contains(&name);
        if let Some((name, _)) = query.iter().find(|(name, _)| !known(name)) {
            let name: String = name.chars().take(40).collect();
            return Err(bad(&format!(
                "The query parameter {name} is not supported here; use $filter, $select=Name or $page."
            )));
        }
        let paged = PAGING.iter().any(|name| value(name).is_some());
        let included = value("$includeMetadata");
        match (value("$filter"), value("$select"), paged, included) {
            (None, Some("Name"), false, None) => Ok(Self::NamesOnly),
            (None, Some(_), false, None) => Err(bad("$select can only be Name.")),
            (filter, None, false, included) => {
                let filter = filter.map(Filter::parse).transpose()?;
                if !T::HAS_EVERY_FILTER && filter.as_ref().is_some_and(|filter| !filter.is_for_all()) {
                    return Err(bad(
                        "$filter can only be Name in ('a','b') or Label['key'] HAS ('value') here.",
                    ));
                }
                let metadata = included.map(Metadata::parse).transpose()?.unwrap_or_default();
                Ok(Self::Filtered { filter, metadata })
            }
            (None, None, true, None) => Page::parse(value).map(Self::Paged),
            (_, _, _, None) => Err(bad("$filter, $select and $page cannot be combined.")),
            _ => Err(bad("$includeMetadata cannot be combined with $select or $page.")),
        }
    }
}

/// One page of the list by name.
pub(super) struct Page {
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
        // Behind the last page, that one is the nearest.
        let previous = (self.number - 1).min(pages);
        if previous > 0 {
            links.push(link(previous, "previous"));
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
