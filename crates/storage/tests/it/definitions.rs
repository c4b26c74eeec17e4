//! Task definitions.

use docket_domain::definition::TaskDefinition;
use docket_domain::{Texts, Urn};
use docket_storage::tasks::Page;
use docket_testkit::samples::{NOON, task};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn definition(local: &str, name: &str) -> TaskDefinition {
    TaskDefinition {
        urn: Urn::new(format!("urn:sap.odm.bpm.taskdefinition:sf:dc1:DOCKET01:{local}")),
        name: Texts::any(name),
        responses: Vec::new(),
        actions: Vec::new(),
        custom_attributes: Vec::new(),
        capabilities: Vec::new(),
        details: None,
    }
}

#[rstest]
#[tokio::test]
async fn a_definition_that_is_not_sent_any_more_goes_unless_a_task_needs_it(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let (generation, lease) = crate::connectors::running(&test.store, "A").await;
    let epoch = lease.epoch;
    let needed = definition("TIME_OFF", "Needed");
    let mut tx = test.store.begin().await.unwrap();
    let first = [needed.clone(), definition("B", "B"), definition("C", "C")];
    tx.store_definitions(generation, epoch, &first).await.unwrap();
    let tasks = [task("1", "u", NOON)];
    tx.store_page(&Page { generation, epoch, tasks: &tasks, cursor: None, keep_final: false, at: NOON })
        .await
        .unwrap();

    let renamed = definition("B", "B, renamed");
    tx.store_definitions(generation, epoch, std::slice::from_ref(&renamed)).await.unwrap();
    tx.end_definitions(generation, epoch, std::slice::from_ref(&renamed.urn), NOON).await.unwrap();
    assert_eq!(tx.list_definitions(generation).await.unwrap(), [renamed.clone(), needed]);
    assert_eq!(tx.find_definition(generation, &renamed.urn).await.unwrap(), Some(renamed));
    assert_eq!(tx.find_generation(generation).await.unwrap().unwrap().definitions_at, Some(NOON));
}
