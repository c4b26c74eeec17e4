//! `/cockpit-api/v1/trust`: the trust certificates as administrators see them.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_domain::expiry::days_left;
use docket_domain::{Expiry, Timestamp};
use docket_http::{ApiError, ErrorFamily};
use docket_storage::trust::TrustSlot;
use http::{HeaderName, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};
use crate::trust::{TrustCertificate, token_service};

/// Whom other systems trust when docket signs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Trust)]
pub(super) struct TrustView {
    /// The assertion entity id: the issuer of docket's assertions unless a destination names another.
    entity_id: String,
    /// Signs. Null before the first one is made.
    #[schema(required)]
    active: Option<CertificateView>,
    /// Waits for a rotation, or is kept for the way back.
    #[schema(required)]
    passive: Option<CertificateView>,
    /// The destinations whose assertions the active one signs: where docket is trusted by it.
    dependents: Vec<Dependent>,
}

/// A certificate other systems trust when docket signs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TrustCertificate)]
struct CertificateView {
    subject: String,
    serial_number: String,
    valid_from: Timestamp,
    valid_until: Timestamp,
    /// Whole days until then; 0 on the last day and after it.
    days_left: u32,
    /// `EXPIRING` during the last 60 days.
    expiry: Expiry,
    /// In hexadecimal, two digits a byte with colons between them.
    fingerprint_sha256: String,
    key_bits: usize,
    /// The signing key's name, as the metadata has it.
    key_name: String,
    /// When the key pair was made.
    generated_on: Timestamp,
    /// As PEM.
    certificate: String,
}

/// A destination that depends on the trust certificate.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TrustDependent)]
struct Dependent {
    name: String,
    /// Of the service instance it belongs to; null on the subaccount level.
    #[schema(required)]
    instance_id: Option<String>,
    authentication: String,
    /// Where the certificate must be registered, without its query.
    #[schema(required)]
    token_service: Option<String>,
    /// Whether tasks are fetched through it (`tc.enabled`).
    connector: bool,
}

/// What a rotation may insist on.
#[derive(Deserialize)]
pub(super) struct Rotation {
    to: Option<String>,
}

/// Shows the trust certificates
#[utoipa::path(
    get,
    path = "/trust",
    operation_id = "getTrust",
    responses((status = 200, description = "Both certificates, and who depends on them.", body = TrustView)),
)]
pub(super) async fn show(State(destinations): State<Destinations>) -> Result<Json<TrustView>, ApiError> {
    view(&destinations).await
}

/// Makes a new trust certificate that signs at once
///
/// Every system that trusts the one before refuses docket until it is given the new one. Making a passive certificate and
/// rotating leaves no such gap.
#[utoipa::path(
    post,
    path = "/trust",
    operation_id = "generateTrust",
    responses(
        (status = 200, description = "The active certificate is a new one.", body = TrustView),
        (status = 201, description = "It is the first one.", body = TrustView),
    ),
)]
pub(super) async fn generate(State(destinations): State<Destinations>) -> Result<Response, ApiError> {
    let (_, first) = destinations.trust.generate().await.map_err(shaped)?;
    made(&destinations, first).await
}

/// Makes a new passive trust certificate
///
/// It takes the place of a passive one that is there. Nothing is signed with it until the certificates are rotated.
#[utoipa::path(
    post,
    path = "/trust/passive",
    operation_id = "generatePassiveTrust",
    responses(
        (status = 200, description = "It replaces the passive one before.", body = TrustView),
        (status = 201, description = "There was none.", body = TrustView),
        (status = 404, description = "There is no active certificate yet."),
    ),
)]
pub(super) async fn generate_passive(State(destinations): State<Destinations>) -> Result<Response, ApiError> {
    let (_, first) = destinations.trust.generate_passive().await.map_err(shaped)?;
    made(&destinations, first).await
}

/// Deletes the passive trust certificate
#[utoipa::path(
    delete,
    path = "/trust/passive",
    operation_id = "deletePassiveTrust",
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is none."),
    ),
)]
pub(super) async fn delete_passive(State(destinations): State<Destinations>) -> Result<StatusCode, ApiError> {
    if destinations.trust.delete_passive().await.map_err(shaped)? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(shaped(DestinationError::NoPassiveKeyPair))
    }
}

/// Rotates the trust certificates
///
/// The passive one signs from then on; the active one becomes the passive one and is kept, so doing it again is the way back.
#[utoipa::path(
    post,
    path = "/trust/rotate",
    operation_id = "rotateTrust",
    params(("to" = Option<String>, Query, description = "The SHA-256 fingerprint of the certificate that shall sign. If it \
        is not the passive one by now, nothing is done.")),
    responses(
        (status = 200, description = "Both, as they are now.", body = TrustView),
        (status = 404, description = "There is no passive certificate."),
        (status = 409, description = "The passive certificate is another than the one named."),
    ),
)]
pub(super) async fn rotate(
    State(destinations): State<Destinations>,
    Query(rotation): Query<Rotation>,
) -> Result<Json<TrustView>, ApiError> {
    destinations.trust.rotate(rotation.to.as_deref()).await.map_err(shaped)?;
    view(&destinations).await
}

/// Downloads the trust certificate
///
/// The file that is given to the systems that shall trust docket.
#[utoipa::path(
    get,
    path = "/trust/certificate.pem",
    operation_id = "downloadTrust",
    responses(
        (status = 200, description = "The active certificate as PEM.", body = String, content_type = "application/x-pem-file",
            headers(("Content-Disposition" = String, description = "The file's name."))),
        (status = 404, description = "None was made yet."),
    ),
)]
pub(super) async fn download(State(destinations): State<Destinations>) -> Result<File, ApiError> {
    file(&destinations, TrustSlot::Active, "attachment; filename=\"docket-trust.pem\"").await
}

/// Downloads the passive trust certificate
///
/// The file that is given to the systems that shall trust docket after the rotation.
#[utoipa::path(
    get,
    path = "/trust/passive/certificate.pem",
    operation_id = "downloadPassiveTrust",
    responses(
        (status = 200, description = "The passive certificate as PEM.", body = String, content_type = "application/x-pem-file",
            headers(("Content-Disposition" = String, description = "The file's name."))),
        (status = 404, description = "There is none."),
    ),
)]
pub(super) async fn download_passive(State(destinations): State<Destinations>) -> Result<File, ApiError> {
    file(&destinations, TrustSlot::Passive, "attachment; filename=\"docket-trust-passive.pem\"").await
}

type File = ([(HeaderName, &'static str); 2], String);

async fn file(
    destinations: &Destinations,
    slot: TrustSlot,
    disposition: &'static str,
) -> Result<File, ApiError> {
    let pair = destinations.trust.pair().await.map_err(shaped)?;
    let missing = || match slot {
        TrustSlot::Active => DestinationError::NoKeyPair,
        TrustSlot::Passive => DestinationError::NoPassiveKeyPair,
    };
    let found = pair.get(slot).ok_or_else(|| shaped(missing()))?;
    let headers =
        [(header::CONTENT_TYPE, "application/x-pem-file"), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, found.certificate.to_pem()))
}

async fn made(destinations: &Destinations, first: bool) -> Result<Response, ApiError> {
    let status = if first { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, view(destinations).await?).into_response())
}

async fn view(destinations: &Destinations) -> Result<Json<TrustView>, ApiError> {
    let pair = destinations.trust.pair().await.map_err(shaped)?;
    let dependents = destinations.dependents_of_trust().await.map_err(shaped)?;
    let now = destinations.clock.now();
    Ok(Json(TrustView {
        entity_id: destinations.settings.entity_id(),
        active: pair.active.map(|trust| CertificateView::of(&trust, now)),
        passive: pair.passive.map(|trust| CertificateView::of(&trust, now)),
        dependents: dependents.iter().map(Dependent::from).collect(),
    }))
}

impl CertificateView {
    fn of(trust: &TrustCertificate, now: Timestamp) -> Self {
        let certificate = &trust.certificate;
        let valid_until = Timestamp::from(certificate.not_after());
        Self {
            subject: certificate.subject().to_owned(),
            serial_number: certificate.serial_number().to_owned(),
            valid_from: Timestamp::from(certificate.not_before()),
            valid_until,
            days_left: days_left(valid_until, now),
            expiry: Expiry::at(valid_until, now),
            fingerprint_sha256: certificate.fingerprint_sha256().to_owned(),
            key_bits: certificate.key_bits(),
            key_name: trust.key_name(),
            generated_on: trust.generated_on,
            certificate: certificate.to_pem(),
        }
    }
}

impl From<&Destination> for Dependent {
    fn from(destination: &Destination) -> Self {
        let properties = &destination.properties;
        Self {
            name: destination.name().to_owned(),
            instance_id: Some(destination.instance_id.clone()).filter(|level| level != SUBACCOUNT),
            authentication: properties.get("Authentication").unwrap_or_default().to_owned(),
            token_service: token_service(properties),
            connector: properties.get("tc.enabled") == Some("true"),
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
