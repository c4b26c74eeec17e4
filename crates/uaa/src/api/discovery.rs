//! `GET /.well-known/openid-configuration`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Uaa;
use crate::service_instances::GrantType;

/// Where everything of the token service is, and what it can do.
#[derive(Serialize, ToSchema)]
pub(super) struct OpenIdConfiguration {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    token_endpoint_auth_methods_supported: &'static [&'static str],
    userinfo_endpoint: String,
    jwks_uri: String,
    end_session_endpoint: String,
    scopes_supported: &'static [&'static str],
    response_types_supported: &'static [&'static str],
    grant_types_supported: Vec<&'static str>,
    subject_types_supported: &'static [&'static str],
    id_token_signing_alg_values_supported: &'static [&'static str],
    claim_types_supported: &'static [&'static str],
    claims_supported: &'static [&'static str],
    claims_parameter_supported: bool,
    ui_locales_supported: &'static [&'static str],
    code_challenge_methods_supported: &'static [&'static str],
}

/// Says where everything of the token service is
///
/// Source: OpenID Connect Discovery 1.0, section 3; the issuer is `<base>/oauth/token`, as XSUAA has it.
#[utoipa::path(
    get,
    path = "/.well-known/openid-configuration",
    operation_id = "getOpenIdConfiguration",
    responses((status = 200, description = "The configuration.", body = OpenIdConfiguration)),
)]
pub(super) async fn get(State(uaa): State<Uaa>) -> Json<OpenIdConfiguration> {
    Json(OpenIdConfiguration {
        issuer: uaa.issuer(),
        authorization_endpoint: uaa.url("/oauth/authorize"),
        token_endpoint: uaa.url("/oauth/token"),
        token_endpoint_auth_methods_supported: &["client_secret_basic", "client_secret_post"],
        userinfo_endpoint: uaa.url("/userinfo"),
        jwks_uri: uaa.key_set_url(),
        end_session_endpoint: uaa.url("/logout.do"),
        scopes_supported: &["openid", "profile", "email", "roles", "user_attributes"],
        response_types_supported: &["code"],
        grant_types_supported: GrantType::ALL.map(GrantType::name).to_vec(),
        subject_types_supported: &["public"],
        id_token_signing_alg_values_supported: &["RS256"],
        claim_types_supported: &["normal"],
        claims_supported: &[
            "sub",
            "user_name",
            "user_id",
            "user_uuid",
            "origin",
            "iss",
            "auth_time",
            "amr",
            "aud",
            "exp",
            "iat",
            "azp",
            "name",
            "given_name",
            "family_name",
            "email",
            "zid",
        ],
        claims_parameter_supported: false,
        ui_locales_supported: &["en"],
        code_challenge_methods_supported: &["S256", "plain"],
    })
}
