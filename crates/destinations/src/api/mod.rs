//! The interface of the destination service, and what the cockpit shows of destinations and trust.

mod check_connection;
mod cockpit_destinations;
mod cockpit_properties;
mod cockpit_trust;
mod conditional;
mod crud;
mod find;
mod list;
mod trust;

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use docket_domain::Role;
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use http::StatusCode;
use serde_json::Value;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::service::Destinations;

/// Who may see destinations in the cockpit, without their secrets.
const READERS: Needs =
    Needs::Role(&[Role::DestinationViewer, Role::DestinationAdministrator, Role::SubaccountAdministrator]);
/// Who may change them.
const WRITERS: Needs = Needs::Role(&[Role::DestinationAdministrator, Role::SubaccountAdministrator]);
/// Who may see and renew the trust certificate.
const TRUSTEES: Needs = Needs::Role(&[
    Role::DestinationTrustAdministrator,
    Role::DestinationAdministrator,
    Role::SubaccountAdministrator,
]);

impl Destinations {
    /// `/destination-configuration` for clients of destination service instances, and `/cockpit-api/v1/destinations` and
    /// `/cockpit-api/v1/trust` for administrators.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> [Part; 2] {
        let client = Needs::DestinationClient;
        let service = Routes::new("/destination-configuration", ErrorFamily::Destination)
            .get("/v1/subaccountDestinations", client, list::of_subaccount)
            .post("/v1/subaccountDestinations", client, crud::create_in_subaccount)
            .put("/v1/subaccountDestinations", client, crud::update_in_subaccount)
            .delete("/v1/subaccountDestinations", client, crud::delete_filtered_in_subaccount)
            .get("/v1/subaccountDestinations/{name}", client, crud::get_of_subaccount)
            .delete("/v1/subaccountDestinations/{name}", client, crud::delete_in_subaccount)
            .get("/v1/instanceDestinations", client, list::of_instance)
            .post("/v1/instanceDestinations", client, crud::create_in_instance)
            .put("/v1/instanceDestinations", client, crud::update_in_instance)
            .delete("/v1/instanceDestinations", client, crud::delete_filtered_in_instance)
            .get("/v1/instanceDestinations/{name}", client, crud::get_of_instance)
            .delete("/v1/instanceDestinations/{name}", client, crud::delete_in_instance)
            .get("/v1/destinations/{name}", client, find::find)
            .get("/v2/destinations/{name}", client, find::consume)
            .get("/v1/saml2Metadata", client, trust::metadata)
            .get("/v1/saml2Metadata/certificate", client, trust::certificate)
            .post("/v1/saml2Metadata/certificate", client, trust::generate)
            .serve(self.clone(), authenticator.clone());
        let cockpit = cockpit().serve(self.clone(), authenticator);
        [service, cockpit]
    }
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    cockpit().describe()
}

fn cockpit() -> Routes<Destinations> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Destinations", "Where and how other systems are reached, as administrators see it.")
        .add(READERS, routes!(cockpit_destinations::list))
        .add(WRITERS, routes!(cockpit_destinations::create))
        .add(READERS, routes!(cockpit_destinations::get))
        .add(WRITERS, routes!(cockpit_destinations::update))
        .add(WRITERS, routes!(cockpit_destinations::delete))
        .add(WRITERS, routes!(check_connection::post))
        .add(READERS, routes!(cockpit_properties::list))
        .tag("Trust", "The certificate other systems trust when docket signs.")
        .add(TRUSTEES, routes!(cockpit_trust::show))
        .add(TRUSTEES, routes!(cockpit_trust::generate))
        .add(TRUSTEES, routes!(cockpit_trust::download))
}

/// A request's JSON, or the family's error; the parser's words are left out, they may quote a secret.
fn json_body(body: Result<axum::Json<Value>, JsonRejection>, family: ErrorFamily) -> Result<Value, ApiError> {
    body.map(|axum::Json(value)| value).map_err(|rejection| {
        let (status, message) = match rejection {
            JsonRejection::MissingJsonContentType(_) => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json.")
            }
            JsonRejection::BytesRejection(_) => {
                (StatusCode::PAYLOAD_TOO_LARGE, "The body is too large or broke off.")
            }
            _ => (StatusCode::BAD_REQUEST, "The body is not valid JSON."),
        };
        ApiError::new(family, status, "cockpit.body.invalid", message)
    })
}
