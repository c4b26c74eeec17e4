//! `/api/v1/oauth-clients`

use axum::Json;
use axum::extract::{Path, State};
use http::StatusCode;
use serde::Serialize;

use super::caller::AdminCaller;
use super::refusal::{Body, Parameters};
use super::{Part, Refusal, Value};
use crate::Sandbox;
use crate::rules::oauth_clients::{self, ClientInput};
use crate::store::OauthClient;

/// A client application as the API shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientView {
    id: String,
    application_name: String,
    description: String,
    application_url: String,
    bind_to_users: bool,
    user_ids: Vec<String>,
    certificate: String,
    api_key: String,
    enabled: bool,
    added_at: String,
    modified_at: String,
}

impl From<OauthClient> for ClientView {
    fn from(client: OauthClient) -> Self {
        Self {
            user_ids: client.bound_users().into_iter().map(str::to_owned).collect(),
            id: client.id,
            application_name: client.application_name,
            description: client.description,
            application_url: client.application_url,
            bind_to_users: client.bind_to_users,
            certificate: client.certificate_pem,
            api_key: client.api_key,
            enabled: client.enabled,
            added_at: client.added_at.wire(),
            modified_at: client.modified_at.wire(),
        }
    }
}

type Answer = Result<Json<ClientView>, Refusal>;

pub async fn list(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Parameters(part): Parameters<Part>,
) -> Result<Json<Value<ClientView>>, Refusal> {
    let (top, skip) = part.check()?;
    let (clients, _) = oauth_clients::list(&sandbox, &admin, top, skip).await?;
    Ok(Json(Value { value: clients.into_iter().map(ClientView::from).collect() }))
}

pub async fn register(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Body(input): Body<ClientInput>,
) -> Result<(StatusCode, Json<ClientView>), Refusal> {
    let client = oauth_clients::register(&sandbox, &admin, &input).await?;
    Ok((StatusCode::CREATED, Json(client.into())))
}

pub async fn find(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Path(id): Path<String>,
) -> Answer {
    Ok(Json(oauth_clients::find(&sandbox, &admin, &id).await?.into()))
}

pub async fn edit(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Path(id): Path<String>,
    Body(input): Body<ClientInput>,
) -> Answer {
    Ok(Json(oauth_clients::edit(&sandbox, &admin, &id, &input).await?.into()))
}

pub async fn disable(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Path(id): Path<String>,
) -> Answer {
    Ok(Json(oauth_clients::set_enabled(&sandbox, &admin, &id, false).await?.into()))
}

pub async fn enable(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Path(id): Path<String>,
) -> Answer {
    Ok(Json(oauth_clients::set_enabled(&sandbox, &admin, &id, true).await?.into()))
}

pub async fn delete(
    State(sandbox): State<Sandbox>,
    AdminCaller(admin): AdminCaller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    oauth_clients::delete(&sandbox, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
