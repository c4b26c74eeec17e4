//! A provider deleted.

use axum::extract::{Path, State};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use http::StatusCode;

use crate::identity_providers::IdentityProviders;

/// Deletes an identity provider
///
/// Whoever signed in with it is signed out and loses the roles it gave them.
#[utoipa::path(
    delete,
    path = "/identity-providers/{name}",
    operation_id = "deleteIdentityProvider",
    params(("name" = String, Path, description = "The provider's name.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is no such provider."),
        (status = 409, description = "Passwords are off, and no administrator could sign in any more."),
    ),
)]
pub(super) async fn delete(
    State(providers): State<IdentityProviders>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    providers.delete(&name).await?;
    tracing::info!(provider = name, "Identity provider {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}
