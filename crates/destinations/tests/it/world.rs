//! A destination service on an empty database, with a token service that records what it is asked.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use axum::body::Body;
use docket_destinations::{Destinations, DestinationsSettings, Properties};
use docket_domain::{Chance, Clock};
use docket_http::outbound::{Outbound, OutboundPolicy};
use docket_http::{ClientKind, Refused, UserToken, UserTokens};
use docket_storage::{Database, Store};
use docket_testkit::callers::{Answer, Api, TestAuthenticator, TestCaller};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use http::{Method, Request};
use serde_json::{Map, Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const SUBACCOUNT_ID: &str = "6aa9a1b1-7f0f-4f0a-9d1a-0d7c3a1f9b10";
pub const ENTITY_ID: &str = "docket.example/6aa9a1b1-7f0f-4f0a-9d1a-0d7c3a1f9b10";

/// Everything a test needs.
pub struct World {
    pub destinations: Destinations,
    pub api: Api,
    pub clock: Clock,
    /// Answers `POST /oauth/token`.
    pub token_service: MockServer,
    store: TestStore,
}

/// The caller the destination service is made for.
pub fn client() -> TestCaller {
    TestCaller::client(ClientKind::Destination)
}

/// Accepts `user <claims as JSON>` and nothing else.
struct TestUserTokens;

#[async_trait]
impl UserTokens for TestUserTokens {
    async fn validate(&self, token: &str) -> Result<UserToken, Refused> {
        let claims =
            token.strip_prefix("user ").and_then(|claims| serde_json::from_str::<Value>(claims).ok());
        claims.as_ref().map(user_token).ok_or_else(|| Refused("it has expired".to_owned()))
    }

    /// Says what the claim `told` holds.
    async fn user_info(&self, token: &UserToken) -> Result<Map<String, Value>, Refused> {
        let told = token.claims.get("told").and_then(Value::as_object).cloned();
        told.ok_or_else(|| Refused("the person is not active any more".to_owned()))
    }

    /// Knows ada alone.
    async fn person_named(&self, who: &str) -> Result<UserToken, Refused> {
        match who {
            "ada" | "ada@example.com" | "g-ada" => Ok(user_token(&json!({}))),
            other => Err(Refused(format!("There is nobody named \"{other}\"."))),
        }
    }
}

/// A checked token with these claims beside the usual ones.
pub fn user_token(claims: &Value) -> UserToken {
    let mut all = json!({
        "iss": "https://docket.example/oauth/token", "zid": SUBACCOUNT_ID, "sub": "g-ada", "user_name": "ada",
        "email": "ada@example.com", "user_uuid": "g-ada", "scope": ["openid"],
    });
    let all = all.as_object_mut().unwrap();
    all.extend(claims.as_object().unwrap().clone());
    all.retain(|_, value| !value.is_null());
    UserToken {
        issuer: all["iss"].as_str().unwrap().to_owned(),
        zone: all["zid"].as_str().unwrap().to_owned(),
        subject: all["sub"].as_str().unwrap().to_owned(),
        expires_at: NOON.plus(Duration::from_hours(1)),
        claims: Arc::new(all.clone()),
    }
}

fn destinations(
    test: &TestStore,
    store: &Store,
    policy: &OutboundPolicy,
    clock: &Clock,
    trust_key_bits: u32,
) -> Destinations {
    Destinations::new(
        store.clone(),
        test.vault.clone(),
        Outbound::new(policy).unwrap(),
        Arc::new(TestUserTokens),
        clock.clone(),
        Chance::system(),
        DestinationsSettings {
            subaccount_id: SUBACCOUNT_ID.to_owned(),
            subdomain: "acme".to_owned(),
            host: "docket.example".to_owned(),
            trust_key_bits,
        },
    )
}

impl World {
    /// Trusts servers with certificates of this authority.
    pub async fn trusting(authority_pem: &str) -> Self {
        Self::open(Backend::Sqlite, 2048, vec![authority_pem.as_bytes().to_vec()]).await
    }

    /// With a small trust key, which is made faster.
    pub async fn new() -> Self {
        Self::with_trust_key_bits(2048).await
    }

    pub async fn with_trust_key_bits(trust_key_bits: u32) -> Self {
        Self::open(Backend::Sqlite, trust_key_bits, Vec::new()).await
    }

    /// On this kind of database.
    pub async fn on(backend: Backend) -> Self {
        Self::open(backend, 2048, Vec::new()).await
    }

    async fn open(backend: Backend, trust_key_bits: u32, root_certificates_pem: Vec<Vec<u8>>) -> Self {
        let store = TestStore::open(backend).await;
        let clock = Clock::stopped_at(NOON);
        let policy = OutboundPolicy { allow_private: vec!["loopback".to_owned()], root_certificates_pem };
        let destinations = destinations(&store, &store.store, &policy, &clock, trust_key_bits);
        let router = destinations
            .routes(TestAuthenticator::new())
            .into_iter()
            .fold(axum::Router::new(), |all, part| all.merge(part.router));
        let token_service = MockServer::start().await;
        Self {
            destinations,
            api: Api::new(router).described(&docket_destinations::describe()),
            clock,
            token_service,
            store,
        }
    }

    /// The same deployment in another process, which shares nothing with this one but the database; on SQLite, which belongs to
    /// one process, another handle of this one.
    pub async fn another_process(&self) -> Destinations {
        let store = match &self.store.database {
            Database::Sqlite(_) => self.store.store.clone(),
            database @ Database::Postgres(_) => Store::open(database).await.unwrap(),
        };
        let policy =
            OutboundPolicy { allow_private: vec!["loopback".to_owned()], ..OutboundPolicy::default() };
        destinations(&self.store, &store, &policy, &self.clock, 2048)
    }

    /// Lets the token service answer every request with `token` for an hour.
    pub async fn issue(&self, token: &str) {
        self.answer(200, json!({"access_token": token, "token_type": "bearer", "expires_in": 3600})).await;
    }

    pub async fn answer(&self, status: u16, body: Value) {
        self.answer_after(status, body, Duration::ZERO).await;
    }

    pub async fn answer_after(&self, status: u16, body: Value, delay: Duration) {
        self.token_service.reset().await;
        Mock::given(method("POST"))
            .and(path("/oauth/token"))
            .respond_with(ResponseTemplate::new(status).set_body_json(body).set_delay(delay))
            .mount(&self.token_service)
            .await;
    }

    pub fn token_url(&self) -> String {
        format!("{}/oauth/token", self.token_service.uri())
    }

    /// Every request the token service got so far.
    pub async fn asked(&self) -> Vec<TokenRequest> {
        let requests = self.token_service.received_requests().await.unwrap();
        requests
            .into_iter()
            .map(|request| TokenRequest {
                form: url::form_urlencoded::parse(&request.body).into_owned().collect(),
                url: request.url,
                headers: request.headers,
            })
            .collect()
    }

    /// The only request the token service got.
    pub async fn asked_once(&self) -> TokenRequest {
        let mut requests = self.asked().await;
        assert_eq!(requests.len(), 1, "one token request");
        requests.remove(0)
    }

    pub async fn create(&self, properties: Properties) {
        self.destinations.create(properties).await.unwrap();
    }

    /// GETs as the destination client with extra headers.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.get_as(&client(), path, headers).await
    }

    pub async fn get_as(&self, caller: &TestCaller, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(Method::GET).uri(path).body(Body::empty()).unwrap();
        *request.headers_mut() = caller.headers();
        for (name, value) in headers {
            let name = http::HeaderName::try_from(*name).unwrap();
            request.headers_mut().append(name, value.parse().unwrap());
        }
        self.api.send(request).await
    }

    /// Finds a destination as its client.
    pub async fn find(&self, name: &str, headers: &[(&str, &str)]) -> Value {
        let answer = self.get(&format!("/destination-configuration/v1/destinations/{name}"), headers).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// The error in the only token of a find.
    pub async fn token_error(&self, name: &str, headers: &[(&str, &str)]) -> String {
        let body = self.find(name, headers).await;
        let token = &body["authTokens"][0];
        assert_eq!((&token["type"], &token["value"]), (&json!(""), &json!("")), "{body}");
        token["error"].as_str().expect("the token has an error").to_owned()
    }
}

pub struct TokenRequest {
    pub form: Vec<(String, String)>,
    pub url: url::Url,
    pub headers: http::HeaderMap,
}

impl TokenRequest {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.form.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The form as `name=value` texts, the assertion left out.
    pub fn fields(&self) -> Vec<String> {
        let fields = self.form.iter().filter(|(name, _)| name != "assertion");
        fields.map(|(name, value)| format!("{name}={value}")).collect()
    }

    /// The whole form as `name=value` texts, in the order sent.
    pub fn all_fields(&self) -> Vec<String> {
        self.form.iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Properties of a destination of type HTTP with these beside the usual ones.
pub fn http_destination(name: &str, further: &[(&str, &str)]) -> Properties {
    let mut properties = Properties::from([
        ("Name", name),
        ("Type", "HTTP"),
        ("URL", "https://sf.example.com/api-ext/"),
        ("ProxyType", "Internet"),
    ]);
    for (property, value) in further {
        properties.set(*property, *value);
    }
    properties
}
