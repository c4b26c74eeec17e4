//! `GET /tasks/$count`: how many tasks the same list has, as a bare number; `groupBy=group` gives the numbers on the
//! filter tabs.

use axum::Json;
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;

use super::parameters::{FilterParameters, GroupBy};
use crate::api::pairs;
use crate::groups::GroupCounts;
use crate::parameters::Parameters;
use crate::reader::Reader;

/// Counts the caller's tasks
///
/// As many as the same list has, as a bare number; with `groupBy=group` the numbers on the filter tabs.
#[utoipa::path(
    get,
    path = "/tasks/$count",
    operation_id = "countTasks",
    params(
        FilterParameters,
        ("groupBy" = inline(Option<GroupBy>), Query, description = "Counts each group of connectors by itself."),
    ),
    responses(
        (status = 200, description = "The number; with `groupBy` an object.", headers(
            ("X-Inaccessible-Providers" = Option<String>, description = "The connectors whose tasks are left out."),
        ), content(
            (u64 = "text/plain"),
            (GroupCounts = "application/json"),
        )),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
    ),
)]
pub(crate) async fn handle(reader: Reader, RawQuery(query): RawQuery) -> Result<Response, ApiError> {
    let parameters = Parameters::read(&pairs(query.as_deref()))?;
    if parameters.by_group {
        let (counts, inaccessible) = reader.count_groups(&parameters).await?;
        return Ok((super::inaccessible(&inaccessible), Json(counts)).into_response());
    }
    let (count, inaccessible) = reader.count(&parameters).await?;
    // A text: axum sends it as text/plain.
    Ok((super::inaccessible(&inaccessible), count.to_string()).into_response())
}
