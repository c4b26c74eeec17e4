//! A provider that tests control: serves the SPI's pages from a list, remembers every call, and misbehaves when told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use http::{Method, Request, Uri};
use serde_json::{Value, json};

/// One call as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) authorization: String,
    pub(crate) accept_language: String,
    pub(crate) body: String,
}

/// An answer prepared for the next call whose method and path start so.
struct Planned {
    start: String,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

#[derive(Default)]
struct Contents {
    tasks: Vec<Value>,
    definitions: Vec<Value>,
    /// At most so many tasks a page, whatever is asked for: providers may send short pages.
    most_a_page: Option<usize>,
    planned: VecDeque<Planned>,
    seen: Vec<Seen>,
    tokens: u32,
}

#[derive(Clone)]
pub(crate) struct Provider {
    contents: Arc<Mutex<Contents>>,
    pub(crate) url: String,
}

impl Provider {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let contents = Arc::new(Mutex::new(Contents::default()));
        let router = Router::new().fallback(answer).with_state(contents.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let provider = Self { contents, url };
        provider.lock().definitions.push(definition("TIME_OFF"));
        provider
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Contents> {
        self.contents.lock().unwrap()
    }

    /// Adds the task, or replaces the one with its urn.
    pub(crate) fn put(&self, task: Value) {
        let mut contents = self.lock();
        contents.tasks.retain(|known| known["urn"] != task["urn"]);
        contents.tasks.push(task);
    }

    pub(crate) fn put_definition(&self, definition: Value) {
        self.lock().definitions.push(definition);
    }

    pub(crate) fn send_short_pages_of(&self, count: usize) {
        self.lock().most_a_page = Some(count);
    }

    /// The next call that starts so (`GET /tasks?`) gets this answer instead.
    pub(crate) fn plan(&self, start: &str, status: u16, body: impl Into<String>) {
        self.plan_with(start, status, &[], body);
    }

    pub(crate) fn plan_with(
        &self,
        start: &str,
        status: u16,
        headers: &[(&'static str, &str)],
        body: impl Into<String>,
    ) {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.lock().planned.push_back(Planned {
            start: start.to_owned(),
            status,
            headers,
            body: body.into(),
        });
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.lock().seen.clone()
    }

    /// How many calls started so.
    pub(crate) fn count(&self, start: &str) -> usize {
        self.seen().iter().filter(|seen| line(seen).starts_with(start)).count()
    }
}

fn line(seen: &Seen) -> String {
    let path = seen.path.strip_prefix("/task-provider/v2").unwrap_or(&seen.path);
    format!("{} {path}?{}", seen.method, seen.query)
}

async fn answer(State(contents): State<Arc<Mutex<Contents>>>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let body: Bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let header = |name: &str| {
        parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let seen = Seen {
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        authorization: header("authorization"),
        accept_language: header("accept-language"),
        body: String::from_utf8(body.to_vec()).unwrap(),
    };
    let line = line(&seen);
    let mut contents = contents.lock().unwrap();
    contents.seen.push(seen);
    if let Some(place) = contents.planned.iter().position(|planned| line.starts_with(&planned.start)) {
        let planned = contents.planned.remove(place).unwrap();
        let mut response = Response::builder().status(planned.status);
        for (name, value) in planned.headers {
            response = response.header(name, value);
        }
        return response.body(Body::from(planned.body)).unwrap();
    }
    let path = parts.uri.path().strip_prefix("/task-provider/v2").unwrap_or(parts.uri.path());
    match path {
        "/oauth/token" => {
            contents.tokens += 1;
            let token = format!("person-{}", contents.tokens);
            ok(&json!({"access_token": token, "token_type": "bearer", "expires_in": 3600}))
        }
        "/capabilities" => ok(&json!({"value": [{"name": "tasks.push", "value": "true"}]})),
        "/taskDefinitions" => {
            let skip: usize = query(&parts.uri, "$skip").map_or(0, |text| text.parse().unwrap());
            let top: usize = query(&parts.uri, "$top").map_or(100, |text| text.parse().unwrap());
            let page: Vec<_> = contents.definitions.iter().skip(skip).take(top).cloned().collect();
            ok(&json!({"value": page}))
        }
        "/tasks" => ok(&json!({"value": page(&contents, &parts.uri)})),
        _ => one(&contents, path),
    }
}

/// Source: Task Provider SPI v2, "Semantics of one page".
fn page(contents: &Contents, uri: &Uri) -> Vec<Value> {
    let after = query(uri, "modifiedAfter").unwrap();
    let last = query(uri, "lastId");
    let top: usize = query(uri, "$top").map_or(100, |text| text.parse().unwrap());
    let key = |task: &Value| (text(task, "modifiedAt"), text(task, "urn"));
    let mut tasks: Vec<Value> = contents
        .tasks
        .iter()
        .filter(|task| {
            let (modified, urn) = key(task);
            modified > after || (modified == after && last.as_ref().is_none_or(|last| urn > *last))
        })
        .cloned()
        .collect();
    tasks.sort_by_key(key);
    tasks.truncate(top.min(contents.most_a_page.unwrap_or(usize::MAX)));
    tasks
}

fn one(contents: &Contents, path: &str) -> Response {
    let found =
        |list: &[Value], encoded: &str| list.iter().find(|one| encode(&text(one, "urn")) == encoded).map(ok);
    let found = match (path.strip_prefix("/tasks/"), path.strip_prefix("/taskDefinitions/")) {
        (Some(urn), _) => found(&contents.tasks, urn),
        (_, Some(urn)) => found(&contents.definitions, urn),
        _ => None,
    };
    found.unwrap_or_else(|| {
        let body = json!({"error": {"code": "fake.notFound", "message": "No such thing."}});
        Response::builder().status(404).body(Body::from(body.to_string())).unwrap()
    })
}

fn encode(urn: &str) -> String {
    urn.replace('%', "%25").replace(':', "%3A")
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn query(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query().unwrap_or_default();
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn ok(body: &Value) -> Response {
    Response::builder().header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
}

/// A definition `local` with one response, one action and one attribute.
pub(crate) fn definition(local: &str) -> Value {
    json!({
        "urn": format!("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:{local}"),
        "applicationId": "sf", "applicationInstanceId": "dc1", "tenantId": "DOCKET01", "localId": local,
        "name": [{"languageCode": "en-US", "text": local}],
        "possibleResponses": [{"code": "approve", "name": [{"languageCode": "en-US", "text": "Approve"}]}],
        "customAttributes": [{"code": "days", "type": "INTEGER", "name": [{"languageCode": "en-US", "text": "Days"}]}],
    })
}

/// An open task `local` of the definition `TIME_OFF`, changed so many seconds after 2026-03-01T00:00Z.
pub(crate) fn task(local: &str, second: u64) -> Value {
    let at = docket_domain::Timestamp::parse("2026-03-01T00:00:00Z").unwrap();
    let at = at.plus(std::time::Duration::from_secs(second)).to_string();
    json!({
        "urn": format!("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:{local}"),
        "applicationId": "sf", "applicationInstanceId": "dc1", "tenantId": "DOCKET01", "localId": local,
        "definitionId": "urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:TIME_OFF",
        "status": "READY", "createdAt": at, "modifiedAt": at,
        "subject": [{"languageCode": "en-US", "text": format!("Leave {local}"), "isDefault": true}],
        "recipientUsers": ["ann"],
        "customAttributes": [{"code": "days", "value": "3"}],
    })
}
