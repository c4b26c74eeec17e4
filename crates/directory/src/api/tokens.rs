//! `/directory/tokens`: what provisioning systems call the SCIM interface with.

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use docket_storage::directory_tokens::DirectoryToken;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Directory;

/// All directory tokens.
#[derive(Serialize, ToSchema)]
pub(super) struct DirectoryTokenList {
    value: Vec<DirectoryTokenView>,
}

/// A directory token, without itself.
#[derive(Serialize, ToSchema)]
#[schema(as = DirectoryToken)]
#[serde(rename_all = "camelCase")]
pub(super) struct DirectoryTokenView {
    name: String,
    created_at: Timestamp,
}

/// A directory token to make.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes; `Fields` reads")]
pub(super) struct NewDirectoryToken {
    /// What log lines call the caller: letters, digits, `-`, `_` and `.`.
    name: String,
}

/// A directory token that was just made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CreatedDirectoryToken {
    name: String,
    created_at: Timestamp,
    /// Shown this once.
    token: String,
}

impl From<DirectoryToken> for DirectoryTokenView {
    fn from(token: DirectoryToken) -> Self {
        Self { name: token.name, created_at: token.created_at }
    }
}

/// Lists the directory tokens
#[utoipa::path(
    get,
    path = "/directory/tokens",
    operation_id = "listDirectoryTokens",
    responses((status = 200, description = "All of them, by name.", body = DirectoryTokenList)),
)]
pub(super) async fn list(State(directory): State<Directory>) -> Result<Json<DirectoryTokenList>, ApiError> {
    let value = directory.list_tokens().await?.into_iter().map(DirectoryTokenView::from).collect();
    Ok(Json(DirectoryTokenList { value }))
}

/// Makes a directory token
///
/// It opens the SCIM interface, holds until it is deleted, and is shown this once.
#[utoipa::path(
    post,
    path = "/directory/tokens",
    operation_id = "createDirectoryToken",
    request_body = NewDirectoryToken,
    responses(
        (status = 201, description = "The token.", body = CreatedDirectoryToken),
        (status = 400, description = "The name is missing or not valid."),
        (status = 409, description = "There is a token of that name."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<CreatedDirectoryToken>), ApiError> {
    let name = fields.required_text("name")?;
    fields.finish()?;
    let (made, token) = directory.create_token(&name).await?;
    tracing::info!("The directory token {name} was made by {}.", caller.describe());
    let created = CreatedDirectoryToken { name: made.name, created_at: made.created_at, token };
    Ok((StatusCode::CREATED, Json(created)))
}

/// Deletes a directory token
#[utoipa::path(
    delete,
    path = "/directory/tokens/{name}",
    operation_id = "deleteDirectoryToken",
    params(("name" = String, Path, description = "The token's name.")),
    responses(
        (status = 204, description = "It does not work any more."),
        (status = 404, description = "There is no such token."),
    ),
)]
pub(super) async fn delete(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    directory.delete_token(&name).await?;
    tracing::info!("The directory token {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}
