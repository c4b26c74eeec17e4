//! `GET /v1/subaccountDestinations` and `/v1/instanceDestinations`: lists in one of their modes.

use axum::extract::{Query, State};
use axum::response::Response;
use docket_domain::Timestamp;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::labels::Labelled;
use http::StatusCode;
use serde_json::{Map, Value};

use super::crud::instance_of;
use super::described::{ListParameters, ListRefusals, ListedDestination};
use super::labels::borne;
use super::modes::{self, Listed, Mode};
use crate::error::DestinationError;
use crate::properties::Destination;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Lists the destinations of the subaccount
///
/// With their secrets, and without tokens.
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinations",
    operation_id = "listSubaccountDestinations",
    params(ListParameters),
    responses(
        (status = 200, description = "Destinations with their secrets, and `$metadata` where it was asked for; with `$select=Name` the names alone.",
            body = Vec<ListedDestination>, headers(
                ("Link" = Option<String>, description = "With `$page`: where the previous and the next page are."),
                ("Page-Count" = Option<u64>, description = "How many pages there are, if it was asked for."),
                ("Entity-Count" = Option<u64>, description = "How many there are, if it was asked for."),
            )),
        ListRefusals,
    ),
)]
pub(super) async fn of_subaccount(State(destinations): State<Destinations>, query: Parameters) -> Answer {
    list(&destinations, SUBACCOUNT, "subaccountDestinations", &query).await
}

/// Lists the destinations of the caller's service instance
///
/// With their secrets, and without tokens.
#[utoipa::path(
    get,
    path = "/v1/instanceDestinations",
    operation_id = "listInstanceDestinations",
    params(ListParameters),
    responses(
        (status = 200, description = "Destinations with their secrets, and `$metadata` where it was asked for; with `$select=Name` the names alone.",
            body = Vec<ListedDestination>, headers(
                ("Link" = Option<String>, description = "With `$page`: where the previous and the next page are."),
                ("Page-Count" = Option<u64>, description = "How many pages there are, if it was asked for."),
                ("Entity-Count" = Option<u64>, description = "How many there are, if it was asked for."),
            )),
        ListRefusals,
    ),
)]
pub(super) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    list(&destinations, &instance_of(&caller)?, "instanceDestinations", &query).await
}

async fn list(
    destinations: &Destinations,
    level: &str,
    resource: &str,
    query: &[(String, String)],
) -> Answer {
    let mode = Mode::of::<Destination>(query)?;
    let shaped = |error: DestinationError| error.into_api(ErrorFamily::Destination);
    let all = destinations.list_at(level).await.map_err(shaped)?;
    let labels = borne(destinations, Labelled::Destination, level, &mode).await.map_err(shaped)?;
    Ok(modes::answer(&mode, &all, resource, destinations.clock.now(), &labels))
}

impl Listed for Destination {
    const HAS_EVERY_FILTER: bool = true;

    fn name(&self) -> &str {
        self.name()
    }

    fn etag(&self) -> &str {
        &self.etag
    }

    fn modified_at(&self) -> Timestamp {
        self.modified_at
    }

    fn to_element(&self) -> Map<String, Value> {
        self.properties.to_json()
    }
}

pub(super) fn bad(message: &str) -> ApiError {
    ApiError::destination(StatusCode::BAD_REQUEST, message)
}
