//! Reading one fragment.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, ErrorFamily};
use http::HeaderMap;

use super::FragmentProperties;
use crate::api::conditional;
use crate::api::crud::instance_of;
use crate::api::described::{ConditionAnswers, Conditions};
use crate::error::DestinationError;
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;

/// Reads one fragment of the subaccount
///
/// With its secrets.
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinationFragments/{name}",
    operation_id = "getSubaccountFragment",
    params(("name" = String, Path, description = "The fragment's name."), Conditions),
    responses(
        (status = 200, description = "Its properties.", body = FragmentProperties, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no fragment of that name."),
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

/// Reads one fragment of the caller's service instance
///
/// With its secrets.
#[utoipa::path(
    get,
    path = "/v1/instanceDestinationFragments/{name}",
    operation_id = "getInstanceFragment",
    params(("name" = String, Path, description = "The fragment's name."), Conditions),
    responses(
        (status = 200, description = "Its properties.", body = FragmentProperties, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no fragment of that name."),
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
    let found = destinations.fragments.find_at(level, name).await;
    let fragment = found
        .and_then(|found| found.ok_or(DestinationError::NotFound))
        .map_err(|error| error.into_api(ErrorFamily::Destination))?;
    if let Some(answer) = conditional::answer(headers, &fragment.etag) {
        return Ok(answer);
    }
    let body = Json(FragmentProperties(fragment.properties.into_map()));
    Ok(conditional::tagged(body.into_response(), &fragment.etag))
}
