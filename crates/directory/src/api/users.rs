//! `/users` and what is below it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::Json;
use axum::extract::{Path, Query, State};
use docket_domain::user::User;
use docket_domain::{LanguageTag, Timestamp, UserId};
use docket_http::ApiError;
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::requests::{NewUserRequest, PasswordRequest, UserChangeRequest};
use crate::{Change, Directory, DirectoryError, NewUser};

/// A page of people.
#[derive(Serialize, ToSchema)]
pub(super) struct UserPage {
    value: Vec<UserView>,
    /// The `after` of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    next: Option<String>,
}

/// A person of the directory.
#[derive(Serialize, ToSchema)]
#[schema(as = User)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserView {
    id: UserId,
    /// The sign-in name.
    user_name: String,
    email: String,
    display_name: String,
    given_name: String,
    family_name: String,
    #[schema(required)]
    locale: Option<LanguageTag>,
    /// A person who is not active can neither sign in nor use tokens issued before.
    active: bool,
    /// The person's id in provider systems, by provider type.
    provider_ids: BTreeMap<String, String>,
    /// The names of the role collections given to the person, not to their groups.
    roles: BTreeSet<String>,
    created_at: Timestamp,
    modified_at: Timestamp,
}

impl UserView {
    fn of(user: User, roles: BTreeSet<String>) -> Self {
        Self {
            id: user.id,
            user_name: user.user_name,
            email: user.email,
            display_name: user.display_name,
            given_name: user.given_name,
            family_name: user.family_name,
            locale: user.locale,
            active: user.active,
            provider_ids: user.provider_ids,
            roles,
            created_at: user.created_at,
            modified_at: user.modified_at,
        }
    }
}

const DEFAULT_PAGE: u32 = 100;
const LARGEST_PAGE: u32 = 1000;

/// Lists people by sign-in name
#[utoipa::path(
    get,
    path = "/users",
    operation_id = "listUsers",
    params(
        ("after" = Option<String>, Query, description = "The sign-in name after which the page begins: `next` of the page before."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000, description = "Most people of a page; 100 without it."),
    ),
    responses(
        (status = 200, description = "A page of people.", body = UserPage),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
    ),
)]
pub(super) async fn list(
    State(directory): State<Directory>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<UserPage>, ApiError> {
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
    let value = page.into_iter().map(|(user, roles)| UserView::of(user, roles)).collect();
    Ok(Json(UserPage { value, next }))
}

/// Creates a person
#[utoipa::path(
    post,
    path = "/users",
    operation_id = "createUser",
    request_body = NewUserRequest,
    responses(
        (status = 201, description = "The person.", body = UserView),
        (status = 400, description = "A field is missing or not valid; `target` names it."),
        (status = 409, description = "The sign-in name or the id is taken."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn create(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    mut fields: Fields,
) -> Result<(StatusCode, Json<UserView>), ApiError> {
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
        role_collections: fields.texts("roles")?.unwrap_or_default().into_iter().collect(),
    };
    fields.finish()?;
    let roles = new.role_collections.clone();
    let user = directory.create(new).await.map_err(|error| match error {
        // Asked for in the body, so it is a value that is not taken.
        DirectoryError::NoSuchRole(_) => DirectoryError::invalid("roles", error.to_string()),
        other => other,
    })?;
    tracing::info!(user.id = %user.id, "User {} was created by {}.", user.id, caller.describe());
    Ok((StatusCode::CREATED, Json(UserView::of(user, roles))))
}

/// Shows one person
#[utoipa::path(
    get,
    path = "/users/{id}",
    operation_id = "getUser",
    params(("id" = UserId, Path, description = "The Global User ID.")),
    responses(
        (status = 200, description = "The person.", body = UserView),
        (status = 404, description = "There is no such person."),
    ),
)]
pub(super) async fn show(
    State(directory): State<Directory>,
    Path(id): Path<String>,
) -> Result<Json<UserView>, ApiError> {
    let id = UserId::new(id);
    let user = directory.find(&id).await?.ok_or_else(|| DirectoryError::NoSuchUser(id.clone()))?;
    Ok(Json(UserView::of(user, directory.role_collections_of(&id).await?)))
}

/// Changes a person
///
/// What is left out stays as it is; `null` removes a locale or a provider id.
#[utoipa::path(
    patch,
    path = "/users/{id}",
    operation_id = "updateUser",
    params(("id" = UserId, Path, description = "The Global User ID.")),
    request_body = UserChangeRequest,
    responses(
        (status = 200, description = "The person.", body = UserView),
        (status = 400, description = "A field is not valid; `target` names it."),
        (status = 404, description = "There is no such person."),
        (status = 409, description = "The sign-in name is taken, or nobody would be left to administer the subaccount."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
pub(super) async fn change(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Json<UserView>, ApiError> {
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
    Ok(Json(UserView::of(user, directory.role_collections_of(&id).await?)))
}

/// Sets a person's password
#[utoipa::path(
    put,
    path = "/users/{id}/password",
    operation_id = "setUserPassword",
    params(("id" = UserId, Path, description = "The Global User ID.")),
    request_body = PasswordRequest,
    responses(
        (status = 204, description = "It is set."),
        (status = 400, description = "The password is missing, too short or too long."),
        (status = 404, description = "There is no such person."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "The body is not declared as JSON."),
    ),
)]
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

/// Gives a person a role collection
#[utoipa::path(
    put,
    path = "/users/{id}/roles/{role}",
    operation_id = "assignUserRole",
    params(
        ("id" = UserId, Path, description = "The Global User ID."),
        ("role" = String, Path, description = "The collection's name; that of a role has the role's name."),
    ),
    responses(
        (status = 204, description = "They have it."),
        (status = 404, description = "There is no such person, or no such role collection."),
    ),
)]
pub(super) async fn assign_role(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path((id, role)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = UserId::new(id);
    directory.assign_role(&id, &role).await?;
    tracing::info!(user.id = %id, "User {id} was given the role collection {role} by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a role collection from a person
///
/// What their groups have stays with them.
#[utoipa::path(
    delete,
    path = "/users/{id}/roles/{role}",
    operation_id = "removeUserRole",
    params(
        ("id" = UserId, Path, description = "The Global User ID."),
        ("role" = String, Path, description = "The collection's name; that of a role has the role's name."),
    ),
    responses(
        (status = 204, description = "They do not have it."),
        (status = 404, description = "There is no such person, or no such role collection."),
        (status = 409, description = "Nobody would be left to administer the subaccount."),
    ),
)]
pub(super) async fn remove_role(
    State(directory): State<Directory>,
    CurrentCaller(caller): CurrentCaller,
    Path((id, role)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let id = UserId::new(id);
    directory.remove_role(&id, &role).await?;
    tracing::info!(user.id = %id, "The role collection {role} was taken from user {id} by {}.", caller.describe());
    Ok(StatusCode::NO_CONTENT)
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
