//! How people are found: with indexes, not by looking at everybody.

use docket_storage::Database;
use docket_storage::profiles::{Origin, Profile};
use docket_storage::user_search::UserSearch;
use docket_testkit::samples::user;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use sqlx::Connection as _;

#[rstest]
#[tokio::test]
async fn a_search_uses_the_indexes(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestStore::open(backend).await;
    let people: Vec<Profile> = (0..3000)
        .map(|number| Profile::new(user(&format!("g-{number}"), &format!("person{number}")), Origin::Local))
        .collect();
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_profiles(&people).await.unwrap();
    tx.commit().await.unwrap();
    if let Database::Postgres(address) = &test.database {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        sqlx::query("ANALYZE users").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
    let search = UserSearch {
        text: "son2718".to_owned(),
        begins: false,
        active_only: true,
        user_types: Vec::new(),
        limit: 20,
    };
    let mut tx = test.store.read().await.unwrap();
    let found = tx.search_users(&search).await.unwrap();
    assert_eq!(found.iter().map(|user| &*user.user_name).collect::<Vec<_>>(), ["person2718"]);
    let plan = tx.explain_user_search(&search).await.unwrap();
    let pieces = if backend == Backend::Sqlite { "VIRTUAL TABLE INDEX" } else { "users_search" };
    assert!(plan.contains("users_display_name") && plan.contains(pieces), "{plan}");
    assert!(!plan.contains("SCAN u\n") && !plan.contains("Seq Scan"), "{plan}");
}
