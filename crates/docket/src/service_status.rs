//! `GET /task-center-service/v1/service-status`: how what concerns all connectors and all people is.
//!
//! Source: SAP Task Center, "Working with the Task Center Administration App", Service Status.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use docket_connectors::{Connectors, ServiceConfiguration};
use docket_destinations::Destinations;
use docket_directory::{DirectoryRefresh, Outcome, RefreshState};
use docket_domain::{Role, Timestamp};
use docket_http::{ApiError, Authenticator, ErrorFamily, Needs, Part, Routes};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::certificates::{Certificates, Warning};
use crate::identity_directory::{DESTINATION, search_rules};

/// A directory that was not read completely for so long is worth a warning: two days, when once a day is the rule.
const STALE: Duration = Duration::from_hours(48);

/// Looks at the parts.
#[derive(Clone)]
pub struct ServiceStatus {
    connectors: Connectors,
    destinations: Destinations,
    refresh: DirectoryRefresh,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
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
        refresh: DirectoryRefresh,
        certificates: Certificates,
    ) -> Self {
        Self { connectors, destinations, refresh, certificates }
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
    let external = parts.destinations.find(DESTINATION).await.map_err(|error| internal(&error))?;
    let directory = parts.refresh.directory();
    let (active, changed_at) = directory.count_active().await.map_err(|error| internal(&error))?;
    let external = match external {
        None => None,
        Some(destination) => {
            let property = |name: &str| destination.get(name).map(str::to_owned);
            Some(External {
                problems: search_rules(&property).1,
                state: parts.refresh.state().await.map_err(|error| internal(&error))?,
                now: parts.refresh.now(),
            })
        }
    };
    let ends = parts.certificates.warnings().await.map_err(|error| internal(&error))?;
    Ok(Json(ServiceStatusList {
        value: vec![
            service_configuration(&configuration),
            identity_directory(active, changed_at, external.as_ref()),
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

/// What is known of a directory people are read from.
struct External {
    /// What is wrong with the destination's properties.
    problems: Vec<String>,
    state: RefreshState,
    now: Timestamp,
}

fn identity_directory(
    active: u64,
    changed_at: Option<Timestamp>,
    external: Option<&External>,
) -> ServiceStatusEntry {
    let people = if active == 1 { "1 active person".to_owned() } else { format!("{active} active people") };
    let (mut status, mut message, mut modified_at) = match external {
        None => (StatusLevel::Ok, format!("The built-in directory is in use, with {people}."), changed_at),
        Some(external) => reading(external, &people),
    };
    for problem in external.iter().flat_map(|external| &external.problems) {
        status = status.max(StatusLevel::Warning);
        message.push(' ');
        message.push_str(problem);
    }
    if active == 0 {
        status = StatusLevel::Error;
        message.push_str(" Nobody can sign in. Create people in the cockpit or with docket user create.");
        modified_at = modified_at.or(changed_at);
    }
    ServiceStatusEntry { code: ServiceCode::IdsConfiguration, status, message, modified_at }
}

fn reading(external: &External, people: &str) -> (StatusLevel, String, Option<Timestamp>) {
    let Some(last) = &external.state.last else {
        let message = if external.state.running {
            format!("People are being read from {DESTINATION} for the first time; so far there are {people}.")
        } else {
            format!(
                "{DESTINATION} was not read yet; run docket directory refresh. So far there are {people}."
            )
        };
        return (StatusLevel::Warning, message, None);
    };
    let status = match last.outcome {
        Outcome::Complete if last.finished_at.plus(STALE) < external.now => StatusLevel::Warning,
        Outcome::Complete => StatusLevel::Ok,
        Outcome::Incomplete => StatusLevel::Warning,
        Outcome::Failed => StatusLevel::Error,
    };
    (status, last.message.clone(), Some(last.finished_at))
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
    fn the_built_in_directory_counts_its_people() {
        let one = identity_directory(1, None, None);
        assert_eq!((one.status, one.message.contains("with 1 active person.")), (StatusLevel::Ok, true));
        assert_eq!(identity_directory(0, None, None).status, StatusLevel::Error);
    }

    #[test]
    fn a_directory_that_is_read_is_as_well_as_its_last_reading() {
        let last = |outcome: &str| {
            serde_json::from_value(serde_json::json!({
                "startedAt": "2026-03-02T08:00:00Z", "finishedAt": "2026-03-02T08:01:00Z", "outcome": outcome,
                "message": "So it was.", "read": 12, "created": 0, "changed": 0, "deactivated": 0, "skipped": 0, "groups": 1,
            }))
            .unwrap()
        };
        let read_at = Timestamp::parse("2026-03-02T08:01:00Z").unwrap();
        let status = |last, hours, problems: &[&str]| {
            let external = External {
                problems: problems.iter().map(|problem| (*problem).to_owned()).collect(),
                state: RefreshState { running: false, last },
                now: read_at.plus(Duration::from_hours(hours)),
            };
            identity_directory(12, None, Some(&external))
        };
        let well = status(last("COMPLETE"), 1, &[]);
        assert_eq!(
            (well.status, &*well.message, well.modified_at),
            (StatusLevel::Ok, "So it was.", Some(read_at))
        );
        assert_eq!(status(last("COMPLETE"), 49, &[]).status, StatusLevel::Warning);
        assert_eq!(status(last("INCOMPLETE"), 1, &[]).status, StatusLevel::Warning);
        assert_eq!(status(last("FAILED"), 1, &[]).status, StatusLevel::Error);
        let misspelt = status(last("COMPLETE"), 1, &["That is no type."]);
        assert_eq!(
            (misspelt.status, &*misspelt.message),
            (StatusLevel::Warning, "So it was. That is no type.")
        );
        let unread = status(None, 0, &[]);
        assert!(unread.status == StatusLevel::Warning && unread.message.contains("was not read yet"));
    }
}
