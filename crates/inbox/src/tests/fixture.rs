//! A docket with an inbox, one connector, and a provider whose answers a test plans.

use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use docket_connectors::{Connectors, ConnectorsSettings};
use docket_destinations::{Destinations, DestinationsSettings, Properties};
use docket_directory::Directory;
use docket_domain::connector::Presentation;
use docket_domain::definition::TaskDefinition;
use docket_domain::operation::Operation;
use docket_domain::task::Task;
use docket_domain::{Chance, Clock, ConnectorId, Timestamp, Urn};
use docket_http::outbound::{Outbound, OutboundPolicy};
use docket_http::{Refused, UserToken, UserTokens};
use docket_storage::connectors::ConnectorSettings;
use docket_testkit::callers::{Answer, Api, TestAuthenticator, TestCaller};
use docket_testkit::samples::{self, NOON};
use docket_testkit::{Backend, TestStore};
use http::{Method, Request, header};
use serde_json::{Value, json};
use wiremock::matchers::{method, path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::Inbox;
use crate::samples::{texts, time_off};

pub(crate) const TASKS: &str = "/task-center-service/v1/tasks";
const CONNECTOR: &str = "SuccessFactors";

pub(crate) struct Fixture {
    pub(crate) test: TestStore,
    pub(crate) inbox: Inbox,
    pub(crate) api: Api,
    pub(crate) router: Router,
    pub(crate) clock: Clock,
    pub(crate) provider: MockServer,
    destinations: Destinations,
    looks: std::sync::atomic::AtomicU32,
}

struct NoTokens;

#[async_trait]
impl UserTokens for NoTokens {
    async fn validate(&self, _token: &str) -> Result<UserToken, Refused> {
        Err(Refused("Not in this test.".to_owned()))
    }

    async fn user_info(&self, _: &UserToken) -> Result<serde_json::Map<String, Value>, Refused> {
        Err(Refused("nobody has one".to_owned()))
    }

    async fn person_named(&self, _: &str) -> Result<UserToken, Refused> {
        Err(Refused("nobody is known".to_owned()))
    }
}

impl Fixture {
    /// With the connector `SuccessFactors`, its definition and these tasks, and no destinations.
    pub(crate) async fn with(tasks: &[Task]) -> Self {
        let test = TestStore::open(Backend::Sqlite).await;
        let provider = MockServer::start().await;
        let (clock, chance) = (Clock::stopped_at(NOON), Chance::seeded(1));
        let policy =
            OutboundPolicy { allow_private: vec!["loopback".to_owned()], ..OutboundPolicy::default() };
        let outbound = Outbound::new(&policy).unwrap();
        let destinations = Destinations::new(
            test.store.clone(),
            test.vault.clone(),
            outbound.clone(),
            Arc::new(NoTokens),
            clock.clone(),
            chance.clone(),
            DestinationsSettings {
                subaccount_id: "00000000-0000-4000-8000-000000000001".to_owned(),
                subdomain: "docket".to_owned(),
                host: "docket.example".to_owned(),
                trust_key_bits: 2048,
            },
        );
        let connectors = Connectors::new(
            test.store.clone(),
            destinations.clone(),
            outbound,
            clock.clone(),
            chance.clone(),
            ConnectorsSettings::default(),
        );
        let directory = Directory::new(test.store.clone(), clock.clone(), chance.clone());
        let mut tx = test.store.begin().await.unwrap();
        for (id, name) in [("anna", "Anna Fischer"), ("bert", "Bert Klein")] {
            let mut user = samples::user(id, id);
            user.display_name = name.to_owned();
            tx.insert_user(&user).await.unwrap();
        }
        tx.commit().await.unwrap();
        let inbox = Inbox::new(test.store.clone(), connectors, directory, clock.clone(), chance);
        let router = inbox.routes(TestAuthenticator::new()).router;
        let api = Api::new(router.clone()).described(&crate::describe());
        let fixture = Self { test, inbox, api, router, clock, provider, destinations, looks: 0.into() };
        fixture.connect(CONNECTOR, &[time_off()]).await;
        fixture.put(CONNECTOR, tasks).await;
        fixture
    }

    /// The same docket after its process ended and another one started.
    pub(crate) fn restarted(mut self) -> Self {
        let before = &self.inbox.0;
        let (connectors, directory) = (before.connectors.clone(), before.directory.clone());
        let store = self.test.store.clone();
        self.inbox = Inbox::new(store, connectors, directory, self.clock.clone(), Chance::seeded(2));
        self.router = self.inbox.routes(TestAuthenticator::new()).router;
        self.api = Api::new(self.router.clone()).described(&crate::describe());
        self
    }

    /// With destinations that lead to the provider: `SuccessFactors` with a technical user, `_PP` for persons.
    pub(crate) async fn deciding(tasks: &[Task]) -> Self {
        let fixture = Self::with(tasks).await;
        fixture.destinations.ensure_trust().await.unwrap();
        fixture.add_technical().await;
        let token_service = format!("{}/oauth/token", fixture.provider.uri());
        let personal = Properties::from([
            ("Name", "SuccessFactors_PP"),
            ("Type", "HTTP"),
            ("ProxyType", "Internet"),
            ("URL", &fixture.provider.uri()),
            ("Authentication", "OAuth2SAMLBearerAssertion"),
            ("audience", "www.successfactors.com"),
            ("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession"),
            ("clientKey", "key"),
            ("apiKey", "key"),
            ("companyId", "DOCKET01"),
            ("tokenServiceURLType", "Dedicated"),
            ("tokenServiceURL", &token_service),
            ("nameIdFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
        ]);
        fixture.destinations.create(personal).await.unwrap();
        let token = json!({"access_token": "of-the-person", "token_type": "Bearer", "expires_in": 3600});
        Mock::given(method("POST"))
            .and(path("/oauth/token"))
            .respond_with(ResponseTemplate::new(200).set_body_json(token))
            .mount(&fixture.provider)
            .await;
        fixture
    }

    pub(crate) async fn add_technical(&self) {
        let technical = Properties::from([
            ("Name", CONNECTOR),
            ("Type", "HTTP"),
            ("ProxyType", "Internet"),
            ("URL", &self.provider.uri()),
            ("Authentication", "BasicAuthentication"),
            ("User", "technical"),
            ("Password", "s3cret"),
            ("tc.enabled", "true"),
        ]);
        self.destinations.create(technical).await.unwrap();
    }

    /// Makes an enabled connector with these definitions.
    pub(crate) async fn connect(&self, id: &str, definitions: &[TaskDefinition]) {
        let settings = ConnectorSettings {
            id: ConnectorId::new(id),
            enabled: true,
            url: self.provider.uri(),
            provider_type: Some("SuccessFactors".to_owned()),
            presentation: Presentation {
                label: texts("SAP SuccessFactors Task", "SAP-SuccessFactors-Aufgabe"),
                group: texts("HR", "Personal"),
            },
            push_client_id: None,
            pull_days: 90,
            fault: None,
        };
        let mut tx = self.test.store.begin().await.unwrap();
        tx.put_connector(&settings, "en-US,de-DE", NOON).await.unwrap();
        let minute = std::time::Duration::from_mins(1);
        let lease = tx.acquire_lease(&settings.id, "test", minute).await.unwrap().unwrap();
        let generation = tx.find_newest_generation(&settings.id).await.unwrap().unwrap();
        tx.store_definitions(generation.id, lease.epoch, definitions).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn put(&self, connector: &str, tasks: &[Task]) {
        let mut tx = self.test.store.begin().await.unwrap();
        for task in tasks {
            tx.store_task(&ConnectorId::new(connector), task, self.clock.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// What the provider answers to a decision.
    pub(crate) async fn answers_decisions(&self, answer: ResponseTemplate) {
        Mock::given(method("POST"))
            .and(path_regex("/(response|action)$"))
            .respond_with(answer)
            .mount(&self.provider)
            .await;
    }

    /// What the provider answers when it is asked for the task.
    pub(crate) async fn answers_questions(&self, answer: ResponseTemplate) {
        Mock::given(method("GET"))
            .and(path_regex("^/task-provider/v2/tasks/[^/]+$"))
            .respond_with(answer)
            .mount(&self.provider)
            .await;
    }

    /// How often the provider was asked to decide, and the headers and bodies of those calls.
    pub(crate) async fn decisions(&self) -> Vec<wiremock::Request> {
        let all = self.provider.received_requests().await.unwrap();
        all.into_iter()
            .filter(|request| {
                request.url.path().ends_with("/response") || request.url.path().ends_with("/action")
            })
            .collect()
    }

    /// Decides as anna; `key` is the idempotency key.
    pub(crate) async fn decide(&self, local: &str, body: &Value, key: Option<&str>) -> Answer {
        self.api.send(decision(&TestCaller::session("anna"), local, body, key)).await
    }

    pub(crate) async fn newest(&self, local: &str) -> Option<Operation> {
        let mut tx = self.test.store.read().await.unwrap();
        tx.list_newest_operations(&[&urn(local)]).await.unwrap().pop()
    }

    /// Lets others run before a condition is looked at again; gives up on one that never comes.
    pub(crate) async fn breathe(&self) {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let looks = self.looks.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        assert!(looks < 4000, "the condition does not come");
    }

    /// The local ids in anna's list.
    pub(crate) async fn listed(&self) -> Vec<String> {
        let answer = self.api.get(&TestCaller::session("anna"), TASKS).await;
        locals(&answer.body)
    }
}

/// The request of a decision.
pub(crate) fn decision(caller: &TestCaller, local: &str, body: &Value, key: Option<&str>) -> Request<Body> {
    let mut request = Request::new(Body::from(body.to_string()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = format!("{}/response", address(local)).parse().unwrap();
    *request.headers_mut() = caller.headers();
    request.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    if let Some(key) = key {
        request.headers_mut().insert("idempotency-key", key.parse().unwrap());
    }
    request
}

pub(crate) fn urn(local: &str) -> Urn {
    samples::task(local, "", NOON).urn
}

/// The path of the task with this local id.
pub(crate) fn address(local: &str) -> String {
    format!("{TASKS}/{}", urn(local).as_str().replace(':', "%3A"))
}

pub(crate) fn locals(list: &Value) -> Vec<String> {
    let local = |task: &Value| task["urn"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
    list["value"].as_array().unwrap().iter().map(local).collect()
}

/// The task `local` of anna's as the provider writes it.
pub(crate) fn wire(local: &str, status: &str, completed_by: Option<&str>, modified_at: Timestamp) -> Value {
    json!({
        "urn": urn(local), "applicationId": "sf", "applicationInstanceId": "dc1", "tenantId": "DOCKET01",
        "localId": local, "definitionId": time_off().urn, "status": status, "createdAt": NOON,
        "modifiedAt": modified_at, "subject": [{"languageCode": "en-US", "text": format!("Leave {local}"), "isDefault": true}],
        "recipientUsers": ["anna"], "completedBy": completed_by,
        "completedAt": completed_by.map(|_| modified_at),
    })
}
