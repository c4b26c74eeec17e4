//! Lists of fragments.

use axum::extract::{Query, State};
use axum::response::Response;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::labels::Labelled;

use super::{FragmentListParameters, FragmentProperties};
use crate::api::crud::instance_of;
use crate::api::labels::borne;
use crate::api::list::bad;
use crate::api::modes::{self, Mode};
use crate::fragments::Fragment;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Lists the fragments of the subaccount
///
/// With their secrets.
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinationFragments",
    operation_id = "listSubaccountFragments",
    params(FragmentListParameters),
    responses(
        (status = 200, description = "All, or those the filter admits.", body = Vec<FragmentProperties>),
        (status = 400, description = "A parameter cannot be read."),
    ),
)]
pub(in crate::api) async fn of_subaccount(
    State(destinations): State<Destinations>,
    query: Parameters,
) -> Answer {
    list(&destinations, SUBACCOUNT, "subaccountDestinationFragments", &query).await
}

/// Lists the fragments of the caller's service instance
///
/// With their secrets.
#[utoipa::path(
    get,
    path = "/v1/instanceDestinationFragments",
    operation_id = "listInstanceFragments",
    params(FragmentListParameters),
    responses(
        (status = 200, description = "All, or those the filter admits.", body = Vec<FragmentProperties>),
        (status = 400, description = "A parameter cannot be read."),
    ),
)]
pub(in crate::api) async fn of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    list(&destinations, &instance_of(&caller)?, "instanceDestinationFragments", &query).await
}

async fn list(
    destinations: &Destinations,
    level: &str,
    resource: &str,
    query: &[(String, String)],
) -> Answer {
    if let Some((name, _)) = query.iter().find(|(name, _)| name != "$filter") {
        let name: String = name.chars().take(40).collect();
        return Err(bad(&format!(
            "The query parameter {name} is not supported here; a list of fragments takes $filter."
        )));
    }
    let mode = Mode::of::<Fragment>(query)?;
    let shaped = |error: crate::DestinationError| error.into_api(ErrorFamily::Destination);
    let all = destinations.fragments.list_at(level).await.map_err(shaped)?;
    let labels = borne(destinations, Labelled::Fragment, level, &mode).await.map_err(shaped)?;
    Ok(modes::answer(&mode, &all, resource, destinations.fragments.now(), &labels))
}
