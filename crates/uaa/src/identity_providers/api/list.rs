//! All providers.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::IdentityProviderView;
use crate::identity_providers::IdentityProviders;

/// All of them.
#[derive(Serialize, ToSchema)]
pub(super) struct IdentityProviderList {
    value: Vec<IdentityProviderView>,
}

/// Lists the identity providers
#[utoipa::path(
    get,
    path = "/identity-providers",
    operation_id = "listIdentityProviders",
    responses((status = 200, description = "All of them, in the order of the chooser.", body = IdentityProviderList)),
)]
pub(super) async fn list(
    State(providers): State<IdentityProviders>,
) -> Result<Json<IdentityProviderList>, ApiError> {
    let all = providers.list().await?;
    let value = all.into_iter().map(|stored| IdentityProviderView::of(&providers, stored)).collect();
    Ok(Json(IdentityProviderList { value }))
}
