//! Instances.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use docket_domain::Timestamp;
use docket_domain::service::{Service, ServiceInstance};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::Api;
use crate::service_instances::{InstanceError, NewInstance, ParameterChange};

/// All instances.
#[derive(Serialize, ToSchema)]
pub(super) struct ServiceInstanceList {
    value: Vec<ServiceInstanceView>,
}

/// One instance of a service: an OAuth client with its keys.
#[derive(Serialize, ToSchema)]
#[schema(as = ServiceInstance)]
#[serde(rename_all = "camelCase")]
pub(super) struct ServiceInstanceView {
    id: String,
    /// Unique in the subaccount.
    name: String,
    service: Service,
    plan: String,
    /// The same for every key of the instance.
    client_id: String,
    xsappname: String,
    /// What was given at creation, or last; without secrets and certificates' contents.
    #[schema(value_type = BTreeMap<String, Value>)]
    parameters: Map<String, Value>,
    created_at: Timestamp,
}

impl From<ServiceInstance> for ServiceInstanceView {
    fn from(instance: ServiceInstance) -> Self {
        let ServiceInstance { id, name, service, plan, client_id, xsappname, parameters, created_at } =
            instance;
        Self { id, name, service, plan, client_id, xsappname, parameters, created_at }
    }
}

/// An instance to create.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct NewServiceInstance {
    /// Unique in the subaccount.
    name: String,
    service: Service,
    /// The one plan the service has, if it is named at all.
    plan: Option<String>,
    /// For `xsuaa` an application security descriptor; the others take its `oauth2-configuration` and `authorities`. For
    /// `destination` also `init_data`: destinations and certificates to begin with, on the level of the subaccount and of the
    /// instance, with what becomes of those there are; all are taken or none.
    #[schema(value_type = Option<BTreeMap<String, Value>>)]
    parameters: Option<Map<String, Value>>,
}

/// Lists the service instances
#[utoipa::path(
    get,
    path = "/service-instances",
    operation_id = "listServiceInstances",
    responses((status = 200, description = "All of them, by name.", body = ServiceInstanceList)),
)]
pub(super) async fn list(State(api): State<Api>) -> Result<Json<ServiceInstanceList>, ApiError> {
    let instances = api.instances.list().await?;
    Ok(Json(ServiceInstanceList { value: instances.into_iter().map(ServiceInstanceView::from).collect() }))
}

/// Creates a service instance
#[utoipa::path(
    post,
    path = "/service-instances",
    operation_id = "createServiceInstance",
    request_body = NewServiceInstance,
    responses(
        (status = 201, description = "The instance.", body = ServiceInstanceView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "The name, the application's name, or that of a destination or certificate is taken; `target` tells which."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<ServiceInstanceView>), ApiError> {
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
    Ok((StatusCode::CREATED, Json(instance.into())))
}

/// Shows one service instance
#[utoipa::path(
    get,
    path = "/service-instances/{name}",
    operation_id = "getServiceInstance",
    params(("name" = String, Path, description = "The instance's name.")),
    responses(
        (status = 200, description = "The instance.", body = ServiceInstanceView),
        (status = 404, description = "There is no such instance."),
    ),
)]
pub(super) async fn show(
    State(api): State<Api>,
    Path(name): Path<String>,
) -> Result<Json<ServiceInstanceView>, ApiError> {
    Ok(Json(api.instances.get(&name).await?.into()))
}

/// Other parameters for an instance.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes, and is never made")]
pub(super) struct ServiceInstanceUpdate {
    /// All of them, as at creation: one that is left out is not given any more. Only `xsappname` stays if it is left out.
    #[schema(value_type = BTreeMap<String, Value>)]
    parameters: Map<String, Value>,
}

/// An instance with its new parameters.
#[derive(Serialize, ToSchema)]
pub(super) struct UpdatedServiceInstance {
    instance: ServiceInstanceView,
    /// What is different now, by name; empty if nothing is.
    changes: Vec<ChangedParameter>,
}

/// A parameter that is another now.
#[derive(Serialize, ToSchema)]
struct ChangedParameter {
    /// `authorities`, or `oauth2-configuration.token-validity`.
    parameter: String,
    /// Null if it was not given.
    before: Value,
    /// Null if it is not given any more.
    after: Value,
    /// What that means, in one sentence.
    effect: &'static str,
}

impl From<ParameterChange> for ChangedParameter {
    fn from(change: ParameterChange) -> Self {
        let ParameterChange { parameter, before, after, effect } = change;
        Self { parameter, before: before.unwrap_or_default(), after: after.unwrap_or_default(), effect }
    }
}

/// Gives a service instance other parameters
///
/// They take the place of those it has. Its client id and its keys stay and keep working.
#[utoipa::path(
    patch,
    path = "/service-instances/{name}",
    operation_id = "updateServiceInstance",
    params(("name" = String, Path, description = "The instance's name.")),
    request_body = ServiceInstanceUpdate,
    responses(
        (status = 200, description = "The instance, and what changed.", body = UpdatedServiceInstance),
        (status = 400, description = "A field is missing or not valid, or cannot be changed; `target` names it."),
        (status = 404, description = "There is no such instance."),
        (status = 409, description = "There is a destination or certificate of that name, and the policy is to fail; `target` tells which."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn update(
    State(api): State<Api>,
    CurrentCaller(caller): CurrentCaller,
    Path(name): Path<String>,
    mut fields: Fields,
) -> Result<Json<UpdatedServiceInstance>, ApiError> {
    let given = fields.object("parameters")?.ok_or_else(|| {
        InstanceError::invalid("parameters", "the parameters are missing; give all of them, as at creation")
    })?;
    fields.finish()?;
    let (instance, changes) = api.instances.update(&name, given).await?;
    if !changes.is_empty() {
        let names: Vec<&str> = changes.iter().map(|change| change.parameter.as_str()).collect();
        let (names, who) = (names.join(", "), caller.describe());
        tracing::info!(instance = name, "Service instance {name} was changed by {who}: {names}.");
    }
    let changes = changes.into_iter().map(ChangedParameter::from).collect();
    Ok(Json(UpdatedServiceInstance { instance: instance.into(), changes }))
}

/// Deletes a service instance
#[utoipa::path(
    delete,
    path = "/service-instances/{name}",
    operation_id = "deleteServiceInstance",
    params(
        ("name" = String, Path, description = "The instance's name."),
        ("purge" = Option<bool>, Query, description = "Whether its keys go with it; without it an instance with keys stays."),
    ),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 400, description = "`purge` is neither true nor false."),
        (status = 404, description = "There is no such instance."),
        (status = 409, description = "It still has keys."),
    ),
)]
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
