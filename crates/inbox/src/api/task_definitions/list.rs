//! `GET /taskDefinitions`: the kinds of task the caller has, by name; `group` and `connectorId` narrow them.

use axum::Json;
use axum::extract::RawQuery;
use docket_domain::ConnectorId;
use docket_http::ApiError;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::pairs;
use crate::error::InboxError;
use crate::parameters::Parameters;
use crate::reader::Reader;
use crate::view::DefinitionView;

/// Task definitions.
#[derive(Serialize, ToSchema)]
pub(crate) struct TaskDefinitionList {
    count: usize,
    value: Vec<DefinitionView>,
}

/// Lists the kinds of task the caller has
///
/// By name.
#[utoipa::path(
    get,
    path = "/taskDefinitions",
    operation_id = "listTaskDefinitions",
    params(
        ("group" = Option<Vec<String>>, Query, explode = false, style = Form,
            description = "Only those of connectors in these groups; the empty name is the group *Others*."),
        ("connectorId" = Option<Vec<ConnectorId>>, Query, explode = false, style = Form,
            description = "Only those of these connectors."),
    ),
    responses(
        (status = 200, description = "All of them.", body = TaskDefinitionList),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
    ),
)]
pub(crate) async fn handle(
    reader: Reader,
    RawQuery(query): RawQuery,
) -> Result<Json<TaskDefinitionList>, ApiError> {
    let pairs = pairs(query.as_deref());
    if let Some((name, _)) = pairs.iter().find(|(name, _)| name != "group" && name != "connectorId") {
        return Err(
            InboxError::bad_input(name, "definitions are narrowed by group and connectorId alone").into()
        );
    }
    let mut definitions = reader.definitions(&Parameters::read(&pairs)?).await?;
    definitions.sort_by(|a, b| (a.name.to_lowercase(), &a.urn).cmp(&(b.name.to_lowercase(), &b.urn)));
    Ok(Json(TaskDefinitionList { count: definitions.len(), value: definitions }))
}
