//! `/openapi.json`: docket's own interfaces, described by the routes that serve them.

use std::sync::LazyLock;

use axum::response::IntoResponse;
use docket_http::{ErrorFamily, Needs, Routes, description};
use http::header;
use utoipa::openapi::{ComponentsBuilder, Info, License, OpenApi, Server};
use utoipa_axum::routes;

use crate::{booster, health, me, metrics, service_status};

#[cfg(test)]
mod tests;

const DESCRIPTION: &str = "Tasks and decisions, destinations and their tokens, and what the cockpit needs.\n\n\
    Errors have the shape of their interface: `TaskCenterError` below `/task-center-service` and `/cockpit-api`, \
    `DestinationError` below `/destination-configuration`, `OAuthError` at the token service, \
    `ScimError` below `/scim`. `x-needs` names who may \
    call an operation; one of the entries is enough.";

/// The document that `/openapi.json` serves and `docket openapi` prints: pretty, with a line feed at the end.
pub fn document() -> &'static str {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
        let mut text = assemble().to_pretty_json().expect("a description can be written as JSON");
        text.push('\n');
        text
    });
    &DOCUMENT
}

/// What each part says of itself, in one document.
pub fn assemble() -> OpenApi {
    let mut info = Info::new("docket", env!("CARGO_PKG_VERSION"));
    info.description = Some(DESCRIPTION.to_owned());
    let mut license = License::new("Apache License 2.0");
    license.identifier = Some(env!("CARGO_PKG_LICENSE").to_owned());
    info.license = Some(license);
    let mut all = OpenApi::new(info, utoipa::openapi::Paths::new());
    all.servers = Some(vec![Server::new("/")]);
    let schemes = description::security_schemes();
    all.components = Some(
        schemes
            .into_iter()
            .fold(ComponentsBuilder::new(), |all, (name, scheme)| all.security_scheme(name, scheme))
            .build(),
    );
    for part in parts() {
        all.merge(part);
    }
    all
}

/// The parts' own descriptions. Of two schemas with one name the merged document has the first alone.
fn parts() -> Vec<OpenApi> {
    vec![
        docket_inbox::describe(),
        docket_connectors::describe(),
        service_status::describe(),
        me::describe(),
        docket_destinations::describe(),
        docket_uaa::service_instances::describe(),
        docket_uaa::identity_providers::describe(),
        docket_uaa::role_collections::describe(),
        booster::describe(),
        docket_directory::describe(),
        docket_uaa::describe(),
        docket_uaa::describe_cockpit(),
        health::routes().describe(),
        metrics::describe(),
        routes().describe(),
    ]
}

pub fn routes() -> Routes {
    Routes::new("", ErrorFamily::TaskCenter)
        .tag("Operation", "What operators and tools ask.")
        .add(Needs::Nobody, routes!(show))
}

/// Describes docket's interfaces
///
/// This document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    operation_id = "getOpenApi",
    responses((status = 200, description = "An OpenAPI 3.1 document.", body = Object)),
)]
async fn show() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], document())
}
