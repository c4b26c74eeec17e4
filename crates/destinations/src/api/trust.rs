//! `/v1/saml2Metadata` and `/v1/saml2Metadata/certificate`: the trust certificate over the destination service's interface.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_http::{ApiError, ErrorFamily};
use serde_json::{Value, json};

use super::list::bad;
use crate::error::DestinationError;
use crate::service::Destinations;

pub(super) async fn metadata(State(destinations): State<Destinations>) -> Result<Json<Value>, ApiError> {
    let certificate = destinations.trust.show().await.map_err(shaped)?;
    let certificate = certificate.ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
    let xml = crate::trust::metadata(&destinations.settings.entity_id(), &certificate.to_body());
    Ok(Json(json!({"idpMetadata": STANDARD.encode(xml)})))
}

pub(super) async fn certificate(State(destinations): State<Destinations>) -> Result<Json<Value>, ApiError> {
    let certificate = destinations.trust.show().await.map_err(shaped)?;
    let certificate = certificate.ok_or_else(|| shaped(DestinationError::NoKeyPair))?;
    Ok(Json(json!({"certificate": certificate.to_pem()})))
}

/// Makes the first certificate or renews it; the body must be empty.
pub(super) async fn generate(
    State(destinations): State<Destinations>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    if !body.is_empty() {
        return Err(bad("The body must be empty."));
    }
    let (certificate, _) = destinations.trust.generate().await.map_err(shaped)?;
    Ok(Json(json!({"certificate": certificate.to_pem()})))
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
