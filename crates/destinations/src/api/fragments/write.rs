//! Writing one fragment.

use axum::Json;
use axum::extract::State;
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;

use super::FragmentProperties;
use crate::api::body::Body;
use crate::api::crud::instance_of;
use crate::api::described::BodyRefusals;
use crate::api::outcome::DestinationCount;
use crate::error::DestinationError;
use crate::properties::Properties;
use crate::service::{Destinations, SUBACCOUNT};

/// Creates a fragment of the subaccount
#[utoipa::path(
    post,
    path = "/v1/subaccountDestinationFragments",
    operation_id = "createSubaccountFragment",
    request_body = FragmentProperties,
    responses(
        (status = 201, description = "Created; there is no body."),
        (status = 400, description = "A property is missing or not valid."),
        (status = 409, description = "There is a fragment of that name already."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn create_in_subaccount(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<StatusCode, ApiError> {
    let properties = read(body)?;
    destinations.fragments.create_at(SUBACCOUNT, properties).await.map_err(shaped)?;
    Ok(StatusCode::CREATED)
}

/// Creates a fragment of the caller's service instance
#[utoipa::path(
    post,
    path = "/v1/instanceDestinationFragments",
    operation_id = "createInstanceFragment",
    request_body = FragmentProperties,
    responses(
        (status = 201, description = "Created; there is no body."),
        (status = 400, description = "A property is missing or not valid."),
        (status = 409, description = "There is a fragment of that name already."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn create_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Result<StatusCode, ApiError> {
    let properties = read(body)?;
    destinations.fragments.create_at(&instance_of(&caller)?, properties).await.map_err(shaped)?;
    Ok(StatusCode::CREATED)
}

/// Replaces the properties of a fragment of the subaccount
#[utoipa::path(
    put,
    path = "/v1/subaccountDestinationFragments",
    operation_id = "updateSubaccountFragment",
    request_body = FragmentProperties,
    responses(
        (status = 200, description = "Replaced.", body = DestinationCount),
        (status = 400, description = "A property is missing or not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn update_in_subaccount(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<Json<DestinationCount>, ApiError> {
    let properties = read(body)?;
    destinations.fragments.update_at(SUBACCOUNT, properties).await.map_err(shaped)?;
    Ok(Json(DestinationCount { count: 1 }))
}

/// Replaces the properties of a fragment of the caller's service instance
#[utoipa::path(
    put,
    path = "/v1/instanceDestinationFragments",
    operation_id = "updateInstanceFragment",
    request_body = FragmentProperties,
    responses(
        (status = 200, description = "Replaced.", body = DestinationCount),
        (status = 400, description = "A property is missing or not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn update_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Result<Json<DestinationCount>, ApiError> {
    let properties = read(body)?;
    destinations.fragments.update_at(&instance_of(&caller)?, properties).await.map_err(shaped)?;
    Ok(Json(DestinationCount { count: 1 }))
}

fn read(body: Body) -> Result<Properties, ApiError> {
    let body = body.json(ErrorFamily::Destination)?;
    Properties::from_json(&body).map_err(|error| shaped(error.into()))
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
