//! The loops as they run in the process.

use std::time::Duration;

use docket_destinations::Properties;
use docket_domain::ConnectorId;
use docket_domain::job::JobType;
use tokio_util::sync::CancellationToken;

use crate::tests::fixture::Fixture;
use crate::tests::provider::task;

/// Looks until `seen` holds; fails if it does not within the time a slow machine needs.
async fn until(what: &str, mut seen: impl AsyncFnMut() -> bool) {
    let look = async {
        while !seen().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), look).await.unwrap_or_else(|_| panic!("not seen: {what}"));
}

#[tokio::test]
async fn a_destination_is_noticed_at_once_and_changes_are_fetched_when_asked_for() {
    let fixture = Fixture::new().await;
    let stop = CancellationToken::new();
    let connectors = fixture.connectors.clone();
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { connectors.run(stop).await }
    });
    fixture.provider.put(task("a", 1));
    fixture.destinations.create(fixture.technical("A")).await.unwrap();
    until("the first task", async || fixture.visible("A").await == ["a"]).await;
    until("the first DELTA", async || !fixture.jobs("A", JobType::Delta).await.is_empty()).await;

    // The interval is a minute, so this task can only come because it was asked for.
    fixture.provider.put(task("b", 2));
    fixture.connectors.fetch_changes_soon(&ConnectorId::new("A"));
    until("the second task", async || fixture.visible("A").await == ["a", "b"]).await;

    fixture.destinations.delete("A").await.unwrap();
    until("the end of the connector", async || fixture.connector("A").await.is_none()).await;
    fixture.destinations.create(fixture.technical("A")).await.unwrap();
    until("the connector again", async || fixture.visible("A").await == ["a", "b"]).await;

    stop.cancel();
    running.await.unwrap();
    let mut tx = fixture.test.store.begin().await.unwrap();
    let lease = tx.acquire_lease(&ConnectorId::new("A"), "another process", Duration::from_mins(1)).await;
    assert!(lease.unwrap().is_some(), "the lease was given back");
}

#[tokio::test]
async fn a_connector_that_waits_is_woken_by_a_change_of_its_own_destination_alone() {
    let fixture = Fixture::new().await;
    let stop = CancellationToken::new();
    let connectors = fixture.connectors.clone();
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { connectors.run(stop).await }
    });
    let mut own = fixture.technical("A");
    fixture.destinations.create(own.clone()).await.unwrap();
    let deltas = async || fixture.jobs("A", JobType::Delta).await.len();
    until("the first DELTA", async || deltas().await == 1).await;

    // The interval is a minute: until then there is another DELTA only if the connector is woken.
    for name in ["X", "Y", "Z"] {
        let last = fixture.jobs("A", JobType::Config).await[0].id.clone();
        let other = Properties::from([("Name", name), ("Type", "HTTP"), ("URL", "https://other.example")]);
        fixture.destinations.create(other).await.unwrap();
        until("CONFIG after it", async || fixture.jobs("A", JobType::Config).await[0].id != last).await;
    }
    assert_eq!(deltas().await, 1);
    own.set("Description", "corrected");
    fixture.destinations.update(own).await.unwrap();
    until("a DELTA after its own change", async || deltas().await == 2).await;

    stop.cancel();
    running.await.unwrap();
}
