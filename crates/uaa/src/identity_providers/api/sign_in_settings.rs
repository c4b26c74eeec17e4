//! Whether passwords kept here count.

use axum::Json;
use axum::extract::State;
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use serde::Serialize;
use utoipa::ToSchema;

use crate::identity_providers::{IdentityProviders, ProviderError};

/// How people sign in, and what an administrator of a provider is told of docket before there is a provider.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SignInSettings {
    /// Whether people can sign in with passwords kept here.
    local_passwords: bool,
    /// What the redirect address of every provider begins with; its name follows.
    redirect_uri_prefix: String,
    /// To register at a provider as the client's address after signing out.
    post_logout_redirect_uri: String,
    /// What the address for back-channel logout begins with; the provider's name follows.
    backchannel_logout_uri_prefix: String,
    /// Where a provider finds docket's keys, if the client proves itself with `private_key_jwt`.
    jwks_uri: String,
}

impl SignInSettings {
    fn of(providers: &IdentityProviders, local_passwords: bool) -> Self {
        Self {
            local_passwords,
            redirect_uri_prefix: providers.redirect_uri(""),
            post_logout_redirect_uri: providers.signed_out_uri(),
            backchannel_logout_uri_prefix: providers.back_channel_uri(""),
            jwks_uri: providers.jwks_uri(),
        }
    }
}

/// What to change of how people sign in.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct SignInSettingsChange {
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
    Ok(Json(SignInSettings::of(&providers, local_passwords)))
}

/// Switches passwords on or off
///
/// Off is refused unless somebody who may administer the subaccount has signed in with an identity provider that works at
/// this moment.
#[utoipa::path(
    put,
    path = "/sign-in-settings",
    operation_id = "putSignInSettings",
    request_body = SignInSettingsChange,
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
    Ok(Json(SignInSettings::of(&providers, local_passwords)))
}
