//! Fragments and labels.

use std::collections::BTreeMap;
use std::time::Duration;

use docket_storage::fragments::StoredFragment;
use docket_storage::labels::{Label, Labelled};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn fragment(instance_id: &str, name: &str) -> StoredFragment {
    StoredFragment {
        instance_id: instance_id.to_owned(),
        name: name.to_owned(),
        properties: BTreeMap::from([
            ("FragmentName".to_owned(), name.to_owned()),
            ("Password".to_owned(), "correct horse".to_owned()),
        ]),
        etag: "e1".to_owned(),
        created_at: NOON,
        modified_at: NOON,
    }
}

#[rstest]
#[tokio::test]
async fn a_fragment_is_stored_once_a_level_replaced_and_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let stored = fragment("", "f");
    assert!(!tx.update_fragment(&test.vault, &stored).await.unwrap());
    assert!(tx.insert_fragment(&test.vault, &stored).await.unwrap());
    assert!(!tx.insert_fragment(&test.vault, &stored).await.unwrap());
    assert!(tx.insert_fragment(&test.vault, &fragment("instance", "f")).await.unwrap());
    assert_eq!(tx.find_fragment(&test.vault, "", "f").await.unwrap(), Some(stored));

    let changed = StoredFragment {
        properties: BTreeMap::new(),
        etag: "e2".to_owned(),
        created_at: NOON.plus(Duration::from_mins(1)),
        ..fragment("", "f")
    };
    assert!(tx.update_fragment(&test.vault, &changed).await.unwrap());
    let listed = tx.list_fragments(&test.vault, "").await.unwrap();
    assert_eq!(listed, [StoredFragment { created_at: NOON, ..changed }]);
    assert!(tx.delete_fragment("", "f").await.unwrap());
    assert!(!tx.delete_fragment("", "f").await.unwrap());
    assert!(tx.find_fragment(&test.vault, "instance", "f").await.unwrap().is_some());
}

#[rstest]
#[tokio::test]
async fn labels_belong_to_one_thing_and_are_replaced_as_a_whole(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let labels = [Label { key: "env".to_owned(), values: vec!["prod".to_owned()] }];
    for _ in 0..2 {
        tx.put_labels(Labelled::Destination, "", "A", &labels).await.unwrap();
    }
    assert_eq!(tx.find_labels(Labelled::Destination, "", "A").await.unwrap(), labels);
    assert_eq!(tx.find_labels(Labelled::Fragment, "", "A").await.unwrap(), []);
    assert_eq!(tx.find_labels(Labelled::Destination, "instance", "A").await.unwrap(), []);
    let listed = tx.list_labels(Labelled::Destination, "").await.unwrap();
    assert_eq!(listed, [("A".to_owned(), labels.to_vec())]);
    tx.put_labels(Labelled::Destination, "", "A", &[]).await.unwrap();
    assert_eq!(tx.list_labels(Labelled::Destination, "").await.unwrap(), []);
}

#[tokio::test]
async fn no_property_of_a_fragment_is_in_the_database_or_a_debug_text() {
    let test = TestStore::open(Backend::Sqlite).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_fragment(&test.vault, &fragment("", "f")).await.unwrap();
    tx.commit().await.unwrap();
    test.store.close().await;
    let docket_storage::Database::Sqlite(file) = &test.database else { unreachable!() };
    let bytes = std::fs::read(file).unwrap();
    assert!(!bytes.windows(13).any(|window| window == b"correct horse"));
    assert!(!format!("{:?}", fragment("", "f")).contains("horse"));
}
