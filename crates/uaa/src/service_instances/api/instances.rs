//! Instances.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use docket_domain::service::{Service, ServiceInstance};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde_json::{Value, json};

use super::Api;
use crate::service_instances::{InstanceError, NewInstance};

/// `GET /service-instances`: all of them, by name.
pub(super) async fn list(State(api): State<Api>) -> Result<Json<Value>, ApiError> {
    let instances = api.instances.list().await?;
    Ok(Json(json!({"value": instances.iter().map(shape).collect::<Vec<_>>()})))
}

/// `POST /service-instances` → 201.
pub(super) async fn create(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let service = fields.required_text("service")?;
    let new = NewInstance {
        name: fields.required_text("name")?,
        service: service
            .parse::<Service>()
            .map_err(|error| InstanceError::invalid("service", error.to_string()))?,
        plan: fields.text("plan")?,
        parameters: fields.object("parameters")?.unwrap_or_default(),
    };
    fields.finish()?;
    let instance = api.instances.create(new).await?;
    tracing::info!(
        instance = instance.name,
        "Service instance {} was created by {}.",
        instance.name,
        caller.describe()
    );
    Ok((StatusCode::CREATED, Json(shape(&instance))))
}

/// `GET /service-instances/{name}`.
pub(super) async fn show(State(api): State<Api>, Path(name): Path<String>) -> Result<Json<Value>, ApiError> {
    Ok(Json(shape(&api.instances.get(&name).await?)))
}

/// `DELETE /service-instances/{name}` → 204; with `?purge=true` its keys go with it.
pub(super) async fn delete(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<StatusCode, ApiError> {
    let purge = match query.get("purge").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(InstanceError::invalid("purge", "purge must be true or false").into()),
    };
    api.instances.delete(&name, purge).await?;
    tracing::info!(instance = name, "Service instance {name} was deleted by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

fn shape(instance: &ServiceInstance) -> Value {
    json!({
        "id": instance.id,
        "name": instance.name,
        "service": instance.service.name(),
        "plan": instance.plan,
        "clientId": instance.client_id,
        "xsappname": instance.xsappname,
        "parameters": instance.parameters,
        "createdAt": instance.created_at,
    })
}
