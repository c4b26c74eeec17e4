//! Tests a destination the way docket uses it: the name, the connection, TLS, the token, one authorised call, and whom the other
//! side saw. Each step says in a sentence what was found, and after a failure what to change.
//!
//! [`token`] explains what came of the token, [`call`] knows the read that suits the destination and what its answer means,
//! [`seen`] finds out whom the call was seen as.

mod call;
mod seen;
mod token;

use std::time::Duration;

use docket_http::UserToken;
use docket_http::outbound::{Probe, ProbeStage, ProbeStatus, ProbeStep};
use tokio::time::Instant;
use url::Url;

use self::call::Reading;
pub(crate) use self::token::capitalised;
use crate::access::{self, ActFor};
use crate::properties::Destination;
use crate::service::Destinations;
use crate::token::inputs::{Fetching, Inputs};

const PROVES: &str = "The test fetches a token of its own and makes one read with it; nothing it reads is kept or shown. What a \
                      read does not show is whether the system takes decisions.";

/// One step of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TestStage {
    NameResolution,
    Connection,
    Tls,
    Token,
    Call,
    User,
}

/// What one step found.
#[derive(Debug)]
pub(crate) struct TestStep {
    pub stage: TestStage,
    pub status: ProbeStatus,
    pub detail: String,
    pub duration: Duration,
}

/// What a test found: always one step of each stage, in order.
#[derive(Debug)]
pub(crate) struct DestinationTest {
    /// The call was answered as it should be, and no step failed.
    pub passed: bool,
    pub steps: Vec<TestStep>,
    /// What the test proves, or why there was none.
    pub note: String,
}

/// A step's outcome in words.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    status: ProbeStatus,
    detail: String,
}

impl Finding {
    fn ok(detail: impl Into<String>) -> Self {
        Self { status: ProbeStatus::Ok, detail: detail.into() }
    }

    fn failed(detail: impl Into<String>) -> Self {
        Self { status: ProbeStatus::Failed, detail: detail.into() }
    }

    fn skipped(detail: impl Into<String>) -> Self {
        Self { status: ProbeStatus::Skipped, detail: detail.into() }
    }
}

impl Destinations {
    /// Tests `destination` as its technical user, or as `person` the way decisions act for them.
    ///
    /// The token is fetched by the code that find, consume and the connectors use, but anew and without being kept: so the
    /// test sees what the token service says now, and a failure takes no token from anybody that still works. With it one
    /// read is made that changes nothing; what it brings is looked at and dropped.
    ///
    /// A person's token is otherwise fetched only for a request that person made. Here an administrator asks; that is no way
    /// to act for the person, because neither the token nor anything read with it leaves this function, but for whom the
    /// other side saw.
    pub(crate) async fn test(
        &self,
        destination: &Destination,
        person: Option<&UserToken>,
    ) -> DestinationTest {
        match access::callable(destination) {
            // Boxed: with everything a call holds it is large.
            Ok(url) => Box::pin(self.test_at(destination, url, person)).await,
            Err(reason) => {
                let mut test = DestinationTest::of(Probe::skipped_connection("Not tried."));
                for stage in [TestStage::Token, TestStage::Call, TestStage::User] {
                    test.add(stage, Instant::now(), Finding::skipped("Not tried."));
                }
                test.note = format!(
                    "Nothing was tried, because docket itself never calls this destination: {reason}."
                );
                test
            }
        }
    }

    async fn test_at(
        &self,
        destination: &Destination,
        url: Url,
        person: Option<&UserToken>,
    ) -> DestinationTest {
        let outbound = &self.tokens.outbound;
        // A key store that cannot be used shows at the step of the token.
        let identity = self.identity(destination).await.ok().flatten();
        let probe = outbound.probe_connection(&url, identity.as_ref()).await;
        let is_connected = probe.reachable;
        let mut test = DestinationTest::of(probe);

        let since = Instant::now();
        let access = match access::inputs(destination, person.map_or(ActFor::TechnicalUser, ActFor::Person)) {
            Ok(inputs) => {
                self.access_with(destination, url, Inputs { fetching: Fetching::Anew, ..inputs }).await
            }
            Err(error) => Err(error),
        };
        let found = match &access {
            Ok((_, token)) => token::obtained(destination, token.as_deref(), self.clock.now()),
            Err(error) => token::missing(destination, error),
        };
        test.add(TestStage::Token, since, found);

        let since = Instant::now();
        let (found, seen) = match access {
            Ok((access, token)) if is_connected => {
                let reading = Reading::of(self, destination, person).await;
                let call = call::Call { destination, reading, by_person: person.is_some() };
                let (found, response) = call.make(outbound, access, token.as_deref()).await;
                let seen = match response.filter(|_| found.status == ProbeStatus::Ok) {
                    Some(response) => seen::by(destination, person, token.as_deref(), &response),
                    None => Finding::skipped("Nobody was seen, because the call failed."),
                };
                (found, seen)
            }
            Ok(_) => (
                Finding::skipped("Not made, because there is no connection."),
                Finding::skipped("Nobody was seen, because no call was made."),
            ),
            Err(_) => (
                Finding::skipped("Not made, because there is no credential to make it with."),
                Finding::skipped("Nobody was seen, because no call was made."),
            ),
        };
        test.add(TestStage::Call, since, found);
        test.add(TestStage::User, Instant::now(), seen);
        test.conclude()
    }
}

impl DestinationTest {
    fn of(connection: Probe) -> Self {
        let steps = connection.steps.into_iter().map(TestStep::from).collect();
        Self { passed: false, steps, note: PROVES.to_owned() }
    }

    fn add(&mut self, stage: TestStage, since: Instant, found: Finding) {
        let Finding { status, detail } = found;
        self.steps.push(TestStep { stage, status, detail, duration: since.elapsed() });
    }

    fn conclude(mut self) -> Self {
        let called = |step: &TestStep| step.stage == TestStage::Call && step.status == ProbeStatus::Ok;
        let failed = |step: &TestStep| step.status == ProbeStatus::Failed;
        self.passed = self.steps.iter().any(called) && !self.steps.iter().any(failed);
        self
    }
}

impl From<ProbeStep> for TestStep {
    fn from(step: ProbeStep) -> Self {
        let stage = match step.stage {
            ProbeStage::NameResolution => TestStage::NameResolution,
            ProbeStage::Connection => TestStage::Connection,
            ProbeStage::Tls => TestStage::Tls,
            ProbeStage::Http => TestStage::Call,
        };
        Self { stage, status: step.status, detail: step.detail, duration: step.duration }
    }
}
