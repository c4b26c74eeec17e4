//! A running sandbox per test, and callers.

use std::time::Duration;

use docket_sandbox::run::{Card, Running};
use docket_sandbox::{Chance, Clock, Moment, SandboxArgs, start};
use reqwest::Method;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// 2026-03-02T08:00:00Z, a Monday: where the stopped clocks start.
pub const MONDAY: Moment = Moment::from_millis(1_772_438_400_000);

/// A sandbox that listens on a free port, on a stopped clock and in a directory that vanishes with it.
pub struct Tenant {
    pub card: Card,
    pub clock: Clock,
    pub sandbox: docket_sandbox::Sandbox,
    pub directory: TempDir,
    stop: CancellationToken,
    served: JoinHandle<anyhow::Result<()>>,
}

impl Tenant {
    pub async fn start() -> Self {
        let directory = tempfile::tempdir().expect("the temporary directory is writable");
        let args = SandboxArgs::in_directory(directory.path());
        Self::start_with(directory, &args).await.expect("an empty directory starts")
    }

    pub async fn start_with(directory: TempDir, args: &SandboxArgs) -> anyhow::Result<Self> {
        let clock = Clock::stopped_at(MONDAY);
        let running = start(args, clock.clone(), Chance::seeded(1)).await?;
        Ok(Self::serve(directory, clock, running))
    }

    fn serve(directory: TempDir, clock: Clock, running: Running) -> Self {
        let (card, sandbox) = (running.card().clone(), running.sandbox().clone());
        let stop = CancellationToken::new();
        let served = tokio::spawn(running.serve(stop.clone()));
        Self { card, clock, sandbox, directory, stop, served }
    }

    /// Stops it as the terminal would, and gives the directory back for another start.
    pub async fn stop(self) -> TempDir {
        self.stop.cancel();
        self.served.await.expect("serving does not panic").expect("serving ends well");
        self.directory
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.card.url)
    }

    pub fn password(&self, user_id: &str) -> &str {
        &self.card.people.iter().find(|person| person.user_id == user_id).expect("a seeded person").password
    }

    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

/// A client that keeps cookies to itself and follows no redirect, so that tests see both.
#[expect(clippy::disallowed_methods, reason = "tests call the sandbox on this machine alone")]
pub fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("the client has nothing to fail on")
}

/// A program that calls the JSON API as one of the people.
pub struct Api<'a> {
    tenant: &'a Tenant,
    user_id: &'a str,
}

impl Tenant {
    pub fn api<'a>(&'a self, user_id: &'a str) -> Api<'a> {
        Api { tenant: self, user_id }
    }
}

impl Api<'_> {
    /// Calls `path` below `/api/v1`; gives status and JSON, null for an empty body.
    pub async fn call(&self, method: Method, path: &str, body: Option<Value>) -> (u16, Value) {
        let url = self.tenant.url(&format!("/api/v1{path}"));
        let name = format!("{}@DOCKET01", self.user_id);
        let mut request =
            http().request(method, url).basic_auth(name, Some(self.tenant.password(self.user_id)));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.expect("the sandbox answers");
        let status = answer.status().as_u16();
        let bytes = answer.bytes().await.expect("the answer is complete");
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        self.call(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.call(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.call(Method::PUT, path, Some(body)).await
    }
}

/// A self-signed certificate with an RSA-2048 key that nobody keeps.
pub const CERTIFICATE: &str = include_str!("certificate.pem");
