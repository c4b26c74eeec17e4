//! `/cockpit-api/v1/fragments`: the subaccount's fragments as administrators see them, secrets named and never shown.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use docket_domain::Timestamp;
use docket_http::{ApiError, ErrorFamily};
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::body::Body;
use crate::error::DestinationError;
use crate::fragments::{FRAGMENT_NAME, Fragment};
use crate::properties::Properties;
use crate::service::{Destinations, SUBACCOUNT};
use crate::validate::PropertyError;

/// The subaccount's fragments.
#[derive(Serialize, ToSchema)]
pub(super) struct FragmentList {
    value: Vec<FragmentView>,
}

/// A fragment, its secrets named and not shown.
#[derive(Serialize, ToSchema)]
#[schema(as = Fragment)]
#[serde(rename_all = "camelCase")]
pub(super) struct FragmentView {
    /// Name and value of each property that is no secret, `FragmentName` among them; every value is a text.
    properties: BTreeMap<String, String>,
    /// The names of the secrets it has.
    secrets: Vec<String>,
    created_at: Timestamp,
    modified_at: Timestamp,
    /// Changes with every write.
    etag: String,
}

/// Lists the fragments
///
/// Their secrets are named and not shown.
#[utoipa::path(
    get,
    path = "/fragments",
    operation_id = "listFragments",
    responses((status = 200, description = "All of the subaccount's, by name.", body = FragmentList)),
)]
pub(super) async fn list(State(destinations): State<Destinations>) -> Result<Json<FragmentList>, ApiError> {
    let all = destinations.fragments.list().await.map_err(shaped)?;
    Ok(Json(FragmentList { value: all.iter().map(FragmentView::from).collect() }))
}

/// Shows one fragment
///
/// Its secrets are named and not shown.
#[utoipa::path(
    get,
    path = "/fragments/{name}",
    operation_id = "getFragment",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 200, description = "The fragment.", body = FragmentView),
        (status = 404, description = "There is no such fragment."),
    ),
)]
pub(super) async fn get(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<Json<FragmentView>, ApiError> {
    Ok(Json(FragmentView::from(&existing(&destinations, &name).await?)))
}

/// Creates a fragment
#[utoipa::path(
    post,
    path = "/fragments",
    operation_id = "createFragment",
    request_body(content = BTreeMap<String, String>, description = "Name and value of each property, secrets included."),
    responses(
        (status = 201, description = "The fragment.", body = FragmentView),
        (status = 400, description = "A property is missing or not valid; `target` names it."),
        (status = 409, description = "There is a fragment of that name already."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(destinations): State<Destinations>,
    body: Body,
) -> Result<(StatusCode, Json<FragmentView>), ApiError> {
    let body = body.json(ErrorFamily::TaskCenter)?;
    let properties = Properties::from_json(&body).map_err(|error| shaped(error.into()))?;
    let fragment = destinations.fragments.create_at(SUBACCOUNT, properties).await.map_err(shaped)?;
    Ok((StatusCode::CREATED, Json(FragmentView::from(&fragment))))
}

/// Replaces a fragment's properties
///
/// A secret that is left out stays as it is, because its reader never got it; `null` removes it.
#[utoipa::path(
    put,
    path = "/fragments/{name}",
    operation_id = "updateFragment",
    params(("name" = String, Path, description = "The fragment's name.")),
    request_body(content = BTreeMap<String, Option<String>>, description = "Name and value of each property."),
    responses(
        (status = 200, description = "The fragment.", body = FragmentView),
        (status = 400, description = "A property is missing or not valid; `target` names it."),
        (status = 404, description = "There is no such fragment."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn update(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
    body: Body,
) -> Result<Json<FragmentView>, ApiError> {
    let mut body = body.json(ErrorFamily::TaskCenter)?;
    let before = existing(&destinations, &name).await?;
    let mut removed = Vec::new();
    if let Value::Object(object) = &mut body {
        removed.extend(object.iter().filter(|(_, value)| value.is_null()).map(|(name, _)| name.clone()));
        object.retain(|_, value| !value.is_null());
        object.entry(FRAGMENT_NAME).or_insert_with(|| Value::String(name.clone()));
    }
    let mut properties = Properties::from_json(&body).map_err(|error| shaped(error.into()))?;
    if properties.get(FRAGMENT_NAME) != Some(name.as_str()) {
        let problem =
            "differs from the name in the path; to rename a fragment, create another one and delete this";
        return Err(shaped(PropertyError::new(FRAGMENT_NAME, problem).into()));
    }
    for (secret, value) in before.properties.iter() {
        let given = properties.iter().any(|(name, _)| name == secret);
        if before.properties.is_secret(secret) && !given && !removed.iter().any(|name| name == secret) {
            properties.set(secret, value);
        }
    }
    let fragment = destinations.fragments.update_at(SUBACCOUNT, properties).await.map_err(shaped)?;
    Ok(Json(FragmentView::from(&fragment)))
}

/// Deletes a fragment
#[utoipa::path(
    delete,
    path = "/fragments/{name}",
    operation_id = "deleteFragment",
    params(("name" = String, Path, description = "The fragment's name.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 404, description = "There is no such fragment."),
    ),
)]
pub(super) async fn delete(
    State(destinations): State<Destinations>,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    if destinations.fragments.delete_at(SUBACCOUNT, &name).await.map_err(shaped)? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(missing(&name))
    }
}

async fn existing(destinations: &Destinations, name: &str) -> Result<Fragment, ApiError> {
    destinations.fragments.find_at(SUBACCOUNT, name).await.map_err(shaped)?.ok_or_else(|| missing(name))
}

fn missing(name: &str) -> ApiError {
    let message = format!("There is no fragment \"{}\".", name.chars().take(200).collect::<String>());
    ApiError::task_center(StatusCode::NOT_FOUND, "cockpit.fragment.notFound", message)
}

impl From<&Fragment> for FragmentView {
    fn from(fragment: &Fragment) -> Self {
        let (properties, secrets) = fragment.properties.masked();
        Self {
            properties: properties.into_map(),
            secrets,
            created_at: fragment.created_at,
            modified_at: fragment.modified_at,
            etag: fragment.etag.clone(),
        }
    }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::TaskCenter)
}
