//! `/cockpit-api/v1/destinations`: the subaccount's destinations as administrators see them, secrets named and never shown.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde_json::{Value, json};

use super::{conditional, json_body};
use crate::error::DestinationError;
use crate::properties::{Destination, Properties};
use crate::service::Destinations;
use crate::validate::{self, PropertyError};

type Body = Result<Json<Value>, JsonRejection>;

pub(super) async fn list(State(destinations): State<Destinations>) -> Result<Json<Value>, ApiError> {
    let all = destinations.list().await.map_err(shaped)?;
    Ok(Json(json!({"value": all.iter().map(shown).collect::<Vec<_>>()})))
}

pub(super) async fn get(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Response, ApiError> {
    let destination = existing(&destinations, &name).await?;
    Ok(conditional::tagged(Json(shown(&destination)).into_response(), &destination.etag))
}

pub(super) async fn create(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<Response, ApiError> {
    let body = json_body(body, ErrorFamily::TaskCenter)?;
    let properties = Properties::from_json(&body).map_err(|error| shaped(error.into()))?;
    let destination = destinations.create(properties).await.map_err(shaped)?;
    Ok((StatusCode::CREATED, Json(shown(&destination))).into_response())
}

/// Replaces the properties. A secret that is left out stays as it is, because its reader never got it; `null` removes it.
pub(super) async fn update(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<Json<Value>, ApiError> {
    let mut body = json_body(body, ErrorFamily::TaskCenter)?;
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
    Ok(Json(shown(&destination)))
}

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

fn missing(name: &str) -> ApiError {
    let mut error = shaped(DestinationError::NotFound);
    error.message = format!("There is no destination \"{}\".", name.chars().take(200).collect::<String>());
    error
}

fn shown(destination: &Destination) -> Value {
    let (properties, secrets) = destination.properties.masked();
    json!({
        "properties": properties.to_json(),
        "secrets": secrets,
        "warnings": validate::warnings(&destination.properties),
        "createdAt": destination.created_at,
        "modifiedAt": destination.modified_at,
        "etag": destination.etag,
    })
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
