//! `GET /task-center-service/v1/users`.

use std::sync::Arc;

use async_trait::async_trait;
use docket_directory::{
    Directory, DirectoryRefresh, RemoteDirectory, RemoteError, RemoteSettings, SearchRules,
};
use docket_domain::{Chance, Clock};
use docket_storage::profiles::{Origin, Profile};
use docket_testkit::samples::{NOON, user};
use docket_testkit::{Api, Backend, TestAuthenticator, TestCaller, TestStore};
use http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};

struct Rules(SearchRules);

#[async_trait]
impl RemoteDirectory for Rules {
    fn name(&self) -> &'static str {
        "rules"
    }

    async fn settings(&self) -> Result<Option<RemoteSettings>, RemoteError> {
        Ok(Some(RemoteSettings { rules: self.0.clone(), changed_at: NOON }))
    }

    async fn get(&self, _path: &str, _query: &[(&str, String)]) -> Result<Value, RemoteError> {
        unreachable!("nothing is read")
    }
}

async fn setup(backend: Backend, rules: SearchRules) -> (Api, TestStore) {
    let test = TestStore::open(backend).await;
    let mut tx = test.store.begin().await.unwrap();
    for (id, name, given, family, active, user_type) in [
        ("1", "Anna Fischer", "Anna", "Fischer", true, "Employee"),
        ("2", "Jürgen Müller", "Jürgen", "Müller", true, "Partner"),
        ("3", "Fisch, Ben", "Ben", "Fisch", true, "Employee"),
        ("4", "Gone Fischer", "Gone", "Fischer", false, "Employee"),
        ("5", "Eva Backfisch", "Eva", "Backfisch", true, "Employee"),
    ] {
        let mut person = user(id, &format!("user{id}"));
        person.display_name = name.to_owned();
        person.given_name = given.to_owned();
        person.family_name = family.to_owned();
        person.active = active;
        let mut profile = Profile::new(person, Origin::Local);
        profile.attributes.insert("userType".to_owned(), json!(user_type));
        tx.insert_profiles(&[profile]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let directory = Directory::new(test.store.clone(), Clock::stopped_at(NOON), Chance::seeded(1));
    let authenticator: Arc<dyn docket_http::Authenticator> = TestAuthenticator::new();
    let [_, search] = DirectoryRefresh::new(directory, Arc::new(Rules(rules))).routes(&authenticator);
    (Api::new(search.router).described(&docket_directory::describe()), test)
}

async fn found(api: &Api, text: &str) -> Vec<String> {
    let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let path = format!("/task-center-service/v1/users?$search={text}");
    let answer = api.get(&TestCaller::person("someone"), &path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let people = answer.body["value"].as_array().unwrap();
    people.iter().map(|person| person["displayName"].as_str().unwrap().to_owned()).collect()
}

#[rstest]
#[case::beginning_first("FISCH", &["Fisch, Ben", "Anna Fischer", "Eva Backfisch"])]
#[case::in_every_script("MÜLL", &["Jürgen Müller"])]
#[case::by_address("user5@exa", &["Eva Backfisch"])]
#[case::nothing("\"or\"", &[])]
#[case::no_wildcards("%%%", &[])]
#[tokio::test]
async fn active_people_are_found_by_a_part_of_a_name(
    #[case] text: &str,
    #[case] expected: &[&str],
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (api, _test) = setup(backend, SearchRules::default()).await;
    assert_eq!(found(&api, text).await, expected);
}

#[rstest]
#[case::by_beginnings(SearchRules { begins: true, ..SearchRules::default() }, &["Fisch, Ben", "Anna Fischer"])]
#[case::of_a_type(SearchRules { user_types: vec!["Partner".to_owned()], ..SearchRules::default() }, &[])]
#[case::inactive_too(SearchRules { active_only: false, ..SearchRules::default() }, &["Fisch, Ben", "Anna Fischer", "Eva Backfisch", "Gone Fischer"])]
#[tokio::test]
async fn the_directorys_settings_say_who_is_found(
    #[case] rules: SearchRules,
    #[case] expected: &[&str],
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (api, _test) = setup(backend, rules).await;
    assert_eq!(found(&api, "fisch").await, expected);
}

#[rstest]
#[tokio::test]
async fn whoever_is_renamed_or_deleted_is_found_by_the_new_name_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let (api, test) = setup(backend, SearchRules::default()).await;
    let mut tx = test.store.begin().await.unwrap();
    let mut renamed = tx.find_user(&docket_domain::UserId::new("5")).await.unwrap().unwrap();
    renamed.display_name = "Eva Backstein".to_owned();
    renamed.family_name = "Backstein".to_owned();
    tx.update_user(&renamed).await.unwrap();
    tx.delete_user(&docket_domain::UserId::new("3")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&api, "fisch").await, ["Anna Fischer"]);
    assert_eq!(found(&api, "stein").await, ["Eva Backstein"]);
}

#[rstest]
#[case::missing("", "$search")]
#[case::too_short("?$search=ab", "$search")]
#[case::too_many("?$search=abc&$top=51", "$top")]
#[tokio::test]
async fn a_search_that_is_too_short_or_too_wide_is_refused(#[case] query: &str, #[case] target: &str) {
    let (api, _test) = setup(Backend::Sqlite, SearchRules::default()).await;
    let answer =
        api.get(&TestCaller::person("someone"), &format!("/task-center-service/v1/users{query}")).await;
    assert_eq!((answer.status, answer.target()), (StatusCode::BAD_REQUEST, Some(target)));
}
