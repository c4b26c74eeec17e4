//! `/tasks`.

pub(super) mod action;
pub(super) mod count;
mod decide;
pub(super) mod description;
pub(super) mod get;
pub(super) mod list;
mod parameters;
mod refusals;
pub(super) mod response;

use docket_domain::Urn;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::error::InboxError;
use crate::view::TaskView;

/// Names the connectors whose tasks are left out because they cannot be reached, between commas.
const INACCESSIBLE: HeaderName = HeaderName::from_static("x-inaccessible-providers");

/// What a header value, or a list between commas, cannot hold; UTF-8 beyond ASCII is encoded anyway.
const OUTSIDE: &AsciiSet = &CONTROLS.add(b',').add(b'%');

/// The URN of a path, decoded. One with a NUL character is nobody's.
fn urn(path: String) -> Result<Urn, InboxError> {
    let urn = Urn::new(path);
    if urn.as_str().contains('\0') { Err(InboxError::TaskNotFound(urn)) } else { Ok(urn) }
}

/// `X-Inaccessible-Providers`, if there are any. What a header cannot hold is percent-encoded.
fn inaccessible(names: &[String]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let encode = |name: &String| utf8_percent_encode(name, OUTSIDE).to_string();
    let value = names.iter().map(encode).collect::<Vec<_>>().join(", ");
    if let Ok(value) = HeaderValue::from_str(&value)
        && !names.is_empty()
    {
        headers.insert(INACCESSIBLE, value);
    }
    headers
}

/// `ETag`: a task's version is its `modifiedAt`.
fn etag(task: &TaskView) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{}\"", task.modified_at))]
}
