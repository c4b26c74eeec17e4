//! A provider tried.

use axum::Json;
use axum::extract::{Path, State};
use docket_http::ApiError;

use crate::identity_providers::IdentityProviders;
use crate::identity_providers::check::ProviderTest;

/// Tries an identity provider
///
/// Fetches its discovery document and keys and compares what it offers with what is configured. Nobody is signed in.
#[utoipa::path(
    post,
    path = "/identity-providers/{name}/test",
    operation_id = "testIdentityProvider",
    params(("name" = String, Path, description = "The provider's name.")),
    responses(
        (status = 200, description = "What was found, good or bad.", body = ProviderTest),
        (status = 404, description = "There is no such provider."),
    ),
)]
pub(super) async fn test(
    State(providers): State<IdentityProviders>,
    Path(name): Path<String>,
) -> Result<Json<ProviderTest>, ApiError> {
    Ok(Json(providers.test(&name).await?))
}
