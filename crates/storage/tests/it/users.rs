//! People, passwords, roles and groups.

use std::collections::HashMap;
use std::time::Duration;

use docket_domain::{GroupId, LanguageTag, UserId};
use docket_storage::{StorageError, Store};
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

async fn store_with(store: &Store, people: &[(&str, &str)]) {
    let mut tx = store.begin().await.unwrap();
    for (id, user_name) in people {
        tx.insert_user(&user(id, user_name)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[rstest]
#[tokio::test]
async fn a_person_is_found_as_they_were_stored(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut anna = user("g-1", "AFischer");
    anna.locale = Some(LanguageTag::new("de-DE"));
    anna.provider_ids = [("SuccessFactors".to_owned(), "afischer".to_owned())].into();
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.has_no_users().await.unwrap());
    tx.insert_user(&anna).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = test.store.read().await.unwrap();
    assert_eq!(tx.find_user(&anna.id).await.unwrap().as_ref(), Some(&anna));
    assert_eq!(tx.find_user_by_name("afisCHER").await.unwrap().as_ref(), Some(&anna));
    assert_eq!(tx.find_user(&UserId::new("G-1")).await.unwrap(), None, "ids are compared exactly");
    assert_eq!(tx.find_user_by_name("fischer").await.unwrap(), None);
    assert!(!tx.has_no_users().await.unwrap());
}

#[rstest]
#[case::umlaut("JÜRGEN", "jürgen")]
#[case::greek("ΣΩΚΡΑΤΗΣ", "σωκρατης")]
#[tokio::test]
async fn a_sign_in_name_is_found_without_regard_to_case_in_every_script(
    #[case] stored: &str,
    #[case] asked: &str,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", stored)]).await;
    let found = test.store.read().await.unwrap().find_user_by_name(asked).await.unwrap();
    assert_eq!(found.map(|user| user.user_name).as_deref(), Some(stored));
}

#[rstest]
#[case::same_name_in_other_case("g-2", "AFISCHER")]
#[case::same_id("g-1", "other")]
#[tokio::test]
async fn a_taken_name_or_id_is_a_conflict(
    #[case] id: &str,
    #[case] user_name: &str,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", "afischer")]).await;
    let mut tx = test.store.begin().await.unwrap();
    let refused = tx.insert_user(&user(id, user_name)).await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn a_change_replaces_everything_but_id_and_creation(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", "afischer"), ("g-2", "bweber")]).await;
    let mut changed = user("g-1", "anna.fischer");
    changed.active = false;
    changed.modified_at = NOON.plus(Duration::from_secs(1));
    let mut tx = test.store.begin().await.unwrap();
    assert!(tx.update_user(&changed).await.unwrap());
    assert!(!tx.update_user(&user("g-9", "nobody")).await.unwrap());
    assert_eq!(tx.find_user_by_name("anna.fischer").await.unwrap(), Some(changed.clone()));
    assert_eq!(tx.find_user_by_name("afischer").await.unwrap(), None);
    changed.user_name = "BWeber".to_owned();
    assert!(matches!(tx.update_user(&changed).await, Err(StorageError::Conflict(_))));
}

#[rstest]
#[tokio::test]
async fn pages_follow_the_names_byte_by_byte_on_both_databases(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("1", "b_a"), ("2", "Ba"), ("3", "a-c"), ("4", "äb"), ("5", "a.b")]).await;
    let mut tx = test.store.read().await.unwrap();
    let mut names = Vec::new();
    loop {
        let page = tx.list_users(names.last().map(String::as_str), 2).await.unwrap();
        if page.is_empty() {
            break;
        }
        names.extend(page.into_iter().map(|user| user.user_name));
    }
    assert_eq!(names, ["a-c", "a.b", "b_a", "Ba", "äb"]);
}

#[rstest]
#[tokio::test]
async fn a_password_hash_is_kept_replaced_and_removed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", "afischer")]).await;
    let (anna, nobody) = (UserId::new("g-1"), UserId::new("g-9"));
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.find_password_hash(&anna).await.unwrap(), None);
    assert!(tx.set_password_hash(&anna, Some("$argon2id$1"), NOON).await.unwrap());
    assert_eq!(tx.find_password_hash(&anna).await.unwrap().as_deref(), Some("$argon2id$1"));
    assert!(tx.set_password_hash(&anna, None, NOON).await.unwrap());
    assert_eq!(tx.find_password_hash(&anna).await.unwrap(), None);
    assert!(!tx.set_password_hash(&nobody, Some("$argon2id$1"), NOON).await.unwrap());
    assert_eq!(tx.find_password_hash(&nobody).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn display_names_are_found_for_any_number_of_ids(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", "afischer"), ("g-2499", "bweber")]).await;
    let ids: Vec<UserId> = (0..2500).map(|number| UserId::new(format!("g-{number}"))).collect();
    let mut tx = test.store.read().await.unwrap();
    let names = tx.display_names(&ids).await.unwrap();
    let expected = HashMap::from([
        (UserId::new("g-1"), "afischer".to_owned()),
        (UserId::new("g-2499"), "bweber".to_owned()),
    ]);
    assert_eq!(names, expected);
    assert!(tx.display_names(&[]).await.unwrap().is_empty());
}

#[rstest]
#[tokio::test]
async fn a_person_is_in_the_groups_they_were_put_into(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    store_with(&test.store, &[("g-1", "afischer"), ("g-2", "bweber")]).await;
    let (anna, ben) = (UserId::new("g-1"), UserId::new("g-2"));
    let (first, second) = (GroupId::new("managers"), GroupId::new("staff"));
    let mut tx = test.store.begin().await.unwrap();
    for group in [&second, &first] {
        tx.insert_group(group, "A group", NOON).await.unwrap();
        tx.add_group_member(group, &anna).await.unwrap();
        tx.add_group_member(group, &anna).await.unwrap();
    }
    tx.add_group_member(&second, &ben).await.unwrap();
    assert_eq!(tx.groups_of(&anna).await.unwrap(), [first, second.clone()]);
    assert_eq!(tx.groups_of(&ben).await.unwrap(), std::slice::from_ref(&second));
    let nobody = tx.add_group_member(&second, &UserId::new("g-9")).await;
    assert!(matches!(nobody, Err(StorageError::Conflict(_))), "{nobody:?}");
}

#[rstest]
#[tokio::test]
async fn active_people_are_counted_and_the_last_change_is_known(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    assert_eq!(test.store.read().await.unwrap().count_active_users().await.unwrap(), (0, None));
    store_with(&test.store, &[("g-1", "ada"), ("g-2", "ben"), ("g-3", "cleo")]).await;
    let mut gone = user("g-2", "ben");
    gone.active = false;
    gone.modified_at = NOON.plus(Duration::from_hours(1));
    let mut tx = test.store.begin().await.unwrap();
    tx.update_user(&gone).await.unwrap();
    assert_eq!(tx.count_active_users().await.unwrap(), (2, Some(gone.modified_at)));
}
