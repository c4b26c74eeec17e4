//! Reading another directory.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use docket_directory::{
    Directory, DirectoryRefresh, Outcome, RefreshReport, RemoteDirectory, RemoteError, RemoteSettings,
    SearchRules,
};
use docket_domain::user::User;
use docket_domain::{Chance, Clock, Role, UserId};
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use serde_json::{Value, json};

/// A directory that holds what a test puts in, in pages of two.
#[derive(Default)]
struct Remote {
    people: Mutex<Vec<Value>>,
    groups: Mutex<Vec<Value>>,
    /// What happens to the calls to come, last one first, before they are answered.
    failures: Mutex<Vec<RemoteError>>,
    calls: Mutex<u32>,
}

#[async_trait]
impl RemoteDirectory for Remote {
    fn name(&self) -> &'static str {
        "the other directory"
    }

    async fn settings(&self) -> Result<Option<RemoteSettings>, RemoteError> {
        Ok(Some(RemoteSettings { rules: SearchRules::default(), changed_at: NOON }))
    }

    async fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Value, RemoteError> {
        *self.calls.lock().unwrap() += 1;
        // An empty message lets one call pass.
        match self.failures.lock().unwrap().pop() {
            Some(failure) if !failure.message.is_empty() => return Err(failure),
            _ => {}
        }
        let all = if path == "/Users" { &self.people } else { &self.groups }.lock().unwrap().clone();
        let start: usize = query.iter().find(|(name, _)| *name == "startIndex").unwrap().1.parse().unwrap();
        let page: Vec<&Value> = all.iter().skip(start - 1).take(2).collect();
        Ok(json!({"totalResults": all.len(), "startIndex": start, "Resources": page}))
    }
}

fn person(id: &str) -> Value {
    json!({
        "id": format!("scim-{id}"), "userName": id, "displayName": format!("Name of {id}"),
        "emails": [{"value": format!("{id}@example.com"), "primary": true}],
        "urn:ietf:params:scim:schemas:extension:sap:2.0:User": {"userUuid": id},
    })
}

fn failure(message: &str) -> RemoteError {
    RemoteError { message: message.to_owned(), retry_after: None }
}

struct Setup {
    remote: Arc<Remote>,
    directory: Directory,
    refresh: DirectoryRefresh,
    test: TestStore,
}

impl Setup {
    async fn with(backend: Backend, people: impl IntoIterator<Item = String>) -> Self {
        let test = TestStore::open(backend).await;
        let directory = Directory::new(test.store.clone(), Clock::stopped_at(NOON), Chance::seeded(1));
        let remote = Arc::new(Remote::default());
        *remote.people.lock().unwrap() = people.into_iter().map(|id| person(&id)).collect();
        let refresh = DirectoryRefresh::new(directory.clone(), remote.clone());
        Self { remote, directory, refresh, test }
    }

    async fn run(&self) -> RefreshReport {
        self.refresh.run(false).await.unwrap()
    }

    async fn find(&self, id: &str) -> User {
        self.directory.find(&UserId::new(id)).await.unwrap().unwrap()
    }
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("p{number:02}")).collect()
}

#[rstest]
#[tokio::test]
async fn people_and_groups_are_read_page_by_page_and_a_second_time_changes_nothing(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = Setup::with(backend, names(5)).await;
    *setup.remote.groups.lock().unwrap() = vec![
        json!({"id": "G-1", "displayName": "Approvers", "members": [{"value": "scim-p01"}, {"value": "p02"}, {"value": "nobody"}]}),
    ];
    let report = setup.run().await;
    assert_eq!(
        (report.outcome, report.read, report.created, report.groups),
        (Outcome::Complete, 5, 5, 1),
        "{}",
        report.message
    );
    let found = setup.find("p03").await;
    assert_eq!(
        (&*found.user_name, &*found.email, &*found.display_name),
        ("p03", "p03@example.com", "Name of p03")
    );
    for (id, member) in [("p01", true), ("p02", true), ("p03", false)] {
        let groups = setup.directory.groups_of(&UserId::new(id)).await.unwrap();
        assert_eq!(groups.iter().any(|group| group.as_str() == "G-1"), member, "{id}");
    }
    let again = setup.run().await;
    assert_eq!((again.created, again.changed, again.deactivated), (0, 0, 0), "{}", again.message);
    setup.remote.groups.lock().unwrap().clear();
    setup.run().await;
    assert!(setup.directory.groups_of(&UserId::new("p01")).await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn whoever_is_changed_inactive_or_gone_there_is_so_here(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = Setup::with(backend, names(5)).await;
    setup.run().await;
    {
        let mut people = setup.remote.people.lock().unwrap();
        people.pop();
        people[0]["displayName"] = json!("Renamed");
        people[1]["active"] = json!(false);
    }
    let report = setup.run().await;
    assert_eq!((report.changed, report.deactivated), (2, 2), "{}", report.message);
    assert_eq!(setup.find("p00").await.display_name, "Renamed");
    assert!(
        !setup.find("p01").await.active && !setup.find("p04").await.active && setup.find("p02").await.active
    );
}

#[tokio::test]
async fn a_mass_of_people_gone_is_held_back_until_somebody_insists() {
    let setup = Setup::with(Backend::Sqlite, names(30)).await;
    setup.run().await;
    setup.remote.people.lock().unwrap().truncate(15);
    let report = setup.run().await;
    assert_eq!((report.outcome, report.deactivated), (Outcome::Incomplete, 0));
    assert!(report.message.contains("15 of 30") && report.message.contains("--force"), "{}", report.message);
    assert!(setup.find("p29").await.active);
    let forced = setup.refresh.run(true).await.unwrap();
    assert_eq!((forced.outcome, forced.deactivated), (Outcome::Complete, 15));
    assert!(!setup.find("p29").await.active);
}

#[tokio::test]
async fn a_reading_that_breaks_off_keeps_what_was_known_and_deactivates_nobody() {
    let setup = Setup::with(Backend::Sqlite, names(6)).await;
    setup.run().await;
    {
        let mut people = setup.remote.people.lock().unwrap();
        people.pop();
        people[0]["displayName"] = json!("Renamed");
    }
    *setup.remote.failures.lock().unwrap() = vec![failure("It broke."), failure("")];
    let report = setup.run().await;
    assert_eq!((report.outcome, report.deactivated), (Outcome::Failed, 0));
    assert!(
        report.message.contains("It broke.") && report.message.contains("after 2 people"),
        "{}",
        report.message
    );
    assert_eq!(setup.find("p00").await.display_name, "Renamed", "what was read is stored");
    assert!(setup.find("p05").await.active);
    assert_eq!(setup.refresh.state().await.unwrap().last.unwrap().outcome, Outcome::Failed);
}

#[tokio::test]
async fn a_busy_directory_is_waited_for_a_while() {
    let setup = Setup::with(Backend::Sqlite, names(1)).await;
    let busy = RemoteError { message: "busy".to_owned(), retry_after: Some(Duration::from_millis(20)) };
    *setup.remote.failures.lock().unwrap() = vec![busy.clone(); 2];
    let before = std::time::Instant::now();
    assert_eq!(setup.run().await.outcome, Outcome::Complete);
    assert!(before.elapsed() >= Duration::from_millis(40));
    *setup.remote.failures.lock().unwrap() = vec![busy; 20];
    let report = setup.run().await;
    assert!(report.outcome == Outcome::Failed && report.message.contains("busy"), "{}", report.message);
}

#[tokio::test]
async fn those_who_are_not_the_other_directorys_stay_and_names_are_not_taken_over() {
    let setup = Setup::with(Backend::Sqlite, names(2)).await;
    let mut tx = setup.test.store.begin().await.unwrap();
    tx.insert_user(&user("g-local", "P01")).await.unwrap();
    tx.insert_user(&user("g-admin", "admin")).await.unwrap();
    tx.commit().await.unwrap();
    setup.directory.assign_role(&UserId::new("g-admin"), Role::SubaccountAdministrator).await.unwrap();
    let report = setup.run().await;
    assert_eq!(
        (report.outcome, report.created, report.skipped),
        (Outcome::Incomplete, 1, 1),
        "{}",
        report.message
    );
    assert!(report.message.contains("p01 (has a sign-in name"), "{}", report.message);
    assert!(setup.find("g-local").await.active && setup.find("g-admin").await.active);
}

#[rstest]
#[case::who_loses_its_member(true)]
#[case::that_is_gone(false)]
#[tokio::test]
async fn a_group_by_which_the_last_administrator_is_one_stays_as_it_is(#[case] is_there: bool) {
    let setup = Setup::with(Backend::Sqlite, names(2)).await;
    let group = |members: Value| json!({"id": "admins", "displayName": "Admins", "members": members});
    *setup.remote.groups.lock().unwrap() = vec![group(json!([{"value": "scim-p00"}]))];
    assert_eq!(setup.run().await.outcome, Outcome::Complete);
    let admins = docket_domain::GroupId::new("admins");
    setup.directory.assign_group_role(&admins, "SubaccountAdministrator").await.unwrap();
    let p00 = UserId::new("p00");
    let is_administrator =
        async || setup.directory.roles_of(&p00).await.unwrap().has(Role::SubaccountAdministrator);
    assert!(is_administrator().await);

    *setup.remote.groups.lock().unwrap() = if is_there { vec![group(json!([]))] } else { Vec::new() };
    let report = setup.run().await;
    assert_eq!(report.outcome, Outcome::Incomplete);
    assert!(report.message.contains("dmins keeps its members here"), "{}", report.message);
    assert!(is_administrator().await);
    setup.directory.assign_role(&UserId::new("p01"), Role::SubaccountAdministrator).await.unwrap();
    assert_eq!(setup.run().await.outcome, Outcome::Complete);
    assert!(!is_administrator().await, "once there is another one the group is as it is there");
}

#[tokio::test]
async fn a_person_without_an_address_is_passed_over_and_not_taken_for_gone() {
    let setup = Setup::with(Backend::Sqlite, names(2)).await;
    setup.run().await;
    setup.remote.people.lock().unwrap()[0].as_object_mut().unwrap().remove("emails");
    let report = setup.run().await;
    assert_eq!((report.skipped, report.deactivated), (1, 0));
    assert!(report.message.contains("p00 (emails is missing)"), "{}", report.message);
    assert!(setup.find("p00").await.active);
}

#[tokio::test]
async fn people_are_read_once_a_day_unless_the_settings_change() {
    let setup = Setup::with(Backend::Sqlite, names(1)).await;
    setup.refresh.run_if_due().await;
    let calls = *setup.remote.calls.lock().unwrap();
    assert!(calls > 0);
    setup.refresh.run_if_due().await;
    assert_eq!(*setup.remote.calls.lock().unwrap(), calls, "no time has passed");
    let tomorrow = Clock::stopped_at(NOON.plus(Duration::from_hours(24)));
    let directory = Directory::new(setup.test.store.clone(), tomorrow, Chance::seeded(1));
    DirectoryRefresh::new(directory, setup.remote.clone()).run_if_due().await;
    assert!(*setup.remote.calls.lock().unwrap() > calls);
}
