//! Lists, counts, single tasks, definitions: shapes, languages, and who sees what.

use std::time::Duration;

use docket_domain::task::{CustomAttribute, OperationError, Priority, Task, TaskStatus};
use docket_domain::{ConnectorId, UserId};
use docket_http::ClientKind;
use docket_testkit::callers::TestCaller;
use docket_testkit::samples::{NOON, task};
use http::StatusCode;
use rstest::rstest;
use serde_json::json;

use super::fixture::{Fixture, TASKS, address, locals};
use crate::samples::{texts, time_off};

/// A task of anna's with something in every field.
fn full() -> Task {
    let attribute =
        |code: &str, value: &str| CustomAttribute { code: code.to_owned(), value: value.to_owned() };
    Task {
        subject: texts("Leave, 3 days", "Urlaub, 3 Tage"),
        priority: Priority::High,
        created_by: Some(UserId::new("bert")),
        due_at: Some(NOON.plus(Duration::from_hours(24))),
        ui_link: Some("https://sf.example.com/1".to_owned()),
        comments_count: 2,
        valid_responses: Some(vec!["approve".to_owned()]),
        custom_attributes: vec![
            attribute("requester", "bert"),
            attribute("days", "3"),
            attribute("unheard-of", "1"),
        ],
        ..task("1", "anna", NOON)
    }
}

async fn get_in(fixture: &Fixture, language: &str, path: &str) -> docket_testkit::callers::Answer {
    let mut request = http::Request::new(axum::body::Body::empty());
    *request.uri_mut() = path.parse().unwrap();
    *request.headers_mut() = TestCaller::session("anna").headers();
    request.headers_mut().insert("accept-language", language.parse().unwrap());
    fixture.api.send(request).await
}

#[tokio::test]
async fn a_list_item_has_the_documented_shape_in_the_readers_language() {
    let fixture = Fixture::with(&[full()]).await;
    let answer = get_in(&fixture, "de-AT, en;q=0.5", TASKS).await;
    assert_eq!(answer.status, StatusCode::OK);
    insta::assert_json_snapshot!(answer.body);
}

#[tokio::test]
async fn a_single_task_adds_its_definition_and_its_version() {
    let fixture = Fixture::with(&[full()]).await;
    let answer = fixture.api.get(&TestCaller::session("anna"), &address("1")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers["etag"], format!("\"{NOON}\""));
    insta::assert_json_snapshot!(answer.body);
}

#[tokio::test]
async fn errors_name_what_is_wrong_and_where() {
    let fixture = Fixture::with(&[full()]).await;
    let anna = TestCaller::session("anna");
    let mut errors = Vec::new();
    for path in [
        address("2"),
        format!("{TASKS}?$top=0"),
        format!("{TASKS}?$filter=x"),
        format!("{TASKS}?$orderby=createdBy"),
        "/task-center-service/v1/taskDefinitions/urn:x".to_owned(),
    ] {
        let answer = fixture.api.get(&anna, &path).await;
        errors.push(json!({"path": path, "status": answer.status.as_u16(), "body": answer.body}));
    }
    insta::assert_json_snapshot!(errors);
}

#[rstest]
#[case::nobody(TestCaller::Nobody, 401)]
#[case::impostor(TestCaller::Impostor, 401)]
#[case::command_line(TestCaller::CommandLine, 403)]
#[case::client(TestCaller::client(ClientKind::TaskCenter), 403)]
#[case::token(TestCaller::person_through(ClientKind::TaskCenter, "anna"), 200)]
#[case::token_of_another_service(TestCaller::person_through(ClientKind::Application, "anna"), 403)]
#[case::session(TestCaller::session("anna"), 200)]
#[tokio::test]
async fn only_a_person_has_an_inbox(#[case] caller: TestCaller, #[case] status: u16) {
    let fixture = Fixture::with(&[full()]).await;
    for path in [
        TASKS.to_owned(),
        format!("{TASKS}/$count"),
        address("1"),
        "/task-center-service/v1/taskDefinitions".to_owned(),
    ] {
        assert_eq!(fixture.api.get(&caller, &path).await.status.as_u16(), status, "{path}");
    }
}

#[rstest]
#[case::recipient(|_: &mut Task| {}, true)]
#[case::processor(|task: &mut Task| task.processor = Some(UserId::new("anna")), true)]
#[case::another_processor(|task: &mut Task| task.processor = Some(UserId::new("bert")), false)]
#[case::foreign(|task: &mut Task| task.recipient_users = vec![UserId::new("bert")], false)]
#[case::invalid(|task: &mut Task| task.missing = vec!["subject".to_owned()], false)]
#[case::finalised(|task: &mut Task| task.status = TaskStatus::Completed, false)]
#[case::without_definition(|task: &mut Task| task.definition = Some(docket_domain::Urn::new("urn:x")), false)]
#[tokio::test]
async fn what_one_may_not_see_is_not_found(#[case] change: fn(&mut Task), #[case] seen: bool) {
    let mut changed = Task { modified_at: NOON.plus(Duration::from_secs(1)), ..full() };
    change(&mut changed);
    let fixture = Fixture::with(&[full(), changed]).await;
    let anna = TestCaller::session("anna");
    assert_eq!(fixture.listed().await.len(), usize::from(seen));
    let expected = if seen { StatusCode::OK } else { StatusCode::NOT_FOUND };
    assert_eq!(fixture.api.get(&anna, &address("1")).await.status, expected);
    let decided = fixture.decide("1", &json!({"code": "approve"}), None).await;
    assert_eq!(decided.status == StatusCode::NOT_FOUND, !seen, "{decided:?}");
    if !seen {
        let description = fixture.api.get(&anna, &format!("{}/description", address("1"))).await;
        assert_eq!(description.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn tasks_of_unreachable_providers_are_left_out_and_their_names_told() {
    let fixture = Fixture::with(&[full()]).await;
    let mut tx = fixture.test.store.begin().await.unwrap();
    tx.set_connector_unreachable(&ConnectorId::new("SuccessFactors"), true).await.unwrap();
    tx.commit().await.unwrap();
    let answer = fixture.api.get(&TestCaller::session("anna"), TASKS).await;
    assert_eq!((answer.body["count"].as_u64(), locals(&answer.body).len()), (Some(0), 0));
    assert_eq!(answer.headers["x-inaccessible-providers"], "SuccessFactors");
    assert_eq!(
        fixture.api.get(&TestCaller::session("anna"), &address("1")).await.status,
        StatusCode::NOT_FOUND
    );
    let of_bert = fixture.api.get(&TestCaller::session("bert"), TASKS).await;
    assert!(!of_bert.headers.contains_key("x-inaccessible-providers"));

    let mut tx = fixture.test.store.begin().await.unwrap();
    tx.hide_connector(&ConnectorId::new("SuccessFactors")).await.unwrap();
    tx.commit().await.unwrap();
    let answer = fixture.api.get(&TestCaller::session("anna"), TASKS).await;
    assert!(!answer.headers.contains_key("x-inaccessible-providers"), "paused is not unreachable");
}

#[tokio::test]
async fn following_next_links_walks_every_task_once() {
    let tasks: Vec<Task> =
        (0..25_u64).map(|n| task(&n.to_string(), "anna", NOON.plus(Duration::from_secs(n / 3)))).collect();
    let fixture = Fixture::with(&tasks).await;
    let anna = TestCaller::session("anna");
    for order in ["createdAt", "subject%20desc", "dueAt", "priority%20desc"] {
        let mut path = format!("{TASKS}?$top=4&$orderby={order}&$search=leave");
        let mut walked = Vec::new();
        loop {
            let answer = fixture.api.get(&anna, &path).await;
            assert_eq!(answer.body["count"], 25, "{answer:?}");
            walked.extend(locals(&answer.body));
            match answer.body["nextLink"].as_str() {
                Some(next) => next.clone_into(&mut path),
                None => break,
            }
        }
        assert_eq!(walked.len(), 25, "{order}");
        walked.sort_unstable();
        walked.dedup();
        assert_eq!(walked.len(), 25, "{order}");
    }
}

#[tokio::test]
async fn counts_are_a_bare_number_or_the_numbers_on_the_tabs() {
    let mut failed = task("2", "anna", NOON);
    failed.operation_errors = vec![OperationError {
        executed_at: NOON,
        code: "approve".to_owned(),
        message: "No budget.".to_owned(),
        executed_by: UserId::new("anna"),
    }];
    let fixture = Fixture::with(&[full(), failed]).await;
    let anna = TestCaller::session("anna");
    let answer = fixture.api.get(&anna, &format!("{TASKS}/$count?priority=HIGH")).await;
    assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(answer.body, json!(1));
    let tabs = fixture.api.get(&anna, &format!("{TASKS}/$count?groupBy=group")).await;
    let hr = json!({"group": "HR", "count": 2, "providerType": "SuccessFactors"});
    assert_eq!(tabs.body, json!({"count": 2, "failed": 1, "value": [hr]}));
    for (group, count) in [("HR", 2), ("Personal", 2), ("", 0), ("IT", 0)] {
        let answer = fixture.api.get(&anna, &format!("{TASKS}/$count?group={group}")).await;
        assert_eq!(answer.body, json!(count), "{group}");
    }
    let answer = fixture.api.get(&anna, &format!("{TASKS}?failed=true")).await;
    assert_eq!(answer.body["value"][0]["operationErrors"][0]["message"], "No budget.");
}

#[tokio::test]
async fn definitions_are_those_of_ones_own_tasks() {
    let fixture = Fixture::with(&[full()]).await;
    let path = "/task-center-service/v1/taskDefinitions";
    let answer = get_in(&fixture, "de", path).await;
    insta::assert_json_snapshot!(answer.body);
    let one = format!("{path}/{}", time_off().urn.as_str().replace(':', "%3A"));
    assert_eq!(fixture.api.get(&TestCaller::session("anna"), &one).await.body["name"], "Time Off Request");
    assert_eq!(fixture.api.get(&TestCaller::session("bert"), &one).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        fixture.api.get(&TestCaller::session("bert"), path).await.body,
        json!({"count": 0, "value": []})
    );
}
