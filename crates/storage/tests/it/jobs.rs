//! Job records.

use std::time::Duration;

use docket_domain::ConnectorId;
use docket_domain::job::{Job, JobCounts, JobStatus, JobType};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn job(number: u64, job_type: JobType) -> Job {
    Job {
        id: format!("{}-{number:03}", job_type.name()),
        connector: ConnectorId::new("A"),
        job_type,
        status: JobStatus::Running,
        message: "Under way.".to_owned(),
        started_at: NOON.plus(Duration::from_secs(number)),
        finished_at: None,
        counts: JobCounts::default(),
        cursor: None,
        logs: Vec::new(),
    }
}

#[rstest]
#[tokio::test]
async fn each_kind_of_job_keeps_its_own_length_of_history(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    crate::connectors::running(&test.store, "A").await;
    let connector = ConnectorId::new("A");
    let mut tx = test.store.begin().await.unwrap();
    for number in 0..12 {
        tx.put_job(&job(number, JobType::Config)).await.unwrap();
        tx.put_job(&job(number, JobType::Initial)).await.unwrap();
    }
    let config = tx.list_jobs(&connector, JobType::Config).await.unwrap();
    assert_eq!(config.len(), JobType::Config.history());
    assert_eq!(config[0], job(11, JobType::Config));
    assert_eq!(config[9], job(2, JobType::Config));
    assert_eq!(tx.list_jobs(&connector, JobType::Initial).await.unwrap(), [job(11, JobType::Initial)]);
    assert_eq!(
        tx.list_newest_jobs(&connector).await.unwrap(),
        [job(11, JobType::Initial), job(11, JobType::Config)]
    );
}

#[rstest]
#[tokio::test]
async fn a_record_is_replaced_by_its_later_state(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    crate::connectors::running(&test.store, "A").await;
    let mut tx = test.store.begin().await.unwrap();
    tx.put_job(&job(1, JobType::Delta)).await.unwrap();
    let done = Job { status: JobStatus::Ok, message: "Done.".to_owned(), ..job(1, JobType::Delta) };
    tx.put_job(&done).await.unwrap();
    assert_eq!(tx.list_jobs(&ConnectorId::new("A"), JobType::Delta).await.unwrap(), [done]);
}
