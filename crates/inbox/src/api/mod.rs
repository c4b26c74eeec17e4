//! `/task-center-service/v1`: the path is the address, one endpoint one file.

mod events;
mod task_definitions;
mod tasks;

use std::sync::Arc;

use axum::extract::FromRef;
use docket_http::{Authenticator, ErrorFamily, Needs, Routes};
use utoipa_axum::routes;

use crate::Inbox;

/// Where this part's routes are.
pub(crate) const PREFIX: &str = "/task-center-service/v1";

/// What the handlers are given.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) inbox: Inbox,
    pub(crate) authenticator: Arc<dyn Authenticator>,
}

pub(crate) fn routes() -> Routes<Api> {
    Routes::new(PREFIX, ErrorFamily::TaskCenter)
        .tag("Tasks", "What waits for the caller, and their decisions.")
        .add(Needs::Person, routes!(tasks::list::handle))
        .add(Needs::Person, routes!(tasks::count::handle))
        .add(Needs::Person, routes!(tasks::get::handle))
        .add(Needs::Person, routes!(tasks::description::handle))
        .add(Needs::Person, routes!(tasks::response::handle))
        .add(Needs::Person, routes!(tasks::action::handle))
        .add(Needs::Person, routes!(events::handle))
        .tag("Task definitions", "The kinds of task the caller has.")
        .add(Needs::Person, routes!(task_definitions::list::handle))
        .add(Needs::Person, routes!(task_definitions::get::handle))
}

impl FromRef<Api> for Inbox {
    fn from_ref(api: &Api) -> Self {
        api.inbox.clone()
    }
}

impl FromRef<Api> for Arc<dyn Authenticator> {
    fn from_ref(api: &Api) -> Self {
        api.authenticator.clone()
    }
}

/// The pairs of a query string, decoded.
fn pairs(query: Option<&str>) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}
