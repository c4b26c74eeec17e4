use std::time::Instant;

use docket_sandbox::store::{Store, TimeOffRequest};
use docket_sandbox::{Chance, Clock, SandboxArgs, start};
use reqwest::Method;

use crate::support::{MONDAY, Tenant};

async fn all(store: &Store) -> Vec<TimeOffRequest> {
    sqlx::query_as("SELECT * FROM time_off_requests ORDER BY external_code")
        .fetch_all(store.readers())
        .await
        .unwrap()
}

async fn generated(tasks: u64, seed: u64) -> Vec<TimeOffRequest> {
    let directory = tempfile::tempdir().unwrap();
    let args = SandboxArgs { tasks, seed, ..SandboxArgs::in_directory(directory.path()) };
    let running = start(&args, Clock::stopped_at(MONDAY), Chance::system()).await.unwrap();
    all(running.sandbox().store()).await
}

#[tokio::test]
async fn ten_pending_requests_are_spread_over_both_managers() {
    let requests = generated(0, 1).await;
    assert_eq!(requests.len(), 10);
    for manager in ["mkeller", "dokafor"] {
        assert_eq!(requests.iter().filter(|request| request.approver == manager).count(), 5, "{manager}");
    }
    assert!(requests.iter().all(|request| request.status.as_str() == "PENDING"));
}

#[tokio::test]
async fn the_same_seed_gives_the_same_requests_and_another_gives_others() {
    let first = generated(300, 7).await;
    assert_eq!(first.len(), 310);
    assert_eq!(generated(300, 7).await, first);
    assert_ne!(generated(300, 8).await, first);
    assert!(
        first.iter().all(|request| request.modified_at <= MONDAY && request.start_date <= request.end_date)
    );
}

#[tokio::test]
async fn a_second_start_adds_nothing_and_a_larger_number_adds_what_is_missing() {
    let directory = tempfile::tempdir().unwrap();
    let mut args = SandboxArgs { tasks: 40, ..SandboxArgs::in_directory(directory.path()) };
    for (tasks, expected) in [(40, (40, 40)), (40, (40, 0)), (50, (50, 10)), (5, (50, 0))] {
        args.tasks = tasks;
        let running = start(&args, Clock::stopped_at(MONDAY), Chance::system()).await.unwrap();
        assert_eq!(running.generated(), expected);
        let there = all(running.sandbox().store()).await.len();
        assert_eq!(u64::try_from(there).unwrap(), 10 + expected.0);
        running.sandbox().store().close().await;
    }
}

#[tokio::test]
async fn what_is_added_after_the_upgrade_counts_as_changed_after_everything_before() {
    let tenant = Tenant::start().await;
    tenant.api("slindgren").call(Method::POST, "/upgrades/enhanced-to-do-integration", None).await;
    let before = all(tenant.sandbox.store()).await;
    let latest = before.iter().map(|request| request.modified_at).max().unwrap();
    let directory = tenant.stop().await;
    let args = SandboxArgs { tasks: 20, ..SandboxArgs::in_directory(directory.path()) };
    let tenant = Tenant::start_with(directory, &args).await.unwrap();
    let after = all(tenant.sandbox.store()).await;
    let added: Vec<_> = after.iter().filter(|request| !before.contains(request)).collect();
    assert_eq!(added.len(), 20);
    assert!(added.iter().all(|request| request.modified_at > latest && request.modified_at == MONDAY));
}

#[tokio::test]
async fn a_hundred_thousand_requests_are_there_in_seconds() {
    let begun = Instant::now();
    let requests = generated(100_000, 1).await.len();
    assert_eq!(requests, 100_010);
    // Five seconds is the aim on an idle machine; this catches row-by-row inserts, which take minutes.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
