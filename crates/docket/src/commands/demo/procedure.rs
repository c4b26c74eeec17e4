//! The procedure an administrator follows to connect SuccessFactors, call by call.
//!
//! Source: SAP Task Center, "Connect SAP SuccessFactors and SAP Task Center". The guide
//! `docs/guides/connect-successfactors.md` walks through the same steps by hand. Each step looks first and makes only
//! what is missing.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use docket_storage::vault::write_private;
use http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::directory::DemoDirectory;
use super::steps::Steps;
use crate::client::{Rejected, Server, segment};
use crate::commands::destination::{DESTINATIONS as DESTINATIONS_PATH, apply};
use crate::commands::service_instance::INSTANCES;
use crate::commands::user::{self, USERS};

/// The primary destination and the one for principal propagation.
pub const DESTINATIONS: [&str; 2] = ["SuccessFactors", "SuccessFactors_PP"];

/// The user that Enhanced To-Do Integration creates in SuccessFactors; the name is fixed.
const TECHNICAL_USER: &str = "TECHNICAL_USER_INBOX_CEF979F3";

/// The service instance made for this connection, as the documentation advises: one of its own.
const INSTANCE: &str = "demo_taskcenter";
const KEY: &str = "demo_key";

const INITIAL_PATIENCE: Duration = Duration::from_mins(5);

/// Somebody who works at the sandbox's company, as `sandbox.json` lists them.
#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    pub user_id: String,
    pub password: String,
    pub display_name: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub global_user_id: String,
    /// The user id of the person's manager.
    pub manager: Option<String>,
    pub admin: bool,
    pub locale: Option<String>,
    /// Roles in docket; known once the person was created there.
    #[serde(default)]
    pub roles: Vec<String>,
}

impl Person {
    /// What the person is to the others, in a few words.
    pub fn position(&self, people: &[Self]) -> String {
        let reports = people.iter().filter(|other| other.manager.as_deref() == Some(&self.user_id)).count();
        match (self.admin, reports, &self.manager) {
            (true, ..) => "administrator".to_owned(),
            (false, 1.., _) => format!("manager of {reports}"),
            (false, 0, Some(manager)) => format!("employee, reports to {manager}"),
            (false, 0, None) => "employee".to_owned(),
        }
    }
}

#[derive(Deserialize)]
struct SandboxFile {
    company_id: String,
    people: Vec<Person>,
}

/// What came of the procedure.
pub struct Outcome {
    pub base_url: String,
    pub https_url: Option<String>,
    pub sandbox_url: String,
    pub company_id: String,
    pub people: Vec<Person>,
    pub task_center_key: PathBuf,
    pub destination_key: PathBuf,
}

/// The procedure, with the two systems it connects.
pub struct Procedure<'a> {
    directory: &'a DemoDirectory,
    docket: Server,
    sandbox: Server,
    sandbox_url: String,
    company_id: String,
    people: Vec<Person>,
}

impl<'a> Procedure<'a> {
    /// # Errors
    /// A file one of the two programs wrote at its start cannot be read.
    pub fn new(directory: &'a DemoDirectory, sandbox_url: &str, docket_url: &str) -> anyhow::Result<Self> {
        let token =
            std::fs::read_to_string(directory.docket().admin_token()).context("reading the admin token")?;
        let file = directory.sandbox().join("sandbox.json");
        let text = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let SandboxFile { company_id, people } =
            serde_json::from_slice(&text).with_context(|| format!("{} cannot be read", file.display()))?;
        let admin = administrator(&people)?;
        let basic = format!("{}@{company_id}:{}", admin.user_id, admin.password);
        let authorization = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(basic));
        Ok(Self {
            directory,
            docket: Server::at(docket_url, token.trim())?,
            sandbox: Server::with_authorization(sandbox_url, authorization)?,
            sandbox_url: sandbox_url.to_owned(),
            company_id,
            people,
        })
    }

    /// All steps, each shown when it is done.
    pub async fn run(mut self, steps: &Steps) -> anyhow::Result<Outcome> {
        steps.doing("Creating people");
        steps.done("People", &self.create_people().await?);
        steps.doing("Running the booster");
        steps.done("Booster", &self.run_booster().await?);
        steps.doing("Downloading the trust certificate");
        let certificate = self.download_trust().await?;
        steps.done("Trust certificate", &self.directory.trust_certificate().display().to_string());
        steps.doing("Running the upgrade in SuccessFactors");
        self.sandbox.post("/api/v1/upgrades/enhanced-to-do-integration", &json!({})).await?;
        steps.done("Enhanced To-Do Integration", &format!("technical user {TECHNICAL_USER}"));
        steps.doing("Creating a service key");
        let (task_center_key, uaa_url) = self.task_center_key().await?;
        let destination_key = self.destination_key().await?;
        steps.done("Service key", &task_center_key.display().to_string());
        steps.doing("Registering OAuth2 client applications");
        let technical = self.register_client("OneInboxApp", &uaa_url, true, &certificate).await?;
        steps.done("Client for technical user", &format!("OneInboxApp, API key {technical}"));
        let propagation =
            self.register_client("OneInboxAppPP", &format!("{uaa_url}/pp"), false, &certificate).await?;
        steps.done("Client for persons", &format!("OneInboxAppPP, API key {propagation}"));
        for (name, api_key) in [(DESTINATIONS[1], &propagation), (DESTINATIONS[0], &technical)] {
            steps.doing(&format!("Configuring the destination {name}"));
            let outcome = self.configure_destination(&self.destination(name, api_key)).await?;
            steps.done(&format!("Destination {name}"), outcome);
        }
        steps.doing("Loading tasks");
        steps.done("First load of tasks", &self.wait_for_initial().await?);

        let address = self.directory.docket().server_address()?.context("the server wrote no server.json")?;
        Ok(Outcome {
            base_url: address.http_url,
            https_url: address.https_url,
            sandbox_url: self.sandbox_url,
            company_id: self.company_id,
            people: self.people,
            task_center_key,
            destination_key,
        })
    }

    /// The company's people become docket's: same Global User ID, same sign-in, same password.
    async fn create_people(&mut self) -> anyhow::Result<String> {
        let mut created = 0;
        for person in &self.people {
            let roles: &[&str] = if person.admin { &["SubaccountAdministrator"] } else { &[] };
            let body = json!({
                "id": person.global_user_id, "userName": person.user_id, "email": person.email,
                "displayName": person.display_name, "givenName": person.given_name, "familyName": person.family_name,
                "locale": person.locale, "password": person.password,
                "providerIds": {"SuccessFactors": person.user_id}, "roles": roles,
            });
            match self.docket.post(USERS, &body).await {
                Ok(_) => created += 1,
                Err(error) if is_conflict(&error) => {}
                Err(error) => return Err(error).with_context(|| format!("creating {}", person.user_id)),
            }
        }
        Ok(count(created, self.people.len(), "people"))
    }

    async fn run_booster(&mut self) -> anyhow::Result<String> {
        let admin = administrator(&self.people)?.user_id.clone();
        let answer = self.docket.post(crate::commands::booster::RUN, &json!({"userName": admin})).await?;
        let steps = answer["steps"].as_array().map_or(&[][..], Vec::as_slice);
        if let Some(failed) = steps.iter().find(|step| step["status"] == "FAILED") {
            bail!("the booster's step \"{}\" failed: {}", failed["title"], failed["detail"]);
        }
        // Only now everybody's roles are final.
        let users = user::list(&self.docket).await?;
        for person in &mut self.people {
            let user = users.iter().find(|user| user["id"] == *person.global_user_id);
            let roles = user.and_then(|user| user["roles"].as_array()).into_iter().flatten();
            person.roles = roles.filter_map(Value::as_str).map(str::to_owned).collect();
        }
        let created = steps.iter().filter(|step| step["status"] == "CREATED").count();
        Ok(count(created, steps.len(), "steps"))
    }

    async fn download_trust(&self) -> anyhow::Result<String> {
        let pem = self.docket.download("/cockpit-api/v1/trust/certificate.pem").await?;
        let path = self.directory.trust_certificate();
        std::fs::write(&path, &pem).with_context(|| format!("writing {}", path.display()))?;
        String::from_utf8(pem.to_vec()).context("the trust certificate is not text")
    }

    /// A service instance of this connection's own with a key; gives the key's file and its `uaa.url`.
    async fn task_center_key(&self) -> anyhow::Result<(PathBuf, String)> {
        // Scripts and tests of a demo sign in with name and password; a real instance does not need that grant.
        let parameters = json!({"oauth2-configuration": {
            "grant-types": ["authorization_code", "refresh_token", "client_credentials", "password",
                "urn:ietf:params:oauth:grant-type:jwt-bearer"],
            "redirect-uris": ["http://localhost"],
        }});
        let instance = json!({"name": INSTANCE, "service": "one-inbox-service", "plan": "all-tasks", "parameters": parameters});
        unless_there(self.docket.post(INSTANCES, &instance).await)?;
        unless_there(self.docket.post(&format!("{INSTANCES}/{INSTANCE}/keys"), &json!({"name": KEY})).await)?;
        let credentials = self.read_key(INSTANCE, KEY).await?;
        let uaa_url =
            credentials["uaa"]["url"].as_str().context("the service key has no uaa.url")?.to_owned();
        Ok((self.write_key("task_center", &credentials)?, uaa_url))
    }

    async fn destination_key(&self) -> anyhow::Result<PathBuf> {
        let credentials = self.read_key("default_destination", "default_key").await?;
        self.write_key("destination", &credentials)
    }

    async fn read_key(&self, instance: &str, key: &str) -> anyhow::Result<Value> {
        let mut answer =
            self.docket.get(&format!("{INSTANCES}/{}/keys/{}", segment(instance), segment(key))).await?;
        Ok(answer["credentials"].take())
    }

    fn write_key(&self, name: &str, credentials: &Value) -> anyhow::Result<PathBuf> {
        let path = self.directory.service_key(name)?;
        write_private(&path, format!("{credentials:#}\n").as_bytes())
            .with_context(|| format!("writing {}", path.display()))?;
        Ok(path)
    }

    /// Registers a client application with the trust certificate, or gives a new certificate to the one that is there;
    /// gives its API key.
    async fn register_client(
        &self,
        name: &str,
        application_url: &str,
        for_technical_user: bool,
        certificate: &str,
    ) -> anyhow::Result<String> {
        let path = "/api/v1/oauth-clients";
        let user_ids: &[&str] = if for_technical_user { &[TECHNICAL_USER] } else { &[] };
        let registration = json!({
            "applicationName": name,
            "description": "SAP Task Center compatible inbox",
            "applicationUrl": application_url,
            "bindToUsers": for_technical_user,
            "userIds": user_ids,
            "certificate": certificate,
        });
        let clients = self.sandbox.get(path).await?;
        let there = clients["value"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|client| client["applicationName"] == name);
        let client = match there.and_then(|client| client["id"].as_str()) {
            Some(id) => self.sandbox.put(&format!("{path}/{}", segment(id)), &registration).await,
            None => self.sandbox.post(path, &registration).await,
        };
        let client = client.with_context(|| format!("registering {name} in SuccessFactors"))?;
        Ok(client["apiKey"].as_str().context("the registration gave no API key")?.to_owned())
    }

    /// Every property of the documentation's table but `tc.clientId`, which waits for push.
    fn destination(&self, name: &str, api_key: &str) -> Value {
        let mut destination = json!({
            "Name": name,
            "Type": "HTTP",
            "URL": format!("{}/api-ext/", self.sandbox_url),
            "ProxyType": "Internet",
            "Authentication": "OAuth2SAMLBearerAssertion",
            "audience": "www.successfactors.com",
            "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
            "clientKey": api_key,
            "apiKey": api_key,
            "companyId": self.company_id,
            "tokenServiceURLType": "Dedicated",
            "tokenServiceURL": format!("{}/oauth/token", self.sandbox_url),
            "nameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
            "tc.provider_type": "SuccessFactors",
        });
        if name == DESTINATIONS[0] {
            for (key, value) in [
                ("Description", "SuccessFactors, read by the technical user"),
                ("nameQualifier", "www.successfactors.com"),
                ("SystemUser", TECHNICAL_USER),
                ("tc.ui.label", "SAP SuccessFactors"),
                ("tc.enabled", "true"),
            ] {
                destination[key] = value.into();
            }
        } else {
            destination["Description"] = "SuccessFactors, called as the signed-in person".into();
        }
        destination
    }

    /// Creates the destination. One that is there is replaced only if it no longer leads to the sandbox, so that what a
    /// person changed in it stays.
    async fn configure_destination(&self, destination: &Value) -> anyhow::Result<&'static str> {
        let name = destination["Name"].as_str().unwrap_or_default();
        match self.docket.get(&format!("{DESTINATIONS_PATH}/{}", segment(name))).await {
            Ok(there)
                if ["URL", "tokenServiceURL", "clientKey"]
                    .iter()
                    .all(|key| there["properties"][key] == destination[key]) =>
            {
                Ok("there already")
            }
            Ok(_) => apply(&self.docket, destination).await.map(|_| "leads to the sandbox again"),
            Err(error) if status(&error) == Some(StatusCode::NOT_FOUND) => {
                apply(&self.docket, destination).await?;
                Ok(if name == DESTINATIONS[0] { "created with tc.enabled=true" } else { "created" })
            }
            Err(error) => Err(error),
        }
    }

    /// Waits until the connector has loaded its tasks; gives what its job says.
    async fn wait_for_initial(&self) -> anyhow::Result<String> {
        let path = format!("/task-center-service/v1/connectors/{}", DESTINATIONS[0]);
        let wait = async {
            loop {
                match self.docket.get(&path).await {
                    Ok(connector) => {
                        let jobs = connector["jobs"].as_array().map_or(&[][..], Vec::as_slice);
                        if connector["status"] == "PAUSED" {
                            return Ok("paused: tc.enabled is not true".to_owned());
                        }
                        if let Some(failed) = jobs.iter().find(|job| job["status"] == "ERROR") {
                            bail!(
                                "the connector's {} job says: {}",
                                text(&failed["jobType"]),
                                text(&failed["message"])
                            );
                        }
                        let initial =
                            jobs.iter().find(|job| job["jobType"] == "INITIAL" && job["status"] != "RUNNING");
                        if let Some(initial) = initial {
                            return Ok(text(&initial["message"]));
                        }
                    }
                    Err(error) if status(&error) == Some(StatusCode::NOT_FOUND) => {}
                    Err(error) => return Err(error),
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(INITIAL_PATIENCE, wait)
            .await
            .with_context(|| format!("the first load did not end within {} s", INITIAL_PATIENCE.as_secs()))?
    }
}

fn administrator(people: &[Person]) -> anyhow::Result<&Person> {
    people.iter().find(|person| person.admin).context("the sandbox has no administrator")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn status(error: &anyhow::Error) -> Option<StatusCode> {
    error.downcast_ref::<Rejected>().map(|rejected| rejected.status)
}

fn is_conflict(error: &anyhow::Error) -> bool {
    status(error) == Some(StatusCode::CONFLICT)
}

/// Whatever was to be made is there already: that is fine.
fn unless_there(answer: anyhow::Result<Value>) -> anyhow::Result<()> {
    match answer {
        Err(error) if !is_conflict(&error) => Err(error),
        _ => Ok(()),
    }
}

fn count(created: usize, all: usize, what: &str) -> String {
    if created == all {
        format!("{created} {what} created")
    } else {
        format!("{created} of {all} {what} created, the others are there")
    }
}
