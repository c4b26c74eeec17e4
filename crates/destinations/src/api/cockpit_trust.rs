//! `/cockpit-api/v1/trust`: the trust certificate as administrators see it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::{ApiError, ErrorFamily};
use docket_saml::Certificate;
use http::{HeaderName, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::DestinationError;
use crate::service::Destinations;

/// The certificate other systems trust when docket signs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TrustCertificate {
    subject: String,
    serial_number: String,
    valid_from: Timestamp,
    valid_until: Timestamp,
    /// In hexadecimal, two digits a byte with colons between them.
    fingerprint_sha256: String,
    key_bits: usize,
    /// As PEM.
    certificate: String,
}

/// Shows the trust certificate
#[utoipa::path(
    get,
    path = "/trust",
    operation_id = "getTrust",
    responses(
        (status = 200, description = "The certificate.", body = TrustCertificate),
        (status = 404, description = "None was made yet."),
    ),
)]
pub(super) async fn show(
    State(destinations): State<Destinations>,
) -> Result<Json<TrustCertificate>, ApiError> {
    Ok(Json(TrustCertificate::from(&existing(&destinations).await?)))
}

/// Makes a new trust certificate
///
/// Every system that trusts the old one must be given the new one.
#[utoipa::path(
    post,
    path = "/trust",
    operation_id = "generateTrust",
    responses(
        (status = 200, description = "The certificate that replaces the one before.", body = TrustCertificate),
        (status = 201, description = "The first certificate.", body = TrustCertificate),
    ),
)]
pub(super) async fn generate(State(destinations): State<Destinations>) -> Result<Response, ApiError> {
    let (certificate, first) = destinations.trust.generate().await.map_err(shaped)?;
    let status = if first { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(TrustCertificate::from(&certificate))).into_response())
}

/// Downloads the trust certificate
///
/// The file that is given to the systems that shall trust docket.
#[utoipa::path(
    get,
    path = "/trust/certificate.pem",
    operation_id = "downloadTrust",
    responses(
        (status = 200, description = "The certificate as PEM.", body = String, content_type = "application/x-pem-file",
            headers(("Content-Disposition" = String, description = "The file's name."))),
        (status = 404, description = "None was made yet."),
    ),
)]
pub(super) async fn download(
    State(destinations): State<Destinations>,
) -> Result<([(HeaderName, &'static str); 2], String), ApiError> {
    let pem = existing(&destinations).await?.to_pem();
    let headers = [
        (header::CONTENT_TYPE, "application/x-pem-file"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"docket-trust.pem\""),
    ];
    Ok((headers, pem))
}

async fn existing(destinations: &Destinations) -> Result<Certificate, ApiError> {
    let certificate = destinations.trust.show().await.map_err(shaped)?;
    certificate.ok_or_else(|| shaped(DestinationError::NoKeyPair))
}

impl From<&Certificate> for TrustCertificate {
    fn from(certificate: &Certificate) -> Self {
        Self {
            subject: certificate.subject().to_owned(),
            serial_number: certificate.serial_number().to_owned(),
            valid_from: Timestamp::from(certificate.not_before()),
            valid_until: Timestamp::from(certificate.not_after()),
            fingerprint_sha256: certificate.fingerprint_sha256().to_owned(),
            key_bits: certificate.key_bits(),
            certificate: certificate.to_pem(),
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
