//! `POST /login/backchannel-logout/{provider}`: an identity provider tells that somebody signed out there.

use axum::extract::{Path, State};
use http::{HeaderName, StatusCode, header};

use super::described::LogoutTokenForm;
use crate::Uaa;
use crate::error::{Result, UaaError};
use crate::form::Form;

/// Signs out whoever signed out at an identity provider
///
/// The logout token names a person there, a session there, or both. Their sessions here end, and every token that goes
/// back to one stops. Source: OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8.
#[utoipa::path(
    post,
    path = "/login/backchannel-logout/{provider}",
    operation_id = "backChannelLogout",
    params(("provider" = String, Path, description = "The identity provider's name.")),
    request_body(content = LogoutTokenForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "They are signed out, or were already."),
        (status = 400, description = "The token is missing, or is not believed; or the provider cannot be asked for its keys."),
    ),
)]
pub(super) async fn post(
    State(uaa): State<Uaa>,
    Path(provider): Path<String>,
    form: Form,
) -> Result<(StatusCode, [(HeaderName, &'static str); 1])> {
    let token = form.require("logout_token")?;
    match uaa.identity_providers().back_channel_logout(&provider, token).await? {
        Ok(ended) => {
            tracing::info!(provider, "The identity provider {provider} ended {ended} sign-in(s).");
            Ok((StatusCode::OK, [(header::CACHE_CONTROL, "no-store")]))
        }
        Err(fault) => {
            let shown: String = provider.chars().filter(|letter| !letter.is_control()).take(60).collect();
            tracing::warn!("A back-channel logout of the identity provider {shown} was refused: {fault}");
            Err(UaaError::invalid_request(fault.to_string()))
        }
    }
}
