//! `/cockpit-api/v1/trust`: the trust certificate as administrators see it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::{ApiError, ErrorFamily};
use docket_saml::Certificate;
use http::{HeaderName, StatusCode, header};
use serde_json::{Value, json};

use crate::error::DestinationError;
use crate::service::Destinations;

pub(super) async fn show(State(destinations): State<Destinations>) -> Result<Json<Value>, ApiError> {
    Ok(Json(shown(&existing(&destinations).await?)))
}

/// 201 for the first certificate, 200 when it replaces one.
pub(super) async fn generate(State(destinations): State<Destinations>) -> Result<Response, ApiError> {
    let (certificate, first) = destinations.trust.generate().await.map_err(shaped)?;
    let status = if first { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(shown(&certificate))).into_response())
}

/// The file that is pasted into the systems that shall trust docket.
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

fn shown(certificate: &Certificate) -> Value {
    json!({
        "subject": certificate.subject(),
        "serialNumber": certificate.serial_number(),
        "validFrom": Timestamp::from(certificate.not_before()),
        "validUntil": Timestamp::from(certificate.not_after()),
        "fingerprintSha256": certificate.fingerprint_sha256(),
        "keyBits": certificate.key_bits(),
        "certificate": certificate.to_pem(),
    })
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
