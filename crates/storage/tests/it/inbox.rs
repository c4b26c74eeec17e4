//! Lists, counts and single tasks: who reaches what, in which order, page by page.

use std::time::{Duration, Instant};

use docket_domain::connector::Presentation;
use docket_domain::operation::OperationState;
use docket_domain::task::{OperationError, Priority, Task, TaskStatus};
use docket_domain::{ConnectorId, GroupId, Texts, Timestamp, Urn, UserId};
use docket_storage::Store;
use docket_storage::connectors::ConnectorSettings;
use docket_storage::inbox::{IN_PROCESS, InboxOrder, InboxQuery, PageKey, Principals, SortBy, Start};
use docket_storage::operations::Outcome;
use docket_testkit::samples::{NOON, task};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

use crate::operations::operation;

/// An enabled connector.
pub async fn connect(store: &Store, id: &str, enabled: bool) {
    let settings = ConnectorSettings {
        id: ConnectorId::new(id),
        enabled,
        url: format!("https://{id}.example.com"),
        provider_type: None,
        presentation: Presentation::default(),
        push_client_id: None,
        pull_days: 90,
        fault: None,
    };
    let mut tx = store.begin().await.unwrap();
    tx.put_connector(&settings, "en-US", NOON).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn put(store: &Store, connector: &str, tasks: &[Task]) {
    let mut tx = store.begin().await.unwrap();
    for task in tasks {
        tx.store_task(&ConnectorId::new(connector), task, NOON).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn with_tasks(backend: Backend, tasks: &[Task]) -> TestStore {
    let test = TestStore::open(backend).await;
    connect(&test.store, "SuccessFactors", true).await;
    put(&test.store, "SuccessFactors", tasks).await;
    test
}

fn reader(user: &str, groups: &[&str]) -> Principals {
    Principals { user: UserId::new(user), groups: groups.iter().copied().map(GroupId::new).collect() }
}

fn minute(minutes: u64) -> Timestamp {
    NOON.plus(Duration::from_secs(60 * minutes))
}

/// The local ids of the page, in order, and whether there are more; the count of the same query beside it.
async fn read(store: &Store, reader: &Principals, query: &InboxQuery) -> (Vec<String>, bool, u64) {
    let mut tx = store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    let page = tx.list_inbox(reader, &sources, query, NOON).await.unwrap();
    let count = tx.count_inbox(reader, &sources, query, NOON).await.unwrap();
    let locals = page.entries.iter().map(|entry| local(&entry.task)).collect();
    (locals, page.more, count.into_iter().map(|(_, count)| count).sum())
}

async fn list(store: &Store, reader: &Principals, query: &InboxQuery) -> Vec<String> {
    let (locals, _, count) = read(store, reader, query).await;
    assert_eq!(locals.len() as u64, count, "the list and its count agree");
    locals
}

fn local(task: &Task) -> String {
    task.urn.as_str().rsplit(':').next().unwrap().to_owned()
}

#[rstest]
#[tokio::test]
async fn a_person_reads_what_is_theirs_or_their_groups_once_and_newest_first(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut both = task("both", "anna", minute(3));
    both.recipient_groups = vec![GroupId::new("hr"), GroupId::new("it")];
    let mut group = task("group", "bert", minute(2));
    group.recipient_groups = vec![GroupId::new("hr")];
    let mut claimed = task("claimed", "anna", minute(4));
    claimed.processor = Some(UserId::new("bert"));
    let test = with_tasks(backend, &[task("own", "anna", minute(1)), both, group, claimed]).await;

    let everything = InboxQuery::default();
    assert_eq!(
        list(&test.store, &reader("anna", &["hr", "it"]), &everything).await,
        ["both", "group", "own"]
    );
    assert_eq!(list(&test.store, &reader("anna", &[]), &everything).await, ["both", "own"]);
    assert_eq!(list(&test.store, &reader("bert", &[]), &everything).await, ["claimed", "group"]);
    assert!(list(&test.store, &reader("carl", &["sales"]), &everything).await.is_empty());
    let many: Vec<String> = (0..350).map(|n| format!("g{n}")).chain(["hr".to_owned()]).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(list(&test.store, &reader("carl", &many), &everything).await, ["both", "group"]);
}

#[rstest]
#[case::processor(|task: &mut Task| task.processor = Some(UserId::new("anna")), true)]
#[case::another_processor(|task: &mut Task| task.processor = Some(UserId::new("bert")), false)]
#[case::another_recipient(|task: &mut Task| task.recipient_users = vec![UserId::new("bert")], false)]
#[case::invalid(|task: &mut Task| task.missing = vec!["subject".to_owned()], false)]
#[case::completed(|task: &mut Task| task.status = TaskStatus::Completed, false)]
#[case::canceled(|task: &mut Task| task.status = TaskStatus::Canceled, false)]
#[case::for_resubmission(|task: &mut Task| task.status = TaskStatus::ForResubmission, false)]
#[case::in_progress(|task: &mut Task| task.status = TaskStatus::InProgress, true)]
#[tokio::test]
async fn list_count_and_single_read_agree_on_who_sees_a_task(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] change: fn(&mut Task),
    #[case] seen: bool,
) {
    let before = task("1", "anna", NOON);
    let mut after = Task { modified_at: minute(1), ..before.clone() };
    change(&mut after);
    let test = with_tasks(backend, &[before, after.clone()]).await;
    let anna = reader("anna", &[]);
    assert_eq!(list(&test.store, &anna, &InboxQuery::default()).await.len(), usize::from(seen));
    let mut tx = test.store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    let found = tx.find_inbox_task(&anna, &sources, &after.urn).await.unwrap();
    assert_eq!(found.map(|(task, _)| task), seen.then_some(after));
}

#[rstest]
#[tokio::test]
async fn paused_connectors_are_hidden_and_unreachable_ones_named(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    for (connector, enabled) in [("A", true), ("B", true), ("C", false)] {
        connect(&test.store, connector, enabled).await;
        let mut one = task(connector, "anna", NOON);
        one.urn = Urn::new(format!("urn:sap.odm.bpm.task:sf:dc1:{connector}:{connector}"));
        put(&test.store, connector, &[one]).await;
    }
    let anna = reader("anna", &[]);
    assert_eq!(list(&test.store, &anna, &InboxQuery::default()).await, ["B", "A"]);

    let mut tx = test.store.begin().await.unwrap();
    tx.set_connector_unreachable(&ConnectorId::new("B"), true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(list(&test.store, &anna, &InboxQuery::default()).await, ["A"]);
    let mut tx = test.store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    let urn = Urn::new("urn:sap.odm.bpm.task:sf:dc1:B:B");
    assert_eq!(tx.find_inbox_task(&anna, &sources, &urn).await.unwrap(), None);
    let inaccessible = tx.list_inaccessible(&anna, &sources).await.unwrap();
    assert_eq!(inaccessible.iter().map(|one| one.connector.as_str()).collect::<Vec<_>>(), ["B"]);
    assert!(tx.list_inaccessible(&reader("bert", &[]), &sources).await.unwrap().is_empty());
}

/// Five tasks that differ in everything a list can be filtered and sorted by.
fn varied() -> Vec<Task> {
    let mut tasks: Vec<Task> = (0..5_u64).map(|n| task(&n.to_string(), "anna", minute(n))).collect();
    let subjects = ["Leave 50% of Ärger", "invoice_7", "Travel", "leave 3 days", "Invoice 8\\9"];
    let priorities = [Priority::Low, Priority::VeryHigh, Priority::Medium, Priority::High, Priority::Medium];
    for ((task, subject), priority) in tasks.iter_mut().zip(subjects).zip(priorities) {
        task.subject = Texts::any(subject);
        task.priority = priority;
    }
    tasks[1].due_at = Some(minute(30));
    tasks[3].due_at = Some(minute(20));
    tasks[2].status = TaskStatus::Reserved;
    tasks[4].status = TaskStatus::InProgress;
    tasks[4].definition = Some(Urn::new("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:OTHER"));
    tasks
}

fn words(text: &str) -> InboxQuery {
    InboxQuery { words: text.split(' ').map(str::to_owned).collect(), ..InboxQuery::default() }
}

#[rstest]
#[case::status(InboxQuery { statuses: vec![TaskStatus::Reserved, TaskStatus::InProgress], ..InboxQuery::default() }, &["4", "2"])]
#[case::priority(InboxQuery { priorities: vec![Priority::VeryHigh, Priority::Low], ..InboxQuery::default() }, &["1", "0"])]
#[case::definition(InboxQuery { definitions: vec![varied()[4].definition.clone().unwrap()], ..InboxQuery::default() }, &["4"])]
#[case::created(InboxQuery { created_from: Some(minute(1)), created_to: Some(minute(3)), ..InboxQuery::default() }, &["3", "2", "1"])]
#[case::due_before(InboxQuery { due_before: Some(minute(30)), ..InboxQuery::default() }, &["3"])]
#[case::words_in_any_case(words("LEAVE"), &["3", "0"])]
#[case::all_words(words("days leave"), &["3"])]
#[case::umlauts(words("ÄRGER"), &["0"])]
#[case::percent_is_itself(words("50% %"), &["0"])]
#[case::underscore_is_itself(words("e_7"), &["1"])]
#[case::backslash_is_itself(words("8\\9"), &["4"])]
#[tokio::test]
async fn a_filter_keeps_what_it_names(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] query: InboxQuery,
    #[case] expected: &[&str],
) {
    let test = with_tasks(backend, &varied()).await;
    assert_eq!(list(&test.store, &reader("anna", &["hr"]), &query).await, expected);
}

#[rstest]
#[case(SortBy::CreatedAt, false, &["0", "1", "2", "3", "4"])]
#[case(SortBy::CreatedAt, true, &["4", "3", "2", "1", "0"])]
#[case(SortBy::Priority, false, &["0", "2", "4", "3", "1"])]
#[case(SortBy::Priority, true, &["1", "3", "4", "2", "0"])]
#[case::without_a_due_date_last(SortBy::DueAt, false, &["3", "1", "0", "2", "4"])]
#[case::without_a_due_date_last(SortBy::DueAt, true, &["1", "3", "4", "2", "0"])]
#[case(SortBy::Status, false, &["0", "1", "3", "2", "4"])]
#[case(SortBy::Status, true, &["4", "2", "3", "1", "0"])]
#[case(SortBy::Subject, false, &["4", "1", "3", "0", "2"])]
#[case(SortBy::Subject, true, &["2", "0", "3", "1", "4"])]
#[tokio::test]
async fn a_list_is_sorted_and_its_pages_by_key_hold_every_task_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] by: SortBy,
    #[case] descending: bool,
    #[case] expected: &[&str],
    #[values(1, 2, 5)] top: u32,
) {
    let test = with_tasks(backend, &varied()).await;
    let anna = reader("anna", &["hr"]);
    let mut query = InboxQuery { order: InboxOrder { by, descending }, top, ..InboxQuery::default() };
    let mut walked = Vec::new();
    let mut tx = test.store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    loop {
        let page = tx.list_inbox(&anna, &sources, &query, NOON).await.unwrap();
        walked.extend(page.entries.iter().map(|entry| local(&entry.task)));
        if !page.more {
            break;
        }
        let key = page.entries.last().unwrap().key.to_string();
        query.start = Start::After(PageKey::parse(&key, by).unwrap());
    }
    assert_eq!(walked, expected);

    query.start = Start::Skip(2);
    let (skipped, _, _) = read(&test.store, &anna, &query).await;
    let end = expected.len().min(2 + top as usize);
    assert_eq!(skipped, expected[2..end]);
}

#[rstest]
#[tokio::test]
async fn pages_of_a_person_in_many_groups_hold_every_task_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let tasks: Vec<Task> = (0..60_u64)
        .map(|n| {
            let mut one = task(&n.to_string(), if n % 3 == 0 { "anna" } else { "bert" }, minute(n / 4));
            one.recipient_groups = vec![GroupId::new(format!("g{}", n % 5)), GroupId::new("all")];
            one
        })
        .collect();
    let test = with_tasks(backend, &tasks).await;
    let anna = reader("anna", &["g0", "g1", "g2", "all"]);
    let mut query = InboxQuery { top: 7, ..InboxQuery::default() };
    let mut walked = Vec::new();
    let mut tx = test.store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    loop {
        let page = tx.list_inbox(&anna, &sources, &query, NOON).await.unwrap();
        walked.extend(page.entries.iter().map(|entry| local(&entry.task)));
        match page.entries.last().filter(|_| page.more) {
            Some(last) => query.start = Start::After(last.key.clone()),
            None => break,
        }
    }
    let mut sorted = walked.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!((walked.len(), sorted.len()), (60, 60));
}

#[rstest]
#[tokio::test]
async fn what_a_provider_works_on_is_hidden_until_an_update_or_for_five_minutes(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_tasks(backend, &[task("1", "anna", NOON), task("2", "anna", NOON)]).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.record_operation(&operation("a", "1")).await.unwrap();
    tx.mark_operation_sent("a").await.unwrap();
    let accepted = Outcome { state: OperationState::Accepted, message: None, failure: None };
    tx.conclude_operation("a", &accepted, NOON).await.unwrap();
    tx.commit().await.unwrap();
    let anna = reader("anna", &[]);
    let shown = async |at: Timestamp| {
        let mut tx = test.store.read().await.unwrap();
        let sources = tx.inbox_sources().await.unwrap();
        let query = InboxQuery::default();
        let page = tx.list_inbox(&anna, &sources, &query, at).await.unwrap();
        let count: u64 =
            tx.count_inbox(&anna, &sources, &query, at).await.unwrap().into_iter().map(|(_, n)| n).sum();
        assert_eq!(page.entries.len() as u64, count);
        count
    };
    assert_eq!(shown(NOON).await, 1);
    assert_eq!(shown(NOON.plus(IN_PROCESS)).await, 2);
    put(&test.store, "SuccessFactors", &[task("1", "anna", minute(1))]).await;
    assert_eq!(shown(NOON).await, 2);
}

#[rstest]
#[tokio::test]
async fn failed_tasks_are_those_with_an_error_and_the_readers_own_last_attempts(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut reported = task("reported", "anna", NOON);
    reported.recipient_users.push(UserId::new("bert"));
    reported.subject = Texts::any("not \"operationErrors\":[] at all");
    reported.operation_errors = vec![OperationError {
        executed_at: NOON,
        code: "approve".to_owned(),
        message: "no".to_owned(),
        executed_by: UserId::new("anna"),
    }];
    let mut attempted = task("attempted", "anna", NOON);
    attempted.recipient_users.push(UserId::new("bert"));
    let test = with_tasks(backend, &[task("fine", "anna", NOON), attempted, reported]).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.record_operation(&operation("a", "attempted")).await.unwrap();
    tx.fail_unsent_operation("a", "x.y", "never sent", NOON).await.unwrap();
    tx.commit().await.unwrap();
    let query = InboxQuery { failed: true, ..InboxQuery::default() };
    assert_eq!(list(&test.store, &reader("anna", &[]), &query).await, ["reported", "attempted"]);
    assert_eq!(list(&test.store, &reader("bert", &[]), &query).await, ["reported"]);
    let mut updated = task("attempted", "anna", minute(1));
    updated.created_at = NOON;
    put(&test.store, "SuccessFactors", &[updated]).await;
    assert_eq!(list(&test.store, &reader("anna", &[]), &query).await, ["reported"]);
}

#[rstest]
#[tokio::test]
async fn who_decided_still_finds_the_task_and_nobody_else_does(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let before = task("1", "anna", NOON);
    let mut after = Task { modified_at: minute(1), status: TaskStatus::Completed, ..before.clone() };
    after.completed_by = Some(UserId::new("anna"));
    let test = with_tasks(backend, &[before, after.clone()]).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.record_operation(&operation("a", "1")).await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    let found = tx.find_decided_task(&UserId::new("anna"), &sources, &after.urn).await.unwrap();
    assert_eq!(found.map(|(task, _)| task), Some(after.clone()));
    assert_eq!(tx.find_decided_task(&UserId::new("bert"), &sources, &after.urn).await.unwrap(), None);
}

/// Not a benchmark but a guard: the default list is read from the index, while the count beside it walks all its rows.
#[tokio::test]
async fn the_default_list_of_a_large_inbox_is_read_from_the_index() {
    let test = TestStore::open(Backend::Sqlite).await;
    connect(&test.store, "SuccessFactors", true).await;
    let tasks: Vec<Task> = (0..20_000_u64).map(|n| task(&n.to_string(), "anna", minute(n))).collect();
    put(&test.store, "SuccessFactors", &tasks).await;
    let anna = reader("anna", &["hr", "it"]);
    let mut tx = test.store.read().await.unwrap();
    let sources = tx.inbox_sources().await.unwrap();
    let query = InboxQuery::default();
    let (mut lists, mut counts) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        let start = Instant::now();
        let page = tx.list_inbox(&anna, &sources, &query, NOON).await.unwrap();
        lists.push(start.elapsed());
        assert_eq!(page.entries.len(), 40);
        let start = Instant::now();
        let count = tx.count_inbox(&anna, &sources, &query, NOON).await.unwrap();
        counts.push(start.elapsed());
        assert_eq!(count[0].1, 20_000);
    }
    lists.sort_unstable();
    counts.sort_unstable();
    println!("20,000 tasks: list {:?}, count {:?} (medians)", lists[10], counts[10]);
    assert!(lists[0] * 3 < counts[0], "list {lists:?}, count {counts:?}");
}
