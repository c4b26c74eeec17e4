//! A new provider.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;

use super::view::{IdentityProviderView, NewIdentityProvider};
use crate::identity_providers::IdentityProviders;
use crate::identity_providers::settings::Changes;

/// Creates an identity provider
#[utoipa::path(
    post,
    path = "/identity-providers",
    operation_id = "createIdentityProvider",
    request_body = NewIdentityProvider,
    responses(
        (status = 201, description = "The provider.", body = IdentityProviderView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "The name is taken."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(providers): State<IdentityProviders>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<IdentityProviderView>), ApiError> {
    let name = fields.required_text("name")?;
    let changes = Changes::take(&mut fields)?;
    fields.finish()?;
    let stored = providers.create(name, changes).await?;
    let name = &stored.provider.name;
    tracing::info!(provider = name, "Identity provider {name} was created by {}.", caller.describe());
    Ok((StatusCode::CREATED, Json(IdentityProviderView::of(&providers, stored))))
}
