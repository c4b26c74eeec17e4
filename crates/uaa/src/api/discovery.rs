//! `GET /.well-known/openid-configuration`, also below the issuer.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::client_assertion;
use crate::Uaa;
use crate::grants::CLIENT_X509;
use crate::service_instances::GrantType;
use crate::tokens::COPIED_TO_ID_TOKENS;

/// What only ID tokens say, and then what only `/userinfo` says; never what is always null.
const FURTHER_CLAIMS: [&str; 6] = ["jti", "aud", "nonce", "email_verified", "roles", "user_attributes"];

/// Where everything of the token service is, and what it can do.
#[derive(Serialize, ToSchema)]
pub(super) struct OpenIdConfiguration {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    token_endpoint_auth_methods_supported: &'static [&'static str],
    token_endpoint_auth_signing_alg_values_supported: &'static [&'static str],
    /// Where a client shows its certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    mtls_endpoint_aliases: Option<MtlsEndpoints>,
    userinfo_endpoint: String,
    jwks_uri: String,
    end_session_endpoint: String,
    scopes_supported: &'static [&'static str],
    response_types_supported: &'static [&'static str],
    response_modes_supported: &'static [&'static str],
    grant_types_supported: Vec<&'static str>,
    subject_types_supported: &'static [&'static str],
    id_token_signing_alg_values_supported: &'static [&'static str],
    claim_types_supported: &'static [&'static str],
    claims_supported: Vec<&'static str>,
    claims_parameter_supported: bool,
    request_parameter_supported: bool,
    request_uri_parameter_supported: bool,
    service_documentation: String,
    ui_locales_supported: &'static [&'static str],
    code_challenge_methods_supported: &'static [&'static str],
}

/// The addresses that ask for a certificate. Source: RFC 8705, section 5.
#[derive(Serialize, ToSchema)]
pub(super) struct MtlsEndpoints {
    token_endpoint: String,
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
    Json(configuration(&uaa))
}

/// Says where everything of the token service is, below the issuer
///
/// Where whoever knows the issuer alone looks for it. Source: OpenID Connect Discovery 1.0, section 4.
#[utoipa::path(
    get,
    path = "/oauth/token/.well-known/openid-configuration",
    operation_id = "getOpenIdConfigurationOfIssuer",
    responses((status = 200, description = "The configuration.", body = OpenIdConfiguration)),
)]
pub(super) async fn get_by_issuer(State(uaa): State<Uaa>) -> Json<OpenIdConfiguration> {
    Json(configuration(&uaa))
}

fn configuration(uaa: &Uaa) -> OpenIdConfiguration {
    OpenIdConfiguration {
        issuer: uaa.issuer(),
        authorization_endpoint: uaa.url("/oauth/authorize"),
        token_endpoint: uaa.url("/oauth/token"),
        token_endpoint_auth_methods_supported: &[
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
            "self_signed_tls_client_auth",
        ],
        token_endpoint_auth_signing_alg_values_supported: &client_assertion::ALGORITHMS,
        mtls_endpoint_aliases: uaa.settings().https_url.as_ref().map(|https| MtlsEndpoints {
            token_endpoint: format!("{}/oauth/token", https.as_str().trim_end_matches('/')),
        }),
        userinfo_endpoint: uaa.url("/userinfo"),
        jwks_uri: uaa.key_set_url(),
        end_session_endpoint: uaa.url("/logout.do"),
        scopes_supported: &["openid", "profile", "email", "phone", "roles", "user_attributes"],
        response_types_supported: &["code"],
        response_modes_supported: &["query"],
        grant_types_supported: GrantType::ALL.map(GrantType::name).into_iter().chain([CLIENT_X509]).collect(),
        subject_types_supported: &["public"],
        id_token_signing_alg_values_supported: &["RS256"],
        claim_types_supported: &["normal"],
        claims_supported: COPIED_TO_ID_TOKENS.iter().chain(&FURTHER_CLAIMS).copied().collect(),
        claims_parameter_supported: false,
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
        service_documentation: uaa.url("/oauth/documentation"),
        ui_locales_supported: &["en", "de"],
        code_challenge_methods_supported: &["S256", "plain"],
    }
}
