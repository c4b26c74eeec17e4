//! `GET /task-center-service/v1/service-status`: how what concerns all connectors and all people is.
//!
//! Source: SAP Task Center, "Working with the Task Center Administration App", Service Status.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use docket_connectors::{Connectors, ServiceConfiguration};
use docket_destinations::Destinations;
use docket_directory::Directory;
use docket_domain::{Role, Timestamp};
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::certificates::{Certificates, Warning};

/// The destination from which people would be read.
const IDENTITY_DIRECTORY: &str = "Identity_Authentication_Connectivity_IDS";

/// Looks at the parts.
#[derive(Clone)]
pub struct ServiceStatus {
    connectors: Connectors,
    destinations: Destinations,
    directory: Directory,
    certificates: Certificates,
}

/// The parts and how each is.
#[derive(Serialize, ToSchema)]
struct ServiceStatusList {
    value: Vec<ServiceStatusEntry>,
}

/// How one part is.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ServiceStatus)]
struct ServiceStatusEntry {
    code: ServiceCode,
    status: StatusLevel,
    /// What is so, and what to do if it is not well; English.
    message: String,
    /// When what this tells of was changed last.
    #[schema(required)]
    modified_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ServiceStatusCode)]
enum ServiceCode {
    /// The global settings.
    #[serde(rename = "Service_Configuration")]
    ServiceConfiguration,
    /// The identity directory.
    #[serde(rename = "IDS_Configuration")]
    IdsConfiguration,
    /// When the certificates end.
    Certificates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schema(as = ServiceStatusLevel)]
enum StatusLevel {
    Ok,
    Warning,
    Error,
}

impl ServiceStatus {
    pub fn new(
        connectors: Connectors,
        destinations: Destinations,
        directory: Directory,
        certificates: Certificates,
    ) -> Self {
        Self { connectors, destinations, directory, certificates }
    }

    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }
}

fn routes() -> Routes<ServiceStatus> {
    let administrators = Needs::Role(&[Role::TaskCenterAdmin, Role::SubaccountAdministrator]);
    Routes::new("/task-center-service/v1", ErrorFamily::TaskCenter)
        .tag("Service status", "What concerns all connectors and all people.")
        .add(administrators, routes!(get))
}

/// What `/openapi.json` says of it.
pub fn describe() -> OpenApi {
    routes().describe()
}

/// Tells how the task center's parts are
#[utoipa::path(
    get,
    path = "/service-status",
    operation_id = "getServiceStatus",
    responses((status = 200, description = "One entry for each part.", body = ServiceStatusList)),
)]
async fn get(State(parts): State<ServiceStatus>) -> Result<Json<ServiceStatusList>, ApiError> {
    let configuration = parts.connectors.service_configuration().await.map_err(|error| internal(&error))?;
    let external = parts.destinations.find(IDENTITY_DIRECTORY).await.map_err(|error| internal(&error))?;
    let (active, changed_at) = parts.directory.count_active().await.map_err(|error| internal(&error))?;
    let ends = parts.certificates.warnings().await.map_err(|error| internal(&error))?;
    Ok(Json(ServiceStatusList {
        value: vec![
            service_configuration(&configuration),
            identity_directory(active, changed_at, external.is_some()),
            certificates(&ends),
        ],
    }))
}

fn service_configuration(found: &ServiceConfiguration) -> ServiceStatusEntry {
    let defaults = match found.modified_at {
        Some(_) => "",
        None => ", because there is no destination Task_Center_global_settings",
    };
    let mut message = format!("Texts of tasks are kept in {}{defaults}.", found.languages.replace(',', ", "));
    for problem in &found.problems {
        message.push(' ');
        message.push_str(problem);
    }
    ServiceStatusEntry {
        code: ServiceCode::ServiceConfiguration,
        status: if found.problems.is_empty() { StatusLevel::Ok } else { StatusLevel::Warning },
        message,
        modified_at: found.modified_at,
    }
}

fn identity_directory(active: u64, changed_at: Option<Timestamp>, external: bool) -> ServiceStatusEntry {
    let people = if active == 1 { "1 active person".to_owned() } else { format!("{active} active people") };
    let mut message = format!("The built-in directory is in use, with {people}.");
    let mut status = StatusLevel::Ok;
    if external {
        status = StatusLevel::Warning;
        message.push_str(" The destination ");
        message.push_str(IDENTITY_DIRECTORY);
        message.push_str(" is not read: this version does not support other directories. Keep people in the cockpit under Users.");
    }
    if active == 0 {
        status = StatusLevel::Error;
        message.push_str(" Nobody can sign in. Create people in the cockpit or with docket user create.");
    }
    ServiceStatusEntry { code: ServiceCode::IdsConfiguration, status, message, modified_at: changed_at }
}

fn certificates(ends: &[Warning]) -> ServiceStatusEntry {
    let status = match ends {
        [] => StatusLevel::Ok,
        _ if ends.iter().any(|end| end.over) => StatusLevel::Error,
        _ => StatusLevel::Warning,
    };
    let message = match ends {
        [] => "All certificates hold for more than 60 days.".to_owned(),
        _ => ends.iter().map(|end| end.sentence.as_str()).collect::<Vec<_>>().join(" "),
    };
    ServiceStatusEntry { code: ServiceCode::Certificates, status, message, modified_at: None }
}

fn internal(error: &dyn std::error::Error) -> ApiError {
    tracing::error!(%error, "The service status could not be found out: {error}");
    ApiError::internal(ErrorFamily::TaskCenter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configuration(problems: &[&str], modified_at: Option<Timestamp>) -> ServiceConfiguration {
        ServiceConfiguration {
            languages: "en-US,de-DE".to_owned(),
            problems: problems.iter().map(|problem| (*problem).to_owned()).collect(),
            modified_at,
        }
    }

    #[test]
    fn the_languages_in_use_are_told_and_a_problem_is_a_warning() {
        let at = Some(Timestamp::from_seconds(7));
        let well = service_configuration(&configuration(&[], at));
        assert_eq!(
            well,
            ServiceStatusEntry {
                code: ServiceCode::ServiceConfiguration,
                status: StatusLevel::Ok,
                message: "Texts of tasks are kept in en-US, de-DE.".to_owned(),
                modified_at: at
            }
        );
        let warned = service_configuration(&configuration(&["This is wrong."], None));
        assert_eq!(warned.status, StatusLevel::Warning);
        assert!(warned.message.ends_with("no destination Task_Center_global_settings. This is wrong."));
    }

    #[test]
    fn a_certificate_about_to_end_is_a_warning_and_one_that_has_ended_an_error() {
        let end = |over, sentence: &str| Warning { over, sentence: sentence.to_owned() };
        assert_eq!(certificates(&[]).status, StatusLevel::Ok);
        let warned = certificates(&[end(false, "One ends."), end(false, "Another ends.")]);
        assert_eq!(
            (warned.status, warned.message.as_str()),
            (StatusLevel::Warning, "One ends. Another ends.")
        );
        assert_eq!(certificates(&[end(false, "a"), end(true, "b")]).status, StatusLevel::Error);
    }

    #[test]
    fn the_directory_counts_people_and_says_what_is_not_read() {
        let one = identity_directory(1, None, false);
        assert_eq!((one.status, one.message.contains("with 1 active person.")), (StatusLevel::Ok, true));
        let external = identity_directory(12, None, true);
        assert_eq!(external.status, StatusLevel::Warning);
        assert!(external.message.contains("12 active people") && external.message.contains("is not read"));
        assert_eq!(identity_directory(0, None, true).status, StatusLevel::Error);
    }
}
