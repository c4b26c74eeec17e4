//! The labels of fragments.

use axum::Json;
use axum::extract::{Path, State};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_storage::labels::Labelled;
use http::StatusCode;

use super::{Body, LabelChange, LabelObject};
use crate::api::crud::instance_of;
use crate::api::described::BodyRefusals;
use crate::service::{Destinations, SUBACCOUNT};

const KIND: Labelled = Labelled::Fragment;

/// Reads the labels of a fragment of the subaccount
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinationFragments/{name}/labels",
    operation_id = "getSubaccountFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 200, description = "Its labels, none if it has none.", body = Vec<LabelObject>),
        (status = 404, description = "There is no fragment of that name."),
    ),
)]
pub(in crate::api) async fn get_of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Json<Vec<LabelObject>>, ApiError> {
    super::get(&destinations, KIND, SUBACCOUNT, &name).await
}

/// Replaces the labels of a fragment of the subaccount
#[utoipa::path(
    put,
    path = "/v1/subaccountDestinationFragments/{name}/labels",
    operation_id = "updateSubaccountFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    request_body = Vec<LabelObject>,
    responses(
        (status = 200, description = "Replaced; there is no body."),
        (status = 400, description = "There are too many labels, or one is not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn put_of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<StatusCode, ApiError> {
    super::put(&destinations, KIND, SUBACCOUNT, &name, body).await
}

/// Adds labels to a fragment of the subaccount, or takes them away
#[utoipa::path(
    patch,
    path = "/v1/subaccountDestinationFragments/{name}/labels",
    operation_id = "changeSubaccountFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    request_body = LabelChange,
    responses(
        (status = 200, description = "Changed; there is no body."),
        (status = 400, description = "There are too many labels, or one is not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn patch_of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<StatusCode, ApiError> {
    super::patch(&destinations, KIND, SUBACCOUNT, &name, body).await
}

/// Reads the labels of a fragment of the caller's service instance
#[utoipa::path(
    get,
    path = "/v1/instanceDestinationFragments/{name}/labels",
    operation_id = "getInstanceFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 200, description = "Its labels, none if it has none.", body = Vec<LabelObject>),
        (status = 404, description = "There is no fragment of that name."),
    ),
)]
pub(in crate::api) async fn get_of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Result<Json<Vec<LabelObject>>, ApiError> {
    super::get(&destinations, KIND, &instance_of(&caller)?, &name).await
}

/// Replaces the labels of a fragment of the caller's service instance
#[utoipa::path(
    put,
    path = "/v1/instanceDestinationFragments/{name}/labels",
    operation_id = "updateInstanceFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    request_body = Vec<LabelObject>,
    responses(
        (status = 200, description = "Replaced; there is no body."),
        (status = 400, description = "There are too many labels, or one is not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn put_of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    body: Body,
) -> Result<StatusCode, ApiError> {
    super::put(&destinations, KIND, &instance_of(&caller)?, &name, body).await
}

/// Adds labels to a fragment of the caller's service instance, or takes them away
#[utoipa::path(
    patch,
    path = "/v1/instanceDestinationFragments/{name}/labels",
    operation_id = "changeInstanceFragmentLabels",
    params(("name" = String, Path, description = "The fragment's name.")),
    request_body = LabelChange,
    responses(
        (status = 200, description = "Changed; there is no body."),
        (status = 400, description = "There are too many labels, or one is not valid."),
        (status = 404, description = "There is no fragment of that name."),
        BodyRefusals,
    ),
)]
pub(in crate::api) async fn patch_of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    body: Body,
) -> Result<StatusCode, ApiError> {
    super::patch(&destinations, KIND, &instance_of(&caller)?, &name, body).await
}
