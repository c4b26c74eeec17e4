//! The labels of destinations, fragments and certificates: read, replaced, added and taken away.
//!
//! Source: the client of SAP/cloud-sdk-python (`get_*_labels`, `update_*_labels`, `patch_*_labels`).

pub(super) mod certificates;
pub(super) mod destinations;
pub(super) mod fragments;

use std::collections::HashMap;

use axum::Json;
use docket_http::{ApiError, ErrorFamily};
use docket_storage::labels::{Label, Labelled};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::modes::Mode;
use crate::api::body::Body;
use crate::error::DestinationError;
use crate::labels::Action;
use crate::service::Destinations;

/// A label with its values.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Label)]
pub(super) struct LabelObject {
    key: String,
    values: Vec<String>,
}

/// What is to be done with which labels.
#[derive(Deserialize, ToSchema)]
pub(super) struct LabelChange {
    action: LabelAction,
    labels: Vec<LabelObject>,
}

/// Whether values are added or taken away.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum LabelAction {
    Add,
    Delete,
}

/// The labels of a level's entities by name, if the mode of the list asks for them.
pub(super) async fn borne(
    destinations: &Destinations,
    kind: Labelled,
    level: &str,
    mode: &Mode,
) -> Result<HashMap<String, Vec<Label>>, DestinationError> {
    if !mode.is_by_label() {
        return Ok(HashMap::new());
    }
    Ok(destinations.labels.list(kind, level).await?.into_iter().collect())
}

async fn get(
    destinations: &Destinations,
    kind: Labelled,
    level: &str,
    name: &str,
) -> Result<Json<Vec<LabelObject>>, ApiError> {
    existing(destinations, kind, level, name).await?;
    let labels = destinations.labels.get(kind, level, name).await.map_err(shaped)?;
    let shown = labels.into_iter().map(|Label { key, values }| LabelObject { key, values });
    Ok(Json(shown.collect()))
}

async fn put(
    destinations: &Destinations,
    kind: Labelled,
    level: &str,
    name: &str,
    body: Body,
) -> Result<StatusCode, ApiError> {
    existing(destinations, kind, level, name).await?;
    let labels: Vec<LabelObject> = read(body, "a list of labels, each with key and values")?;
    destinations.labels.replace(kind, level, name, stored(labels)).await.map_err(shaped)?;
    Ok(StatusCode::OK)
}

async fn patch(
    destinations: &Destinations,
    kind: Labelled,
    level: &str,
    name: &str,
    body: Body,
) -> Result<StatusCode, ApiError> {
    existing(destinations, kind, level, name).await?;
    let change: LabelChange = read(body, "an action, ADD or DELETE, and labels, each with key and values")?;
    let action = match change.action {
        LabelAction::Add => Action::Add,
        LabelAction::Delete => Action::Delete,
    };
    destinations.labels.change(kind, level, name, action, stored(change.labels)).await.map_err(shaped)?;
    Ok(StatusCode::OK)
}

fn read<T: serde::de::DeserializeOwned>(body: Body, meant: &str) -> Result<T, ApiError> {
    let body = body.json(ErrorFamily::Destination)?;
    serde_json::from_value(body)
        .map_err(|_| ApiError::destination(StatusCode::BAD_REQUEST, format!("The body must be {meant}.")))
}

fn stored(labels: Vec<LabelObject>) -> Vec<Label> {
    labels.into_iter().map(|LabelObject { key, values }| Label { key, values }).collect()
}

/// Labels are of something that is there.
async fn existing(
    destinations: &Destinations,
    kind: Labelled,
    level: &str,
    name: &str,
) -> Result<(), ApiError> {
    let found = match kind {
        Labelled::Destination => destinations.find_at(level, name).await.map(|found| found.is_some()),
        Labelled::Fragment => destinations.fragments.find_at(level, name).await.map(|found| found.is_some()),
        Labelled::Certificate => {
            destinations.certificates.find_at(level, name).await.map(|found| found.is_some())
        }
    };
    if found.map_err(shaped)? { Ok(()) } else { Err(shaped(DestinationError::NotFound)) }
}

fn shaped(error: DestinationError) -> ApiError {
    error.into_api(ErrorFamily::Destination)
}
