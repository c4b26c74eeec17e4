//! `GET /taskDefinitions`: the kinds of task the caller has, by name; `group` and `connectorId` narrow them.

use axum::Json;
use axum::extract::RawQuery;
use docket_http::ApiError;
use serde_json::{Value, json};

use crate::api::pairs;
use crate::error::InboxError;
use crate::parameters::Parameters;
use crate::reader::Reader;

pub(crate) async fn handle(reader: Reader, RawQuery(query): RawQuery) -> Result<Json<Value>, ApiError> {
    let pairs = pairs(query.as_deref());
    if let Some((name, _)) = pairs.iter().find(|(name, _)| name != "group" && name != "connectorId") {
        return Err(
            InboxError::bad_input(name, "definitions are narrowed by group and connectorId alone").into()
        );
    }
    let mut definitions = reader.definitions(&Parameters::read(&pairs)?).await?;
    definitions.sort_by(|a, b| (a.name.to_lowercase(), &a.urn).cmp(&(b.name.to_lowercase(), &b.urn)));
    Ok(Json(json!({"count": definitions.len(), "value": definitions})))
}
