//! `/v1/saml2Metadata` and what is below it: the trust certificates over the destination service's interface.
//!
//! Source: OpenAPI description of the Destination service (SAP/cloud-sdk-python), "SAML Metadata".

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::{ApiError, ErrorFamily};
use docket_saml::Certificate;
use docket_storage::trust::TrustSlot;
use serde::Serialize;
use utoipa::ToSchema;

use super::list::bad;
use super::outcome::DestinationCount;
use crate::error::DestinationError;
use crate::service::Destinations;

/// The subaccount as identity provider.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SamlMetadata {
    /// SAML 2.0 metadata as base64.
    idp_metadata: String,
}

/// A certificate other systems trust when docket signs.
#[derive(Serialize, ToSchema)]
pub(super) struct SamlCertificate {
    /// As PEM.
    certificate: String,
}

/// Both certificates after they changed places.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RotatedCertificates {
    /// The one that signs from now on, as PEM.
    active_certificate: String,
    /// The one that signed before, as PEM.
    passive_certificate: String,
}

/// Reads the SAML metadata of the subaccount
///
/// It holds the active certificate and, if there is one, the passive one after it.
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
    let pair = destinations.trust.pair().await.map_err(shaped)?;
    let xml = crate::trust::metadata(&destinations.settings.entity_id(), &pair);
    let xml = xml.ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
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
    existing(&destinations, TrustSlot::Active).await
}

/// Makes the first trust certificate, or renews it
///
/// A renewed certificate signs at once, with a new key pair; the one before is gone.
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
    without(&body)?;
    let (certificate, _) = destinations.trust.generate().await.map_err(shaped)?;
    Ok(as_json(&certificate))
}

/// Reads the passive trust certificate
#[utoipa::path(
    get,
    path = "/v1/saml2Metadata/certificate/passive",
    operation_id = "getPassiveSamlCertificate",
    responses(
        (status = 200, description = "The certificate.", body = SamlCertificate),
        (status = 404, description = "There is none."),
    ),
)]
pub(super) async fn passive(
    State(destinations): State<Destinations>,
) -> Result<Json<SamlCertificate>, ApiError> {
    existing(&destinations, TrustSlot::Passive).await
}

/// Makes the passive trust certificate, or renews it
///
/// Nothing is signed with it before a rotation.
#[utoipa::path(
    post,
    path = "/v1/saml2Metadata/certificate/passive",
    operation_id = "generatePassiveSamlCertificate",
    responses(
        (status = 200, description = "The certificate.", body = SamlCertificate),
        (status = 400, description = "There is a body."),
        (status = 404, description = "There is no active trust certificate yet."),
    ),
)]
pub(super) async fn generate_passive(
    State(destinations): State<Destinations>,
    body: Bytes,
) -> Result<Json<SamlCertificate>, ApiError> {
    without(&body)?;
    let (certificate, _) = destinations.trust.generate_passive().await.map_err(shaped)?;
    Ok(as_json(&certificate))
}

/// Deletes the passive trust certificate
#[utoipa::path(
    delete,
    path = "/v1/saml2Metadata/certificate/passive",
    operation_id = "deletePassiveSamlCertificate",
    responses(
        (status = 200, description = "It is deleted: `Count` is 1.", body = DestinationCount),
        (status = 404, description = "There is none."),
    ),
)]
pub(super) async fn delete_passive(
    State(destinations): State<Destinations>,
) -> Result<Json<DestinationCount>, ApiError> {
    if destinations.trust.delete_passive().await.map_err(shaped)? {
        Ok(Json(DestinationCount { count: 1 }))
    } else {
        Err(shaped(DestinationError::NoKeyPair))
    }
}

/// Rotates the trust certificates
///
/// The passive one signs from then on, and the active one becomes the passive one. Calling it again is the way back.
#[utoipa::path(
    post,
    path = "/v1/saml2Metadata/rotateCertificate",
    operation_id = "rotateSamlCertificate",
    responses(
        (status = 200, description = "Both, as they are now.", body = RotatedCertificates),
        (status = 400, description = "There is a body."),
        (status = 404, description = "There is no passive certificate."),
    ),
)]
pub(super) async fn rotate(
    State(destinations): State<Destinations>,
    body: Bytes,
) -> Result<Json<RotatedCertificates>, ApiError> {
    without(&body)?;
    let pair = destinations.trust.rotate(None).await.map_err(shaped)?;
    let (Some(active), Some(passive)) = (pair.active, pair.passive) else {
        return Err(shaped(DestinationError::Internal));
    };
    Ok(Json(RotatedCertificates {
        active_certificate: active.certificate.to_pem(),
        passive_certificate: passive.certificate.to_pem(),
    }))
}

async fn existing(destinations: &Destinations, slot: TrustSlot) -> Result<Json<SamlCertificate>, ApiError> {
    let pair = destinations.trust.pair().await.map_err(shaped)?;
    let found = pair.get(slot).ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
    Ok(as_json(&found.certificate))
}

fn as_json(certificate: &Certificate) -> Json<SamlCertificate> {
    Json(SamlCertificate { certificate: certificate.to_pem() })
}

fn without(body: &Bytes) -> Result<(), ApiError> {
    if body.is_empty() { Ok(()) } else { Err(bad("The body must be empty.")) }
}

/// Clients know one text for every key pair that is not there.
fn shaped(error: DestinationError) -> ApiError {
    let error = match error {
        DestinationError::NoPassiveKeyPair => DestinationError::NoKeyPair,
        other => other,
    };
    error.into_api(ErrorFamily::Destination)
}
