//! Lists of certificates in one of their modes.

use axum::extract::{Query, State};
use axum::response::Response;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::certificates::StoredCertificate;
use docket_storage::labels::Labelled;

use super::described::{CertificateListParameters, ListedCertificate};
use crate::api::crud::instance_of;
use crate::api::described::ListRefusals;
use crate::api::labels::borne;
use crate::api::modes::{self, Mode};
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Lists the certificates of the subaccount
///
/// With their private parts.
#[utoipa::path(
    get,
    path = "/v1/subaccountCertificates",
    operation_id = "listSubaccountCertificates",
    params(CertificateListParameters),
    responses(
        (status = 200, description = "Certificates with their private parts, and `$metadata` where it was asked for; with `$select=Name` the names alone.",
            body = Vec<ListedCertificate>, headers(
                ("Link" = Option<String>, description = "With `$page`: where the previous and the next page are."),
                ("Page-Count" = Option<u64>, description = "How many pages there are, if it was asked for."),
                ("Entity-Count" = Option<u64>, description = "How many there are, if it was asked for."),
            )),
        ListRefusals,
    ),
)]
pub(in crate::api) async fn of_subaccount(
    State(destinations): State<Destinations>,
    query: Parameters,
) -> Answer {
    list(&destinations, SUBACCOUNT, "subaccountCertificates", &query).await
}

/// Lists the certificates of the caller's service instance
///
/// With their private parts.
#[utoipa::path(
    get,
    path = "/v1/instanceCertificates",
    operation_id = "listInstanceCertificates",
    params(CertificateListParameters),
    responses(
        (status = 200, description = "Certificates with their private parts, and `$metadata` where it was asked for; with `$select=Name` the names alone.",
            body = Vec<ListedCertificate>, headers(
                ("Link" = Option<String>, description = "With `$page`: where the previous and the next page are."),
                ("Page-Count" = Option<u64>, description = "How many pages there are, if it was asked for."),
                ("Entity-Count" = Option<u64>, description = "How many there are, if it was asked for."),
            )),
        ListRefusals,
    ),
)]
pub(in crate::api) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    list(&destinations, &instance_of(&caller)?, "instanceCertificates", &query).await
}

async fn list(
    destinations: &Destinations,
    level: &str,
    resource: &str,
    query: &[(String, String)],
) -> Answer {
    let mode = Mode::of::<StoredCertificate>(query)?;
    let shaped = |error: DestinationError| error.into_api(ErrorFamily::Destination);
    let all = destinations.certificates.list_at(level).await.map_err(shaped)?;
    let labels = borne(destinations, Labelled::Certificate, level, &mode).await.map_err(shaped)?;
    Ok(modes::answer(&mode, &all, resource, destinations.certificates.now(), &labels))
}
