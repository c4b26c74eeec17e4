//! Reading one certificate.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::certificates::StoredCertificate;
use http::HeaderMap;

use super::CertificateObject;
use crate::api::conditional;
use crate::api::crud::instance_of;
use crate::api::described::{ConditionAnswers, Conditions};
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;

/// Reads one certificate of the subaccount
///
/// With its private parts.
#[utoipa::path(
    get,
    path = "/v1/subaccountCertificates/{name}",
    operation_id = "getSubaccountCertificate",
    params(("name" = String, Path, description = "The certificate's name."), Conditions),
    responses(
        (status = 200, description = "The file.", body = CertificateObject, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no certificate of that name."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, SUBACCOUNT, &name, &headers).await
}

/// Reads one certificate of the caller's service instance
///
/// With its private parts.
#[utoipa::path(
    get,
    path = "/v1/instanceCertificates/{name}",
    operation_id = "getInstanceCertificate",
    params(("name" = String, Path, description = "The certificate's name."), Conditions),
    responses(
        (status = 200, description = "The file.", body = CertificateObject, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no certificate of that name."),
        ConditionAnswers,
    ),
)]
pub(in crate::api) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, &instance_of(&caller)?, &name, &headers).await
}

async fn get(destinations: &Destinations, level: &str, name: &str, headers: &HeaderMap) -> Answer {
    let stored = existing(destinations, level, name).await?;
    if let Some(answer) = conditional::answer(headers, &stored.etag) {
        return Ok(answer);
    }
    Ok(conditional::tagged(Json(CertificateObject::of(&stored)).into_response(), &stored.etag))
}

pub(super) async fn existing(
    destinations: &Destinations,
    level: &str,
    name: &str,
) -> Result<StoredCertificate, ApiError> {
    let found = destinations.certificates.find_at(level, name).await;
    found
        .and_then(|found| found.ok_or(DestinationError::NotFound))
        .map_err(|error| error.into_api(ErrorFamily::Destination))
}
