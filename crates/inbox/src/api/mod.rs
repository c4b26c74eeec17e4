//! `/task-center-service/v1`: the path is the address, one endpoint one file.

mod events;
mod task_definitions;
mod tasks;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use docket_http::{Authenticator, ErrorFamily, Needs, Route, Routes};

use crate::Inbox;

/// Where this part's routes are.
pub(crate) const PREFIX: &str = "/task-center-service/v1";

/// What the handlers are given.
#[derive(Clone)]
pub(crate) struct Api {
    inbox: Inbox,
    authenticator: Arc<dyn Authenticator>,
}

pub(crate) fn routes(inbox: Inbox, authenticator: Arc<dyn Authenticator>) -> (Router, Vec<Route>) {
    Routes::new(ErrorFamily::TaskCenter, authenticator.clone())
        .get("/tasks", Needs::Person, tasks::list::handle)
        .get("/tasks/$count", Needs::Person, tasks::count::handle)
        .get("/tasks/{urn}", Needs::Person, tasks::get::handle)
        .get("/tasks/{urn}/description", Needs::Person, tasks::description::handle)
        .post("/tasks/{urn}/response", Needs::Person, tasks::response::handle)
        .post("/tasks/{urn}/action", Needs::Person, tasks::action::handle)
        .get("/taskDefinitions", Needs::Person, task_definitions::list::handle)
        .get("/taskDefinitions/{urn}", Needs::Person, task_definitions::get::handle)
        .get("/events", Needs::Person, events::handle)
        .finish(PREFIX, Api { inbox, authenticator })
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
