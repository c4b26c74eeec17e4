//! `/users` and what is below it.

use std::collections::{BTreeMap, HashMap};

use axum::Json;
use axum::extract::{Path, Query, State};
use docket_domain::user::User;
use docket_domain::{LanguageTag, Role, Roles, UserId};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde_json::{Value, json};

use crate::{Change, Directory, DirectoryError, NewUser};

const DEFAULT_PAGE: u32 = 100;
const LARGEST_PAGE: u32 = 1000;

/// `GET /users?after=<userName>&limit=<n>`: by sign-in name; `next` is the `after` of the next page, absent on the last one.
pub(super) async fn list(
    State(directory): State<Directory>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<Value>, ApiError> {
    let limit = match query.get("limit") {
        None => DEFAULT_PAGE,
        Some(text) => text
            .parse()
            .ok()
            .filter(|limit| (1..=LARGEST_PAGE).contains(limit))
            .ok_or_else(|| invalid("limit", format!("limit must be a number from 1 to {LARGEST_PAGE}")))?,
    };
    let mut page = directory.list(query.get("after").map(String::as_str), limit + 1).await?;
    let more = page.len() > limit as usize;
    page.truncate(limit as usize);
    let next = page.last().filter(|_| more).map(|(user, _)| user.user_name.clone());
    let mut body = json!({"value": page.iter().map(|(user, roles)| shape(user, *roles)).collect::<Vec<_>>()});
    if let Some(next) = next {
        body["next"] = next.into();
    }
    Ok(Json(body))
}

/// `POST /users` → 201.
pub(super) async fn create(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let new = NewUser {
        id: fields.text("id")?.map(UserId::new),
        user_name: fields.required_text("userName")?,
        email: fields.required_text("email")?,
        display_name: fields.text("displayName")?,
        given_name: fields.text("givenName")?,
        family_name: fields.text("familyName")?,
        locale: fields.text("locale")?.map(LanguageTag::new),
        password: fields.text("password")?,
        provider_ids: given_provider_ids(&mut fields)?,
        roles: given_roles(&mut fields)?,
    };
    fields.finish()?;
    let roles = new.roles;
    let user = directory.create(new).await?;
    tracing::info!(user.id = %user.id, "User {} was created by {}.", user.id, caller.describe());
    Ok((StatusCode::CREATED, Json(shape(&user, roles))))
}

/// `GET /users/{id}`.
pub(super) async fn show(
    State(directory): State<Directory>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let id = UserId::new(id);
    let user = directory.find(&id).await?.ok_or_else(|| DirectoryError::NoSuchUser(id.clone()))?;
    Ok(Json(shape(&user, directory.roles_of(&id).await?)))
}

/// `PATCH /users/{id}`: what is left out stays, `null` removes a locale or a provider id.
pub(super) async fn change(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Json<Value>, ApiError> {
    let id = UserId::new(id);
    let change = Change {
        user_name: fields.text("userName")?,
        email: fields.text("email")?,
        display_name: fields.text("displayName")?,
        given_name: fields.text("givenName")?,
        family_name: fields.text("familyName")?,
        locale: fields.nullable_text("locale")?.map(|locale| locale.map(LanguageTag::new)),
        active: fields.flag("active")?,
        provider_ids: changed_provider_ids(&mut fields)?,
    };
    fields.finish()?;
    let user = directory.update(&id, change).await?;
    tracing::info!(user.id = %id, "User {id} was changed by {}.", caller.describe());
    Ok(Json(shape(&user, directory.roles_of(&id).await?)))
}

/// `PUT /users/{id}/password` → 204.
pub(super) async fn set_password(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<StatusCode, ApiError> {
    let id = UserId::new(id);
    let password = fields.required_text("password")?;
    fields.finish()?;
    directory.set_password(&id, &password).await?;
    tracing::info!(user.id = %id, "The password of user {id} was set by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /users/{id}/roles/{role}` → 204.
pub(super) async fn assign_role(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path((id, role)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (id, role) = (UserId::new(id), named_role(&role)?);
    directory.assign_role(&id, role).await?;
    tracing::info!(user.id = %id, "User {id} was given the role {role} by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /users/{id}/roles/{role}` → 204.
pub(super) async fn remove_role(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path((id, role)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (id, role) = (UserId::new(id), named_role(&role)?);
    directory.remove_role(&id, role).await?;
    tracing::info!(user.id = %id, "The role {role} was taken from user {id} by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

fn shape(user: &User, roles: Roles) -> Value {
    json!({
        "id": user.id,
        "userName": user.user_name,
        "email": user.email,
        "displayName": user.display_name,
        "givenName": user.given_name,
        "familyName": user.family_name,
        "locale": user.locale,
        "active": user.active,
        "providerIds": user.provider_ids,
        "roles": roles.iter().map(Role::name).collect::<Vec<_>>(),
        "createdAt": user.created_at,
        "modifiedAt": user.modified_at,
    })
}

fn named_role(name: &str) -> Result<Role, DirectoryError> {
    Ok(name.parse()?)
}

fn given_roles(fields: &mut Fields) -> Result<Roles, ApiError> {
    let names = fields.texts("roles")?.unwrap_or_default();
    names
        .iter()
        .map(|name| name.parse::<Role>().map_err(|error| invalid("roles", error.to_string())))
        .collect()
}

fn given_provider_ids(fields: &mut Fields) -> Result<BTreeMap<String, String>, ApiError> {
    let changed = changed_provider_ids(fields)?;
    Ok(changed.into_iter().filter_map(|(provider, id)| Some((provider, id?))).collect())
}

fn changed_provider_ids(fields: &mut Fields) -> Result<BTreeMap<String, Option<String>>, ApiError> {
    let ids = fields.object("providerIds")?.unwrap_or_default();
    ids.into_iter()
        .map(|(provider, id)| match id {
            Value::String(id) => Ok((provider, Some(id))),
            Value::Null => Ok((provider, None)),
            _ => Err(invalid("providerIds", "every id in providerIds must be a text")),
        })
        .collect()
}

fn invalid(field: &'static str, message: impl Into<String>) -> ApiError {
    DirectoryError::invalid(field, message).into()
}
