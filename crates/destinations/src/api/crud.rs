//! Reading one destination, writing and deleting one or many, on both levels.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::caller::CurrentCaller;
use docket_http::{ApiError, Caller, ErrorFamily};
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::body::Body;
use super::conditional;
use super::described::{
    BodyRefusals, ConditionAnswers, Conditions, DeleteParameters, DestinationProperties, DestinationsRefused,
    DestinationsToWrite, DestinationsUpdated,
};
use super::filter::names_to_delete;
use super::list::bad;
use super::outcome::{self, DestinationCount, DestinationWriteOutcome, DestinationsDeleted};
use crate::error::DestinationError;
use crate::properties::{Destination, Properties};
use crate::service::{Destinations, SUBACCOUNT};

type Answer = Result<Response, ApiError>;
type Parameters = Query<Vec<(String, String)>>;

/// Most entities in one request.
pub(super) const MAX_BULK: usize = 1000;

/// The service instance of the calling client: the level its `instance*` calls are about.
pub(super) fn instance_of(caller: &Caller) -> Result<String, ApiError> {
    caller
        .client()
        .map(|client| client.instance_id.clone())
        .filter(|instance| !instance.is_empty())
        .ok_or_else(|| {
            ApiError::forbidden(ErrorFamily::Destination, "The token belongs to no service instance.")
        })
}

/// Creates destinations of the subaccount
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    post,
    path = "/v1/subaccountDestinations",
    operation_id = "createSubaccountDestinations",
    request_body = DestinationsToWrite,
    responses(
        (status = 201, description = "Created; a single destination is answered without a body.",
            body = Vec<DestinationWriteOutcome>),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A property is missing or not valid.", body = DestinationsRefused),
        (status = 409, description = "There is a destination of that name already.", body = DestinationsRefused),
        BodyRefusals,
    ),
)]
pub(super) async fn create_in_subaccount(State(destinations): State<Destinations>, body: Body) -> Answer {
    write(&destinations, SUBACCOUNT, body, Write::Create).await
}

/// Creates destinations of the caller's service instance
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    post,
    path = "/v1/instanceDestinations",
    operation_id = "createInstanceDestinations",
    request_body = DestinationsToWrite,
    responses(
        (status = 201, description = "Created; a single destination is answered without a body.",
            body = Vec<DestinationWriteOutcome>),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A property is missing or not valid.", body = DestinationsRefused),
        (status = 409, description = "There is a destination of that name already.", body = DestinationsRefused),
        BodyRefusals,
    ),
)]
pub(super) async fn create_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Answer {
    write(&destinations, &instance_of(&caller)?, body, Write::Create).await
}

/// Replaces destinations of the subaccount
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    put,
    path = "/v1/subaccountDestinations",
    operation_id = "updateSubaccountDestinations",
    request_body = DestinationsToWrite,
    responses(
        (status = 200, description = "Replaced.", body = DestinationsUpdated),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A property is missing or not valid.", body = DestinationsRefused),
        (status = 404, description = "There is no destination of that name.", body = DestinationsRefused),
        BodyRefusals,
    ),
)]
pub(super) async fn update_in_subaccount(State(destinations): State<Destinations>, body: Body) -> Answer {
    write(&destinations, SUBACCOUNT, body, Write::Update).await
}

/// Replaces destinations of the caller's service instance
///
/// Of many, each stands for itself; the status is the one all share, 207 if they differ.
#[utoipa::path(
    put,
    path = "/v1/instanceDestinations",
    operation_id = "updateInstanceDestinations",
    request_body = DestinationsToWrite,
    responses(
        (status = 200, description = "Replaced.", body = DestinationsUpdated),
        (status = 207, description = "What became of each.", body = Vec<DestinationWriteOutcome>),
        (status = 400, description = "A property is missing or not valid.", body = DestinationsRefused),
        (status = 404, description = "There is no destination of that name.", body = DestinationsRefused),
        BodyRefusals,
    ),
)]
pub(super) async fn update_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    body: Body,
) -> Answer {
    write(&destinations, &instance_of(&caller)?, body, Write::Update).await
}

/// Reads one destination of the subaccount
///
/// With its secrets, and without a token.
#[utoipa::path(
    get,
    path = "/v1/subaccountDestinations/{name}",
    operation_id = "getSubaccountDestination",
    params(("name" = String, Path, description = "The destination's name."), Conditions),
    responses(
        (status = 200, description = "Its properties.", body = DestinationProperties, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no destination of that name."),
        ConditionAnswers,
    ),
)]
pub(super) async fn get_of_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, SUBACCOUNT, &name, &headers).await
}

/// Reads one destination of the caller's service instance
///
/// With its secrets, and without a token.
#[utoipa::path(
    get,
    path = "/v1/instanceDestinations/{name}",
    operation_id = "getInstanceDestination",
    params(("name" = String, Path, description = "The destination's name."), Conditions),
    responses(
        (status = 200, description = "Its properties.", body = DestinationProperties, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no destination of that name."),
        ConditionAnswers,
    ),
)]
pub(super) async fn get_of_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Answer {
    get(&destinations, &instance_of(&caller)?, &name, &headers).await
}

/// Deletes one destination of the subaccount
#[utoipa::path(
    delete,
    path = "/v1/subaccountDestinations/{name}",
    operation_id = "deleteSubaccountDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 400, description = "Another destination gets its client assertion from it."),
        (status = 404, description = "There is no destination of that name."),
    ),
)]
pub(super) async fn delete_in_subaccount(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, SUBACCOUNT, &name).await
}

/// Deletes one destination of the caller's service instance
#[utoipa::path(
    delete,
    path = "/v1/instanceDestinations/{name}",
    operation_id = "deleteInstanceDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    responses(
        (status = 200, description = "It is deleted.", body = DestinationCount),
        (status = 400, description = "Another destination gets its client assertion from it."),
        (status = 404, description = "There is no destination of that name."),
    ),
)]
pub(super) async fn delete_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
) -> Answer {
    delete(&destinations, &instance_of(&caller)?, &name).await
}

/// Deletes the named destinations of the subaccount
#[utoipa::path(
    delete,
    path = "/v1/subaccountDestinations",
    operation_id = "deleteSubaccountDestinations",
    params(DeleteParameters),
    responses(
        (status = 200, description = "What became of each.", body = DestinationsDeleted),
        (status = 400, description = "`$filter` is missing or cannot be read, there is another parameter, or one is in use."),
    ),
)]
pub(super) async fn delete_filtered_in_subaccount(
    State(destinations): State<Destinations>,
    query: Parameters,
) -> Answer {
    delete_filtered(&destinations, SUBACCOUNT, &query).await
}

/// Deletes the named destinations of the caller's service instance
#[utoipa::path(
    delete,
    path = "/v1/instanceDestinations",
    operation_id = "deleteInstanceDestinations",
    params(DeleteParameters),
    responses(
        (status = 200, description = "What became of each.", body = DestinationsDeleted),
        (status = 400, description = "`$filter` is missing or cannot be read, there is another parameter, or one is in use."),
    ),
)]
pub(super) async fn delete_filtered_in_instance(
    State(destinations): State<Destinations>,
    CurrentCaller(caller): CurrentCaller,
    query: Parameters,
) -> Answer {
    delete_filtered(&destinations, &instance_of(&caller)?, &query).await
}

async fn get(destinations: &Destinations, level: &str, name: &str, headers: &HeaderMap) -> Answer {
    let found = destinations.find_at(level, name).await.map_err(shaped)?;
    let destination = found.ok_or_else(|| shaped(DestinationError::NotFound))?;
    if let Some(answer) = conditional::answer(headers, &destination.etag) {
        return Ok(answer);
    }
    let body = Json(destination.properties.to_json()).into_response();
    Ok(conditional::tagged(body, &destination.etag))
}

#[derive(Clone, Copy)]
enum Write {
    Create,
    Update,
}

impl Write {
    const fn done(self) -> StatusCode {
        match self {
            Self::Create => StatusCode::CREATED,
            Self::Update => StatusCode::OK,
        }
    }

    async fn apply(
        self,
        destinations: &Destinations,
        level: &str,
        item: &Value,
    ) -> Result<Destination, DestinationError> {
        let properties = Properties::from_json(item)?;
        match self {
            Self::Create => destinations.create_at(level, properties).await,
            Self::Update => destinations.update_at(level, properties).await,
        }
    }
}

/// One object: done or its error. An array: what became of each.
async fn write(destinations: &Destinations, level: &str, body: Body, write: Write) -> Answer {
    match body.json(ErrorFamily::Destination)? {
        Value::Array(items) => bulk(destinations, level, &items, write).await,
        single => {
            write.apply(destinations, level, &single).await.map_err(shaped)?;
            Ok(match write {
                Write::Create => StatusCode::CREATED.into_response(),
                Write::Update => Json(DestinationCount { count: 1 }).into_response(),
            })
        }
    }
}

/// Each item stands for itself. The status is the one all items share, 207 if they differ.
async fn bulk(destinations: &Destinations, level: &str, items: &[Value], write: Write) -> Answer {
    if items.len() > MAX_BULK {
        return Err(bad(&format!("One request may hold at most {MAX_BULK} destinations.")));
    }
    let mut outcomes = Vec::with_capacity(items.len());
    for item in items {
        let outcome = write.apply(destinations, level, item).await.map(|destination| destination.etag);
        outcomes.push((outcome::name_of(item), outcome));
    }
    Ok(outcome::bulk(write.done(), outcomes))
}

async fn delete(destinations: &Destinations, level: &str, name: &str) -> Answer {
    if !destinations.delete_at(level, name).await.map_err(shaped)? {
        return Err(shaped(DestinationError::NotFound));
    }
    Ok(Json(DestinationCount { count: 1 }).into_response())
}

async fn delete_filtered(destinations: &Destinations, level: &str, query: &[(String, String)]) -> Answer {
    let names = names_to_delete(query)?;
    let outcomes = destinations.delete_all_at(level, names).await.map_err(shaped)?;
    Ok(outcome::deleted(outcomes))
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
