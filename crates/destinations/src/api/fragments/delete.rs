//! Deleting one fragment. Destinations do not name fragments, callers do: so none is in use.

use axum::Json;
use axum::extract::{Path, State};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};

use crate::api::crud::instance_of;
use crate::api::outcome::DestinationCount;
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Json<DestinationCount>, ApiError>;

/// Deletes one fragment of the subaccount
#[utoipa::path(
    delete,
    path = "/v1/subaccountDestinationFragments/{name}",
    operation_id = "deleteSubaccountFragment",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 404, description = "There is no fragment of that name."),
    ),
)]
pub(in crate::api) async fn in_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, SUBACCOUNT, &name).await
}

/// Deletes one fragment of the caller's service instance
#[utoipa::path(
    delete,
    path = "/v1/instanceDestinationFragments/{name}",
    operation_id = "deleteInstanceFragment",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 404, description = "There is no fragment of that name."),
    ),
)]
pub(in crate::api) async fn in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, &instance_of(&caller)?, &name).await
}

async fn delete(destinations: &Destinations, level: &str, name: &str) -> Answer {
    let shaped = |error: DestinationError| error.into_api(ErrorFamily::Destination);
    if destinations.fragments.delete_at(level, name).await.map_err(shaped)? {
        Ok(Json(DestinationCount { count: 1 }))
    } else {
        Err(shaped(DestinationError::NotFound))
    }
}
