//! How people are found: with indexes, not by looking at everybody.

use docket_storage::Database;
use docket_storage::directory_query::{Condition, Listing};
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
    // On SQLite active people are a range of the index.
    let pieces = if backend == Backend::Sqlite { "VIRTUAL TABLE INDEX 0:M1>" } else { "users_search_active" };
    assert!(plan.contains("users_active_display_name") && plan.contains(pieces), "{plan}");
    assert!(!plan.contains("SCAN u\n") && !plan.contains("Seq Scan"), "{plan}");
}

#[rstest]
#[tokio::test]
async fn whoever_leaves_is_found_among_all_and_not_among_the_active(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut people: Vec<Profile> = ["ada.berg", "adam.bergson", "eve.bergson"]
        .iter()
        .map(|name| Profile::new(user(&format!("g-{name}"), name), Origin::Local))
        .collect();
    people[1].user.active = false;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_profiles(&people).await.unwrap();
    tx.commit().await.unwrap();
    let found = async |text: &str, active_only| {
        let search = UserSearch {
            text: text.to_owned(),
            begins: false,
            active_only,
            user_types: Vec::new(),
            limit: 20,
        };
        let mut found: Vec<String> = test
            .store
            .read()
            .await
            .unwrap()
            .search_users(&search)
            .await
            .unwrap()
            .into_iter()
            .map(|user| user.user_name)
            .collect();
        found.sort();
        found
    };
    assert_eq!(found("bergson", true).await, ["eve.bergson"]);
    assert_eq!(found("bergson", false).await, ["adam.bergson", "eve.bergson"]);

    // One comes back, one leaves and is renamed in the same moment.
    people[1].user.active = true;
    people[2] = Profile::new(user("g-eve.bergson", "eve.stone"), Origin::Local);
    people[2].user.active = false;
    let mut tx = test.store.begin().await.unwrap();
    for person in &people[1..] {
        assert!(tx.update_profile(person).await.unwrap());
    }
    tx.commit().await.unwrap();
    assert_eq!(found("bergson", true).await, ["adam.bergson"]);
    assert_eq!(found("eve.bergson", false).await, Vec::<String>::new());
    assert_eq!(found("stone", true).await, Vec::<String>::new());
    assert_eq!(found("stone", false).await, ["eve.stone"]);

    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.delete_user(&people[1].user.id).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(found("ada", false).await, ["ada.berg"]);
}

/// SQLite reads a person for every one that is passed over unless an index holds all that is asked for.
#[tokio::test]
async fn a_far_page_of_people_is_cut_in_an_index() {
    let test = TestStore::open(Backend::Sqlite).await;
    let mut tx = test.store.read().await.unwrap();
    for condition in [None, Some(Condition::Active(true))] {
        let listing = Listing { condition, sort: None, descending: false, offset: 150_000, limit: 100 };
        let plan = tx.explain_profiles(&listing).await.unwrap();
        assert!(plan.contains("USING COVERING INDEX users_user_name"), "{plan}");
    }
}
