//! Routes that say what they need and what they are for.
//!
//! A route is added with its [`Needs`] and the description its handler carries (`#[utoipa::path]`). The same list becomes
//! the guarded router, the table of all routes, which one test calls as each kind of caller, and the part of
//! `/openapi.json` that describes them. So none of the three can say something the others do not.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::routing::MethodRouter;
use docket_domain::Role;
use http::Method;
use utoipa::openapi::path::Operation;
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{OpenApi, RefOr, Schema, Tag};
use utoipa_axum::router::UtoipaMethodRouter;

use crate::caller::Authenticator;
use crate::description;
use crate::error::ErrorFamily;
use crate::guard;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Anybody; the route itself checks what it must (client authentication, a sign-in form).
    Nobody,
    /// Any known caller.
    AnyCaller,
    /// A signed-in person; they reach what is theirs.
    Person,
    /// Any caller who holds one of these roles.
    Role(&'static [Role]),
    /// A client of a destination service instance, on its own or with a person's token that was issued to it; other
    /// clients, sessions and tokens issued to other clients never.
    DestinationClient,
    /// A provisioning system with a directory token, or whoever may administer people.
    Provisioning,
}

/// One row of the route table.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: Method,
    /// In axum's form: `/v1/tasks/{urn}`.
    pub path: String,
    pub needs: Needs,
    pub family: ErrorFamily,
}

/// What a part serves.
pub struct Part {
    pub router: Router,
    /// Every route of the router.
    pub table: Vec<Route>,
}

/// A part's routes, before they have a state and somebody who knows the callers.
pub struct Routes<S = ()> {
    prefix: &'static str,
    family: ErrorFamily,
    tags: Vec<Tag>,
    entries: Vec<Entry<S>>,
    schemas: Vec<(String, RefOr<Schema>)>,
}

struct Entry<S> {
    method: Method,
    path: String,
    needs: Needs,
    router: MethodRouter<S>,
    operation: Operation,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet; they will be under `prefix`, and their errors take the family's shape.
    pub fn new(prefix: &'static str, family: ErrorFamily) -> Self {
        Self { prefix, family, tags: Vec::new(), entries: Vec::new(), schemas: Vec::new() }
    }

    /// Puts the routes that follow under a heading of the description.
    #[must_use]
    pub fn tag(mut self, name: &str, description: &str) -> Self {
        self.tags.push(TagBuilder::new().name(name).description(Some(description)).build());
        self
    }

    /// Adds what `routes!(handler)` makes of one handler: its path, method and description.
    #[must_use]
    pub fn add(mut self, needs: Needs, route: UtoipaMethodRouter<S>) -> Self {
        let (schemas, paths, router) = route;
        let mut operations = paths
            .paths
            .into_iter()
            .flat_map(|(path, item)| description::operations(item).map(move |(m, o)| (path.clone(), m, o)));
        let (Some((path, method, mut operation)), None) = (operations.next(), operations.next()) else {
            panic!("routes!() names exactly one handler with one method");
        };
        if let (None, Some(tag)) = (&operation.tags, self.tags.last()) {
            operation.tags = Some(vec![tag.name.clone()]);
        }
        self.schemas.extend(schemas);
        self.entries.push(Entry { method, path, needs, router, operation });
        self
    }

    /// The routes, each behind its guard, with their state.
    pub fn serve(self, state: S, authenticator: Arc<dyn Authenticator>) -> Part {
        let Self { prefix, family, entries, .. } = self;
        let guard = move |needs| {
            let authenticator = authenticator.clone();
            from_fn(move |request: Request, next: Next| {
                guard::admit(authenticator.clone(), family, needs, request, next)
            })
        };
        let mut router = Router::new();
        let mut table = Vec::new();
        for Entry { method, path, needs, router: handler, .. } in entries {
            router = router.route(&path, handler.layer(guard(needs)));
            table.push(Route { method, path: format!("{prefix}{path}"), needs, family });
        }
        let router = router.with_state(state);
        Part { router: if prefix.is_empty() { router } else { Router::new().nest(prefix, router) }, table }
    }

    /// What `/openapi.json` says of the routes.
    pub fn describe(self) -> OpenApi {
        let prefix = self.prefix;
        let operations = self.entries.into_iter().map(|entry| {
            let mut operation = entry.operation;
            description::complete(&mut operation, &entry.method, entry.needs, self.family);
            (format!("{prefix}{}", entry.path), entry.method, operation)
        });
        description::document(operations, self.schemas, self.tags)
    }
}
