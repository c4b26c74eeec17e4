//! One provider.

use axum::Json;
use axum::extract::{Path, State};
use docket_http::ApiError;

use super::view::IdentityProviderView;
use crate::identity_providers::IdentityProviders;

/// Shows one identity provider
#[utoipa::path(
    get,
    path = "/identity-providers/{name}",
    operation_id = "getIdentityProvider",
    params(("name" = String, Path, description = "The provider's name.")),
    responses(
        (status = 200, description = "The provider.", body = IdentityProviderView),
        (status = 404, description = "There is no such provider."),
    ),
)]
pub(super) async fn show(
    State(providers): State<IdentityProviders>,
    Path(name): Path<String>,
) -> Result<Json<IdentityProviderView>, ApiError> {
    let stored = providers.get(&name).await?;
    Ok(Json(IdentityProviderView::of(&providers, stored)))
}
