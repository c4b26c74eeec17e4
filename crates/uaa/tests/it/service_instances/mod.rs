//! Service instances and keys: the handle, the routes, the JSON of a key.

mod api;
mod credentials;
mod handle;
mod rotation;

use docket_domain::service::Service;
use docket_domain::{Chance, Clock};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use docket_uaa::service_instances::{NewInstance, ServiceInstances, ServiceInstancesSettings};
use serde::Serialize;
use serde_json::Value;

pub const VERIFICATION_KEY: &str = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";

pub struct Setup {
    pub instances: ServiceInstances,
    pub test: TestStore,
}

pub async fn setup(backend: Backend) -> Setup {
    let test = TestStore::open(backend).await;
    let settings = ServiceInstancesSettings {
        public_url: "http://127.0.0.1:8080".parse().unwrap(),
        https_url: Some("https://localhost:8443".parse().unwrap()),
        subaccount_id: "11111111-2222-4333-8444-555555555555".to_owned(),
        subdomain: "docket".to_owned(),
    };
    let instances = ServiceInstances::new(
        test.store.clone(),
        test.vault.clone(),
        Clock::stopped_at(NOON),
        Chance::seeded(1),
        settings,
    );
    Setup { instances, test }
}

pub fn new(name: &str, service: Service, parameters: &Value) -> NewInstance {
    NewInstance {
        name: name.to_owned(),
        service,
        plan: None,
        parameters: parameters.as_object().expect("tests give objects").clone(),
    }
}

/// The client id and secret in a key's credentials, wherever the service puts them.
pub fn client_of(credentials: impl Serialize) -> (String, String) {
    let credentials = serde_json::to_value(credentials).expect("credentials are JSON");
    let uaa = credentials.get("uaa").unwrap_or(&credentials);
    let text = |name: &str| uaa[name].as_str().expect("every key has it").to_owned();
    (text("clientid"), text("clientsecret"))
}
