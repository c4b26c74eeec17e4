//! META, INITIAL and DELTA.

use std::time::Duration;

use docket_domain::job::{JobStatus, JobType};
use docket_testkit::Backend;
use rstest::rstest;
use serde_json::{Value, json};

use crate::context::Point;
use crate::runner::Next;
use crate::tests::fixture::Fixture;
use crate::tests::provider::{definition, task};

#[rstest]
#[case::of_one(1)]
#[case::of_two(2)]
#[case::of_all(5)]
#[case::of_more(1000)]
#[tokio::test]
async fn whatever_the_size_of_pages_all_tasks_are_loaded_and_then_kept_up_to_date(#[case] page_size: usize) {
    let fixture = Fixture::with(Backend::Sqlite, page_size).await;
    // Three share one instant: the cursor goes by urn among them.
    for (local, second) in [("a", 1), ("c", 2), ("b", 2), ("d", 2), ("e", 3)] {
        fixture.provider.put(task(local, second));
    }
    let mut runner = fixture.connected().await;
    assert_eq!(runner.step().await.unwrap(), Next::Go, "META");
    assert_eq!(runner.step().await.unwrap(), Next::Go, "INITIAL");
    assert_eq!(runner.step().await.unwrap(), Next::Wait(Duration::from_mins(1)), "DELTA");
    assert_eq!(fixture.visible("A").await, ["a", "b", "c", "d", "e"]);

    let mut done = task("b", 10);
    done["status"] = json!("COMPLETED");
    fixture.provider.put(done);
    fixture.provider.put(task("f", 11));
    runner.step().await.unwrap();
    assert_eq!(fixture.visible("A").await, ["a", "c", "d", "e", "f"]);
    assert_eq!(
        fixture.said("A", JobType::Delta).await,
        "OK: 2 changed tasks received. Stored tasks in cache: 2."
    );
}

#[tokio::test]
async fn each_job_says_what_it_did_in_one_sentence() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    fixture.provider.put(task("b", 2));
    let mut broken = task("c", 3);
    broken["subject"] = json!([]);
    broken["customAttributes"] = json!([{"code": "days", "value": "three"}]);
    fixture.provider.put(broken);
    fixture.connected().await.settle().await;
    let mut said = Vec::new();
    for kind in [JobType::Config, JobType::Meta, JobType::Initial, JobType::Delta] {
        said.push(format!("{} {}", kind.name(), fixture.said("A", kind).await));
    }
    insta::assert_snapshot!(said.join("\n"));
    let initial = &fixture.jobs("A", JobType::Initial).await[0];
    assert_eq!((initial.counts.received, initial.counts.stored), (3, 3));
    assert_eq!((initial.counts.invalid, initial.counts.dropped), (1, 1));
    assert!(initial.logs.iter().any(|log| log.text.contains("days")), "{:?}", initial.logs);
}

#[tokio::test]
async fn a_short_page_does_not_end_the_pull_and_an_empty_one_does() {
    let fixture = Fixture::with(Backend::Sqlite, 100).await;
    fixture.provider.send_short_pages_of(1);
    for (local, second) in [("a", 1), ("b", 2), ("c", 3)] {
        fixture.provider.put(task(local, second));
    }
    let mut runner = fixture.connected().await;
    runner.step().await.unwrap();
    runner.step().await.unwrap();
    assert_eq!(fixture.visible("A").await, ["a", "b", "c"]);
    assert_eq!(fixture.provider.count("GET /tasks?"), 4);
}

#[tokio::test]
async fn a_page_is_asked_for_with_cursor_size_and_languages() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 1));
    fixture.connected().await.settle().await;
    let pages: Vec<String> = fixture
        .provider
        .seen()
        .into_iter()
        .filter(|seen| seen.path.ends_with("/tasks"))
        .map(|seen| seen.query)
        .collect();
    insta::assert_snapshot!(pages.join("\n"));
}

#[rstest]
#[tokio::test]
async fn a_run_that_died_anywhere_goes_on_without_loss_or_doubles(
    #[values(Point::PageFetched, Point::PageWritten, Point::PageStored, Point::InitialEmpty)] point: Point,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let fixture = Fixture::with(backend, 1).await;
    for (local, second) in [("a", 1), ("b", 2), ("c", 3)] {
        fixture.provider.put(task(local, second));
    }
    let mut runner = fixture.connected().await;
    runner.step().await.unwrap();
    fixture.connectors.context.breakdown.plan(point);
    assert!(matches!(runner.step().await.unwrap(), Next::Wait(_)));
    assert_eq!(fixture.jobs("A", JobType::Initial).await[0].status, JobStatus::Error);
    drop(runner);

    fixture.runner("A").await.settle().await;
    assert_eq!(fixture.visible("A").await, ["a", "b", "c"]);
    assert_eq!(fixture.count("A").await, 3);
    let initial = &fixture.jobs("A", JobType::Initial).await[0];
    assert_eq!(initial.status, JobStatus::Ok, "{}", initial.message);
}

#[tokio::test]
async fn a_runner_whose_lease_went_elsewhere_stops_and_writes_nothing() {
    let fixture = Fixture::new().await;
    let mut stalled = fixture.connected().await;
    stalled.settle().await;
    fixture.lease("A").await;
    fixture.provider.put(task("a", 1));
    let before = fixture.jobs("A", JobType::Delta).await.len();
    assert_eq!(stalled.step().await.unwrap(), Next::Stop);
    assert_eq!(fixture.count("A").await, 0);
    assert_eq!(fixture.jobs("A", JobType::Delta).await.len(), before);
}

#[tokio::test]
async fn completed_tasks_that_were_never_open_are_not_stored() {
    let fixture = Fixture::new().await;
    for (local, status) in [("a", "COMPLETED"), ("b", "CANCELED"), ("c", "READY")] {
        let mut one = task(local, 1);
        one["status"] = json!(status);
        fixture.provider.put(one);
    }
    fixture.connected().await.settle().await;
    assert_eq!(fixture.count("A").await, 1);
}

#[tokio::test]
async fn an_unknown_definition_is_fetched_once_before_the_task_is_stored() {
    let fixture = Fixture::with(Backend::Sqlite, 100).await;
    let mut runner = fixture.connected().await;
    runner.settle().await;
    fixture.provider.put_definition(definition("NEW"));
    for local in ["a", "b"] {
        let mut one = task(local, 1);
        one["definitionId"] = definition("NEW")["urn"].clone();
        fixture.provider.put(one);
    }
    let mut lost = task("c", 1);
    lost["definitionId"] = json!("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:NOWHERE");
    fixture.provider.put(lost);
    runner.settle().await;
    assert_eq!(fixture.visible("A").await, ["a", "b"], "a task without a definition is shown to nobody");
    assert_eq!(fixture.provider.count("GET /taskDefinitions/"), 2);
    assert_eq!(fixture.count("A").await, 3);

    fixture.provider.put_definition(definition("NOWHERE"));
    fixture.clock.advance(Duration::from_hours(24));
    runner.settle().await;
    assert_eq!(fixture.visible("A").await, ["a", "b", "c"], "its definition has come");
    let said = fixture.said("A", JobType::Meta).await;
    assert!(said.ends_with("Shown now because their definition has come: 1 task."), "{said}");
}

#[tokio::test]
async fn definitions_are_read_again_after_a_day_and_a_failure_does_not_stop_the_delta() {
    let fixture = Fixture::new().await;
    let mut runner = fixture.connected().await;
    runner.settle().await;
    assert_eq!(fixture.provider.count("GET /taskDefinitions?"), 2);
    fixture.clock.advance(Duration::from_hours(24));
    fixture.provider.plan("GET /taskDefinitions?", 500, "");
    fixture.provider.put(task("a", 1));
    runner.settle().await;
    assert_eq!(fixture.jobs("A", JobType::Meta).await[0].status, JobStatus::Error);
    assert_eq!(fixture.visible("A").await, ["a"]);
    fixture.clock.advance(Duration::from_mins(5));
    runner.settle().await;
    assert_eq!(fixture.jobs("A", JobType::Meta).await[0].status, JobStatus::Ok);
}

#[rstest]
#[case::not_offered(404)]
#[case::not_implemented(501)]
#[tokio::test]
async fn a_provider_need_not_have_capabilities(#[case] status: u16) {
    let fixture = Fixture::new().await;
    fixture.provider.plan("GET /capabilities", status, "");
    fixture.connected().await.settle().await;
    assert_eq!(fixture.said("A", JobType::Meta).await, "OK: 1 task definition read: TIME_OFF.");
}

#[tokio::test]
async fn a_provider_that_goes_back_in_its_own_order_is_stopped() {
    let fixture = Fixture::new().await;
    fixture.provider.put(task("a", 5));
    let mut runner = fixture.connected().await;
    runner.settle().await;
    let same_page = json!({"value": [task("a", 5)]}).to_string();
    fixture.provider.plan("GET /tasks?", 200, same_page);
    runner.settle().await;
    insta::assert_snapshot!(fixture.said("A", JobType::Delta).await);

    fixture.provider.plan(
        "GET /tasks?",
        200,
        json!({"value": [task("c", 9), task("b", 8), task("d", 10)]}).to_string(),
    );
    runner.settle().await;
    insta::assert_snapshot!(fixture.said("A", JobType::Delta).await);
    assert_eq!(fixture.visible("A").await, ["a", "b", "c", "d"]);
}

#[tokio::test]
async fn a_page_without_any_cursor_is_not_read_for_ever() {
    let fixture = Fixture::new().await;
    let nameless: Value = json!({"value": [{"status": "READY"}, 7, null]});
    fixture.provider.plan("GET /tasks?", 200, nameless.to_string());
    let mut runner = fixture.connected().await;
    runner.settle().await;
    insta::assert_snapshot!(fixture.said("A", JobType::Initial).await);
}

#[tokio::test]
async fn a_provider_that_repeats_its_definitions_does_not_hold_meta_up() {
    let fixture = Fixture::new().await;
    let page = json!({"value": [definition("TIME_OFF")]}).to_string();
    fixture.provider.plan("GET /taskDefinitions?", 200, page.clone());
    fixture.provider.plan("GET /taskDefinitions?", 200, page);
    fixture.connected().await.step().await.unwrap();
    assert_eq!(fixture.jobs("A", JobType::Meta).await[0].status, JobStatus::Warning);
    assert_eq!(fixture.provider.count("GET /taskDefinitions?"), 2);
}
