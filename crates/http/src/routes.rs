//! Routes that say what they need.
//!
//! A route cannot be added without its [`Needs`], and the table of all routes can be walked: one test calls each of them
//! as each kind of caller.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodFilter, on};
use docket_domain::Role;
use http::Method;

use crate::caller::Authenticator;
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

/// A part's routes, each behind its guard.
pub struct Routes<S = ()> {
    router: Router<S>,
    table: Vec<Route>,
    family: ErrorFamily,
    authenticator: Arc<dyn Authenticator>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet; errors of the guard take the family's shape.
    pub fn new(family: ErrorFamily, authenticator: Arc<dyn Authenticator>) -> Self {
        Self { router: Router::new(), table: Vec::new(), family, authenticator }
    }

    #[must_use]
    pub fn get<H, T>(self, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.route(Method::GET, path, needs, handler)
    }

    #[must_use]
    pub fn post<H, T>(self, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.route(Method::POST, path, needs, handler)
    }

    #[must_use]
    pub fn put<H, T>(self, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.route(Method::PUT, path, needs, handler)
    }

    #[must_use]
    pub fn patch<H, T>(self, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.route(Method::PATCH, path, needs, handler)
    }

    #[must_use]
    pub fn delete<H, T>(self, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.route(Method::DELETE, path, needs, handler)
    }

    fn route<H, T>(mut self, method: Method, path: &str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).expect("only the five methods above come here");
        let (family, authenticator) = (self.family, self.authenticator.clone());
        let guarded = on(filter, handler).layer(from_fn(move |request: Request, next: Next| {
            guard::admit(authenticator.clone(), family, needs, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self.table.push(Route { method, path: path.to_owned(), needs, family });
        self
    }

    /// The router under `prefix`, with its state, and the table with full paths.
    pub fn finish(self, prefix: &str, state: S) -> (Router, Vec<Route>) {
        let router = self.router.with_state(state);
        let table = self
            .table
            .into_iter()
            .map(|route| Route { path: format!("{prefix}{}", route.path), ..route })
            .collect();
        (if prefix.is_empty() { router } else { Router::new().nest(prefix, router) }, table)
    }
}
