//! A provider changed.

use axum::Json;
use axum::extract::{Path, State};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;

use super::view::{IdentityProviderChange, IdentityProviderView};
use crate::identity_providers::IdentityProviders;
use crate::identity_providers::settings::Changes;

/// Changes an identity provider
///
/// What is left out stays as it is.
#[utoipa::path(
    patch,
    path = "/identity-providers/{name}",
    operation_id = "updateIdentityProvider",
    params(("name" = String, Path, description = "The provider's name.")),
    request_body = IdentityProviderChange,
    responses(
        (status = 200, description = "The provider.", body = IdentityProviderView),
        (status = 400, description = "A field is not valid; `target` names it."),
        (status = 404, description = "There is no such provider."),
        (status = 409, description = "Passwords are off, and no administrator could sign in any more."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn update(
    State(providers): State<IdentityProviders>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    mut fields: Fields,
) -> Result<Json<IdentityProviderView>, ApiError> {
    let changes = Changes::take(&mut fields)?;
    fields.finish()?;
    let stored = providers.update(&name, changes).await?;
    tracing::info!(provider = name, "Identity provider {name} was changed by {}.", caller.describe());
    Ok(Json(IdentityProviderView::of(&providers, stored)))
}
