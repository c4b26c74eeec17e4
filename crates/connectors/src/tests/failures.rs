//! What an administrator is told, and whether docket tries again.

use std::time::Duration;

use docket_domain::job::JobType;

use crate::runner::{Next, Runner};
use crate::tests::fixture::Fixture;
use crate::tests::provider::task;

const SLOW: Duration = Duration::from_mins(5);

async fn settled() -> (Fixture, Runner) {
    let fixture = Fixture::new().await;
    let mut runner = fixture.connected().await;
    runner.settle().await;
    fixture.clock.advance(Duration::from_secs(1));
    (fixture, runner)
}

#[tokio::test]
async fn each_answer_of_a_provider_has_its_sentence_and_its_pause() {
    let (fixture, mut runner) = settled().await;
    let spi_error = r#"{"error":{"code":"sf.denied","message":"No permission."}}"#;
    let mut said = Vec::new();
    for (status, headers, body) in [
        (302, vec![("location", "https://login.example")], ""),
        (400, vec![], spi_error),
        (403, vec![], spi_error),
        (404, vec![], "<html>secret stack trace</html>"),
        (429, vec![("retry-after", "17")], ""),
        (503, vec![], ""),
        (500, vec![], spi_error),
        (501, vec![], ""),
        (200, vec![], "<!doctype html><html>Sign in</html>"),
        (200, vec![], "{}"),
        (200, vec![], r#"{"value":7}"#),
        (200, vec![], ""),
    ] {
        fixture.provider.plan_with("GET /tasks?", status, &headers, body);
        fixture.clock.advance(Duration::from_secs(1));
        let Next::Wait(pause) = runner.step().await.unwrap() else { panic!("{status}") };
        said.push(format!("{status}, {} s: {}", pause.as_secs(), fixture.said("A", JobType::Delta).await));
        runner.step().await.unwrap();
    }
    insta::assert_snapshot!(said.join("\n"));
}

#[tokio::test]
async fn a_refused_token_is_dropped_and_the_call_made_once_more() {
    let (fixture, mut runner) = settled().await;
    let before = fixture.provider.count("GET /tasks?");
    fixture.provider.plan("GET /tasks?", 401, "");
    runner.step().await.unwrap();
    assert!(fixture.said("A", JobType::Delta).await.starts_with("OK"));
    assert_eq!(fixture.provider.count("GET /tasks?") - before, 2);

    fixture.provider.plan("GET /tasks?", 401, "");
    fixture.provider.plan("GET /tasks?", 401, "");
    assert_eq!(runner.step().await.unwrap(), Next::Wait(SLOW));
    insta::assert_snapshot!(fixture.said("A", JobType::Delta).await);
    assert_eq!(fixture.provider.count("GET /tasks?") - before, 4);
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_is_hidden_after_three_failures_and_shown_after_a_success() {
    let (fixture, mut runner) = settled().await;
    let mut down = fixture.technical("A");
    down.set("URL", "http://127.0.0.1:1");
    // The address is changed behind CONFIG's back, as if the provider had gone away.
    fixture.destinations.update(down).await.unwrap();
    let mut pauses = Vec::new();
    for failure in 1..=3 {
        assert!(!fixture.connector("A").await.unwrap().unreachable, "{failure}");
        pauses.push(runner.step().await.unwrap());
    }
    assert_eq!(pauses, [1, 2, 4].map(|seconds| Next::Wait(Duration::from_secs(seconds))));
    assert!(fixture.connector("A").await.unwrap().unreachable);
    assert!(fixture.said("A", JobType::Delta).await.contains("does not accept a connection"));

    fixture.destinations.update(fixture.technical("A")).await.unwrap();
    runner.step().await.unwrap();
    assert!(!fixture.connector("A").await.unwrap().unreachable);
}

#[tokio::test]
async fn an_address_that_is_not_allowed_is_named() {
    let (fixture, mut runner) = settled().await;
    let mut private = fixture.technical("A");
    private.set("URL", "http://10.0.0.1");
    fixture.destinations.update(private).await.unwrap();
    assert_eq!(runner.step().await.unwrap(), Next::Wait(SLOW));
    insta::assert_snapshot!(fixture.said("A", JobType::Delta).await);
}

/// A connector whose technical token comes from the provider's own token service.
async fn with_token_service(fixture: &Fixture) -> Runner {
    fixture.destinations.ensure_trust().await.unwrap();
    let mut properties = fixture.personal("A");
    properties.set("SystemUser", "TECHNICAL");
    properties.set("tc.enabled", "true");
    fixture.destinations.create(properties).await.unwrap();
    fixture.config().await;
    fixture.runner("A").await
}

#[tokio::test]
async fn an_initial_load_without_a_token_for_an_hour_switches_the_connector_off() {
    let fixture = Fixture::new().await;
    let mut runner = with_token_service(&fixture).await;
    let refused = r#"{"error":"invalid_grant","error_description":"User unknown"}"#;
    let mut steps = 0;
    while fixture.connector("A").await.unwrap().settings.enabled {
        fixture.provider.plan("POST /oauth/token", 401, refused);
        runner.step().await.unwrap();
        steps += 1;
        if steps == 1 {
            insta::assert_snapshot!(fixture.said("A", JobType::Meta).await);
        }
        fixture.clock.advance(Duration::from_mins(20));
        fixture.config().await;
        assert!(steps < 9, "it is never switched off");
    }
    assert_eq!(steps, 4, "at 0, 20, 40 and 60 minutes");
    let destination = fixture.destinations.find("A").await.unwrap().unwrap();
    assert_eq!(destination.get("tc.enabled"), Some("false"));
    assert_eq!(destination.get("SystemUser"), Some("TECHNICAL"), "nothing else has changed");
    insta::assert_snapshot!(fixture.said("A", JobType::Config).await);

    let mut again = destination.properties;
    again.set("tc.enabled", "true");
    fixture.destinations.update(again).await.unwrap();
    fixture.config().await;
    fixture.provider.put(task("a", 1));
    runner.settle().await;
    assert_eq!(fixture.visible("A").await, ["a"]);
}

#[tokio::test]
async fn a_token_service_that_is_down_is_told_apart_from_one_that_refuses() {
    let fixture = Fixture::new().await;
    let mut runner = with_token_service(&fixture).await;
    let mut properties = fixture.destinations.find("A").await.unwrap().unwrap().properties;
    properties.set("tokenServiceURL", "http://127.0.0.1:1/oauth/token");
    fixture.destinations.update(properties).await.unwrap();
    assert_eq!(runner.step().await.unwrap(), Next::Wait(Duration::from_secs(1)));
    let said = fixture.said("A", JobType::Meta).await;
    assert!(said.contains("was not reached") && said.contains("tokenServiceURL"), "{said}");
}
