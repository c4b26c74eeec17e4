//! A docket with connectors, a stopped clock and a provider.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use docket_destinations::{Destinations, DestinationsSettings, Properties};
use docket_domain::job::{Job, JobType};
use docket_domain::{Chance, Clock, ConnectorId, Timestamp, Urn};
use docket_http::outbound::{Outbound, OutboundPolicy};
use docket_http::{Refused, UserToken, UserTokens};
use docket_storage::connectors::Connector;
use docket_storage::leases::Lease;
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use serde_json::json;

use crate::jobs::config::config;
use crate::runner::{Next, Runner};
use crate::tests::provider::Provider;
use crate::{Connectors, ConnectorsSettings};

pub(crate) struct Fixture {
    pub(crate) test: TestStore,
    pub(crate) destinations: Destinations,
    pub(crate) connectors: Connectors,
    pub(crate) clock: Clock,
    pub(crate) provider: Provider,
}

struct NoTokens;

#[async_trait]
impl UserTokens for NoTokens {
    async fn validate(&self, _token: &str) -> Result<UserToken, Refused> {
        Err(Refused("Not in this test.".to_owned()))
    }

    async fn user_info(&self, _: &UserToken) -> Result<serde_json::Map<String, serde_json::Value>, Refused> {
        Err(Refused("nobody has one".to_owned()))
    }

    async fn person_named(&self, _: &str) -> Result<UserToken, Refused> {
        Err(Refused("nobody is known".to_owned()))
    }
}

impl Fixture {
    pub(crate) async fn new() -> Self {
        Self::with(Backend::Sqlite, 2).await
    }

    pub(crate) async fn with(backend: Backend, page_size: usize) -> Self {
        let test = TestStore::open(backend).await;
        let clock = Clock::stopped_at(NOON);
        let chance = Chance::seeded(1);
        let policy =
            OutboundPolicy { allow_private: vec!["loopback".to_owned()], ..OutboundPolicy::default() };
        let outbound = Outbound::new(&policy).unwrap();
        let settings = DestinationsSettings {
            subaccount_id: "00000000-0000-4000-8000-000000000001".to_owned(),
            subdomain: "docket".to_owned(),
            host: "docket.example".to_owned(),
            trust_key_bits: 2048,
        };
        let destinations = Destinations::new(
            test.store.clone(),
            test.vault.clone(),
            outbound.clone(),
            Arc::new(NoTokens),
            clock.clone(),
            chance.clone(),
            settings,
        );
        let settings = ConnectorsSettings {
            delta_interval: Duration::from_mins(1),
            page_size,
            ..ConnectorsSettings::default()
        };
        let connectors = Connectors::new(
            test.store.clone(),
            destinations.clone(),
            outbound,
            clock.clone(),
            chance,
            settings,
        );
        Self { test, destinations, connectors, clock, provider: Provider::start().await }
    }

    /// The properties of a connector `name` that leads to the provider with a technical user.
    pub(crate) fn technical(&self, name: &str) -> Properties {
        Properties::from([
            ("Name", name),
            ("Type", "HTTP"),
            ("ProxyType", "Internet"),
            ("URL", &self.provider.url),
            ("Authentication", "BasicAuthentication"),
            ("User", "technical"),
            ("Password", "s3cret"),
            ("tc.enabled", "true"),
        ])
    }

    /// The properties of a destination that yields a token of the signed-in person.
    pub(crate) fn personal(&self, name: &str) -> Properties {
        Properties::from([
            ("Name", name),
            ("Type", "HTTP"),
            ("ProxyType", "Internet"),
            ("URL", &self.provider.url),
            ("Authentication", "OAuth2SAMLBearerAssertion"),
            ("audience", "www.successfactors.com"),
            ("authnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession"),
            ("clientKey", "key"),
            ("apiKey", "key"),
            ("companyId", "DOCKET01"),
            ("tokenServiceURLType", "Dedicated"),
            ("tokenServiceURL", &format!("{}/oauth/token", self.provider.url)),
            ("nameIdFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"),
        ])
    }

    /// A connector `A`, made by CONFIG, with a runner.
    pub(crate) async fn connected(&self) -> Runner {
        self.destinations.create(self.technical("A")).await.unwrap();
        self.config().await;
        self.runner("A").await
    }

    pub(crate) async fn config(&self) -> Vec<Connector> {
        // Records are ordered by their start, and the clock stands still.
        self.clock.advance(Duration::from_millis(1));
        config(&self.connectors.context).await.unwrap().connectors
    }

    pub(crate) async fn lease(&self, id: &str) -> Lease {
        let mut tx = self.test.store.begin().await.unwrap();
        let lease = tx.acquire_lease(&ConnectorId::new(id), "test", Duration::from_mins(1)).await.unwrap();
        tx.commit().await.unwrap();
        lease.unwrap()
    }

    pub(crate) async fn runner(&self, id: &str) -> Runner {
        Runner::new(self.connectors.context.clone(), self.lease(id).await)
    }

    pub(crate) async fn connector(&self, id: &str) -> Option<Connector> {
        self.test.store.read().await.unwrap().find_connector(&ConnectorId::new(id)).await.unwrap()
    }

    pub(crate) async fn jobs(&self, id: &str, kind: JobType) -> Vec<Job> {
        let mut tx = self.test.store.read().await.unwrap();
        let jobs = tx.list_jobs(&ConnectorId::new(id), kind).await.unwrap();
        self.clock.advance(Duration::from_millis(1));
        jobs
    }

    /// Status and sentence of the newest record, with what varies taken out.
    pub(crate) async fn said(&self, id: &str, kind: JobType) -> String {
        let jobs = self.jobs(id, kind).await;
        let job = jobs.first().unwrap_or_else(|| panic!("no {} record", kind.name()));
        let host = self.provider.url.trim_start_matches("http://");
        format!("{}: {}", job.status.name(), job.message).replace(host, "<provider>")
    }

    /// The local ids of all tasks people can see, sorted.
    pub(crate) async fn visible(&self, id: &str) -> Vec<String> {
        let Some(connector) = self.connector(id).await else { return Vec::new() };
        let mut tx = self.test.store.read().await.unwrap();
        let mut found = Vec::new();
        for local in ('a'..='z').map(String::from) {
            let urn = Urn::new(format!("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:{local}"));
            let task = tx.find_task(connector.live_generation, &urn).await.unwrap();
            if task.is_some_and(|task| !task.inbox_principals().is_empty()) {
                found.push(local);
            }
        }
        found
    }

    pub(crate) async fn count(&self, id: &str) -> u64 {
        let connector = self.connector(id).await.unwrap();
        self.test.store.read().await.unwrap().count_tasks(connector.live_generation).await.unwrap()
    }
}

impl Runner {
    /// Steps until there is nothing to do for a while.
    pub(crate) async fn settle(&mut self) -> Next {
        for _ in 0..20 {
            match self.step().await.unwrap() {
                Next::Go => {}
                next => return next,
            }
        }
        panic!("the runner does not come to rest");
    }
}

/// A validated token of the person with this id.
pub(crate) fn token_of(id: &str) -> UserToken {
    let claims = json!({
        "iss": "https://docket.example/oauth/token", "zid": "00000000-0000-4000-8000-000000000001", "sub": id,
        "user_id": id, "user_uuid": id, "user_name": id, "email": format!("{id}@example.com"), "origin": "docket",
    });
    UserToken {
        claims: Arc::new(claims.as_object().unwrap().clone()),
        issuer: "https://docket.example/oauth/token".to_owned(),
        zone: "00000000-0000-4000-8000-000000000001".to_owned(),
        subject: id.to_owned(),
        expires_at: Timestamp::from_seconds(4_000_000_000),
    }
}
