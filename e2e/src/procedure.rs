//! The procedure that connects SuccessFactors, over REST: what an administrator clicks, as calls.

use serde_json::{Value, json};

use crate::wait::until;
use crate::{Api, Docket, Sandbox};

pub const TECHNICAL_USER: &str = "TECHNICAL_USER_INBOX_CEF979F3";

/// A task center and a sandbox that know each other.
pub struct Connected {
    pub docket: Docket,
    pub sandbox: Sandbox,
    /// The primary destination, which is the connector's id.
    pub connector: String,
    /// The service key's `uaa`, with a client that may use the password grant.
    pub uaa: Value,
}

/// Whether the booster's sample destinations are filled in, or new ones are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destinations {
    FromTemplates,
    New,
}

impl Connected {
    /// From nothing to a connector that has loaded its tasks.
    pub async fn new(destinations: Destinations) -> Self {
        Self::with(Docket::start(), Sandbox::start(), destinations).await
    }

    /// The same with programs that run already.
    pub async fn with(docket: Docket, sandbox: Sandbox, destinations: Destinations) -> Self {
        let connected = Self::prepare(docket, sandbox, destinations).await;
        connected.wait_for_job("INITIAL").await;
        connected
    }

    /// All steps up to `tc.enabled`, without waiting for what it sets off.
    ///
    /// # Panics
    /// If a step does not succeed.
    pub async fn prepare(docket: Docket, sandbox: Sandbox, destinations: Destinations) -> Self {
        let admin = docket.admin();
        create_people(&admin, &sandbox).await;
        admin.post("/cockpit-api/v1/boosters/task-center/run", &json!({})).await.ok();
        let certificate = admin.get("/cockpit-api/v1/trust/certificate.pem").await;
        assert!(certificate.status.is_success(), "{}", certificate.text);
        let uaa = service_key(&admin).await["uaa"].clone();

        let setup = sandbox.admin();
        setup.post("/api/v1/upgrades/enhanced-to-do-integration", &json!({})).await.ok();
        let uaa_url = uaa["url"].as_str().expect("uaa.url is text");
        let technical = register(&setup, "OneInboxApp", uaa_url, &[TECHNICAL_USER], &certificate.text).await;
        let propagation =
            register(&setup, "OneInboxAppPP", &format!("{uaa_url}/pp"), &[], &certificate.text).await;

        let connector = match destinations {
            Destinations::FromTemplates => "Success_Factors",
            Destinations::New => "SuccessFactors",
        };
        let company = sandbox.facts()["company_id"].clone();
        let persons = destination(&format!("{connector}_PP"), sandbox.url(), &company, &propagation);
        let mut primary = destination(connector, sandbox.url(), &company, &technical);
        primary["nameQualifier"] = "www.successfactors.com".into();
        primary["SystemUser"] = TECHNICAL_USER.into();
        primary["tc.inbox.pull.days"] = "90".into();
        primary["tc.ui.label"] = "SAP SuccessFactors".into();
        for destination in [&persons, &primary] {
            save(&admin, destination).await;
        }
        // The last step, as the documentation has it: only now anything is called.
        primary["tc.enabled"] = "true".into();
        save(&admin, &primary).await;

        Self { docket, sandbox, connector: connector.to_owned(), uaa }
    }

    /// Waits until a job of this kind ended well; gives its sentence.
    pub async fn wait_for_job(&self, kind: &str) -> String {
        let admin = self.docket.admin();
        let path = format!("/task-center-service/v1/connectors/{}", self.connector);
        until(&format!("the {kind} job"), async || {
            let answer = admin.get(&path).await;
            let connector = answer.json();
            let job = connector["jobs"].as_array()?.iter().find(|job| job["jobType"] == kind)?.clone();
            assert_ne!(job["status"], "ERROR", "{job}");
            (job["status"] == "OK").then(|| job["message"].as_str().unwrap_or_default().to_owned())
        })
        .await
    }

    /// Called as this person of the company, signed in with name and password.
    pub async fn signed_in(&self, person: &Value) -> Api {
        Api::new(self.docket.url()).bearer(&self.token(person).await)
    }

    /// This person's access token.
    ///
    /// # Panics
    /// If they cannot sign in.
    pub async fn token(&self, person: &Value) -> String {
        let (client, secret) = (self.uaa["clientid"].as_str(), self.uaa["clientsecret"].as_str());
        let client = Api::new(self.docket.url())
            .basic(client.expect("clientid is text"), secret.expect("clientsecret is text"));
        let form = [
            ("grant_type", "password"),
            ("username", person["user_id"].as_str().expect("user_id is text")),
            ("password", person["password"].as_str().expect("password is text")),
        ];
        let token = client.post_form("/oauth/token", &form).await.ok();
        token["access_token"].as_str().expect("access_token is text").to_owned()
    }

    /// An employee and their manager.
    pub fn employee_and_manager(&self) -> (Value, Value) {
        let employee =
            self.sandbox.person(|person| person["manager"].is_string() && person["admin"] == false);
        let manager = self.sandbox.person(|person| person["user_id"] == employee["manager"]);
        (employee, manager)
    }

    /// The employee asks for leave in the sandbox; gives the request's external code.
    ///
    /// # Panics
    /// If the sandbox refuses.
    pub async fn request_leave(&self, employee: &Value) -> String {
        let sandbox = self.sandbox.called_as(employee);
        let types = sandbox.get("/api/v1/time-types").await.ok();
        let request = json!({
            "timeType": types["value"][0]["code"], "startDate": "2027-03-01", "endDate": "2027-03-05",
            "comment": "Skiing",
        });
        let made = sandbox.post("/api/v1/time-off-requests", &request).await.ok();
        made["externalCode"].as_str().expect("externalCode is text").to_owned()
    }

    /// The leave request as the sandbox shows it to its administrator.
    pub async fn leave(&self, external_code: &str) -> Value {
        self.sandbox.admin().get(&format!("/api/v1/time-off-requests/{external_code}")).await.ok()
    }

    /// The task of the leave request in this inbox; waits until it is there.
    pub async fn wait_for_task(&self, inbox: &Api, external_code: &str) -> Value {
        until("the task in the inbox", async || find_task(inbox, external_code).await).await
    }
}

/// The task of the leave request in this inbox, if it is there.
pub async fn find_task(inbox: &Api, external_code: &str) -> Option<Value> {
    let tasks = inbox.get("/task-center-service/v1/tasks?$top=1000").await.ok();
    let ending = format!(":{external_code}");
    tasks["value"]
        .as_array()?
        .iter()
        .find(|task| task["urn"].as_str().is_some_and(|urn| urn.ends_with(&ending)))
        .cloned()
}

/// The address of a task's endpoint.
pub fn task_path(task: &Value, endpoint: &str) -> String {
    let urn = task["urn"].as_str().expect("urn is text");
    let encoded: String = url::form_urlencoded::byte_serialize(urn.as_bytes()).collect();
    format!("/task-center-service/v1/tasks/{encoded}{endpoint}")
}

/// Everybody at the company, with the same Global User ID, sign-in name and password.
pub async fn create_people(admin: &Api, sandbox: &Sandbox) {
    for person in sandbox.facts()["people"].as_array().expect("people is a list") {
        let user = json!({
            "id": person["global_user_id"], "userName": person["user_id"], "email": person["email"],
            "displayName": person["display_name"], "password": person["password"],
            "providerIds": {"SuccessFactors": person["user_id"]},
        });
        admin.post("/cockpit-api/v1/users", &user).await.ok();
    }
}

/// The key of a service instance whose client may use the password grant.
pub async fn service_key(admin: &Api) -> Value {
    let parameters = json!({"oauth2-configuration": {"grant-types": [
        "authorization_code", "refresh_token", "client_credentials", "password",
        "urn:ietf:params:oauth:grant-type:jwt-bearer"]}});
    let instance = json!({"name": "tests", "service": "one-inbox-service", "parameters": parameters});
    admin.post("/cockpit-api/v1/service-instances", &instance).await.ok();
    admin.post("/cockpit-api/v1/service-instances/tests/keys", &json!({"name": "key"})).await.ok();
    admin.get("/cockpit-api/v1/service-instances/tests/keys/key").await.ok()["credentials"].clone()
}

/// Registers an OAuth2 client application in the sandbox; gives its API key.
///
/// # Panics
/// If the sandbox refuses.
pub async fn register(setup: &Api, name: &str, url: &str, users: &[&str], certificate: &str) -> String {
    let registration = json!({
        "applicationName": name, "description": "", "applicationUrl": url, "bindToUsers": !users.is_empty(),
        "userIds": users, "certificate": certificate,
    });
    let client = setup.post("/api/v1/oauth-clients", &registration).await.ok();
    client["apiKey"].as_str().expect("apiKey is text").to_owned()
}

/// A SuccessFactors destination with what both of the pair have in common.
pub fn destination(name: &str, sandbox: &str, company: &Value, api_key: &str) -> Value {
    json!({
        "Name": name,
        "Type": "HTTP",
        "URL": format!("{sandbox}/api-ext/"),
        "ProxyType": "Internet",
        "Authentication": "OAuth2SAMLBearerAssertion",
        "audience": "www.successfactors.com",
        "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
        "clientKey": api_key,
        "apiKey": api_key,
        "companyId": company,
        "tokenServiceURLType": "Dedicated",
        "tokenServiceURL": format!("{sandbox}/oauth/token"),
        "nameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        "tc.provider_type": "SuccessFactors",
    })
}

/// Creates the destination or replaces the one of its name.
pub async fn save(admin: &Api, destination: &Value) {
    let name = destination["Name"].as_str().expect("Name is text");
    let there = admin.get(&format!("/cockpit-api/v1/destinations/{name}")).await;
    let answer = if there.status.is_success() {
        admin.put(&format!("/cockpit-api/v1/destinations/{name}"), destination).await
    } else {
        admin.post("/cockpit-api/v1/destinations", destination).await
    };
    answer.ok();
}
