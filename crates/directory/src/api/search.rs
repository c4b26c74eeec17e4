//! `GET /task-center-service/v1/users`: people to forward a task to, or to stand in.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Query, State};
use docket_domain::user::User;
use docket_domain::{LanguageTag, UserId};
use docket_http::ApiError;
use docket_http::caller::CurrentPerson;
use docket_storage::user_search::{SHORTEST_SEARCH, UserSearch};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::DirectoryRefresh;

const DEFAULT_TOP: usize = 20;
const LARGEST_TOP: usize = 50;

/// Longer than any name.
const LONGEST_SEARCH: usize = 255;

/// People who were found.
#[derive(Serialize, ToSchema)]
pub(super) struct FoundUserList {
    value: Vec<FoundUser>,
}

/// A person who was found.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FoundUser {
    /// The Global User ID.
    #[serde(rename = "userUUID")]
    user_uuid: UserId,
    display_name: String,
    email: String,
    #[schema(required)]
    locale: Option<LanguageTag>,
}

impl From<User> for FoundUser {
    fn from(user: User) -> Self {
        Self { user_uuid: user.id, display_name: user.display_name, email: user.email, locale: user.locale }
    }
}

/// Finds people by a part of their names or address
///
/// Those whose display name begins with the text come first. Only active people are found, and names need only hold the
/// text, unless the destination `Identity_Authentication_Connectivity_IDS` says otherwise.
#[utoipa::path(
    get,
    path = "/users",
    operation_id = "searchUsers",
    params(
        ("$search" = String, Query, description = "At least three characters; case does not count."),
        ("$top" = Option<u32>, Query, minimum = 1, maximum = 50, description = "Most people of the answer; 20 without it."),
    ),
    responses(
        (status = 200, description = "The people.", body = FoundUserList),
        (status = 400, description = "A parameter cannot be read; `target` names it."),
    ),
)]
pub(super) async fn search(
    State(refresh): State<DirectoryRefresh>,
    CurrentPerson(person): CurrentPerson,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<FoundUserList>, ApiError> {
    let text = query.get("$search").map(|text| text.trim()).unwrap_or_default();
    let length = text.chars().count();
    if !(SHORTEST_SEARCH..=LONGEST_SEARCH).contains(&length) || text.chars().any(char::is_control) {
        let rule = format!("$search must have {SHORTEST_SEARCH} to {LONGEST_SEARCH} characters.");
        return Err(invalid("$search", rule));
    }
    let limit = match query.get("$top") {
        None => DEFAULT_TOP,
        Some(top) => top
            .parse()
            .ok()
            .filter(|top| (1..=LARGEST_TOP).contains(top))
            .ok_or_else(|| invalid("$top", format!("$top must be a number from 1 to {LARGEST_TOP}.")))?,
    };
    let rules = refresh.search_rules().await;
    let search = UserSearch {
        text: text.to_owned(),
        begins: rules.begins,
        active_only: rules.active_only,
        user_types: rules.user_types,
        limit,
    };
    let found = refresh.directory().search(&search).await?;
    tracing::debug!(user.id = %person.id, found = found.len(), "{} searched for people.", person.id);
    Ok(Json(FoundUserList { value: found.into_iter().map(FoundUser::from).collect() }))
}

fn invalid(target: &'static str, message: String) -> ApiError {
    ApiError::task_center(StatusCode::BAD_REQUEST, "taskcenter.badRequest", message).at(target)
}
