//! Whether passwords kept here count.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use serde::Serialize;
use utoipa::ToSchema;

use crate::identity_providers::{IdentityProviders, ProviderError};

/// How people sign in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SignInSettings {
    /// Whether people can sign in with passwords kept here.
    local_passwords: bool,
}

/// Shows how people sign in
#[utoipa::path(
    get,
    path = "/sign-in-settings",
    operation_id = "getSignInSettings",
    responses((status = 200, description = "The settings.", body = SignInSettings)),
)]
pub(super) async fn show(
    State(providers): State<IdentityProviders>,
) -> Result<Json<SignInSettings>, ApiError> {
    let local_passwords = providers.local_passwords().await.map_err(ProviderError::from)?;
    Ok(Json(SignInSettings { local_passwords }))
}

/// Switches passwords on or off
///
/// Off is refused unless somebody who may administer the subaccount has signed in with an identity provider that works at
/// this moment.
#[utoipa::path(
    put,
    path = "/sign-in-settings",
    operation_id = "putSignInSettings",
    request_body = SignInSettings,
    responses(
        (status = 200, description = "The settings.", body = SignInSettings),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "No administrator could sign in any more; the message says what is missing."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn set(
    State(providers): State<IdentityProviders>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<Json<SignInSettings>, ApiError> {
    let given = fields.flag("localPasswords")?;
    fields.finish()?;
    let Some(local_passwords) = given else {
        let missing = ProviderError::Invalid {
            field: "localPasswords".to_owned(),
            message: "localPasswords is missing.".to_owned(),
        };
        return Err(missing.into());
    };
    providers.set_local_passwords(local_passwords).await?;
    let word = if local_passwords { "on" } else { "off" };
    tracing::info!("Passwords were switched {word} by {}.", caller.describe());
    Ok(Json(SignInSettings { local_passwords }))
}
