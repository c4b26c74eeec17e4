//! `GET /tasks`: one page of the caller's inbox.
//!
//! Parameters: see [`Parameters`]. `nextLink` leads to the next page by key: it neither repeats a task nor skips one,
//! whatever is added or decided meanwhile.

use std::fmt::Write as _;

use axum::Json;
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use crate::api::{PREFIX, pairs};
use crate::parameters::Parameters;
use crate::reader::Reader;
use crate::view::TaskView;

pub(crate) async fn handle(reader: Reader, RawQuery(query): RawQuery) -> Result<Response, ApiError> {
    let pairs = pairs(query.as_deref());
    let list = reader.list(&Parameters::read(&pairs)?).await?;
    let value: Vec<TaskView> = list.value.into_iter().map(TaskView::in_a_list).collect();
    let mut body = json!({"value": value, "count": list.count});
    if let Some(key) = list.next {
        body["nextLink"] = next_link(&pairs, &key).into();
    }
    Ok((super::inaccessible(&list.inaccessible), Json(body)).into_response())
}

/// The same list from `key` on.
fn next_link(pairs: &[(String, String)], key: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut link = format!("{PREFIX}/tasks?$skiptoken={}", encode(key));
    for (name, value) in pairs.iter().filter(|(name, _)| name != "$skip" && name != "$skiptoken") {
        // `$` needs no encoding in a query, and people read these.
        let name = encode(name).replace("%24", "$");
        let _ = write!(link, "&{name}={}", encode(value));
    }
    link
}
