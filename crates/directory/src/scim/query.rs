//! A list request: as a query of a URL or as a search request, and what it answers.
//! Source: RFC 7644, sections 3.4.2 and 3.4.3.

use docket_storage::directory_query::Listing;
use serde_json::{Map, Value, json};

use super::condition;
use super::error::{Result, ScimError, ScimType};
use super::projection::Projection;
use super::schema::ResourceKind;

/// Most resources of one answer, and how many there are if the caller does not say.
pub(crate) const MAX_RESULTS: u64 = 1000;
const DEFAULT_COUNT: u64 = 100;

/// What a caller asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SearchRequest {
    filter: Option<String>,
    sort_by: Option<String>,
    descending: bool,
    start_index: Option<i64>,
    count: Option<i64>,
    pub(crate) projection: Projection,
}

impl SearchRequest {
    /// From the parameters of a URL.
    pub(crate) fn from_query<'q>(pairs: impl Iterator<Item = (&'q str, &'q str)>) -> Result<Self> {
        let mut request = Self::default();
        let (mut attributes, mut excluded) = (Vec::new(), Vec::new());
        let names = |text: &str| {
            text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        for (name, value) in pairs.filter(|(_, value)| !value.is_empty()) {
            match name.to_ascii_lowercase().as_str() {
                "filter" => request.filter = Some(value.to_owned()),
                "sortby" => request.sort_by = Some(value.to_owned()),
                "sortorder" => request.descending = descending(value)?,
                "startindex" => request.start_index = Some(number("startIndex", value.parse().ok())?),
                "count" => request.count = Some(number("count", value.parse().ok())?),
                "attributes" => attributes = names(value),
                "excludedattributes" => excluded = names(value),
                _ => {}
            }
        }
        request.projection = Projection::new(attributes, excluded)?;
        Ok(request)
    }

    /// From the body of a `.search`.
    pub(crate) fn from_body(body: &Map<String, Value>) -> Result<Self> {
        let mut request = Self::default();
        let (mut attributes, mut excluded) = (Vec::new(), Vec::new());
        for (name, value) in body.iter().filter(|(_, value)| !value.is_null()) {
            let text = || {
                let text = value.as_str().map(str::to_owned);
                text.ok_or_else(|| invalid(format!("{name} must be a text.")))
            };
            match name.to_ascii_lowercase().as_str() {
                "filter" => request.filter = Some(text()?),
                "sortby" => request.sort_by = Some(text()?),
                "sortorder" => request.descending = descending(&text()?)?,
                "startindex" => request.start_index = Some(number("startIndex", value.as_i64())?),
                "count" => request.count = Some(number("count", value.as_i64())?),
                "attributes" => attributes = names(name, value)?,
                "excludedattributes" => excluded = names(name, value)?,
                _ => {}
            }
        }
        request.projection = Projection::new(attributes, excluded)?;
        Ok(request)
    }

    /// What storage is asked; the offset and the limit are those of one kind of resources alone.
    pub(crate) fn listing(&self, kind: ResourceKind) -> Result<Listing> {
        let filter = self.filter.as_deref();
        Ok(Listing {
            condition: filter.map(|text| condition::parse(kind, text)).transpose()?,
            sort: self.sort_by.as_deref().map(|path| condition::parse_sort(kind, path)).transpose()?,
            descending: self.descending,
            offset: self.start_index() - 1,
            limit: self.count(),
        })
    }

    /// From 1; anything below is 1.
    pub(crate) fn start_index(&self) -> u64 {
        self.start_index.and_then(|index| u64::try_from(index).ok()).unwrap_or(1).max(1)
    }

    /// A negative count is 0. Source: RFC 7644, section 3.4.2.4.
    pub(crate) fn count(&self) -> u64 {
        self.count.map_or(DEFAULT_COUNT, |count| u64::try_from(count).unwrap_or(0)).min(MAX_RESULTS)
    }
}

/// A page of resources.
#[derive(Debug)]
pub(crate) struct ListAnswer {
    pub(crate) total: u64,
    pub(crate) start_index: u64,
    pub(crate) resources: Vec<Map<String, Value>>,
}

impl ListAnswer {
    /// All there is.
    pub(crate) fn whole(resources: Vec<Map<String, Value>>) -> Self {
        Self { total: resources.len() as u64, start_index: 1, resources }
    }

    pub(crate) fn into_json(self) -> Value {
        json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": self.total,
            "startIndex": self.start_index,
            "itemsPerPage": self.resources.len(),
            "Resources": self.resources,
        })
    }
}

fn names(name: &str, value: &Value) -> Result<Vec<String>> {
    let texts = value.as_array().map(|items| items.iter().map(|item| item.as_str().map(str::to_owned)));
    texts
        .and_then(Iterator::collect)
        .ok_or_else(|| invalid(format!("{name} must be a list of attribute names.")))
}

fn descending(text: &str) -> Result<bool> {
    match text.to_ascii_lowercase().as_str() {
        "ascending" => Ok(false),
        "descending" => Ok(true),
        _ => Err(invalid("sortOrder must be ascending or descending.")),
    }
}

fn number(name: &str, value: Option<i64>) -> Result<i64> {
    value.ok_or_else(|| invalid(format!("{name} must be a whole number.")))
}

fn invalid(detail: impl Into<String>) -> ScimError {
    ScimError::bad(ScimType::InvalidValue, detail)
}
