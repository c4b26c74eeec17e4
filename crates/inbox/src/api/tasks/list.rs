//! `GET /tasks`: one page of the caller's inbox.
//!
//! Parameters: see [`Parameters`].

use std::fmt::Write as _;

use axum::Json;
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use utoipa::ToSchema;

use super::parameters::{FilterParameters, PageParameters};
use crate::api::{PREFIX, pairs};
use crate::parameters::Parameters;
use crate::reader::Reader;
use crate::view::TaskView;

/// One page of tasks.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TaskPage {
    value: Vec<TaskView>,
    /// How many tasks there are on all pages.
    count: u64,
    /// The address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next_link: Option<String>,
}

/// Lists the caller's tasks
///
/// One page of the caller's inbox. `nextLink` leads to the next page: it neither repeats a task nor skips one, whatever is
/// added or decided meanwhile.
#[utoipa::path(
    get,
    path = "/tasks",
    operation_id = "listTasks",
    params(FilterParameters, PageParameters),
    responses(
        (status = 200, description = "A page of tasks.", body = TaskPage, headers(
            ("X-Inaccessible-Providers" = Option<String>, description = "The connectors whose tasks are left out \
                because they cannot be reached, between commas; what a header cannot hold is percent-encoded."),
        )),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
    ),
)]
pub(crate) async fn handle(reader: Reader, RawQuery(query): RawQuery) -> Result<Response, ApiError> {
    let pairs = pairs(query.as_deref());
    let list = reader.list(&Parameters::read(&pairs)?).await?;
    let page = TaskPage {
        value: list.value.into_iter().map(TaskView::in_a_list).collect(),
        count: list.count,
        next_link: list.next.map(|key| next_link(&pairs, &key)),
    };
    Ok((super::inaccessible(&list.inaccessible), Json(page)).into_response())
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
