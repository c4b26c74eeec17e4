//! `GET /tasks/$count`: how many tasks the same list has, as a bare number; `groupBy=group` gives the numbers on the
//! filter tabs.

use axum::Json;
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Response};
use docket_http::ApiError;

use crate::api::pairs;
use crate::parameters::Parameters;
use crate::reader::Reader;

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
