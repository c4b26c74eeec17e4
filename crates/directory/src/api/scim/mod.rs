//! `/scim/v2`: people and groups for provisioning systems. Source: RFC 7644.

mod body;
mod bulk;
mod discovery;
mod groups;
mod me;
mod respond;
mod search;
mod users;
mod wire;

use std::sync::Arc;

use axum::response::{IntoResponse as _, Response};
use axum::routing::any;
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use http::StatusCode;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::Directory;
use crate::scim::Scim;
use crate::tokens::DirectoryAuthenticator;

const PREFIX: &str = "/scim/v2";

impl Directory {
    /// The routes of the SCIM interface; `public_url` is the deployment's address.
    pub fn scim_routes(&self, authenticator: Arc<dyn Authenticator>, public_url: &url::Url) -> Part {
        let scim = Scim::new(self.clone(), public_url);
        let known = DirectoryAuthenticator { directory: self.clone(), others: authenticator };
        let mut part = routes().serve(scim, Arc::new(known));
        // An address at which there is nothing is an error of this interface's form. Source: RFC 7644, section 3.12.
        part.router = part.router.route(&format!("{PREFIX}/{{*path}}"), any(nothing));
        part
    }
}

/// What `/openapi.json` says of the SCIM interface.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<Scim> {
    const NEEDS: Needs = Needs::Provisioning;
    Routes::new(PREFIX, ErrorFamily::Scim)
        .tag("SCIM", "People and groups, for provisioning systems: SCIM 2.0.")
        .add(NEEDS, routes!(users::list_scim_users))
        .add(NEEDS, routes!(users::create_scim_user))
        .add(NEEDS, routes!(users::search_scim_users))
        .add(NEEDS, routes!(users::get_scim_user))
        .add(NEEDS, routes!(users::replace_scim_user))
        .add(NEEDS, routes!(users::patch_scim_user))
        .add(NEEDS, routes!(users::delete_scim_user))
        .add(NEEDS, routes!(groups::list_scim_groups))
        .add(NEEDS, routes!(groups::create_scim_group))
        .add(NEEDS, routes!(groups::search_scim_groups))
        .add(NEEDS, routes!(groups::get_scim_group))
        .add(NEEDS, routes!(groups::replace_scim_group))
        .add(NEEDS, routes!(groups::patch_scim_group))
        .add(NEEDS, routes!(groups::delete_scim_group))
        .add(NEEDS, routes!(search::search_scim))
        .add(NEEDS, routes!(bulk::bulk_scim))
        .add(Needs::Person, routes!(me::get_scim_me))
        .add(NEEDS, routes!(discovery::get_scim_service_provider_config))
        .add(NEEDS, routes!(discovery::list_scim_resource_types))
        .add(NEEDS, routes!(discovery::get_scim_resource_type))
        .add(NEEDS, routes!(discovery::list_scim_schemas))
        .add(NEEDS, routes!(discovery::get_scim_schema))
}

async fn nothing() -> Response {
    ApiError::scim(StatusCode::NOT_FOUND, "", "There is nothing at this address.").into_response()
}
