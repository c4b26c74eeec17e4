//! `/scim/v2`, as a provisioning system uses it.

use docket_directory::Directory;
use docket_domain::{Chance, Clock, Role, UserId};
use docket_http::ClientKind;
use docket_testkit::callers::Answer;
use docket_testkit::samples::NOON;
use docket_testkit::{Api, Backend, TestAuthenticator, TestCaller, TestStore};
use http::{Method, Request, StatusCode, header};
use rstest::rstest;
use serde_json::{Value, json};

const USERS: &str = "/scim/v2/Users";
const GROUPS: &str = "/scim/v2/Groups";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const SAP: &str = "urn:ietf:params:scim:schemas:extension:sap:2.0:User";
const DOCKET: &str = "urn:ietf:params:scim:schemas:extension:docket:2.0:User";
const SYSTEM: TestCaller = TestCaller::Client(ClientKind::Directory, Vec::new());

struct Setup {
    api: Api,
    directory: Directory,
    test: TestStore,
}

async fn setup_on(backend: Backend) -> Setup {
    let test = TestStore::open(backend).await;
    let directory = Directory::new(test.store.clone(), Clock::stopped_at(NOON), Chance::seeded(1));
    let public_url = "https://docket.example".parse().unwrap();
    let router = directory.scim_routes(TestAuthenticator::new(), &public_url).router;
    Setup { api: Api::new(router).described(&docket_directory::describe()), directory, test }
}

async fn setup() -> Setup {
    setup_on(Backend::Sqlite).await
}

fn person(user_name: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": user_name,
        "externalId": format!("X-{user_name}"),
        "name": {"givenName": "Anna", "familyName": "Fischer"},
        "emails": [
            {"value": format!("{user_name}@example.com"), "type": "work", "primary": true},
            {"value": format!("{user_name}@home.example"), "type": "home"},
        ],
        "title": "Head of Tests",
    })
}

impl Setup {
    async fn create(&self, body: Value) -> Answer {
        self.api.post(&SYSTEM, USERS, body).await
    }

    /// The id of a new person.
    async fn created(&self, user_name: &str) -> String {
        let answer = self.create(person(user_name)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["id"].as_str().unwrap().to_owned()
    }

    async fn patch(&self, path: &str, operations: Value) -> Answer {
        let body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": operations,
        });
        self.api.patch(&SYSTEM, path, body).await
    }

    /// The sign-in names a filter finds, in the order they come in.
    async fn found(&self, filter: &str) -> Vec<String> {
        let query: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
        let answer = self.api.get(&SYSTEM, &format!("{USERS}?filter={query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{filter}: {}", answer.body);
        let people = answer.body["Resources"].as_array().unwrap();
        assert_eq!(answer.body["totalResults"], people.len());
        people.iter().map(|person| person["userName"].as_str().unwrap().to_owned()).collect()
    }

    async fn with_header(&self, method: Method, path: &str, name: &str, value: &str, body: &str) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/scim+json")
            .header(name, value)
            .body(body.to_owned().into())
            .unwrap();
        request.headers_mut().extend(SYSTEM.headers());
        self.api.send(request).await
    }
}

#[rstest]
#[tokio::test]
async fn a_pushed_person_is_shown_with_all_that_was_said_of_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    let mut body = person("afischer");
    body[ENTERPRISE] = json!({"department": "Quality", "manager": {"value": "g-boss"}});
    body[SAP] = json!({"userUuid": "0f5e4d6a-1111-4222-8333-444455556666"});
    body[DOCKET] = json!({"successFactors": "afi"});
    body["password"] = json!("never kept");
    body["unknown"] = json!("passed over");
    let created = setup.create(body).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    assert_eq!(
        created.headers["location"],
        format!("https://docket.example{USERS}/0f5e4d6a-1111-4222-8333-444455556666")
    );
    insta::assert_json_snapshot!("pushed_person", created.body);
    let id = created.body["id"].as_str().unwrap();
    let shown = setup.api.get(&SYSTEM, &format!("{USERS}/{id}")).await;
    assert_eq!(shown.body, created.body);
    assert_eq!(shown.headers["etag"], created.body["meta"]["version"].as_str().unwrap());
    let user = setup.directory.find(&UserId::new(id)).await.unwrap().unwrap();
    assert_eq!((&*user.email, &*user.display_name), ("afischer@example.com", "Anna Fischer"));
    assert_eq!(user.provider_ids["SuccessFactors"], "afi");
    assert_eq!(setup.found(&format!("{DOCKET}:successFactors eq \"AFI\"")).await, ["afischer"]);
}

#[rstest]
#[case::by_sign_in_name("userName eq \"AFISCHER\"", &["afischer"])]
#[case::by_external_id("externalId eq \"X-bmeier\"", &["bmeier"])]
#[case::external_ids_are_exact("externalId eq \"x-bmeier\"", &[])]
#[case::by_any_address("emails eq \"BMEIER@home.example\"", &["bmeier"])]
#[case::by_address_of_a_kind("emails[type eq \"work\" and value co \"@example\"]", &["afischer", "bmeier", "çelik"])]
#[case::of_one_and_the_same_item("emails[type eq \"work\" and value ew \"@home.example\"]", &[])]
#[case::by_part_of_a_name("name.familyName sw \"fis\"", &["afischer", "bmeier", "çelik"])]
#[case::in_every_script("userName eq \"ÇELİK\" or userName eq \"Çelik\"", &["çelik"])]
#[case::by_an_attribute_without_a_column("title eq \"head of tests\"", &["afischer", "bmeier", "çelik"])]
#[case::by_an_extension("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"Sales\"", &["bmeier"])]
#[case::by_absence("not (urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr)", &["afischer", "çelik"])]
#[case::unequal_is_also_what_has_none("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ne \"Sales\"", &["afischer", "çelik"])]
#[case::by_state("active eq false", &["çelik"])]
#[case::by_time("meta.lastModified ge \"2026-01-01T00:00:00Z\"", &["afischer", "bmeier", "çelik"])]
#[case::by_time_not("meta.created lt \"2026-01-01T00:00:00Z\"", &[])]
#[case::combined("(userName sw \"a\" or userName sw \"b\") and not (externalId co \"mei\")", &["afischer"])]
#[case::null("locale eq null", &["afischer", "bmeier", "çelik"])]
#[case::type_of_resource("meta.resourceType eq \"User\" and userName pr", &["afischer", "bmeier", "çelik"])]
#[tokio::test]
async fn a_filter_finds_on_both_databases(
    #[case] filter: &str,
    #[case] expected: &[&str],
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    setup.created("afischer").await;
    let mut other = person("bmeier");
    other[ENTERPRISE] = json!({"department": "Sales"});
    setup.create(other).await;
    let mut inactive = person("çelik");
    inactive["active"] = json!(false);
    setup.create(inactive).await;
    assert_eq!(setup.found(filter).await, expected, "{filter}");
}

#[rstest]
#[case::no_filter_at_all("userName", "invalidFilter")]
#[case::unknown_attribute("shoeSize eq \"42\"", "invalidFilter")]
#[case::text_for_a_flag("active eq \"perhaps\"", "invalidFilter")]
#[case::order_of_flags("active gt true", "invalidFilter")]
#[case::no_time("meta.created gt \"yesterday\"", "invalidFilter")]
#[tokio::test]
async fn a_filter_that_makes_no_sense_is_refused_by_name(#[case] filter: &str, #[case] scim_type: &str) {
    let setup = setup().await;
    let query: String = url::form_urlencoded::byte_serialize(filter.as_bytes()).collect();
    let answer = setup.api.get(&SYSTEM, &format!("{USERS}?filter={query}")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body["scimType"], scim_type);
    assert_eq!(answer.body["status"], "400");
    assert_eq!(answer.headers["content-type"], "application/scim+json");
}

#[rstest]
#[tokio::test]
async fn pages_add_up_to_the_whole_list_in_either_order(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    for name in ["e", "b", "d", "a", "c"] {
        setup.created(name).await;
    }
    let names = |answer: &Answer| {
        let people = answer.body["Resources"].as_array().unwrap();
        people.iter().map(|one| one["userName"].as_str().unwrap().to_owned()).collect::<String>()
    };
    let mut all = String::new();
    for start in [1, 3, 5] {
        let page = setup.api.get(&SYSTEM, &format!("{USERS}?startIndex={start}&count=2")).await;
        assert_eq!((&page.body["totalResults"], &page.body["startIndex"]), (&json!(5), &json!(start)));
        all.push_str(&names(&page));
    }
    assert_eq!(all, "abcde");
    let path = format!("{USERS}?sortBy=externalId&sortOrder=descending&count=3");
    assert_eq!(names(&setup.api.get(&SYSTEM, &path).await), "edc");
    let none = setup.api.get(&SYSTEM, &format!("{USERS}?count=0")).await;
    assert_eq!((&none.body["totalResults"], &none.body["itemsPerPage"]), (&json!(5), &json!(0)));
    let body =
        json!({"filter": "userName gt \"b\"", "startIndex": 2, "count": 1, "attributes": ["userName"]});
    let found = setup.api.post(&SYSTEM, &format!("{USERS}/.search"), body).await;
    assert_eq!(found.body["totalResults"], 3);
    let person = found.body["Resources"][0].as_object().unwrap();
    assert_eq!(person.keys().collect::<Vec<_>>(), ["schemas", "id", "userName"]);
}

#[tokio::test]
async fn an_answer_has_the_attributes_that_were_asked_for() {
    let setup = setup().await;
    let id = setup.created("afischer").await;
    let path = format!("{USERS}/{id}?attributes=emails.value,name.familyName,title");
    let answer = setup.api.get(&SYSTEM, &path).await;
    assert_eq!(answer.body["name"], json!({"familyName": "Fischer"}));
    assert_eq!(answer.body["emails"][1], json!({"value": "afischer@home.example"}));
    assert!(answer.body["userName"].is_null() && answer.body["id"].is_string());
    let path = format!("{USERS}/{id}?excludedAttributes=emails,name.givenName,id");
    let answer = setup.api.get(&SYSTEM, &path).await;
    assert!(answer.body["emails"].is_null() && answer.body["id"].is_string(), "the id is always there");
    assert_eq!(answer.body["name"], json!({"familyName": "Fischer"}));
    let both = setup.api.get(&SYSTEM, &format!("{USERS}/{id}?attributes=a&excludedAttributes=b")).await;
    assert_eq!(both.status, StatusCode::BAD_REQUEST);
}

#[rstest]
#[tokio::test]
async fn a_patch_changes_what_its_paths_name(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let setup = setup_on(backend).await;
    let path = format!("{USERS}/{}", setup.created("afischer").await);
    let answer = setup
        .patch(
            &path,
            json!([
                {"op": "Replace", "path": "name.familyName", "value": "Berg"},
                {"op": "replace", "path": "emails[type eq \"home\"].value", "value": "anna@berg.example"},
                {"op": "add", "path": "phoneNumbers", "value": [{"value": "1", "type": "work"}, {"value": "2", "primary": true}]},
                {"op": "add", "path": "phoneNumbers", "value": {"value": "3", "primary": true}},
                {"op": "remove", "path": "phoneNumbers[type eq \"work\"]"},
                {"op": "add", "path": "addresses[type eq \"work\"].locality", "value": "Ulm"},
                {"op": "remove", "path": "title"},
                {"op": "add", "path": format!("{ENTERPRISE}:department"), "value": "Sales"},
                {"op": "add", "value": {"nickName": "Änne", format!("{ENTERPRISE}:division"): "South", "id": "passed over"}},
            ]),
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    insta::assert_json_snapshot!("patched_person", answer.body, {".id" => "[id]", ".meta" => "[meta]", ".**.userUuid" => "[id]"});
    assert_eq!(setup.found("emails.value eq \"ANNA@berg.example\"").await, ["afischer"]);
    assert!(setup.found("emails.value eq \"afischer@home.example\"").await.is_empty());
}

#[rstest]
#[case::no_match("replace", json!("emails[type eq \"fax\"].value"), json!("x@y.z"), "noTarget")]
#[case::nothing_to_remove("remove", Value::Null, Value::Null, "noTarget")]
#[case::no_path("add", json!("emails[type eq"), json!("x"), "invalidPath")]
#[case::unknown_path("add", json!("shoeSize"), json!("42"), "invalidPath")]
#[case::read_only("replace", json!("id"), json!("other"), "mutability")]
#[case::their_groups_are_the_groups_matter("add", json!("groups"), json!([{"value": "x"}]), "mutability")]
#[case::required("remove", json!("userName"), Value::Null, "mutability")]
#[case::wrong_kind("replace", json!("active"), json!("perhaps"), "invalidValue")]
#[case::bad_address("replace", json!("emails"), json!([{"value": "nobody"}]), "invalidValue")]
#[case::unknown_verb("move", json!("title"), json!("x"), "invalidSyntax")]
#[tokio::test]
async fn a_patch_that_cannot_be_done_says_why_and_changes_nothing(
    #[case] op: &str,
    #[case] path: Value,
    #[case] value: Value,
    #[case] scim_type: &str,
) {
    let setup = setup().await;
    let address = format!("{USERS}/{}", setup.created("afischer").await);
    let before = setup.api.get(&SYSTEM, &address).await.body;
    let first = json!({"op": "replace", "path": "title", "value": "Changed"});
    let operations = json!([first, {"op": op, "path": path, "value": value}]);
    let answer = setup.patch(&address, operations).await;
    assert_eq!(
        (answer.status, &answer.body["scimType"]),
        (StatusCode::BAD_REQUEST, &json!(scim_type)),
        "{}",
        answer.body
    );
    assert_eq!(setup.api.get(&SYSTEM, &address).await.body, before);
}

#[tokio::test]
async fn replacing_a_person_removes_what_is_left_out_but_does_not_wake_the_inactive() {
    let setup = setup().await;
    let id = setup.created("afischer").await;
    let path = format!("{USERS}/{id}");
    setup.patch(&path, json!([{"op": "replace", "path": "active", "value": "False"}])).await;
    let body = json!({"userName": "anna", "emails": [{"value": "a@example.com"}], "id": "other", "displayName": "Anna"});
    let answer = setup.api.put(&SYSTEM, &path, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(
        answer.body["title"].is_null()
            && answer.body["name"].is_null()
            && answer.body["externalId"].is_null()
    );
    assert_eq!((&answer.body["id"], &answer.body["active"]), (&json!(id), &json!(false)));
}

#[tokio::test]
async fn a_version_guards_against_lost_changes() {
    let setup = setup().await;
    let path = format!("{USERS}/{}", setup.created("afischer").await);
    let first = setup.api.get(&SYSTEM, &path).await.body["meta"]["version"].as_str().unwrap().to_owned();
    let change = r#"{"Operations": [{"op": "replace", "path": "title", "value": "One"}]}"#;
    let done = setup.with_header(Method::PATCH, &path, "if-match", &first, change).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_ne!(done.headers["etag"], first.as_str(), "the clock stands still, the version does not");
    let late = setup.with_header(Method::PATCH, &path, "if-match", &first, change).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let late = setup.with_header(Method::DELETE, &path, "if-match", &first, "").await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let known = done.headers["etag"].to_str().unwrap();
    let unchanged = setup.with_header(Method::GET, &path, "if-none-match", known, "").await;
    assert_eq!((unchanged.status, &unchanged.body), (StatusCode::NOT_MODIFIED, &Value::Null));
}

#[tokio::test]
async fn a_sign_in_name_is_one_persons_and_an_id_too() {
    let setup = setup().await;
    setup.created("afischer").await;
    let twice = setup.create(person("AFischer")).await;
    assert_eq!((twice.status, &twice.body["scimType"]), (StatusCode::CONFLICT, &json!("uniqueness")));
    let nameless = setup.create(json!({"emails": [{"value": "a@example.com"}]})).await;
    assert_eq!(
        (nameless.status, &nameless.body["scimType"]),
        (StatusCode::BAD_REQUEST, &json!("invalidValue"))
    );
}

#[rstest]
#[tokio::test]
async fn members_come_and_go_and_the_inbox_knows_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    let (anna, ben) = (setup.created("anna").await, setup.created("ben").await);
    let body = json!({"displayName": "Approvers", "externalId": "G-7", "members": [{"value": anna}]});
    let created = setup.api.post(&SYSTEM, GROUPS, body).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    let id = created.body["id"].as_str().unwrap();
    let path = format!("{GROUPS}/{id}");
    let names = |user: &str| {
        let (directory, user) = (setup.directory.clone(), UserId::new(user));
        async move {
            let groups = directory.groups_of(&user).await.unwrap();
            groups.into_iter().map(docket_domain::GroupId::into_string).collect::<Vec<_>>()
        }
    };
    let mut expected = vec!["Approvers".to_owned(), "G-7".to_owned(), id.to_owned()];
    expected.sort();
    assert_eq!(names(&anna).await, expected);
    let shown = setup.api.get(&SYSTEM, &format!("{USERS}/{anna}")).await;
    assert_eq!(shown.body["groups"][0]["display"], "Approvers");
    assert_eq!(setup.found(&format!("groups.value eq \"{id}\"")).await, ["anna"]);

    let change = json!([
        {"op": "add", "path": "members", "value": [{"value": ben}, {"value": anna}]},
        {"op": "remove", "path": format!("members[value eq \"{anna}\"]")},
    ]);
    let changed = setup.patch(&path, change).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    assert_eq!(changed.body["members"].as_array().unwrap().len(), 1);
    assert_eq!(changed.body["members"][0]["$ref"], format!("https://docket.example{USERS}/{ben}"));
    assert!(names(&anna).await.is_empty());
    assert_eq!(names(&ben).await, expected);
    let short = setup.api.get(&SYSTEM, &format!("{GROUPS}?excludedAttributes=members")).await;
    assert!(short.body["Resources"][0]["members"].is_null());

    // Named in the value, as some provisioning systems do.
    let gone =
        setup.patch(&path, json!([{"op": "remove", "path": "members", "value": [{"value": ben}]}])).await;
    assert!(gone.body["members"].is_null(), "{}", gone.body);
    let nobody = json!([{"op": "add", "path": "members", "value": [{"value": "nobody"}]}]);
    let refused = setup.patch(&path, nobody).await;
    assert_eq!(
        (refused.status, &refused.body["scimType"]),
        (StatusCode::BAD_REQUEST, &json!("invalidValue"))
    );
    assert_eq!(setup.api.delete(&SYSTEM, &path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(setup.api.get(&SYSTEM, &path).await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[case::by_patch(true)]
#[case::by_deletion(false)]
#[tokio::test]
async fn the_last_administrator_cannot_be_pushed_out(#[case] by_patch: bool) {
    let setup = setup().await;
    let id = setup.created("admin").await;
    let user = UserId::new(&*id);
    setup.directory.assign_role(&user, Role::SubaccountAdministrator).await.unwrap();
    let path = format!("{USERS}/{id}");
    let answer = if by_patch {
        setup.patch(&path, json!([{"op": "replace", "value": {"active": false}}])).await
    } else {
        setup.api.delete(&SYSTEM, &path).await
    };
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
    assert!(setup.directory.find(&user).await.unwrap().unwrap().active);
}

#[rstest]
#[case::by_patch(true)]
#[case::by_deletion(false)]
#[tokio::test]
async fn the_last_administrator_cannot_be_pushed_out_of_their_group(#[case] by_patch: bool) {
    let setup = setup().await;
    let id = setup.created("admin").await;
    let group = json!({"displayName": "Admins", "members": [{"value": id}]});
    let group = setup.api.post(&SYSTEM, GROUPS, group).await.body["id"].as_str().unwrap().to_owned();
    let admins = docket_domain::GroupId::new(&*group);
    setup.directory.assign_group_role(&admins, "SubaccountAdministrator").await.unwrap();
    let path = format!("{GROUPS}/{group}");
    let push_out = async || {
        if by_patch {
            setup.patch(&path, json!([{"op": "remove", "path": "members"}])).await.status
        } else {
            setup.api.delete(&SYSTEM, &path).await.status
        }
    };
    assert_eq!(push_out().await, StatusCode::CONFLICT);
    let user = UserId::new(&*id);
    assert!(setup.directory.roles_of(&user).await.unwrap().has(Role::SubaccountAdministrator));
    setup.directory.assign_role(&user, Role::SubaccountAdministrator).await.unwrap();
    assert!(push_out().await.is_success());
}

#[rstest]
#[tokio::test]
async fn deactivating_a_person_ends_their_sessions_at_once(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    let id = setup.created("anna").await;
    let session = docket_storage::sessions::Session {
        id_hash: "hash".to_owned(),
        user_id: UserId::new(&*id),
        authentication: docket_domain::Authentication::password(),
        auth_time: NOON,
        seen_at: NOON,
        expires_at: NOON.plus(std::time::Duration::from_hours(1)),
    };
    let mut tx = setup.test.store.begin().await.unwrap();
    tx.insert_session(&session).await.unwrap();
    tx.commit().await.unwrap();
    setup.patch(&format!("{USERS}/{id}"), json!([{"op": "replace", "path": "active", "value": false}])).await;
    let mut tx = setup.test.store.read().await.unwrap();
    assert!(tx.find_session("hash").await.unwrap().is_none());
}

#[tokio::test]
async fn a_bulk_request_does_one_thing_after_the_other_and_says_what_became_of_each() {
    let setup = setup().await;
    let body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
        "Operations": [
            {"method": "POST", "path": "/Users", "bulkId": "anna", "data": person("anna")},
            {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {"displayName": "G", "members": [{"value": "bulkId:anna"}]}},
            {"method": "PATCH", "path": "/Users/bulkId:anna", "data": {"Operations": [{"op": "add", "path": "title", "value": "T"}]}},
            {"method": "POST", "path": "/Users", "bulkId": "twin", "data": person("anna")},
            {"method": "DELETE", "path": "/Groups/bulkId:g"},
            {"method": "PUT", "path": "/Cars/1", "data": {}},
        ],
    });
    let answer = setup.api.post(&SYSTEM, "/scim/v2/Bulk", body).await;
    let statuses: Vec<&str> = answer.body["Operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["201", "201", "200", "409", "204", "400"], "{}", answer.body);
    assert_eq!(answer.body["Operations"][3]["response"]["scimType"], "uniqueness");
    assert_eq!(setup.found("title eq \"T\"").await, ["anna"]);
    // No error is as few as one: what went well does not stop the rest.
    for most in [0, 1] {
        let stops = json!({"failOnErrors": most, "Operations": [
            {"method": "PATCH", "path": "/Users/none", "data": {}},
            {"method": "DELETE", "path": "/Users/none"},
        ]});
        let answer = setup.api.post(&SYSTEM, "/scim/v2/Bulk", stops).await;
        assert_eq!(answer.body["Operations"].as_array().unwrap().len(), 1);
        let goes_on = json!({"failOnErrors": most, "Operations": [
            {"method": "POST", "path": "/Users", "bulkId": "n", "data": person(&format!("nora{most}"))},
            {"method": {}, "path": "/Users"},
        ]});
        let answer = setup.api.post(&SYSTEM, "/scim/v2/Bulk", goes_on).await;
        assert_eq!(answer.body["Operations"].as_array().unwrap().len(), 2);
        assert!(answer.body["Operations"][1].get("method").is_none(), "{}", answer.body);
    }
}

#[tokio::test]
async fn people_and_groups_come_in_one_list() {
    let setup = setup().await;
    setup.created("anna").await;
    setup.api.post(&SYSTEM, GROUPS, json!({"displayName": "Approvers"})).await;
    let answer = setup.api.post(&SYSTEM, "/scim/v2/.search", json!({"count": 1, "startIndex": 2})).await;
    assert_eq!(
        (&answer.body["totalResults"], answer.body["Resources"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
    assert_eq!(answer.body["Resources"][0]["displayName"], "Approvers");
    let people = setup.api.post(&SYSTEM, "/scim/v2/.search", json!({"filter": "userName pr"})).await;
    assert_eq!(people.body["totalResults"], 1);
    let nothing = setup.api.post(&SYSTEM, "/scim/v2/.search", json!({"filter": "shoeSize pr"})).await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_directory_token_opens_the_directory_until_it_is_deleted_and_is_kept_as_a_hash() {
    let setup = setup().await;
    let (_, token) = setup.directory.create_token("identity-provisioning").await.unwrap();
    let call = |value: String| {
        let request = Request::builder().uri(USERS).header(header::AUTHORIZATION, value);
        setup.api.send(request.body(axum::body::Body::empty()).unwrap())
    };
    assert_eq!(call(format!("Bearer {token}")).await.status, StatusCode::OK);
    let basic = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, format!("anyone:{token}"));
    assert_eq!(call(format!("Basic {basic}")).await.status, StatusCode::OK);
    let wrong = call(format!("Bearer {token}x")).await;
    assert_eq!((wrong.status, &wrong.body["status"]), (StatusCode::UNAUTHORIZED, &json!("401")));
    assert!(setup.directory.create_token("identity-provisioning").await.is_err());
    setup.directory.delete_token("identity-provisioning").await.unwrap();
    assert_eq!(call(format!("Bearer {token}")).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn everybody_sees_themselves_and_no_address_is_without_an_answer() {
    let setup = setup().await;
    let id = setup.created("anna").await;
    let me = setup.api.get(&TestCaller::person(&id), "/scim/v2/Me").await;
    assert_eq!((me.status, &me.body["userName"]), (StatusCode::OK, &json!("anna")));
    let nowhere = setup.api.get(&SYSTEM, "/scim/v2/Cars").await;
    assert_eq!((nowhere.status, &nowhere.body["status"]), (StatusCode::NOT_FOUND, &json!("404")));
}

#[rstest]
#[tokio::test]
async fn members_come_and_go_by_the_thousand_and_one_by_one(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    const MEMBERS: usize = 3000;
    let setup = setup_on(backend).await;
    let people: Vec<docket_domain::user::User> = (0..MEMBERS)
        .map(|n| docket_testkit::samples::user(&format!("g-{n}"), &format!("user-{n}")))
        .collect();
    let mut tx = setup.test.store.begin().await.unwrap();
    for user in &people {
        tx.insert_user(user).await.unwrap();
    }
    tx.commit().await.unwrap();
    let all: Vec<Value> = people.iter().map(|user| json!({"value": user.id})).collect();
    let group = json!({"displayName": "Everybody"});
    let id = setup.api.post(&SYSTEM, GROUPS, group).await.body["id"].as_str().unwrap().to_owned();
    let path = format!("{GROUPS}/{id}");
    let count = |answer: Answer| {
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body["members"].as_array().map_or(0, Vec::len)
    };
    let everybody = json!({"displayName": "Everybody", "members": all});
    assert_eq!(count(setup.api.put(&SYSTEM, &path, everybody).await), MEMBERS);
    assert_eq!(
        count(setup.patch(&path, json!([{"op": "add", "path": "members", "value": all}])).await),
        MEMBERS
    );
    let one_by_one: Vec<Value> =
        (0..1000).map(|n| json!({"op": "remove", "path": format!("members[value eq \"g-{n}\"]")})).collect();
    assert_eq!(count(setup.patch(&path, json!(one_by_one)).await), MEMBERS - 1000);
    let back: Vec<Value> = (0..1000)
        .map(|n| json!({"op": "add", "path": "members", "value": [{"value": format!("g-{n}")}]}))
        .collect();
    assert_eq!(count(setup.patch(&path, json!(back)).await), MEMBERS);
    let gone = json!([{"op": "remove", "path": "members", "value": all}]);
    assert_eq!(count(setup.patch(&path, gone).await), 0);
}

#[rstest]
#[case::at_once(json!({"op": "replace", "path": "phoneNumbers", "value": numbers(0..101)}), 1)]
#[case::one_by_one(json!({"op": "add", "path": "phoneNumbers", "value": numbers(0..1)}), 101)]
#[tokio::test]
async fn a_person_has_at_most_a_hundred_of_anything(#[case] operation: Value, #[case] times: usize) {
    let setup = setup().await;
    let path = format!("{USERS}/{}", setup.created("anna").await);
    let operations: Vec<Value> = (0..times)
        .map(|n| {
            let mut operation = operation.clone();
            if times > 1 {
                operation["value"] = numbers(n..n + 1);
            }
            operation
        })
        .collect();
    let refused = setup.patch(&path, json!(operations)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
    assert_eq!(refused.body["detail"], "phoneNumbers may have at most 100 values.");
    let hundred = json!([{"op": "replace", "path": "phoneNumbers", "value": numbers(0..100)}]);
    assert_eq!(setup.patch(&path, hundred).await.status, StatusCode::OK);
    let mut body = person("ben");
    body["phoneNumbers"] = numbers(0..30_000);
    assert_eq!(setup.create(body).await.status, StatusCode::BAD_REQUEST);
}

fn numbers(range: std::ops::Range<usize>) -> Value {
    range.map(|n| json!({"value": n.to_string()})).collect()
}

#[rstest]
#[case::replace_by_nothing_said(json!({"op": "replace", "path": "members"}), Some("invalidValue"))]
#[case::add_of_nothing_said(json!({"op": "add", "path": "members"}), Some("invalidValue"))]
#[case::add_of_null(json!({"op": "add", "path": "externalId", "value": null}), None)]
#[case::add_of_an_empty_list(json!({"op": "add", "path": "members", "value": []}), None)]
#[case::replace_by_an_empty_object(json!({"op": "replace", "path": "members", "value": {}}), Some("invalidValue"))]
#[case::replace_by_empty_items(json!({"op": "replace", "path": "members", "value": [{"value": ""}]}), Some("invalidValue"))]
#[case::remove_of_an_empty_list(json!({"op": "remove", "path": "members", "value": []}), None)]
#[case::remove_of_an_empty_object(json!({"op": "remove", "path": "members", "value": {}}), Some("invalidValue"))]
#[case::remove_of_empty_items(json!({"op": "remove", "path": "members", "value": [{"value": ""}]}), Some("invalidValue"))]
#[case::remove_of_a_stranger(json!({"op": "remove", "path": "members", "value": [{"value": "nobody"}]}), None)]
#[tokio::test]
async fn a_value_that_is_missing_or_empty_takes_nothing_away(
    #[case] operation: Value,
    #[case] refused: Option<&str>,
) {
    let setup = setup().await;
    let anna = setup.created("anna").await;
    let body = json!({"displayName": "Approvers", "externalId": "G-7", "members": [{"value": anna}]});
    let id = setup.api.post(&SYSTEM, GROUPS, body).await.body["id"].as_str().unwrap().to_owned();
    let path = format!("{GROUPS}/{id}");
    let before = setup.api.get(&SYSTEM, &path).await.body;
    let answer = setup.patch(&path, json!([operation])).await;
    match refused {
        Some(scim_type) => assert_eq!(answer.body["scimType"], scim_type, "{}", answer.body),
        None => assert_eq!(answer.status, StatusCode::OK, "{}", answer.body),
    }
    assert_eq!(setup.api.get(&SYSTEM, &path).await.body, before);
}

#[rstest]
#[case::remove(json!({"op": "remove", "path": "members"}))]
#[case::replace_by_an_empty_list(json!({"op": "replace", "path": "members", "value": []}))]
#[case::replace_by_null(json!({"op": "replace", "path": "members", "value": null}))]
#[tokio::test]
async fn members_are_taken_away_where_that_is_said(#[case] operation: Value) {
    let setup = setup().await;
    let anna = setup.created("anna").await;
    let body = json!({"displayName": "Approvers", "members": [{"value": anna}]});
    let id = setup.api.post(&SYSTEM, GROUPS, body).await.body["id"].as_str().unwrap().to_owned();
    let answer = setup.patch(&format!("{GROUPS}/{id}"), json!([operation])).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(answer.body["members"].is_null(), "{}", answer.body);
}

#[tokio::test]
async fn an_empty_part_of_a_name_takes_away_that_part_alone() {
    let setup = setup().await;
    let path = format!("{USERS}/{}", setup.created("anna").await);
    let change = json!([
        {"op": "replace", "path": "name", "value": {"familyName": "", "middleName": "M."}},
        {"op": "add", "path": "name", "value": {"givenName": null}},
        {"op": "replace", "path": "name", "value": {}},
    ]);
    let answer = setup.patch(&path, change).await;
    assert_eq!(answer.body["name"], json!({"middleName": "M.", "givenName": "Anna"}), "{}", answer.body);
}

#[tokio::test]
async fn one_address_at_most_is_primary_after_a_patch() {
    let setup = setup().await;
    let path = format!("{USERS}/{}", setup.created("anna").await);
    let answer =
        setup.patch(&path, json!([{"op": "replace", "path": "emails.primary", "value": true}])).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let primary: Vec<bool> =
        answer.body["emails"].as_array().unwrap().iter().map(|email| email["primary"] == true).collect();
    assert_eq!(primary, [false, true], "the last one wins");
    let user = setup.directory.find(&UserId::new(answer.body["id"].as_str().unwrap())).await.unwrap();
    assert_eq!(user.unwrap().email, "anna@home.example");
}

#[rstest]
#[tokio::test]
async fn no_text_holds_the_character_databases_do_not_take(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    let path = format!("{USERS}/{}", setup.created("anna").await);
    let mut title = person("ben");
    title["title"] = json!("a\0b");
    let answers = [
        (setup.create(title).await, "title"),
        (setup.patch(&path, json!([{"op": "replace", "path": "title", "value": "\0"}])).await, "value"),
        (
            setup
                .patch(
                    &path,
                    json!([{"op": "add", "path": "emails[type eq \"\\u0000\"].value", "value": "a@b.c"}]),
                )
                .await,
            "emails.type",
        ),
        (
            setup
                .api
                .post(&SYSTEM, &format!("{USERS}/.search"), json!({"filter": "title eq \"\\u0000\""}))
                .await,
            "title",
        ),
        (
            setup
                .api
                .post(
                    &SYSTEM,
                    &format!("{GROUPS}/.search"),
                    json!({"filter": "members[value eq \"\\u0000\"]"}),
                )
                .await,
            "value",
        ),
        (
            setup
                .api
                .post(&SYSTEM, &format!("{USERS}/.search"), json!({"filter": "emails[type eq \"\\u0000\"]"}))
                .await,
            "type",
        ),
    ];
    for (answer, name) in answers {
        assert_eq!(
            (answer.status, &answer.body["scimType"]),
            (StatusCode::BAD_REQUEST, &json!("invalidValue"))
        );
        assert!(answer.body["detail"].as_str().unwrap().contains(name), "{}", answer.body);
    }
    assert_eq!(setup.found("title pr").await, ["anna"], "lists are as before");
}

#[rstest]
#[tokio::test]
async fn an_external_id_fits_an_index_or_is_refused(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    for (length, status) in
        [(20_000, StatusCode::BAD_REQUEST), (501, StatusCode::BAD_REQUEST), (500, StatusCode::CREATED)]
    {
        let id: String =
            (0..length).map(|n: u32| char::from_u32(0x1_0000 + n * 7 % 0x2000).unwrap()).collect();
        let mut body = person("anna");
        body["externalId"] = json!(id);
        let answers = [
            setup.create(body).await,
            setup.api.post(&SYSTEM, GROUPS, json!({"displayName": "G", "externalId": id})).await,
        ];
        for answer in answers {
            assert_eq!(answer.status, status, "{}", answer.body["detail"]);
            if status == StatusCode::BAD_REQUEST {
                assert_eq!(answer.body["detail"], "externalId may have at most 500 characters.");
            }
        }
    }
}

#[rstest]
#[case::no_address(json!("nobody"))]
#[case::too_long(json!(format!("{}@example.com", "x".repeat(20_000))))]
#[tokio::test]
async fn every_address_of_a_person_is_one(#[case] address: Value) {
    let setup = setup().await;
    let mut body = person("anna");
    body["emails"][1]["value"] = address;
    let answer = setup.create(body).await;
    assert_eq!((answer.status, &answer.body["scimType"]), (StatusCode::BAD_REQUEST, &json!("invalidValue")));
}

#[rstest]
#[case::people("meta.resourceType eq \"User\"", 1, 0)]
#[case::groups("meta.resourceType eq \"Group\"", 0, 1)]
#[case::not_groups("meta.resourceType ne \"Group\"", 1, 0)]
#[case::by_schema("schemas eq \"urn:ietf:params:scim:schemas:core:2.0:Group\"", 0, 1)]
#[case::by_extension("schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"", 1, 0)]
#[case::by_absent_extension("schemas eq \"urn:ietf:params:scim:schemas:extension:docket:2.0:User\"", 0, 0)]
#[case::nobody("userName eq \"nobody\"", 0, 0)]
#[tokio::test]
async fn one_list_of_all_finds_what_the_filter_says(
    #[case] filter: &str,
    #[case] people: usize,
    #[case] groups: usize,
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let setup = setup_on(backend).await;
    let mut body = person("anna");
    body[ENTERPRISE] = json!({"department": "Sales"});
    setup.create(body).await;
    setup.api.post(&SYSTEM, GROUPS, json!({"displayName": "Approvers"})).await;
    let answer = setup.api.post(&SYSTEM, "/scim/v2/.search", json!({"filter": filter})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let of = |kind: &str| {
        let resources = answer.body["Resources"].as_array().unwrap();
        resources.iter().filter(|one| one["meta"]["resourceType"] == kind).count()
    };
    assert_eq!((of("User"), of("Group")), (people, groups));
    assert_eq!(answer.body["totalResults"], people + groups);
}

#[tokio::test]
async fn references_of_a_bulk_request_are_where_resources_are_named_and_nowhere_else() {
    let setup = setup().await;
    let mut anna = person("anna");
    anna[SAP] = json!({"userUuid": "Anna Ü"});
    let mut ben = person("ben");
    ben[ENTERPRISE] = json!({"manager": {"value": "bulkId:a"}});
    let body = json!({"Operations": [
        {"method": "POST", "path": "/Users", "bulkId": "a", "data": anna},
        {"method": "POST", "path": "/Users", "bulkId": "b", "data": ben},
        {"method": "POST", "path": "/Groups", "bulkId": "g", "data": {"displayName": "bulkId:hello", "members": [{"value": "bulkId:a"}]}},
        {"method": "PATCH", "path": "/Groups/bulkId:g", "data": {"Operations": [
            {"op": "add", "path": "members", "value": [{"value": "bulkId:b"}]},
            {"op": "add", "path": "externalId", "value": "bulkId:x"},
        ]}},
        {"method": "PATCH", "path": "/Users/Anna%20%C3%9C", "data": {"Operations": [{"op": "remove", "path": "title"}]}},
        {"method": "POST", "path": "/Users", "bulkId": "a", "data": person("twin")},
        {"method": "POST", "path": "/Users", "bulkId": "c", "data": [1]},
        "no operation",
    ]});
    let answer = setup.api.post(&SYSTEM, "/scim/v2/Bulk", body).await;
    let operations = answer.body["Operations"].as_array().unwrap();
    let statuses: Vec<&str> = operations.iter().map(|one| one["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["201", "201", "201", "200", "200", "400", "400", "400"], "{}", answer.body);
    let detail = |at: usize| operations[at]["response"]["detail"].as_str().unwrap();
    assert!(detail(5).contains("bulkId") && detail(6).contains("data") && detail(7).contains("object"));
    let group = setup.api.get(&SYSTEM, GROUPS).await.body["Resources"][0].clone();
    assert_eq!((&group["displayName"], &group["externalId"]), (&json!("bulkId:hello"), &json!("bulkId:x")));
    assert_eq!(group["members"].as_array().unwrap().len(), 2);
    assert_eq!(setup.found(&format!("{ENTERPRISE}:manager.value eq \"Anna Ü\"")).await, ["ben"]);
    let many = json!({"failOnErrors": "many", "Operations": [{"method": "DELETE", "path": "/Users/none"}]});
    assert_eq!(setup.api.post(&SYSTEM, "/scim/v2/Bulk", many).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_that_says_it_is_something_else_is_refused() {
    let setup = setup().await;
    let path = format!("{USERS}/{}", setup.created("anna").await);
    let group = json!(["urn:ietf:params:scim:schemas:core:2.0:Group"]);
    let mut body = person("ben");
    body["schemas"] = group.clone();
    let changes = json!({"schemas": group, "Operations": [{"op": "remove", "path": "title"}]});
    let bulk = json!({"schemas": group, "Operations": [{"method": "DELETE", "path": "/Users/none"}]});
    for (answer, expected) in [
        (setup.create(body.clone()).await, "core:2.0:User"),
        (setup.api.put(&SYSTEM, &path, body.clone()).await, "core:2.0:User"),
        (setup.api.patch(&SYSTEM, &path, changes).await, "PatchOp"),
        (setup.api.post(&SYSTEM, "/scim/v2/Bulk", bulk).await, "BulkRequest"),
    ] {
        assert_eq!(
            (answer.status, &answer.body["scimType"]),
            (StatusCode::BAD_REQUEST, &json!("invalidValue"))
        );
        assert!(answer.body["detail"].as_str().unwrap().contains(expected), "{}", answer.body);
    }
    body.as_object_mut().unwrap().remove("schemas");
    assert_eq!(setup.create(body).await.status, StatusCode::CREATED, "some systems send none");
}

#[tokio::test]
async fn refusals_name_the_limit_or_the_attribute() {
    let setup = setup().await;
    let filter = vec!["userName eq \"a\""; 1100].join(" or ");
    let long = setup.api.post(&SYSTEM, &format!("{USERS}/.search"), json!({"filter": filter})).await;
    assert_eq!(long.body["detail"], "A filter may have at most 1024 comparisons.");
    let filter = json!({"filter": "active eq \"maybe\""});
    let flag = setup.api.post(&SYSTEM, &format!("{USERS}/.search"), filter).await;
    assert_eq!(flag.body["detail"], "active can only be compared with true or false, by eq or ne.");
    let mut twice = person("anna");
    twice["USERNAME"] = json!("ben");
    assert_eq!(setup.create(twice).await.body["detail"], "userName is given twice.");
}
