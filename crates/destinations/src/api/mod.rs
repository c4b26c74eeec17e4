//! The interface of the destination service, and what the cockpit shows of destinations and trust.

mod body;
mod certificates;
mod check_connection;
mod cockpit_certificates;
mod cockpit_destinations;
mod cockpit_export;
mod cockpit_fragments;
mod cockpit_import;
mod cockpit_lint;
mod cockpit_properties;
mod cockpit_trust;
mod conditional;
mod crud;
mod described;
mod filter;
mod find;
mod fragments;
mod labels;
mod limits;
mod list;
mod modes;
mod outcome;
mod test_destination;
mod trust;

use std::sync::Arc;

use docket_domain::Role;
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use http::StatusCode;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use self::body::Body;
pub use self::filter::fuzz as fuzz_filter;
use crate::service::Destinations;

/// Who may see destinations in the cockpit, without their secrets.
const READERS: Needs =
    Needs::Role(&[Role::DestinationViewer, Role::DestinationAdministrator, Role::SubaccountAdministrator]);
/// Who may change them.
const WRITERS: Needs = Needs::Role(&[Role::DestinationAdministrator, Role::SubaccountAdministrator]);
/// Who may see, renew and rotate the trust certificates.
const TRUSTEES: Needs = Needs::Role(&[
    Role::DestinationTrustAdministrator,
    Role::DestinationAdministrator,
    Role::SubaccountAdministrator,
]);

impl Destinations {
    /// `/destination-configuration` for clients of destination service instances, and `/cockpit-api/v1/destinations`,
    /// `…/fragments`, `…/certificates` and `…/trust` for administrators.
    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> [Part; 2] {
        let mut service = service().serve(self.clone(), authenticator.clone());
        service.router = service.router.layer(axum::middleware::from_fn(limits::check));
        let cockpit = cockpit().serve(self.clone(), authenticator);
        [service, cockpit]
    }
}

/// What `/openapi.json` says of this part.
pub fn describe() -> OpenApi {
    let mut both = cockpit().describe();
    both.merge(service().describe());
    both
}

fn service() -> Routes<Destinations> {
    let client = Needs::DestinationClient;
    Routes::new("/destination-configuration", ErrorFamily::Destination)
        .tag(
            "Destination service",
            "Destinations with their secrets and tokens, for programs; and the trust certificate.",
        )
        .add(client, routes!(list::of_subaccount))
        .add(client, routes!(crud::create_in_subaccount))
        .add(client, routes!(crud::update_in_subaccount))
        .add(client, routes!(crud::delete_filtered_in_subaccount))
        .add(client, routes!(crud::get_of_subaccount))
        .add(client, routes!(crud::delete_in_subaccount))
        .add(client, routes!(list::of_instance))
        .add(client, routes!(crud::create_in_instance))
        .add(client, routes!(crud::update_in_instance))
        .add(client, routes!(crud::delete_filtered_in_instance))
        .add(client, routes!(crud::get_of_instance))
        .add(client, routes!(crud::delete_in_instance))
        .add(client, routes!(certificates::list::of_subaccount))
        .add(client, routes!(certificates::write::create_in_subaccount))
        .add(client, routes!(certificates::write::update_in_subaccount))
        .add(client, routes!(certificates::delete::filtered_in_subaccount))
        .add(client, routes!(certificates::read::of_subaccount))
        .add(client, routes!(certificates::delete::in_subaccount))
        .add(client, routes!(certificates::public_keys::of_subaccount))
        .add(client, routes!(certificates::list::of_instance))
        .add(client, routes!(certificates::write::create_in_instance))
        .add(client, routes!(certificates::write::update_in_instance))
        .add(client, routes!(certificates::delete::filtered_in_instance))
        .add(client, routes!(certificates::read::of_instance))
        .add(client, routes!(certificates::delete::in_instance))
        .add(client, routes!(certificates::public_keys::of_instance))
        .add(client, routes!(fragments::list::of_subaccount))
        .add(client, routes!(fragments::write::create_in_subaccount))
        .add(client, routes!(fragments::write::update_in_subaccount))
        .add(client, routes!(fragments::read::of_subaccount))
        .add(client, routes!(fragments::delete::in_subaccount))
        .add(client, routes!(fragments::list::of_instance))
        .add(client, routes!(fragments::write::create_in_instance))
        .add(client, routes!(fragments::write::update_in_instance))
        .add(client, routes!(fragments::read::of_instance))
        .add(client, routes!(fragments::delete::in_instance))
        .add(client, routes!(labels::destinations::get_of_subaccount))
        .add(client, routes!(labels::destinations::put_of_subaccount))
        .add(client, routes!(labels::destinations::patch_of_subaccount))
        .add(client, routes!(labels::destinations::get_of_instance))
        .add(client, routes!(labels::destinations::put_of_instance))
        .add(client, routes!(labels::destinations::patch_of_instance))
        .add(client, routes!(labels::fragments::get_of_subaccount))
        .add(client, routes!(labels::fragments::put_of_subaccount))
        .add(client, routes!(labels::fragments::patch_of_subaccount))
        .add(client, routes!(labels::fragments::get_of_instance))
        .add(client, routes!(labels::fragments::put_of_instance))
        .add(client, routes!(labels::fragments::patch_of_instance))
        .add(client, routes!(labels::certificates::get_of_subaccount))
        .add(client, routes!(labels::certificates::put_of_subaccount))
        .add(client, routes!(labels::certificates::patch_of_subaccount))
        .add(client, routes!(labels::certificates::get_of_instance))
        .add(client, routes!(labels::certificates::put_of_instance))
        .add(client, routes!(labels::certificates::patch_of_instance))
        .add(client, routes!(find::find))
        .add(client, routes!(find::consume))
        .add(client, routes!(trust::metadata))
        .add(client, routes!(trust::certificate))
        .add(client, routes!(trust::generate))
        .add(client, routes!(trust::passive))
        .add(client, routes!(trust::generate_passive))
        .add(client, routes!(trust::delete_passive))
        .add(client, routes!(trust::rotate))
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
        .add(WRITERS, routes!(test_destination::post))
        .add(READERS, routes!(cockpit_properties::list))
        .add(READERS, routes!(cockpit_export::get))
        .add(WRITERS, routes!(cockpit_import::post))
        .add(READERS, routes!(cockpit_lint::list))
        .add(READERS, routes!(cockpit_lint::draft))
        .add(WRITERS, routes!(cockpit_lint::fix))
        .tag("Fragments", "Properties that are merged over a destination's when a program reads it.")
        .add(READERS, routes!(cockpit_fragments::list))
        .add(WRITERS, routes!(cockpit_fragments::create))
        .add(READERS, routes!(cockpit_fragments::get))
        .add(WRITERS, routes!(cockpit_fragments::update))
        .add(WRITERS, routes!(cockpit_fragments::delete))
        .tag("Certificates", "Key stores and certificates that destinations name.")
        .add(READERS, routes!(cockpit_certificates::list))
        .add(WRITERS, routes!(cockpit_certificates::upload))
        .add(WRITERS, routes!(cockpit_certificates::generate))
        .add(READERS, routes!(cockpit_certificates::get))
        .add(WRITERS, routes!(cockpit_certificates::replace))
        .add(WRITERS, routes!(cockpit_certificates::delete))
        .tag("Trust", "The certificates other systems trust when docket signs.")
        .add(TRUSTEES, routes!(cockpit_trust::show))
        .add(TRUSTEES, routes!(cockpit_trust::generate))
        .add(TRUSTEES, routes!(cockpit_trust::download))
        .add(TRUSTEES, routes!(cockpit_trust::generate_passive))
        .add(TRUSTEES, routes!(cockpit_trust::download_passive))
        .add(TRUSTEES, routes!(cockpit_trust::delete_passive))
        .add(TRUSTEES, routes!(cockpit_trust::rotate))
}

/// A request's JSON as a type, or the cockpit's error; which field is at fault is told, and no value repeated.
fn typed_body<T: serde::de::DeserializeOwned>(body: Body) -> Result<T, ApiError> {
    let value = body.json(ErrorFamily::TaskCenter)?;
    serde_json::from_value(value).map_err(|error| {
        // The parser's message quotes values, but names missing and unknown fields first.
        let message = error.to_string();
        let is_about_a_field = message.starts_with("missing field") || message.starts_with("unknown field");
        let message =
            if is_about_a_field { message } else { "A field has a value of another type.".to_owned() };
        let message = message.chars().filter(|letter| !letter.is_control()).take(300).collect::<String>();
        ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.body.invalid", message)
    })
}
