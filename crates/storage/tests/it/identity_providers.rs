//! Identity providers, links, roles given by them, and journeys.

use std::collections::BTreeMap;
use std::time::Duration;

use docket_domain::identity_provider::{
    ClaimNames, ClientAuthentication, IdentityProvider, LinkBy, ProviderSettings, SigningAlgorithm,
};
use docket_domain::{Authentication, Role, UserId};
use docket_storage::StorageError;
use docket_storage::identity_providers::{IdentityLink, Journey};
use docket_storage::provider_sign_ins::ProviderSignIn;
use docket_storage::sessions::Session;
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Backend, TestStore};
use rstest::rstest;

fn provider(name: &str, position: i64) -> IdentityProvider {
    IdentityProvider {
        name: name.to_owned(),
        enabled: true,
        position,
        settings: ProviderSettings {
            display_name: "Corporate sign-in".to_owned(),
            issuer: "https://id.example.com".to_owned(),
            client_id: "docket".to_owned(),
            client_authentication: ClientAuthentication::ClientSecretBasic,
            scopes: vec!["openid".to_owned()],
            signing_algorithms: vec![SigningAlgorithm::RS256],
            claims: ClaimNames::default(),
            group_roles: BTreeMap::from([("admins".to_owned(), vec!["SubaccountAdministrator".to_owned()])]),
            create_people: true,
            link_by: LinkBy::VerifiedEmail,
        },
        created_at: NOON,
        modified_at: NOON,
    }
}

fn link(user: &str) -> IdentityLink {
    IdentityLink {
        provider: "corp".to_owned(),
        subject: "s-1".to_owned(),
        user_id: UserId::new(user),
        created: true,
        used_at: NOON,
    }
}

async fn with_providers(backend: Backend) -> TestStore {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_user(&user("g-1", "ada")).await.unwrap();
    tx.insert_user(&user("g-2", "ben")).await.unwrap();
    tx.insert_identity_provider(&provider("corp", 2)).await.unwrap();
    tx.insert_identity_provider(&provider("partners", 1)).await.unwrap();
    tx.commit().await.unwrap();
    test
}

#[rstest]
#[tokio::test]
async fn providers_are_kept_in_the_order_of_the_chooser_and_their_secrets_sealed(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.list_identity_providers().await.unwrap(), [provider("partners", 1), provider("corp", 2)]);
    let first = IdentityProvider { enabled: false, position: 0, ..provider("corp", 2) };
    assert!(tx.update_identity_provider(&first).await.unwrap());
    assert_eq!(tx.list_identity_providers_for_update().await.unwrap()[0], first);
    assert!(!tx.update_identity_provider(&provider("nobody", 1)).await.unwrap());

    assert_eq!(tx.open_identity_provider_secret(&test.vault, "corp").await.unwrap(), None);
    tx.set_identity_provider_secret(&test.vault, "corp", Some("s3cret")).await.unwrap();
    let opened = tx.open_identity_provider_secret(&test.vault, "corp").await.unwrap().unwrap();
    assert_eq!(&*opened, "s3cret");
    assert_eq!(tx.identity_providers_with_secret().await.unwrap(), ["corp"]);
    tx.set_identity_provider_secret(&test.vault, "corp", None).await.unwrap();
    assert!(tx.identity_providers_with_secret().await.unwrap().is_empty());
    tx.commit().await.unwrap();
    let mut tx = test.store.begin().await.unwrap();
    let taken = tx.insert_identity_provider(&provider("corp", 2)).await;
    assert!(matches!(taken, Err(StorageError::Conflict(_))));
}

#[rstest]
#[tokio::test]
async fn a_link_remembers_who_a_subject_is(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    assert_eq!(tx.find_identity_link("corp", "s-1").await.unwrap(), None);
    tx.put_identity_link(&link("g-1")).await.unwrap();
    tx.put_identity_link(&IdentityLink { created: false, ..link("g-1") }).await.unwrap();
    let found = tx.find_identity_link("corp", "s-1").await.unwrap();
    assert_eq!(found, Some(link("g-1")), "the first sign-in is the one that created the person");
    assert_eq!(tx.find_identity_link("partners", "s-1").await.unwrap(), None);
    let other = IdentityLink { created: false, ..link("g-2") };
    tx.put_identity_link(&other).await.unwrap();
    assert_eq!(tx.find_identity_link("corp", "s-1").await.unwrap(), Some(other));

    assert!(tx.providers_of_holders(Role::SubaccountAdministrator).await.unwrap().is_empty());
    tx.assign_role_collection(&UserId::new("g-2"), "SubaccountAdministrator").await.unwrap();
    assert_eq!(tx.providers_of_holders(Role::SubaccountAdministrator).await.unwrap(), ["corp"]);
    tx.delete_identity_provider("corp").await.unwrap();
    assert_eq!(tx.find_identity_link("corp", "s-1").await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn a_role_given_by_two_providers_is_not_one_providers_to_take(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let (ada, role) = (UserId::new("g-1"), "TaskCenterAdmin");
    tx.add_provider_role_collection("corp", &ada, role).await.unwrap();
    tx.add_provider_role_collection("partners", &ada, role).await.unwrap();
    assert_eq!(tx.provider_role_collections("corp", &ada).await.unwrap(), [role.to_owned()].into());
    let listed = tx.list_provider_role_collections("corp").await.unwrap();
    assert_eq!(listed, [(ada.clone(), role.to_owned())]);
    assert!(!tx.remove_provider_role_collection("corp", &ada, role).await.unwrap());
    assert!(tx.remove_provider_role_collection("partners", &ada, role).await.unwrap());
}

#[rstest]
#[tokio::test]
async fn a_journey_ends_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let journey = |hash: &str| Journey {
        state_hash: hash.to_owned(),
        provider: "corp".to_owned(),
        browser_hash: "b".to_owned(),
        target: "/".to_owned(),
        anew: true,
        started_at: NOON,
        expires_at: NOON.plus(Duration::from_mins(10)),
    };
    tx.insert_journey(&journey("a")).await.unwrap();
    tx.insert_journey(&journey("b")).await.unwrap();
    assert_eq!(tx.take_journey("a").await.unwrap(), Some(journey("a")));
    assert_eq!(tx.take_journey("a").await.unwrap(), None);
    assert_eq!(tx.prune_journeys(NOON).await.unwrap(), 0);
    assert_eq!(tx.prune_journeys(NOON.plus(Duration::from_mins(10))).await.unwrap(), 1);
}

#[rstest]
#[tokio::test]
async fn what_sign_ins_with_a_provider_opened_ends_together(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let session = |hash: &str, origin: &str| Session {
        id_hash: hash.to_owned(),
        user_id: UserId::new("g-1"),
        auth_time: NOON,
        authentication: Authentication { origin: origin.to_owned(), ..Authentication::password() },
        seen_at: NOON,
        expires_at: NOON.plus(Duration::from_hours(1)),
    };
    tx.insert_session(&session("a", "corp")).await.unwrap();
    tx.insert_session(&session("b", Authentication::LOCAL)).await.unwrap();
    tx.set_session_id_token(&test.vault, "a", "x.y.z").await.unwrap();
    let token = tx.find_session_id_token(&test.vault, "a").await.unwrap();
    assert_eq!(token.as_ref().map(|token| token.as_str()), Some("x.y.z"));
    assert_eq!(tx.find_session_id_token(&test.vault, "b").await.unwrap(), None);
    assert_eq!(tx.find_session("a").await.unwrap(), Some(session("a", "corp")));
    assert_eq!(tx.end_sign_ins_with("corp", NOON).await.unwrap(), 1);
    assert_eq!(tx.find_session("a").await.unwrap(), None);
    assert!(tx.find_session("b").await.unwrap().is_some());
}

#[rstest]
#[tokio::test]
async fn people_are_found_by_e_mail_address_without_regard_to_case(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    let shared = |id: &str, name: &str| docket_domain::user::User {
        email: "Team@Example.com".to_owned(),
        ..user(id, name)
    };
    tx.insert_user(&shared("g-3", "cleo")).await.unwrap();
    assert_eq!(tx.find_users_by_email("TEAM@example.com").await.unwrap().len(), 1);
    tx.insert_user(&shared("g-4", "dan")).await.unwrap();
    assert_eq!(tx.find_users_by_email("team@example.com").await.unwrap().len(), 2);
    assert!(tx.find_users_by_email("nobody@example.com").await.unwrap().is_empty());
}

fn sign_in(id: &str, provider: &str, subject: &str, sid_hash: Option<&str>) -> ProviderSignIn {
    ProviderSignIn {
        id: id.to_owned(),
        provider: provider.to_owned(),
        subject: subject.to_owned(),
        sid_hash: sid_hash.map(str::to_owned),
        user_id: UserId::new("g-1"),
        expires_at: NOON.plus(Duration::from_hours(1)),
    }
}

fn came_by(origin: &str, sign_in: Option<&str>) -> Authentication {
    Authentication {
        origin: origin.to_owned(),
        sign_in: sign_in.map(str::to_owned),
        ..Authentication::password()
    }
}

#[rstest]
#[case::the_person(Some("s-1"), None, &["c"])]
#[case::the_session(None, Some("h-1"), &["b", "c"])]
#[case::both(Some("s-1"), Some("h-2"), &["a", "c"])]
#[case::neither(None, None, &["a", "b", "c"])]
#[case::nobody(Some("s-9"), None, &["a", "b", "c"])]
#[tokio::test]
async fn only_the_sign_ins_that_are_named_end(
    #[case] subject: Option<&str>,
    #[case] sid_hash: Option<&str>,
    #[case] left: &[&str],
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for one in [
        sign_in("a", "corp", "s-1", Some("h-1")),
        sign_in("b", "corp", "s-1", Some("h-2")),
        sign_in("c", "partners", "s-1", Some("h-1")),
    ] {
        tx.insert_provider_sign_in(&one).await.unwrap();
    }
    let ended = tx.end_provider_sign_ins("corp", subject, sid_hash).await.unwrap();
    assert_eq!(usize::try_from(ended).unwrap(), 3 - left.len());
    for (id, origin) in [("a", "corp"), ("b", "corp"), ("c", "partners")] {
        let alive = tx.is_signed_in(&came_by(origin, Some(id))).await.unwrap();
        assert_eq!(alive, left.contains(&id), "{id}");
    }
}

#[rstest]
#[tokio::test]
async fn a_sign_in_counts_with_its_provider_on_and_until_it_is_over(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = with_providers(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    tx.insert_provider_sign_in(&sign_in("a", "corp", "s-1", None)).await.unwrap();
    assert!(tx.is_signed_in(&came_by("corp", Some("a"))).await.unwrap());
    assert!(!tx.is_signed_in(&came_by("partners", Some("a"))).await.unwrap(), "it is another provider's");
    assert!(!tx.is_signed_in(&came_by("corp", Some("x"))).await.unwrap());
    assert!(tx.is_signed_in(&Authentication::password()).await.unwrap());
    assert!(tx.is_signed_in(&came_by("corp", None)).await.unwrap(), "from before sign-ins were kept");

    tx.extend_provider_sign_in("a", NOON).await.unwrap();
    tx.extend_provider_sign_in("a", NOON.plus(Duration::from_hours(2))).await.unwrap();
    assert_eq!(tx.prune_provider_sign_ins(NOON.plus(Duration::from_hours(1))).await.unwrap(), 0);

    let off = IdentityProvider { enabled: false, ..provider("corp", 2) };
    tx.update_identity_provider(&off).await.unwrap();
    assert!(!tx.is_signed_in(&came_by("corp", Some("a"))).await.unwrap());
    assert!(!tx.is_signed_in(&came_by("corp", None)).await.unwrap());
    tx.update_identity_provider(&provider("corp", 2)).await.unwrap();
    assert_eq!(tx.prune_provider_sign_ins(NOON.plus(Duration::from_hours(2))).await.unwrap(), 1);
    assert!(!tx.is_signed_in(&came_by("corp", Some("a"))).await.unwrap());

    tx.insert_provider_sign_in(&sign_in("a", "corp", "s-1", None)).await.unwrap();
    tx.end_sign_ins_with("corp", NOON).await.unwrap();
    assert!(!tx.is_signed_in(&came_by("corp", Some("a"))).await.unwrap());
    tx.insert_provider_sign_in(&sign_in("a", "corp", "s-1", None)).await.unwrap();
    tx.delete_identity_provider("corp").await.unwrap();
    assert!(!tx.is_signed_in(&came_by("corp", None)).await.unwrap());
    let late = tx.insert_provider_sign_in(&sign_in("b", "corp", "s-1", None)).await;
    assert!(matches!(late, Err(StorageError::Conflict(_))), "{late:?}");
}
