//! Certificate files.

use std::time::Duration;

use docket_storage::certificates::StoredCertificate;
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use zeroize::Zeroizing;

fn certificate(instance_id: &str, name: &str) -> StoredCertificate {
    StoredCertificate {
        instance_id: instance_id.to_owned(),
        name: name.to_owned(),
        content: Zeroizing::new(b"correct horse".to_vec()),
        generation: Some(Zeroizing::new("{\"password\":\"correct horse\"}".to_owned())),
        expires_at: Some(NOON),
        etag: "e1".to_owned(),
        created_at: NOON,
        modified_at: NOON,
    }
}

#[rstest]
#[tokio::test]
async fn a_certificate_is_stored_once_a_level_replaced_and_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let stored = certificate("", "a.p12");
    assert!(!tx.update_certificate(&test.vault, &stored).await.unwrap());
    assert!(tx.insert_certificate(&test.vault, &stored).await.unwrap());
    assert!(!tx.insert_certificate(&test.vault, &stored).await.unwrap());
    assert!(tx.insert_certificate(&test.vault, &certificate("instance", "a.p12")).await.unwrap());
    assert_eq!(tx.find_certificate(&test.vault, "", "a.p12").await.unwrap(), Some(stored));

    let changed = StoredCertificate {
        content: Zeroizing::new(vec![1]),
        generation: None,
        expires_at: None,
        etag: "e2".to_owned(),
        created_at: NOON.plus(Duration::from_mins(1)),
        ..certificate("", "a.p12")
    };
    assert!(tx.update_certificate(&test.vault, &changed).await.unwrap());
    let listed = tx.list_certificates(&test.vault, "").await.unwrap();
    assert_eq!(listed, [StoredCertificate { created_at: NOON, ..changed }]);
    assert!(tx.delete_certificate("", "a.p12").await.unwrap());
    assert!(!tx.delete_certificate("", "a.p12").await.unwrap());
    assert!(tx.find_certificate(&test.vault, "instance", "a.p12").await.unwrap().is_some());
}

#[rstest]
#[tokio::test]
async fn the_generated_ones_that_end_soon_are_found_on_every_level_and_uploaded_ones_never(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let later = NOON.plus(Duration::from_hours(1));
    for stored in [
        StoredCertificate { generation: None, ..certificate("", "uploaded.pem") },
        StoredCertificate { expires_at: Some(later), ..certificate("", "later.pem") },
        certificate("instance", "soon.pem"),
    ] {
        assert!(tx.insert_certificate(&test.vault, &stored).await.unwrap());
    }
    let ending = async |tx: &mut docket_storage::Tx, end| {
        tx.list_generated_certificates_ending_before(end).await.unwrap()
    };
    assert_eq!(ending(&mut tx, NOON).await, []);
    let soon = ("instance".to_owned(), "soon.pem".to_owned());
    assert_eq!(ending(&mut tx, later).await, std::slice::from_ref(&soon));
    let all = ending(&mut tx, later.plus(Duration::from_secs(1))).await;
    assert_eq!(all, [soon, (String::new(), "later.pem".to_owned())]);
}

#[tokio::test]
async fn neither_the_file_nor_its_password_is_in_the_database_or_a_debug_text() {
    let test = TestStore::open(Backend::Sqlite).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_certificate(&test.vault, &certificate("", "a.p12")).await.unwrap();
    tx.commit().await.unwrap();
    test.store.close().await;
    let docket_storage::Database::Sqlite(file) = &test.database else { unreachable!() };
    let bytes = std::fs::read(file).unwrap();
    assert!(bytes.windows(5).any(|window| window == b"a.p12"), "the file holds what was stored");
    assert!(!bytes.windows(13).any(|window| window == b"correct horse"));
    assert!(!format!("{:?}", certificate("", "a.p12")).contains("horse"));
}
