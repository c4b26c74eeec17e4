//! Live updates: to the right person, without a gap, for as long as they may listen.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, BodyDataStream};
use docket_http::caller::SessionCaller;
use docket_http::{Authenticator, Caller, ClientKind, Refused};
use docket_testkit::callers::{TestAuthenticator, TestCaller};
use docket_testkit::samples::{NOON, task};
use futures::StreamExt as _;
use http::Request;
use tokio_util::sync::CancellationToken;

use super::fixture::{Fixture, urn};

const EVENTS: &str = "/task-center-service/v1/events";

struct Listener(BodyDataStream, String);

impl Listener {
    async fn open(router: &Router, caller: &TestCaller, last_event_id: Option<&str>) -> Self {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = EVENTS.parse().unwrap();
        *request.headers_mut() = caller.headers();
        if let Some(id) = last_event_id {
            request.headers_mut().insert("last-event-id", id.parse().unwrap());
        }
        let response = tower::ServiceExt::oneshot(router.clone(), request).await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self(response.into_body().into_data_stream(), String::new())
    }

    /// The next event; `None` at the end of the stream.
    async fn next(&mut self) -> Option<String> {
        let read = async {
            loop {
                if let Some((event, rest)) = self.1.split_once("\n\n") {
                    let (event, rest) = (event.to_owned(), rest.to_owned());
                    self.1 = rest;
                    if !event.starts_with(':') {
                        return Some(event);
                    }
                    continue;
                }
                let bytes = self.0.next().await?.unwrap();
                self.1.push_str(std::str::from_utf8(&bytes).unwrap());
            }
        };
        tokio::time::timeout(Duration::from_secs(20), read).await.expect("an event or the end comes in time")
    }
}

fn running(fixture: &Fixture) -> CancellationToken {
    let stop = CancellationToken::new();
    let (inbox, token) = (fixture.inbox.clone(), stop.clone());
    tokio::spawn(async move { inbox.run(token).await });
    stop
}

#[tokio::test]
async fn a_change_between_ready_and_the_first_look_at_the_table_is_told() {
    let fixture = Fixture::with(&[]).await;
    let mut anna = Listener::open(&fixture.router, &TestCaller::session("anna"), None).await;
    assert!(anna.next().await.unwrap().contains("event: ready"));
    fixture.put("SuccessFactors", &[task("1", "anna", NOON)]).await;
    let stop = running(&fixture);
    assert!(anna.next().await.unwrap().contains(urn("1").as_str()));
    stop.cancel();
}

#[tokio::test]
async fn a_change_reaches_the_person_it_concerns_and_nobody_else() {
    let fixture = Fixture::with(&[]).await;
    let stop = running(&fixture);
    let mut anna = Listener::open(&fixture.router, &TestCaller::session("anna"), None).await;
    let mut bert = Listener::open(&fixture.router, &TestCaller::session("bert"), None).await;
    assert!(anna.next().await.unwrap().contains("event: ready"));
    assert!(bert.next().await.unwrap().contains("event: ready"));

    fixture.put("SuccessFactors", &[task("1", "anna", NOON)]).await;
    fixture.put("SuccessFactors", &[task("2", "bert", NOON)]).await;
    let heard = anna.next().await.unwrap();
    let expected = format!("data: {{\"urn\":\"{}\",\"kind\":\"ASSIGNED\"}}", urn("1"));
    assert!(heard.contains("event: task") && heard.contains(&expected), "{heard}");
    let heard = bert.next().await.unwrap();
    assert!(heard.contains(urn("2").as_str()), "bert hears of his task first: {heard}");

    stop.cancel();
    assert_eq!(anna.next().await, None, "with the process the stream ends");
}

#[tokio::test]
async fn who_comes_back_hears_what_happened_meanwhile() {
    let fixture = Fixture::with(&[task("1", "anna", NOON), task("2", "anna", NOON)]).await;
    let first = fixture.test.store.read().await.unwrap().list_changes(0, &[], 1).await.unwrap().remove(0);
    let anna = TestCaller::session("anna");
    let mut listener = Listener::open(&fixture.router, &anna, Some(&first.id.to_string())).await;
    assert!(listener.next().await.unwrap().contains(urn("2").as_str()));
    let mut listener = Listener::open(&fixture.router, &anna, Some("999999")).await;
    assert!(listener.next().await.unwrap().contains("event: reset"), "an id of another database");
}

/// Knows everybody until they are shut out.
struct Revocable(Arc<AtomicBool>);

#[async_trait]
impl Authenticator for Revocable {
    async fn bearer(&self, token: &str) -> Result<Caller, Refused> {
        if self.0.load(Ordering::SeqCst) {
            return Err(Refused("The token was revoked.".to_owned()));
        }
        TestAuthenticator::new().bearer(token).await
    }

    async fn session(&self, cookie: &str) -> Option<SessionCaller> {
        TestAuthenticator::new().session(cookie).await
    }
}

#[tokio::test]
async fn a_stream_ends_when_its_person_may_no_longer_listen() {
    let fixture = Fixture::with(&[]).await;
    let revoked = Arc::new(AtomicBool::new(false));
    let router = fixture.inbox.routes(Arc::new(Revocable(revoked.clone()))).router;
    let caller = TestCaller::person_through(ClientKind::TaskCenter, "anna");
    let mut anna = Listener::open(&router, &caller, None).await;
    assert!(anna.next().await.is_some());
    revoked.store(true, Ordering::SeqCst);
    assert_eq!(anna.next().await, None);
}
