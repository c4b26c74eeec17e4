//! `/v1/saml2Metadata` and `/v1/saml2Metadata/certificate`: the trust certificate over the destination service's interface.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::{ApiError, ErrorFamily};
use serde::Serialize;
use utoipa::ToSchema;

use super::list::bad;
use crate::error::DestinationError;
use crate::service::Destinations;

/// The subaccount as identity provider.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SamlMetadata {
    /// SAML 2.0 metadata as base64.
    idp_metadata: String,
}

/// The certificate other systems trust when docket signs.
#[derive(Serialize, ToSchema)]
pub(super) struct SamlCertificate {
    /// As PEM.
    certificate: String,
}

/// Reads the SAML metadata of the subaccount
#[utoipa::path(
    get,
    path = "/v1/saml2Metadata",
    operation_id = "getSamlMetadata",
    responses(
        (status = 200, description = "The metadata.", body = SamlMetadata),
        (status = 404, description = "No trust certificate was made yet."),
    ),
)]
pub(super) async fn metadata(
    State(destinations): State<Destinations>,
) -> Result<Json<SamlMetadata>, ApiError> {
    let certificate = destinations.trust.show().await.map_err(shaped)?;
    let certificate = certificate.ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
    let xml = crate::trust::metadata(&destinations.settings.entity_id(), &certificate.to_body());
    Ok(Json(SamlMetadata { idp_metadata: STANDARD.encode(xml) }))
}

/// Reads the trust certificate
#[utoipa::path(
    get,
    path = "/v1/saml2Metadata/certificate",
    operation_id = "getSamlCertificate",
    responses(
        (status = 200, description = "The certificate.", body = SamlCertificate),
        (status = 404, description = "None was made yet."),
    ),
)]
pub(super) async fn certificate(
    State(destinations): State<Destinations>,
) -> Result<Json<SamlCertificate>, ApiError> {
    let certificate = destinations.trust.show().await.map_err(shaped)?;
    let certificate = certificate.ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
    Ok(Json(SamlCertificate { certificate: certificate.to_pem() }))
}

/// Makes the first trust certificate, or renews it
#[utoipa::path(
    post,
    path = "/v1/saml2Metadata/certificate",
    operation_id = "generateSamlCertificate",
    responses(
        (status = 200, description = "The certificate.", body = SamlCertificate),
        (status = 400, description = "There is a body."),
    ),
)]
pub(super) async fn generate(
    State(destinations): State<Destinations>,
    body: Bytes,
) -> Result<Json<SamlCertificate>, ApiError> {
    if !body.is_empty() {
        return Err(bad("The body must be empty."));
    }
    let (certificate, _) = destinations.trust.generate().await.map_err(shaped)?;
    Ok(Json(SamlCertificate { certificate: certificate.to_pem() }))
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
