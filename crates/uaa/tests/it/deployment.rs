//! A deployment to test against: people, instances and their keys, and what a client or a browser does with them.

use std::time::Duration;

use axum::body::Body;
use docket_directory::{Directory, NewUser};
use docket_domain::service::Service;
use docket_domain::{Chance, Clock, Role, UserId};
use docket_http::outbound::{Outbound, OutboundPolicy};
use docket_http::{ClientAddress, Https};
use docket_testkit::samples::NOON;
use docket_testkit::{Answer, Api, Backend, TestAuthenticator, TestStore};
use docket_uaa::service_instances::{NewInstance, ServiceInstances};
use docket_uaa::{Uaa, UaaSettings};
use http::{HeaderMap, Method, Request, header};
use serde_json::{Map, Value, json};
use url::form_urlencoded::Serializer;

pub const PASSWORD: &str = "correct horse battery";
pub const ADMIN_TOKEN: &str = "the-admin-token";
pub const SUBACCOUNT: &str = "7f1ad0e6-0000-4000-8000-000000000001";
pub const REDIRECT: &str = "http://localhost:4711/callback";
pub const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

pub struct Deployment {
    pub uaa: Uaa,
    pub api: Api,
    /// The cockpit's interface, called as anybody.
    pub cockpit: Api,
    pub clock: Clock,
    pub directory: Directory,
    pub instances: ServiceInstances,
    pub test: TestStore,
}

/// A client with one key, `key`.
#[derive(Clone, Debug)]
pub struct TestClient {
    pub id: String,
    pub secret: String,
    pub xsappname: String,
}

pub fn settings() -> UaaSettings {
    UaaSettings {
        public_url: "http://127.0.0.1:8080".parse().unwrap(),
        https_url: Some("https://localhost:8443".parse().unwrap()),
        subaccount_id: SUBACCOUNT.to_owned(),
        subdomain: "docket".to_owned(),
        admin_token: ADMIN_TOKEN.to_owned().into(),
        access_token_lifetime: UaaSettings::ACCESS_TOKEN_LIFETIME,
        refresh_token_lifetime: UaaSettings::REFRESH_TOKEN_LIFETIME,
        signing_key_lifetime: UaaSettings::SIGNING_KEY_LIFETIME,
    }
}

impl Deployment {
    pub async fn start() -> Self {
        Self::start_on(Backend::Sqlite).await
    }

    pub async fn start_on(backend: Backend) -> Self {
        let test = TestStore::open(backend).await;
        let clock = Clock::stopped_at(NOON);
        let directory = Directory::new(test.store.clone(), clock.clone(), Chance::system());
        let uaa = another_process(&test, &directory, &clock).await;
        let api = Api::new(uaa.routes(TestAuthenticator::new()).router).described(&docket_uaa::describe());
        let cockpit = Api::new(uaa.cockpit_routes(TestAuthenticator::new()).router)
            .described(&docket_uaa::describe_cockpit());
        let instances = uaa.service_instances().clone();
        Self { uaa, api, cockpit, clock, directory, instances, test }
    }

    /// A person called `name` whose password is [`PASSWORD`].
    pub async fn person(&self, name: &str, roles: &[Role]) -> UserId {
        let new = NewUser {
            user_name: name.to_owned(),
            email: format!("{name}@example.com"),
            given_name: Some("Ada".to_owned()),
            family_name: Some("Lovelace".to_owned()),
            password: Some(PASSWORD.to_owned()),
            role_collections: roles.iter().map(|role| role.name().to_owned()).collect(),
            ..NewUser::default()
        };
        self.directory.create(new).await.unwrap().id
    }

    /// A client that may use every grant.
    pub async fn client(&self, name: &str, service: Service) -> TestClient {
        let grants = ["authorization_code", "refresh_token", "client_credentials", "password", JWT_BEARER];
        self.client_with(name, service, json!({"oauth2-configuration": {"grant-types": grants}})).await
    }

    pub async fn client_with(&self, name: &str, service: Service, parameters: Value) -> TestClient {
        let Value::Object(parameters) = parameters else { panic!("parameters are an object") };
        let new = NewInstance { name: name.to_owned(), service, plan: None, parameters };
        self.instances.create(new).await.unwrap();
        self.key(name, "key").await
    }

    /// Another key of an instance.
    pub async fn key(&self, instance: &str, key: &str) -> TestClient {
        self.instances.create_key(instance, key).await.unwrap();
        let (_, credentials) = self.instances.key_with_credentials(instance, key, "").await.unwrap();
        let credentials = serde_json::to_value(credentials).unwrap();
        let credentials = credentials.get("uaa").unwrap_or(&credentials);
        let text = |name: &str| credentials[name].as_str().unwrap().to_owned();
        TestClient { id: text("clientid"), secret: text("clientsecret"), xsappname: text("xsappname") }
    }

    /// Asks for a token as the client.
    pub async fn token(&self, client: &TestClient, parameters: &[(&str, &str)]) -> Answer {
        let mut all = vec![("client_id", &*client.id), ("client_secret", &*client.secret)];
        all.extend_from_slice(parameters);
        self.post("/oauth/token", HeaderMap::new(), &all).await
    }

    /// A person's tokens by the password grant.
    pub async fn person_token(&self, client: &TestClient, name: &str) -> Value {
        let answer = self
            .token(client, &[("grant_type", "password"), ("username", name), ("password", PASSWORD)])
            .await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    pub async fn client_token(&self, client: &TestClient) -> Value {
        let answer = self.token(client, &[("grant_type", "client_credentials")]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    pub async fn post(&self, path: &str, headers: HeaderMap, parameters: &[(&str, &str)]) -> Answer {
        let mut request = Request::new(Body::from(form(parameters)));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = path.parse().unwrap();
        *request.headers_mut() = headers;
        let kind = header::HeaderValue::from_static("application/x-www-form-urlencoded;charset=UTF-8");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        self.api.send(request).await
    }

    pub async fn get(&self, path: &str, headers: HeaderMap) -> Answer {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = path.parse().unwrap();
        *request.headers_mut() = headers;
        self.api.send(request).await
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }
}

/// The token service of another process on the same database.
pub async fn another_process(test: &TestStore, directory: &Directory, clock: &Clock) -> Uaa {
    let (store, vault) = (test.store.clone(), test.vault.clone());
    let policy = OutboundPolicy { allow_private: vec!["loopback".to_owned()], ..OutboundPolicy::default() };
    let outbound = Outbound::new(&policy).unwrap();
    Uaa::new(store, vault, directory.clone(), outbound, clock.clone(), Chance::system(), settings())
        .await
        .unwrap()
}

pub fn form(parameters: &[(&str, &str)]) -> String {
    let mut form = Serializer::new(String::new());
    form.extend_pairs(parameters);
    form.finish()
}

/// A browser: keeps cookies, follows nothing.
pub struct Browser<'a> {
    pub deployment: &'a Deployment,
    pub cookies: Map<String, Value>,
    pub https: bool,
    pub address: Option<std::net::IpAddr>,
    /// `Accept-Language`.
    pub languages: &'static str,
}

impl<'a> Browser<'a> {
    pub fn new(deployment: &'a Deployment) -> Self {
        Self { deployment, cookies: Map::new(), https: false, address: None, languages: "" }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, parameters: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, form(parameters)).await
    }

    /// Signs in on the page at `path` and gives the answer to the form.
    pub async fn sign_in(&mut self, path: &str, name: &str, password: &str) -> Answer {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let (token, back) = (hidden(&page, "csrf_token"), hidden(&page, "return"));
        let filled =
            [("csrf_token", &*token), ("return", &*back), ("username", name), ("password", password)];
        self.post("/login", &filled).await
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Answer {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().unwrap();
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={}", value.as_str().unwrap_or_default()))
            .collect();
        headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, self.languages.parse().unwrap());
        if self.https {
            request.extensions_mut().insert(Https);
        }
        if let Some(address) = self.address {
            request.extensions_mut().insert(ClientAddress(address));
        }
        let answer = self.deployment.api.send(request).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), json!(value));
            }
        }
        answer
    }
}

/// The value of a hidden field of a page.
pub fn hidden(page: &Answer, name: &str) -> String {
    let text = page.body.as_str().expect("a page is text");
    let start = text.split_once(&format!("name=\"{name}\" value=\"")).expect("the page has the field").1;
    start.split_once('"').unwrap().0.replace("&amp;", "&")
}

pub fn location(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
    location.unwrap_or_else(|| panic!("no redirect: {} {}", answer.status, answer.body))
}

/// A parameter of the address the browser was sent to.
pub fn parameter(location: &str, name: &str) -> Option<String> {
    let url: url::Url = location.parse().unwrap();
    url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

pub fn bearer(token: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, format!("Bearer {token}").parse().unwrap());
    headers
}

/// The claims of a token, unchecked.
pub fn claims(token: &Value) -> Map<String, Value> {
    jsonwebtoken::dangerous::insecure_decode(token.as_str().expect("a token is text")).unwrap().claims
}

pub fn access(tokens: &Value) -> &str {
    tokens["access_token"].as_str().unwrap()
}

/// The error name of the OAuth shape, with the status.
pub fn refusal(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.body["error"].as_str().unwrap_or_default())
}
