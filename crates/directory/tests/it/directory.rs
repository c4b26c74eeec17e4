//! The handle.

use std::time::Duration;

use docket_directory::{Change, Directory, DirectoryError, NewUser};
use docket_domain::{Chance, Clock, GroupId, Role, UserId};
use docket_testkit::samples::NOON;
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

struct Setup {
    directory: Directory,
    clock: Clock,
    _store: TestStore,
}

async fn setup(backend: Backend) -> Setup {
    let test = TestStore::open(backend).await;
    let clock = Clock::stopped_at(NOON);
    let directory = Directory::new(test.store.clone(), clock.clone(), Chance::seeded(1));
    Setup { directory, clock, _store: test }
}

fn anna() -> NewUser {
    NewUser {
        id: Some(UserId::new("g-anna")),
        user_name: "afischer".to_owned(),
        email: "anna.fischer@example.com".to_owned(),
        password: Some("correct horse".to_owned()),
        ..NewUser::default()
    }
}

fn administrator(id: &str) -> NewUser {
    NewUser {
        id: Some(UserId::new(id)),
        user_name: id.to_owned(),
        email: format!("{id}@example.com"),
        role_collections: [Role::SubaccountAdministrator.name().to_owned()].into(),
        ..NewUser::default()
    }
}

#[tokio::test]
async fn a_person_signs_in_with_their_password_and_no_other() {
    let Setup { directory, _store, .. } = setup(Backend::Sqlite).await;
    assert!(directory.is_empty().await.unwrap());
    let created = directory.create(anna()).await.unwrap();
    assert!(!directory.is_empty().await.unwrap());
    let signed_in = directory.check_password("AFischer", "correct horse").await.unwrap();
    assert_eq!(signed_in, Some(created));
    for (name, password) in [("afischer", "correct horsE"), ("afischer", ""), ("bweber", "correct horse")] {
        assert_eq!(directory.check_password(name, password).await.unwrap(), None, "{name} {password}");
    }
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one() {
    let Setup { directory, _store, .. } = setup(Backend::Sqlite).await;
    let anna = directory.create(anna()).await.unwrap();
    directory.set_password(&anna.id, "battery staple").await.unwrap();
    assert_eq!(directory.check_password("afischer", "correct horse").await.unwrap(), None);
    assert!(directory.check_password("afischer", "battery staple").await.unwrap().is_some());
    let weak = directory.set_password(&anna.id, "AFISCHER").await;
    assert!(matches!(weak, Err(DirectoryError::Invalid { field: "password", .. })), "{weak:?}");
    let nobody = directory.set_password(&UserId::new("g-9"), "battery staple").await;
    assert!(matches!(nobody, Err(DirectoryError::NoSuchUser(_))), "{nobody:?}");
}

#[tokio::test]
async fn whoever_has_no_password_cannot_sign_in_with_any() {
    let Setup { directory, _store, .. } = setup(Backend::Sqlite).await;
    directory.create(NewUser { password: None, ..anna() }).await.unwrap();
    assert_eq!(directory.check_password("afischer", "").await.unwrap(), None);
    assert_eq!(directory.check_password("afischer", "correct horse").await.unwrap(), None);
}

#[tokio::test]
async fn a_deactivated_person_cannot_sign_in_until_they_are_activated_again() {
    let Setup { directory, clock, _store } = setup(Backend::Sqlite).await;
    let anna = directory.create(anna()).await.unwrap();
    clock.advance(Duration::from_secs(5));
    let active = |active| Change { active: Some(active), ..Change::default() };
    let changed = directory.update(&anna.id, active(false)).await.unwrap();
    assert_eq!((changed.created_at, changed.modified_at), (NOON, NOON.plus(Duration::from_secs(5))));
    assert_eq!(directory.check_password("afischer", "correct horse").await.unwrap(), None);
    directory.update(&anna.id, active(true)).await.unwrap();
    assert!(directory.check_password("afischer", "correct horse").await.unwrap().is_some());
}

#[tokio::test]
async fn nothing_is_stored_of_a_person_who_is_refused() {
    let Setup { directory, _store, .. } = setup(Backend::Sqlite).await;
    let weak = NewUser { password: Some("short".to_owned()), ..anna() };
    assert!(matches!(directory.create(weak).await, Err(DirectoryError::Invalid { field: "password", .. })));
    assert!(directory.is_empty().await.unwrap());
}

#[rstest]
#[tokio::test]
async fn a_taken_name_and_a_taken_id_are_told_apart(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let Setup { directory, _store, .. } = setup(backend).await;
    directory.create(anna()).await.unwrap();
    let name = NewUser { id: None, user_name: "AFischer".to_owned(), ..anna() };
    assert!(matches!(directory.create(name).await, Err(DirectoryError::UserNameTaken(_))));
    let id = NewUser { user_name: "other".to_owned(), ..anna() };
    assert!(matches!(directory.create(id).await, Err(DirectoryError::IdTaken(_))));

    let ben = NewUser { id: None, user_name: "bweber".to_owned(), ..anna() };
    let ben = directory.create(ben).await.unwrap();
    let rename = |name: &str| Change { user_name: Some(name.to_owned()), ..Change::default() };
    let taken = directory.update(&ben.id, rename("AFISCHER")).await;
    assert!(matches!(taken, Err(DirectoryError::UserNameTaken(_))), "{taken:?}");
    let own = directory.update(&ben.id, rename("BWeber")).await.unwrap();
    assert_eq!(own.user_name, "BWeber", "a change of case of the own name is no conflict");
}

#[rstest]
#[tokio::test]
async fn the_last_active_administrator_stays_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let Setup { directory, _store, .. } = setup(backend).await;
    let (one, two) = (UserId::new("one"), UserId::new("two"));
    directory.create(administrator("one")).await.unwrap();
    directory.create(administrator("two")).await.unwrap();
    let off = || Change { active: Some(false), ..Change::default() };
    directory.update(&two, off()).await.unwrap();

    let role = directory.remove_role(&one, Role::SubaccountAdministrator).await;
    assert!(matches!(role, Err(DirectoryError::LastAdministrator)), "{role:?}");
    let active = directory.update(&one, off()).await;
    assert!(matches!(active, Err(DirectoryError::LastAdministrator)), "{active:?}");
    directory.remove_role(&one, Role::TaskCenterAdmin).await.unwrap();
    directory.remove_role(&two, Role::SubaccountAdministrator).await.unwrap();
    assert!(directory.roles_of(&one).await.unwrap().has(Role::SubaccountAdministrator));
}

#[rstest]
#[tokio::test]
async fn of_two_administrators_who_leave_at_the_same_time_one_stays(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let Setup { directory, _store, .. } = setup(backend).await;
    let (one, two) = (UserId::new("one"), UserId::new("two"));
    directory.create(administrator("one")).await.unwrap();
    directory.create(administrator("two")).await.unwrap();
    for _ in 0..10 {
        directory.assign_role(&one, Role::SubaccountAdministrator).await.unwrap();
        directory.update(&two, Change { active: Some(true), ..Change::default() }).await.unwrap();
        let (role, active) = tokio::join!(
            directory.remove_role(&one, Role::SubaccountAdministrator),
            directory.update(&two, Change { active: Some(false), ..Change::default() }),
        );
        assert_ne!(role.is_ok(), active.is_ok(), "{role:?} {active:?}");
    }
}

#[rstest]
#[tokio::test]
async fn a_group_that_holds_the_last_administrator_keeps_its_collection(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const ADMINISTRATOR: &str = "SubaccountAdministrator";
    let Setup { directory, _store: test, .. } = setup(backend).await;
    let (one, admins) = (UserId::new("one"), GroupId::new("admins"));
    directory.create(administrator("one")).await.unwrap();
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_group(&admins, "Admins", NOON).await.unwrap();
    tx.add_group_member(&admins, &one).await.unwrap();
    tx.commit().await.unwrap();
    directory.assign_group_role(&admins, ADMINISTRATOR).await.unwrap();
    directory.remove_role(&one, ADMINISTRATOR).await.unwrap();
    assert!(directory.roles_of(&one).await.unwrap().has(Role::SubaccountAdministrator), "by their group");
    assert!(directory.role_collections_of(&one).await.unwrap().is_empty());

    let refused = directory.remove_group_role(&admins, ADMINISTRATOR).await;
    assert!(matches!(refused, Err(DirectoryError::LastAdministrator)), "{refused:?}");
    let off = Change { active: Some(false), ..Change::default() };
    let refused = directory.update(&one, off).await;
    assert!(matches!(refused, Err(DirectoryError::LastAdministrator)), "{refused:?}");
    directory.create(administrator("two")).await.unwrap();
    directory.remove_group_role(&admins, ADMINISTRATOR).await.unwrap();
    assert!(!directory.roles_of(&one).await.unwrap().has(Role::SubaccountAdministrator));
}

#[tokio::test]
async fn only_collections_and_people_and_groups_there_are_can_be_given() {
    let Setup { directory, _store, .. } = setup(Backend::Sqlite).await;
    directory.create(administrator("one")).await.unwrap();
    let one = UserId::new("one");
    let unknown = directory.assign_role(&one, "Emperor").await.unwrap_err();
    assert!(unknown.to_string().contains("\"Emperor\""), "{unknown}");
    assert!(matches!(directory.remove_role(&one, "Emperor").await, Err(DirectoryError::NoSuchRole(_))));
    let nobody = directory.assign_role(&UserId::new("nobody"), Role::FlexKeyUser).await;
    assert!(matches!(nobody, Err(DirectoryError::NoSuchUser(_))), "{nobody:?}");
    let group = GroupId::new("nobody");
    for refused in [
        directory.assign_group_role(&group, "FlexKeyUser").await,
        directory.remove_group_role(&group, "FlexKeyUser").await,
    ] {
        assert!(matches!(refused, Err(DirectoryError::NoSuchGroup(_))), "{refused:?}");
    }
}
