//! Callers of every kind, and calls through a router as one of them.
//!
//! [`TestAuthenticator`] keeps nothing: a test credential says who it is for. So a part's routes can be tested without a
//! token service: `Api::new(router).call(&TestCaller::person("g-1").with(Role::TaskCenterAdmin), Method::GET, "/x", None)`.

use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use docket_domain::{Role, Roles, UserId};
use docket_http::caller::{Credential, SessionCaller};
use docket_http::{Authenticator, Caller, Client, ClientKind, Person, Refused};
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value, json};
use tower::ServiceExt as _;

use crate::description::Description;

/// The CSRF token of every test session.
pub const CSRF_TOKEN: &str = "test-csrf-token";

/// The tenant in the claims of every test person.
pub const ZONE: &str = "00000000-0000-4000-8000-000000000001";

/// Who makes a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestCaller {
    /// Without any credential.
    Nobody,
    /// With a credential that does not hold.
    Impostor,
    CommandLine,
    /// With a token issued to them through the task center's client.
    Person(String, Vec<Role>),
    /// With a token issued to them through a client of that kind.
    PersonThrough(ClientKind, String, Vec<Role>),
    /// With a session cookie and, where needed, its CSRF token.
    Session(String, Vec<Role>),
    /// With a client-credentials token.
    Client(ClientKind, Vec<Role>),
}

impl TestCaller {
    /// A person without roles, by token.
    pub fn person(id: &str) -> Self {
        Self::Person(id.to_owned(), Vec::new())
    }

    /// A person without roles, by a token issued through a client of that kind.
    pub fn person_through(kind: ClientKind, id: &str) -> Self {
        Self::PersonThrough(kind, id.to_owned(), Vec::new())
    }

    /// A person without roles, by cookie.
    pub fn session(id: &str) -> Self {
        Self::Session(id.to_owned(), Vec::new())
    }

    /// A client without authorities.
    pub fn client(kind: ClientKind) -> Self {
        Self::Client(kind, Vec::new())
    }

    /// One of each kind that holds exactly `role`.
    pub fn each_with(role: Role) -> Vec<Self> {
        let mut callers = vec![Self::person("someone").with(role), Self::session("someone").with(role)];
        callers.extend(CLIENT_KINDS.map(|(kind, _)| Self::client(kind).with(role)));
        callers
    }

    /// The same caller with one more role. Those who can have none stay as they are.
    #[must_use]
    pub fn with(mut self, role: Role) -> Self {
        match &mut self {
            Self::Person(_, roles)
            | Self::PersonThrough(_, _, roles)
            | Self::Session(_, roles)
            | Self::Client(_, roles) => roles.push(role),
            Self::Nobody | Self::Impostor | Self::CommandLine => {}
        }
        self
    }

    /// The bearer token or cookie value that stands for the caller.
    pub fn credential(&self) -> Option<String> {
        let named = |kind: &str, id: &str, roles: &[Role]| {
            let roles: Vec<&str> = roles.iter().map(|role| role.name()).collect();
            format!("{kind}/{id}/{}", roles.join("+"))
        };
        match self {
            Self::Nobody => None,
            Self::Impostor => Some("forged".to_owned()),
            Self::CommandLine => Some(named("command-line", "", &[])),
            Self::Person(id, roles) => Some(named("person", id, roles)),
            Self::PersonThrough(kind, id, roles) => {
                Some(named("person", &format!("{id}@{}", kind_name(*kind)), roles))
            }
            Self::Session(id, roles) => Some(named("session", id, roles)),
            Self::Client(kind, roles) => Some(named("client", kind_name(*kind), roles)),
        }
    }

    /// The headers the caller sends along.
    pub fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let Some(credential) = self.credential() else { return headers };
        let value = |text: String| text.parse().expect("test credentials are header values");
        if matches!(self, Self::Session(..)) {
            headers.insert(header::COOKIE, value(format!("docket_session={credential}")));
            headers.insert(docket_http::guard::CSRF_HEADER, value(CSRF_TOKEN.to_owned()));
        } else {
            headers.insert(header::AUTHORIZATION, value(format!("Bearer {credential}")));
        }
        headers
    }
}

const CLIENT_KINDS: [(ClientKind, &str); 4] = [
    (ClientKind::TaskCenter, "task-center"),
    (ClientKind::Destination, "destination"),
    (ClientKind::Application, "application"),
    (ClientKind::Directory, "directory"),
];

fn kind_name(kind: ClientKind) -> &'static str {
    CLIENT_KINDS.iter().find(|(known, _)| *known == kind).expect("every kind is in the table").1
}

/// Knows every [`TestCaller`] by its credential, and nobody else.
#[derive(Clone, Copy, Debug, Default)]
pub struct TestAuthenticator;

impl TestAuthenticator {
    pub fn new() -> Arc<Self> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Authenticator for TestAuthenticator {
    async fn bearer(&self, token: &str) -> Result<Caller, Refused> {
        let refused = || Refused("The token does not hold.".to_owned());
        let (kind, id, roles) = parts(token).ok_or_else(refused)?;
        match kind {
            "command-line" => Ok(Caller::CommandLine),
            "person" => {
                let (id, through) = id.split_once('@').unwrap_or((id, "task-center"));
                let mut person = person(id, roles, Credential::Token);
                person.client = Some(Arc::new(client(through, Roles::default()).ok_or_else(refused)?));
                Ok(Caller::Person(Arc::new(person)))
            }
            "client" => Ok(Caller::Client(Arc::new(client(id, roles).ok_or_else(refused)?))),
            _ => Err(refused()),
        }
    }

    async fn session(&self, cookie: &str) -> Option<SessionCaller> {
        let (kind, id, roles) = parts(cookie)?;
        (kind == "session").then(|| SessionCaller {
            person: Arc::new(person(id, roles, Credential::Cookie)),
            csrf_token: CSRF_TOKEN.to_owned(),
        })
    }
}

fn parts(credential: &str) -> Option<(&str, &str, Roles)> {
    let mut parts = credential.splitn(3, '/');
    let (kind, id, names) = (parts.next()?, parts.next()?, parts.next()?);
    let roles: Result<Roles, _> =
        names.split('+').filter(|name| !name.is_empty()).map(str::parse::<Role>).collect();
    Some((kind, id, roles.ok()?))
}

fn client(kind: &str, roles: Roles) -> Option<Client> {
    let (kind, name) = CLIENT_KINDS.into_iter().find(|(_, name)| *name == kind)?;
    Some(Client { client_id: format!("sb-{name}!b1"), instance_id: format!("{name}-instance"), kind, roles })
}

/// The person as the token service would describe them: sign-in name and display name are the id.
pub fn person(id: &str, roles: Roles, credential: Credential) -> Person {
    let claims = json!({
        "iss": "https://docket.example/oauth/token", "exp": 4_102_444_800_i64, "zid": ZONE, "sub": id, "user_id": id, "user_uuid": id,
        "user_name": id, "email": format!("{id}@example.com"), "origin": "docket", "grant_type": "authorization_code",
    });
    let claims = if let Value::Object(claims) = claims { claims } else { Map::new() };
    Person {
        id: UserId::new(id),
        user_name: id.to_owned(),
        email: format!("{id}@example.com"),
        display_name: id.to_owned(),
        roles,
        locale: None,
        claims: Arc::new(claims),
        client: None,
        credential,
    }
}

/// A part's routes, called without a network.
#[derive(Clone)]
pub struct Api {
    router: Router,
    description: Option<Arc<Description>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// `null` if the body is empty, a text if it is not JSON.
    pub body: Value,
    /// The body as it came.
    pub bytes: axum::body::Bytes,
}

impl Api {
    pub fn new(router: Router) -> Self {
        Self { router, description: None }
    }

    /// The same routes; every answer must be as the OpenAPI document describes it.
    #[must_use]
    pub fn described(self, document: &impl Serialize) -> Self {
        let document = serde_json::to_value(document).expect("a description is JSON");
        Self { description: Some(Arc::new(Description::new(document))), ..self }
    }

    /// Makes a call as `caller`; `body` is sent as JSON.
    ///
    /// # Panics
    /// If `path` is no path, the answer's body breaks off, or the answer is not as described.
    pub async fn call(&self, caller: &TestCaller, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("the test gives a path");
        *request.headers_mut() = caller.headers();
        if let Some(body) = body {
            request
                .headers_mut()
                .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
            *request.body_mut() = Body::from(body.to_string());
        }
        self.send(request).await
    }

    /// Sends a request made by hand.
    ///
    /// # Panics
    /// If the answer's body breaks off, or the answer is not as described.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the answer is complete");
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes)
                .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()))
        };
        if let Some(description) = &self.description
            && let Err(problem) = description.check(&method, &path, parts.status, &parts.headers, &body)
        {
            panic!("{problem}");
        }
        Answer { status: parts.status, headers: parts.headers, body, bytes }
    }

    pub async fn get(&self, caller: &TestCaller, path: &str) -> Answer {
        self.call(caller, Method::GET, path, None).await
    }

    pub async fn post(&self, caller: &TestCaller, path: &str, body: Value) -> Answer {
        self.call(caller, Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, caller: &TestCaller, path: &str, body: Value) -> Answer {
        self.call(caller, Method::PUT, path, Some(body)).await
    }

    pub async fn patch(&self, caller: &TestCaller, path: &str, body: Value) -> Answer {
        self.call(caller, Method::PATCH, path, Some(body)).await
    }

    pub async fn delete(&self, caller: &TestCaller, path: &str) -> Answer {
        self.call(caller, Method::DELETE, path, None).await
    }
}

impl Answer {
    /// `error.target` of the task center's envelope.
    pub fn target(&self) -> Option<&str> {
        self.body["error"]["target"].as_str()
    }

    /// `error.code` of the task center's envelope.
    pub fn code(&self) -> Option<&str> {
        self.body["error"]["code"].as_str()
    }
}
