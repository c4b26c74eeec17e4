//! `/cockpit-api/v1/destinations`: the subaccount's destinations as administrators see them, secrets named and never shown.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use docket_domain::Timestamp;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use super::conditional;
use crate::error::DestinationError;
use crate::lint;
use crate::properties::{Destination, Properties};
use crate::service::Destinations;
use crate::validate::PropertyError;

/// The subaccount's destinations.
#[derive(Serialize, ToSchema)]
pub(super) struct DestinationList {
    value: Vec<DestinationView>,
}

/// A destination, its secrets named and not shown.
#[derive(Serialize, ToSchema)]
#[schema(as = Destination)]
#[serde(rename_all = "camelCase")]
pub(super) struct DestinationView {
    /// Name and value of each property that is no secret; every value is a text.
    properties: BTreeMap<String, String>,
    /// The names of the secrets it has.
    secrets: Vec<String>,
    /// What is allowed and probably not meant, as sentences; English.
    warnings: Vec<String>,
    created_at: Timestamp,
    modified_at: Timestamp,
    /// Changes with every write.
    etag: String,
}

/// Lists the destinations
///
/// Their secrets are named and not shown.
#[utoipa::path(
    get,
    path = "/destinations",
    operation_id = "listDestinations",
    responses((status = 200, description = "All of the subaccount's, by name.", body = DestinationList)),
)]
pub(super) async fn list(
    State(destinations): State<Destinations>,
) -> Result<Json<DestinationList>, ApiError> {
    let all = destinations.list().await.map_err(shaped)?;
    Ok(Json(DestinationList { value: all.iter().map(DestinationView::from).collect() }))
}

/// Shows one destination
///
/// Its secrets are named and not shown.
#[utoipa::path(
    get,
    path = "/destinations/{name}",
    operation_id = "getDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    responses(
        (status = 200, description = "The destination.", body = DestinationView, headers(
            ("ETag" = String, description = "Changes with every write."),
        )),
        (status = 404, description = "There is no such destination."),
    ),
)]
pub(super) async fn get(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Response, ApiError> {
    let destination = existing(&destinations, &name).await?;
    Ok(conditional::tagged(Json(DestinationView::from(&destination)).into_response(), &destination.etag))
}

/// Creates a destination
#[utoipa::path(
    post,
    path = "/destinations",
    operation_id = "createDestination",
    request_body(content = BTreeMap<String, String>, description = "Name and value of each property, secrets included."),
    responses(
        (status = 201, description = "The destination.", body = DestinationView),
        (status = 400, description = "A property is missing or not valid; `target` names it."),
        (status = 409, description = "There is a destination of that name already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<Response, ApiError> {
    let body = body.json(ErrorFamily::TaskCenter)?;
    let properties = Properties::from_json(&body).map_err(|error| shaped(error.into()))?;
    let destination = destinations.create(properties).await.map_err(shaped)?;
    Ok((StatusCode::CREATED, Json(DestinationView::from(&destination))).into_response())
}

/// Replaces a destination's properties
///
/// A secret that is left out stays as it is, because its reader never got it; `null` removes it.
#[utoipa::path(
    put,
    path = "/destinations/{name}",
    operation_id = "updateDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    request_body(content = BTreeMap<String, Option<String>>, description = "Name and value of each property."),
    responses(
        (status = 200, description = "The destination.", body = DestinationView),
        (status = 400, description = "A property is missing or not valid; `target` names it."),
        (status = 404, description = "There is no such destination."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn update(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<Json<DestinationView>, ApiError> {
    let mut body = body.json(ErrorFamily::TaskCenter)?;
    let before = existing(&destinations, &name).await?;
    let mut removed = Vec::new();
    if let Value::Object(object) = &mut body {
        removed.extend(object.iter().filter(|(_, value)| value.is_null()).map(|(name, _)| name.clone()));
        object.retain(|_, value| !value.is_null());
        object.entry("Name").or_insert_with(|| Value::String(name.clone()));
    }
    let mut properties = Properties::from_json(&body).map_err(|error| shaped(error.into()))?;
    if properties.name() != Some(name.as_str()) {
        let problem =
            "differs from the name in the path; to rename a destination, create another one and delete this";
        return Err(shaped(PropertyError::new("Name", problem).into()));
    }
    for (secret, value) in before.properties.iter() {
        let given = properties.iter().any(|(name, _)| name == secret);
        if before.properties.is_secret(secret) && !given && !removed.iter().any(|name| name == secret) {
            properties.set(secret, value);
        }
    }
    let destination = destinations.update(properties).await.map_err(shaped)?;
    Ok(Json(DestinationView::from(&destination)))
}

/// Deletes a destination
#[utoipa::path(
    delete,
    path = "/destinations/{name}",
    operation_id = "deleteDestination",
    params(("name" = String, Path, description = "The destination's name.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 400, description = "Another destination gets its client assertion from it."),
        (status = 404, description = "There is no such destination."),
    ),
)]
pub(super) async fn delete(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    if destinations.delete(&name).await.map_err(shaped)? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(missing(&name))
    }
}

pub(super) async fn existing(destinations: &Destinations, name: &str) -> Result<Destination, ApiError> {
    destinations.find(name).await.map_err(shaped)?.ok_or_else(|| missing(name))
}

pub(super) fn missing(name: &str) -> ApiError {
    let mut error = shaped(DestinationError::NotFound);
    error.message = format!("There is no destination \"{}\".", name.chars().take(200).collect::<String>());
    error
}

impl From<&Destination> for DestinationView {
    fn from(destination: &Destination) -> Self {
        let (properties, secrets) = destination.properties.masked();
        Self {
            properties: properties.into_map(),
            secrets,
            warnings: lint::warnings(&destination.properties),
            created_at: destination.created_at,
            modified_at: destination.modified_at,
            etag: destination.etag.clone(),
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
