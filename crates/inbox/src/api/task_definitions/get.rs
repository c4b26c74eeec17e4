//! `GET /taskDefinitions/{urn}`: one kind of task the caller has.

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Urn;
use docket_http::ApiError;

use crate::error::InboxError;
use crate::parameters::Parameters;
use crate::reader::Reader;
use crate::view::DefinitionView;

/// Shows one kind of task the caller has
#[utoipa::path(
    get,
    path = "/taskDefinitions/{urn}",
    operation_id = "getTaskDefinition",
    params(("urn" = Urn, Path, description = "The definition's URN.")),
    responses(
        (status = 200, description = "The definition.", body = DefinitionView),
        (status = 404, description = "No task of the caller is of this kind."),
    ),
)]
pub(crate) async fn handle(reader: Reader, Path(path): Path<String>) -> Result<Response, ApiError> {
    let urn = Urn::new(path);
    let definitions = reader.definitions(&Parameters::default()).await?;
    let definition = definitions.into_iter().find(|definition| definition.urn == urn);
    Ok(Json(definition.ok_or(InboxError::DefinitionNotFound(urn))?).into_response())
}
