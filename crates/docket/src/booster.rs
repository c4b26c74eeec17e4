//! The booster: prepares a subaccount for the task center in one go, and says what it did.
//!
//! Source: SAP Task Center, "Run the Booster". Each step looks first and makes only what is missing, so running the
//! booster again changes nothing.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use docket_destinations::{DestinationError, Destinations, Properties};
use docket_directory::Directory;
use docket_domain::service::Service;
use docket_domain::{Role, UserId};
use docket_http::caller::CurrentCaller;
use docket_http::fields::Fields;
use docket_http::{ApiError, Authenticator, Caller, ErrorFamily, Needs, Part, Routes};
use docket_uaa::service_instances::{NewInstance, ServiceInstances};
use http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

const TASK_CENTER_INSTANCE: &str = "default_taskcenter";
const DESTINATION_INSTANCE: &str = "default_destination";
const KEY: &str = "default_key";

/// What the booster's caller gets: everything an administrator needs to connect a provider and to watch it.
const ROLE_COLLECTIONS: [Role; 5] = [
    Role::TaskCenterAdmin,
    Role::TaskCenterBusinessAdministrator,
    Role::TaskCenterTenantOperator,
    Role::DestinationAdministrator,
    Role::DestinationTrustAdministrator,
];

const ADMINISTRATORS: Needs = Needs::Role(&[Role::SubaccountAdministrator]);

/// Runs the booster.
#[derive(Clone)]
pub struct Booster {
    service_instances: ServiceInstances,
    destinations: Destinations,
    directory: Directory,
}

/// How to run the booster.
#[derive(ToSchema)]
#[schema(as = BoosterRequest, rename_all = "camelCase")]
#[expect(dead_code, reason = "it only describes; `Fields` reads")]
struct Request {
    /// Who gets the role collections; without it the signed-in person who runs the booster.
    user_name: Option<String>,
}

/// The boosters.
#[derive(Serialize, ToSchema)]
struct BoosterList {
    value: Vec<Described>,
}

/// A booster, before it runs.
#[derive(Serialize, ToSchema)]
#[schema(as = Booster)]
struct Described {
    /// As in the path it is run with.
    name: &'static str,
    title: &'static str,
    description: &'static str,
    steps: Vec<PlannedStep>,
}

/// Something the booster will do unless it is done already.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PlannedBoosterStep)]
struct PlannedStep {
    title: String,
    description: String,
}

/// One thing to do; the same list is shown before a run and carried out by it.
enum Action {
    Instance(&'static str, Service),
    Key(&'static str),
    Destination(Value),
    RoleCollections,
}

/// Whom the role collections are for.
type Recipient = Option<(UserId, String)>;

/// What the booster did.
#[derive(Serialize, ToSchema)]
struct BoosterRun {
    /// In the order of the plan.
    steps: Vec<Step>,
}

/// One thing the booster did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BoosterStep)]
struct Step {
    title: String,
    status: StepStatus,
    detail: String,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BoosterStepStatus)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum StepStatus {
    Created,
    /// It was there already and was left as it is.
    Exists,
    /// There is nothing to do for this caller.
    Skipped,
    Failed,
}

impl Booster {
    pub fn new(
        service_instances: ServiceInstances,
        destinations: Destinations,
        directory: Directory,
    ) -> Self {
        Self { service_instances, destinations, directory }
    }

    pub fn routes(&self, authenticator: Arc<dyn Authenticator>) -> Part {
        routes().serve(self.clone(), authenticator)
    }

    /// All steps in order; one that fails does not keep the later ones from being tried.
    async fn steps(&self, recipient: &Recipient) -> Vec<Step> {
        let mut steps = Vec::new();
        for action in Action::all() {
            steps.push(self.carry_out(&action, recipient).await);
        }
        steps
    }

    async fn carry_out(&self, action: &Action, recipient: &Recipient) -> Step {
        let title = action.title();
        match action {
            Action::Instance(name, service) => {
                let (name, service) = ((*name).to_owned(), *service);
                let new = NewInstance { name, service, plan: None, parameters: Map::new() };
                let outcome = self.service_instances.ensure(new).await.map(|(_, created)| created);
                Step::of(title, outcome, format!("Service {service}, plan {}.", service.plan()))
            }
            Action::Key(instance) => {
                let outcome =
                    self.service_instances.ensure_key(instance, KEY).await.map(|(_, created)| created);
                let detail = format!(
                    "Shown in the cockpit under Instances and Subscriptions, and by: docket service-key get {instance} {KEY}"
                );
                Step::of(title, outcome, detail)
            }
            Action::Destination(sample) => self.destination(title, sample).await,
            Action::RoleCollections => self.role_collections(title, recipient).await,
        }
    }

    async fn destination(&self, title: String, sample: &Value) -> Step {
        let name = text(&sample["Name"]);
        let made = async {
            if self.destinations.find(&name).await?.is_some() {
                return Ok(false);
            }
            match self.destinations.create(Properties::from_json(sample)?).await {
                Ok(_) => Ok(true),
                Err(DestinationError::Exists(_)) => Ok(false),
                Err(error) => Err(error),
            }
        };
        let outcome: Result<bool, DestinationError> = made.await;
        let detail = match (&outcome, name.as_str()) {
            (Ok(false), _) => "Left as it is.",
            (_, "Task_Center_global_settings") => "Holds the languages of the task center.",
            _ => {
                "Holds sample values: fill in your own, then set tc.enabled=true on the primary destination."
            }
        };
        Step::of(title, outcome, detail.to_owned())
    }

    async fn role_collections(&self, title: String, recipient: &Recipient) -> Step {
        let Some((id, user_name)) = recipient else {
            return Step {
                title,
                status: StepStatus::Skipped,
                detail: "Nobody was named. Give them in the cockpit under Users, or with: docket booster run --user NAME"
                    .to_owned(),
            };
        };
        let given = async {
            let before = self.directory.roles_of(id).await?;
            for role in ROLE_COLLECTIONS {
                self.directory.assign_role(id, role).await?;
            }
            Ok::<_, docket_directory::DirectoryError>(ROLE_COLLECTIONS.iter().any(|role| !before.has(*role)))
        };
        Step::of(
            title,
            given.await,
            format!("{user_name} has {}.", ROLE_COLLECTIONS.map(Role::name).join(", ")),
        )
    }
}

impl Action {
    /// In the order they are carried out.
    fn all() -> Vec<Self> {
        let mut actions = Vec::new();
        for (instance, service) in
            [(TASK_CENTER_INSTANCE, Service::TaskCenter), (DESTINATION_INSTANCE, Service::Destination)]
        {
            actions.extend([Self::Instance(instance, service), Self::Key(instance)]);
        }
        actions.extend(sample_destinations().map(Self::Destination));
        actions.push(Self::RoleCollections);
        actions
    }

    fn title(&self) -> String {
        match self {
            Self::Instance(name, _) => format!("Service instance {name}"),
            Self::Key(instance) => format!("Service key {KEY} of {instance}"),
            Self::Destination(sample) => format!("Destination {}", text(&sample["Name"])),
            Self::RoleCollections => "Role collections".to_owned(),
        }
    }

    fn planned(&self) -> PlannedStep {
        let description = match self {
            Self::Instance(_, service) => {
                format!("Creates an instance of the service {service}, plan {}.", service.plan())
            }
            Self::Key(_) => "Creates the client ID, the secret and the addresses a program needs.".to_owned(),
            Self::Destination(sample) => match text(&sample["Description"]) {
                described if described.is_empty() => {
                    format!("Sets the languages texts are kept in to {}.", text(&sample["tc.languages"]))
                }
                described => {
                    let described = described.strip_prefix("Sample: ").unwrap_or(&described);
                    format!("Creates a destination with sample values: {described}.")
                }
            },
            Self::RoleCollections => {
                format!("Gives you the roles {}.", ROLE_COLLECTIONS.map(Role::name).join(", "))
            }
        };
        PlannedStep { title: self.title(), description }
    }
}

impl Step {
    /// A step whose part says whether it made something (`true`) or found it.
    fn of<E: std::fmt::Display>(title: String, outcome: Result<bool, E>, detail: String) -> Self {
        match outcome {
            Ok(true) => Self { title, status: StepStatus::Created, detail },
            Ok(false) => Self { title, status: StepStatus::Exists, detail },
            Err(error) => Self { title, status: StepStatus::Failed, detail: error.to_string() },
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What `/openapi.json` says of it.
pub fn describe() -> OpenApi {
    routes().describe()
}

fn routes() -> Routes<Booster> {
    Routes::new("/cockpit-api/v1", ErrorFamily::TaskCenter)
        .tag("Boosters", "Prepare the subaccount in one go.")
        .add(ADMINISTRATORS, routes!(list))
        .add(ADMINISTRATORS, routes!(run))
}

/// Lists the boosters and what each will do
#[utoipa::path(
    get,
    path = "/boosters",
    operation_id = "listBoosters",
    responses((status = 200, description = "All of them.", body = BoosterList)),
)]
async fn list() -> Json<BoosterList> {
    let booster = Described {
        name: "task-center",
        title: "Set up the task center",
        description: "Prepares the subaccount: service instances with their keys, destinations to fill in, and your roles. \
                      What is there already is left as it is, so it can be run again.",
        steps: Action::all().iter().map(Action::planned).collect(),
    };
    Json(BoosterList { value: vec![booster] })
}

/// Runs the booster of the task center
///
/// Each step makes only what is missing; one that fails does not keep the later ones from being tried.
#[utoipa::path(
    post,
    path = "/boosters/task-center/run",
    operation_id = "runTaskCenterBooster",
    request_body = Option<Request>,
    responses(
        (status = 200, description = "What became of each step, good or bad.", body = BoosterRun),
        (status = 400, description = "Nobody has that sign-in name, or the body is another than described here."),
        (status = 413, description = "The body is too large."),
        (status = 415, description = "There is a body that is not declared as JSON."),
    ),
)]
async fn run(
    State(booster): State<Booster>,
    CurrentCaller(caller): CurrentCaller,
    fields: Option<Fields>,
) -> Result<Json<BoosterRun>, ApiError> {
    let mut fields = fields.unwrap_or_default();
    let user_name = fields.text("userName")?;
    fields.finish()?;
    let recipient = match (user_name, &caller) {
        (Some(name), _) => {
            let found = booster.directory.find_by_user_name(&name).await.map_err(|error| {
                tracing::error!(%error, "Looking a person up for the booster failed.");
                ApiError::internal(ErrorFamily::TaskCenter)
            })?;
            let user = found.ok_or_else(|| {
                let message = format!("Nobody signs in as \"{name}\".");
                ApiError::task_center(StatusCode::BAD_REQUEST, "cockpit.booster.unknownUser", message)
                    .at("userName")
            })?;
            Some((user.id, user.user_name))
        }
        (None, Caller::Person(person)) => Some((person.id.clone(), person.user_name.clone())),
        (None, Caller::Client(_) | Caller::CommandLine) => None,
    };
    tracing::info!(caller = caller.describe(), "The booster runs.");
    Ok(Json(BoosterRun { steps: booster.steps(&recipient).await }))
}

/// The destinations an administrator starts from. They carry no `tc.enabled`, so nothing is called with them.
///
/// Source: SAP Task Center, "Creating the Primary Destination with the Technical User", "Creating a Secondary
/// Destination for the Principal Propagation".
fn sample_destinations() -> [Value; 3] {
    let success_factors = json!({
        "Name": "Success_Factors",
        "Type": "HTTP",
        "Description": "Sample: primary destination of SAP SuccessFactors, used by the technical user",
        "URL": "https://api.successfactors.example/api-ext/",
        "ProxyType": "Internet",
        "Authentication": "OAuth2SAMLBearerAssertion",
        "audience": "www.successfactors.com",
        "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
        "clientKey": "API key of the client application bound to the technical user",
        "apiKey": "the same API key",
        "companyId": "company ID",
        "tokenServiceURLType": "Dedicated",
        "tokenServiceURL": "https://api.successfactors.example/oauth/token",
        "nameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        "nameQualifier": "www.successfactors.com",
        "SystemUser": "TECHNICAL_USER_INBOX_CEF979F3",
        "tc.provider_type": "SuccessFactors",
    });
    let mut for_persons = success_factors.clone();
    for (key, value) in [
        ("Name", "Success_Factors_PP"),
        ("Description", "Sample: secondary destination of SAP SuccessFactors, for principal propagation"),
        ("clientKey", "API key of the client application that is not bound to users"),
    ] {
        for_persons[key] = value.into();
    }
    let global_settings = json!({
        "Name": "Task_Center_global_settings",
        "Type": "HTTP",
        "URL": "http://sap.com/",
        "ProxyType": "Internet",
        "Authentication": "NoAuthentication",
        "tc.languages": "en-US,de-DE",
    });
    if let Some(properties) = for_persons.as_object_mut() {
        properties.retain(|name, _| !["nameQualifier", "SystemUser"].contains(&name.as_str()));
    }
    [success_factors, for_persons, global_settings]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sample_destination_is_active() {
        let names: Vec<_> = sample_destinations().iter().map(|sample| sample["Name"].clone()).collect();
        assert_eq!(names, ["Success_Factors", "Success_Factors_PP", "Task_Center_global_settings"]);
        for sample in sample_destinations() {
            assert!(sample["tc.enabled"].is_null(), "{sample}");
            let properties = Properties::from_json(&sample).unwrap();
            docket_destinations::check(&properties).unwrap();
        }
    }

    #[test]
    fn only_the_primary_sample_names_a_system_user() {
        let samples = sample_destinations();
        assert_eq!(samples[0]["SystemUser"], "TECHNICAL_USER_INBOX_CEF979F3");
        assert!(samples[1]["SystemUser"].is_null() && samples[1]["nameQualifier"].is_null());
    }
}
