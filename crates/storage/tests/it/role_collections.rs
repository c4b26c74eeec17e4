//! Role collections and who has them.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use docket_domain::role_collection::{ApplicationRole, Source};
use docket_domain::service::{Service, ServiceInstance};
use docket_domain::{GroupId, Role, RoleCollection, Roles, UserId};
use docket_storage::role_collections::Holders;
use docket_storage::{Database, StorageError, Store, Tx};
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;
use sqlx::migrate::Migrator;

fn collection(name: &str, roles: &[Role], application_roles: &[&str]) -> RoleCollection {
    let of_instance =
        |name: &&str| ApplicationRole { instance_id: "i-1".to_owned(), name: (*name).to_owned() };
    RoleCollection {
        name: name.to_owned(),
        description: format!("What {name} need"),
        source: Source::Custom,
        roles: roles.iter().copied().collect(),
        application_roles: application_roles.iter().map(of_instance).collect(),
        created_at: NOON,
        modified_at: NOON,
    }
}

fn instance() -> ServiceInstance {
    ServiceInstance {
        id: "i-1".to_owned(),
        name: "app".to_owned(),
        service: Service::Application,
        plan: "application".to_owned(),
        client_id: "sb-app!t1".to_owned(),
        xsappname: "app!t1".to_owned(),
        parameters: serde_json::Map::new(),
        created_at: NOON,
    }
}

/// Ada and Ben, the group `ops` with Ada in it, the application `i-1`.
async fn with_people(backend: Backend) -> (TestStore, [UserId; 2], GroupId) {
    let test = TestStore::open(backend).await;
    let people = ["g-1", "g-2"].map(UserId::new);
    let ops = GroupId::new("ops");
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&user("g-1", "ada")).await.unwrap();
    tx.insert_user(&user("g-2", "ben")).await.unwrap();
    tx.insert_group(&ops, "Operators", NOON).await.unwrap();
    tx.add_group_member(&ops, &people[0]).await.unwrap();
    tx.insert_service_instance(&instance()).await.unwrap();
    tx.commit().await.unwrap();
    (test, people, ops)
}

async fn names(tx: &mut Tx, id: &UserId) -> BTreeSet<String> {
    tx.held_roles(id).await.unwrap().collections
}

#[rstest]
#[tokio::test]
async fn every_role_has_a_predefined_collection_of_its_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.read().await.unwrap();
    for role in Role::ALL {
        let found = tx.find_role_collection(role.name()).await.unwrap().expect("it is there");
        assert_eq!(found.source, Source::Predefined);
        assert_eq!((found.roles, &*found.description), ([role].into_iter().collect(), role.description()));
    }
    assert_eq!(tx.list_role_collections().await.unwrap().len(), Role::ALL.len());
}

#[rstest]
#[tokio::test]
async fn a_collection_is_made_changed_and_deleted(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (test, [ada, _], _) = with_people(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let made = collection("Approvers", &[Role::DestinationViewer], &["Viewer", "Editor"]);
    tx.insert_role_collection(&made).await.unwrap();
    assert_eq!(tx.find_role_collection("Approvers").await.unwrap(), Some(made.clone()));
    assert_eq!(tx.find_role_collection("approvers").await.unwrap(), None, "names are compared exactly");
    let changed = RoleCollection { description: String::new(), ..collection("Approvers", &[], &["Viewer"]) };
    assert!(tx.update_role_collection(&changed).await.unwrap());
    assert_eq!(tx.find_role_collection("Approvers").await.unwrap(), Some(changed));
    assert!(!tx.update_role_collection(&collection("Nobody", &[], &[])).await.unwrap());
    tx.assign_role_collection(&ada, "Approvers").await.unwrap();
    assert!(tx.delete_role_collection("Approvers").await.unwrap());
    assert!(!tx.delete_role_collection("Approvers").await.unwrap());
    assert!(names(&mut tx, &ada).await.is_empty());
    tx.insert_role_collection(&made).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = test.store.begin().await.unwrap();
    assert!(matches!(tx.insert_role_collection(&made).await, Err(StorageError::Conflict(_))));
}

#[rstest]
#[tokio::test]
async fn people_have_what_they_and_their_groups_were_given(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (test, [ada, ben], ops) = with_people(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let operators = collection("Operators", &[Role::TaskCenterAdmin, Role::DestinationViewer], &["Viewer"]);
    tx.insert_role_collection(&operators).await.unwrap();
    tx.insert_role_collection(&collection("Nothing", &[], &[])).await.unwrap();
    for name in ["DestinationViewer", "DestinationViewer", "Nothing"] {
        tx.assign_role_collection(&ada, name).await.unwrap();
    }
    for _ in 0..2 {
        tx.assign_group_role_collection(&ops, "Operators").await.unwrap();
    }
    let held = tx.held_roles(&ada).await.unwrap();
    assert_eq!(Vec::from_iter(&held.collections), ["DestinationViewer", "Nothing", "Operators"]);
    assert_eq!(held.roles, operators.roles);
    assert_eq!(held.application_roles, operators.application_roles);
    assert_eq!(tx.held_roles(&ben).await.unwrap(), docket_domain::role_collection::HeldRoles::default());

    let given = tx.role_collections_of_all(&[ada.clone(), ben.clone()]).await.unwrap();
    let expected = BTreeSet::from(["DestinationViewer", "Nothing"].map(str::to_owned));
    assert_eq!(given, HashMap::from([(ada.clone(), expected)]), "only what they were given themselves");
    let counts = tx.count_role_collection_holders().await.unwrap();
    assert_eq!(counts["Operators"], Holders { people: 0, groups: 1 });
    assert_eq!(counts["DestinationViewer"], Holders { people: 1, groups: 0 });
    let people = tx.list_role_collection_people("Nothing", None, 10).await.unwrap();
    assert_eq!(people.iter().map(|user| &*user.user_name).collect::<Vec<_>>(), ["ada"]);
    assert!(tx.list_role_collection_people("Nothing", Some("ada"), 10).await.unwrap().is_empty());
    assert_eq!(tx.list_role_collection_groups("Operators").await.unwrap()[0].id, ops);

    assert!(tx.unassign_role_collection(&ada, "DestinationViewer").await.unwrap());
    assert!(!tx.unassign_role_collection(&ada, "DestinationViewer").await.unwrap());
    assert!(tx.roles_of(&ada).await.unwrap().has(Role::DestinationViewer), "the group still has it");
    assert!(tx.unassign_group_role_collection(&ops, "Operators").await.unwrap());
    assert!(!tx.unassign_group_role_collection(&ops, "Operators").await.unwrap());
    assert_eq!(tx.roles_of(&ada).await.unwrap(), Roles::default());
}

#[rstest]
#[case::person("g-9", "ops", "TaskCenterAdmin")]
#[case::collection("g-1", "ops", "Nobody")]
#[tokio::test]
async fn giving_what_or_whom_there_is_not_is_a_conflict(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    #[case] person: &str,
    #[case] group: &str,
    #[case] collection: &str,
) {
    let (test, ..) = with_people(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let refused = tx.assign_role_collection(&UserId::new(person), collection).await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
    drop(tx);
    let mut tx = test.store.begin().await.unwrap();
    let group = if person == "g-9" { "nobody" } else { group };
    let refused = tx.assign_group_role_collection(&GroupId::new(group), collection).await;
    assert!(matches!(refused, Err(StorageError::Conflict(_))), "{refused:?}");
}

#[rstest]
#[tokio::test]
async fn an_instance_that_is_deleted_takes_along_its_roles_and_collections(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (test, [ada, _], _) = with_people(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let declared = RoleCollection {
        source: Source::Application { instance_id: "i-1".to_owned() },
        ..collection("Declared", &[], &["Viewer"])
    };
    tx.insert_role_collection(&declared).await.unwrap();
    tx.insert_role_collection(&collection("Mixed", &[Role::FlexKeyUser], &["Viewer"])).await.unwrap();
    assert_eq!(tx.find_role_collection("Declared").await.unwrap().unwrap().source, declared.source);
    tx.assign_role_collection(&ada, "Declared").await.unwrap();
    tx.delete_service_instance("i-1").await.unwrap();
    assert_eq!(tx.find_role_collection("Declared").await.unwrap(), None);
    assert!(names(&mut tx, &ada).await.is_empty());
    let left = tx.find_role_collection("Mixed").await.unwrap().unwrap();
    assert_eq!((left.roles.iter().count(), left.application_roles.len()), (1, 0));
}

#[rstest]
#[tokio::test]
async fn only_active_people_count_as_holders_of_a_role_whatever_they_have_it_by(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (test, [ada, ben], ops) = with_people(backend).await;
    let mut gone = user("g-3", "carl");
    gone.active = false;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&gone).await.unwrap();
    tx.insert_role_collection(&collection("Board", &[Role::SubaccountAdministrator], &[])).await.unwrap();
    tx.assign_role_collection(&gone.id, "SubaccountAdministrator").await.unwrap();
    tx.assign_role_collection(&ben, "Board").await.unwrap();
    tx.assign_group_role_collection(&ops, "Board").await.unwrap();
    let holders = tx.active_holders_for_update(Role::SubaccountAdministrator).await.unwrap();
    assert_eq!(holders, [ada.clone(), ben]);
    tx.remove_group_members(&ops, &[ada]).await.unwrap();
    assert_eq!(tx.active_holders(Role::SubaccountAdministrator).await.unwrap().len(), 1);
    assert!(tx.active_holders(Role::FlexKeyUser).await.unwrap().is_empty());
}

/// The migrations before this one, and what an earlier docket may have stored.
const BEFORE: i64 = 12;
const STORED: [&str; 4] = [
    "INSERT INTO users (id, user_name, user_name_key, email, display_name, given_name, family_name, active, provider_ids, \
     created_at, modified_at) VALUES ('g-1', 'ada', 'ada', 'ada@example.com', 'Ada', '', '', 1, '{}', 0, 0)",
    "INSERT INTO user_roles (user_id, role) VALUES ('g-1', 'TaskCenterAdmin'), ('g-1', 'FlexKeyUser')",
    "INSERT INTO identity_providers (name, enabled, position, settings, created_at, modified_at) \
     VALUES ('corp', 1, 0, '{}', 0, 0)",
    "INSERT INTO provider_roles (provider, user_id, role) VALUES ('corp', 'g-1', 'FlexKeyUser')",
];

async fn earlier(kind: &str) -> Migrator {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(kind);
    let mut migrator = Migrator::new(directory).await.unwrap();
    let all = migrator.migrations.into_owned();
    migrator.migrations = Cow::Owned(all.into_iter().filter(|one| one.version < BEFORE).collect());
    migrator
}

#[rstest]
#[tokio::test]
async fn what_was_given_as_a_role_is_given_as_the_collection_of_that_name(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let directory = tempfile::tempdir().unwrap();
    let database = match backend {
        Backend::Sqlite => {
            let file = directory.path().join("docket.db");
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&file).create_if_missing(true);
            let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
            earlier("sqlite").await.run(&pool).await.unwrap();
            for sql in STORED {
                sqlx::query(sql).execute(&pool).await.unwrap();
            }
            pool.close().await;
            Database::Sqlite(file)
        }
        Backend::Postgres => {
            let address = docket_testkit::database::fresh_postgres_database().await;
            let pool = sqlx::PgPool::connect(&address).await.unwrap();
            earlier("postgres").await.run(&pool).await.unwrap();
            for sql in STORED {
                sqlx::query(sql).execute(&pool).await.unwrap();
            }
            pool.close().await;
            Database::Postgres(address)
        }
    };
    let store = Store::open(&database).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let ada = UserId::new("g-1");
    let held = tx.held_roles(&ada).await.unwrap();
    assert_eq!(Vec::from_iter(&held.collections), ["FlexKeyUser", "TaskCenterAdmin"]);
    assert_eq!(held.roles, Roles::from_iter([Role::TaskCenterAdmin, Role::FlexKeyUser]));
    let by_provider = tx.provider_role_collections("corp", &ada).await.unwrap();
    assert_eq!(by_provider, BTreeSet::from(["FlexKeyUser".to_owned()]));
    drop(tx);
    store.close().await;
}
