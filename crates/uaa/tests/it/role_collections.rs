//! Role collections: made by administrators, and what they mean for tokens.

use docket_domain::service::Service;
use docket_domain::{GroupId, Role, UserId};
use docket_http::{ClientKind, Needs, Part};
use docket_testkit::samples::NOON;
use docket_testkit::{Answer, Api, Backend, TestAuthenticator, TestCaller};
use docket_uaa::service_instances::NewInstance;
use rstest::rstest;
use serde_json::{Value, json};

use crate::deployment::{Deployment, PASSWORD, TestClient, access, bearer, claims, refusal};

const COLLECTIONS: &str = "/cockpit-api/v1/role-collections";
const ADMIN: TestCaller = TestCaller::CommandLine;

struct World {
    deployment: Deployment,
    api: Api,
    books: TestClient,
}

fn descriptor() -> Value {
    json!({
        "xsappname": "books",
        "scopes": [{"name": "$XSAPPNAME.Display", "description": "See books"}, {"name": "$XSAPPNAME.Edit"},
                   {"name": "$XSAPPNAME.Callback"}],
        "role-templates": [
            {"name": "Viewer", "description": "View all books", "scope-references": ["$XSAPPNAME.Display", "uaa.user"]},
            {"name": "Editor", "scope-references": ["$XSAPPNAME.Display", "$XSAPPNAME.Edit"]},
        ],
        "role-collections": [{"name": "Librarians", "description": "Who keeps the books",
                              "role-template-references": ["$XSAPPNAME.Editor"]}],
        "oauth2-configuration": {"grant-types": ["password", "refresh_token", "client_credentials"]},
    })
}

impl World {
    async fn start() -> Self {
        Self::start_on(Backend::Sqlite).await
    }

    /// With the application `books`, the administrator `root` and the person `ada`.
    async fn start_on(backend: Backend) -> Self {
        let deployment = Deployment::start_on(backend).await;
        let router = deployment.uaa.role_collections().routes(TestAuthenticator::new()).router;
        let api = Api::new(router).described(&docket_uaa::role_collections::describe());
        let books = deployment.client_with("books", Service::Application, descriptor()).await;
        deployment.person("root", &[Role::SubaccountAdministrator]).await;
        deployment.person("ada", &[]).await;
        Self { deployment, api, books }
    }

    async fn create(&self, name: &str, roles: &[&str]) -> Answer {
        self.api.post(&ADMIN, COLLECTIONS, json!({"name": name, "roles": roles})).await
    }

    async fn id(&self, name: &str) -> UserId {
        self.deployment.directory.find_by_user_name(name).await.unwrap().unwrap().id
    }

    /// Ada is in it.
    async fn group(&self, name: &str) -> GroupId {
        let group = GroupId::new(name);
        let ada = self.id("ada").await;
        let mut tx = self.deployment.test.store.begin().await.unwrap();
        tx.insert_group(&group, name, NOON).await.unwrap();
        tx.add_group_member(&group, &ada).await.unwrap();
        tx.commit().await.unwrap();
        group
    }

    async fn tokens(&self) -> Value {
        self.deployment.person_token(&self.books, "ada").await
    }

    /// The scopes of the application in a new token of Ada's.
    async fn scopes(&self) -> Vec<String> {
        let tokens = self.tokens().await;
        let all = tokens["scope"].as_str().unwrap().split(' ').map(str::to_owned);
        all.filter(|scope| scope.starts_with("books!t1.")).collect()
    }
}

fn code(answer: &Answer) -> (u16, &str, Option<&str>) {
    let error = &answer.body["error"];
    (answer.status.as_u16(), error["code"].as_str().unwrap_or_default(), error["target"].as_str())
}

#[tokio::test]
async fn a_collection_is_made_listed_changed_and_deleted() {
    let world = World::start().await;
    let body = json!({"name": "Reise & Spesen", "description": " For the team ",
                      "roles": ["books!t1.Viewer", "TaskCenterAdmin", "TaskCenterAdmin"]});
    let made = world.api.post(&ADMIN, COLLECTIONS, body).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let expected = json!({
        "name": "Reise & Spesen", "description": "For the team", "source": "CUSTOM", "application": null,
        "readOnly": false, "roles": ["TaskCenterAdmin", "books!t1.Viewer"], "people": 0, "groups": 0, "mappings": [],
        "createdAt": NOON, "modifiedAt": NOON,
    });
    assert_eq!(made.body, expected);
    let path = format!("{COLLECTIONS}/Reise%20%26%20Spesen");
    assert_eq!(world.api.get(&ADMIN, &path).await.body, made.body);

    let changed = world.api.put(&ADMIN, &path, json!({"roles": ["books!t1.Callback"]})).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    assert_eq!(
        (&changed.body["roles"], &changed.body["description"]),
        (&json!(["books!t1.Callback"]), &json!(""))
    );
    let all = world.api.get(&ADMIN, COLLECTIONS).await.body;
    let names: Vec<&str> =
        all["value"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), Role::ALL.len() + 2);
    assert!(names.is_sorted() && names.contains(&"Librarians") && names.contains(&"FlexKeyUser"));

    assert_eq!(world.api.delete(&ADMIN, &path).await.status, 204);
    assert_eq!(code(&world.api.get(&ADMIN, &path).await).1, "cockpit.roleCollection.notFound");
    assert_eq!(world.api.delete(&ADMIN, &path).await.status, 404);
    assert_eq!(world.api.put(&ADMIN, &path, json!({"roles": []})).await.status, 404);
}

#[rstest]
#[case::no_name(json!({}), "name", "missing")]
#[case::bad_name(json!({"name": "a=b"}), "name", "The name of a role collection has 1 to 64")]
#[case::long_name(json!({"name": "x".repeat(65)}), "name", "1 to 64")]
#[case::no_role(json!({"name": "A", "roles": ["Emperor"]}), "roles", "no role \"Emperor\"")]
#[case::no_application(json!({"name": "A", "roles": ["other!t1.Viewer"]}), "roles", "no role \"other!t1.Viewer\"")]
#[case::no_role_of_it(json!({"name": "A", "roles": ["books!t1.Owner"]}), "roles", "books!t1 has Viewer, Editor, Callback")]
#[case::a_scope_of_templates(json!({"name": "A", "roles": ["books!t1.Edit"]}), "roles", "books!t1 has Viewer")]
#[case::long_description(json!({"name": "A", "description": "x".repeat(1001)}), "description", "1000 characters")]
#[case::misspelt(json!({"name": "A", "role": []}), "role", "no field role")]
#[tokio::test]
async fn a_value_that_is_not_taken_is_named(#[case] body: Value, #[case] field: &str, #[case] says: &str) {
    let world = World::start().await;
    let refused = world.api.post(&ADMIN, COLLECTIONS, body).await;
    assert_eq!((refused.status.as_u16(), refused.target()), (400, Some(field)));
    let message = refused.body["error"]["message"].as_str().unwrap();
    assert!(message.contains(says), "{message}");
}

#[tokio::test]
async fn what_docket_and_applications_bring_along_stays_as_it_is_and_is_given_all_the_same() {
    let world = World::start().await;
    let ada = world.id("ada").await;
    for name in ["TaskCenterAdmin", "Librarians"] {
        let path = format!("{COLLECTIONS}/{name}");
        let shown = world.api.get(&ADMIN, &path).await.body;
        assert_eq!(shown["readOnly"], json!(true));
        for refused in
            [world.api.put(&ADMIN, &path, json!({"roles": []})).await, world.api.delete(&ADMIN, &path).await]
        {
            assert_eq!(code(&refused), (409, "cockpit.roleCollection.readOnly", Some("name")));
        }
        assert_eq!(
            code(&world.create(name, &[]).await),
            (409, "cockpit.roleCollection.nameTaken", Some("name"))
        );
        let given = world.api.put(&ADMIN, &format!("{path}/users/{ada}"), json!({})).await;
        assert_eq!(given.status, 204);
    }
    let declared = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Librarians")).await.body;
    assert_eq!((&declared["source"], &declared["application"]), (&json!("APPLICATION"), &json!("books!t1")));
    assert_eq!((&declared["roles"], &declared["people"]), (&json!(["books!t1.Editor"]), &json!(1)));
    world.deployment.instances.delete("books", true).await.unwrap();
    assert_eq!(world.api.get(&ADMIN, &format!("{COLLECTIONS}/Librarians")).await.status, 404);
}

#[tokio::test]
async fn an_application_cannot_declare_what_there_is_already() {
    let world = World::start().await;
    for (name, template, says) in [
        ("Librarians", "$XSAPPNAME.A", "there is a role collection \"Librarians\" already"),
        (
            "Readers",
            "$XSAPPNAME(application,books).Owner",
            "no application books!t1 with the role template Owner",
        ),
    ] {
        let parameters = json!({
            "xsappname": "shelf", "role-templates": [{"name": "A"}],
            "role-collections": [{"name": name, "role-template-references": [template]}],
        });
        let new = NewInstance {
            name: "shelf".to_owned(),
            service: Service::Application,
            plan: None,
            parameters: parameters.as_object().unwrap().clone(),
        };
        let refused = world.deployment.instances.create(new).await.unwrap_err().to_string();
        assert!(refused.contains(says), "{refused}");
        assert!(world.deployment.instances.find("shelf").await.unwrap().is_none(), "nothing is left of it");
    }
}

#[tokio::test]
async fn every_role_is_listed_with_what_it_allows() {
    let world = World::start().await;
    let roles = world.api.get(&ADMIN, "/cockpit-api/v1/roles").await.body;
    let roles = roles["value"].as_array().expect("a list");
    let (own, of_books) = roles.split_at(Role::ALL.len());
    assert!(own.iter().all(|role| role["description"].as_str().is_some_and(|text| text.ends_with('.'))));
    let role = |name: &str, description: &str, scopes: &[&str]| json!({"name": name, "description": description, "application": "books!t1", "scopes": scopes});
    let expected = [
        role("books!t1.Viewer", "View all books", &["books!t1.Display"]),
        role("books!t1.Editor", "", &["books!t1.Display", "books!t1.Edit"]),
        role("books!t1.Callback", "", &["books!t1.Callback"]),
    ];
    assert_eq!(of_books, expected);
}

#[rstest]
#[tokio::test]
async fn people_have_the_scopes_of_the_roles_they_and_their_groups_were_given(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let world = World::start_on(backend).await;
    let ada = world.id("ada").await;
    let group = world.group("readers").await;
    world.create("Readers", &["books!t1.Viewer", "FlexKeyUser"]).await;
    assert!(world.scopes().await.is_empty());

    let by_group = format!("{COLLECTIONS}/Readers/groups/{group}");
    assert_eq!(world.api.put(&ADMIN, &by_group, json!({})).await.status, 204);
    assert_eq!(world.scopes().await, ["books!t1.FlexKeyUser", "books!t1.Display"]);
    let by_hand = format!("{COLLECTIONS}/Librarians/users/{ada}");
    assert_eq!(world.api.put(&ADMIN, &by_hand, json!({})).await.status, 204);
    let first = world.tokens().await;
    let all = "openid uaa.user books!t1.FlexKeyUser books!t1.Display books!t1.Edit";
    assert_eq!(first["scope"], all);
    let carried = claims(&first["access_token"]);
    assert_eq!(carried["xs.system.attributes"]["xs.rolecollections"], json!(["Librarians", "Readers"]));
    assert_eq!(carried["aud"], json!(["sb-books!t1", "books!t1"]));

    let shown = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Readers")).await.body;
    assert_eq!((&shown["people"], &shown["groups"]), (&json!(0), &json!(1)));
    let groups = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Readers/groups")).await.body;
    assert_eq!(groups["value"], json!([{"id": "readers", "displayName": "readers", "origin": "LOCAL"}]));
    let people = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Librarians/users?limit=1")).await.body;
    assert_eq!((&people["value"][0]["userName"], people.get("next")), (&json!("ada"), None));

    assert_eq!(world.api.delete(&ADMIN, &by_group).await.status, 204);
    let refresh = first["refresh_token"].as_str().unwrap();
    let parameters = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    let refreshed = world.deployment.token(&world.books, &parameters).await.body;
    assert_eq!(refreshed["scope"], "openid uaa.user books!t1.Display books!t1.Edit");
    assert_eq!(world.api.delete(&ADMIN, &by_hand).await.status, 204);
    assert!(world.scopes().await.is_empty());
    let carried = claims(&world.tokens().await["access_token"]);
    assert_eq!(carried["xs.system.attributes"]["xs.rolecollections"], json!([]));
}

#[tokio::test]
async fn a_client_asks_for_scopes_its_application_declares_and_gets_those_the_person_has() {
    let world = World::start().await;
    world.create("Readers", &["books!t1.Viewer"]).await;
    world.deployment.directory.assign_role(&world.id("ada").await, "Readers").await.unwrap();
    let ask = async |scope: &str| {
        let person =
            [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD), ("scope", scope)];
        world.deployment.token(&world.books, &person).await
    };
    assert_eq!(ask("books!t1.Display books!t1.Edit").await.body["scope"], "books!t1.Display");
    assert_eq!(refusal(&ask("books!t1.Edit").await), (400, "invalid_scope"), "nobody gave it to her");
    assert_eq!(
        refusal(&ask("books!t1.Burn").await),
        (400, "invalid_scope"),
        "the application has no such scope"
    );
    let other = world.deployment.client("other", Service::Application).await;
    let tokens = world.deployment.person_token(&other, "ada").await;
    assert_eq!(tokens["scope"], "openid uaa.user", "they are of no use to another application");
}

#[tokio::test]
async fn userinfo_names_the_collections() {
    let world = World::start().await;
    let ada = world.id("ada").await;
    world.create("Readers", &["books!t1.Viewer"]).await;
    for name in ["Readers", "FlexKeyUser"] {
        world.deployment.directory.assign_role(&ada, name).await.unwrap();
    }
    let person = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)];
    let mut asked = person.to_vec();
    asked.push(("scope", "openid roles user_attributes"));
    let tokens = world.deployment.token(&world.books, &asked).await.body;
    let info = world.deployment.get("/userinfo", bearer(access(&tokens))).await.body;
    assert_eq!(info["roles"], json!(["FlexKeyUser", "Readers"]));
    assert_eq!(info["user_attributes"]["xs.rolecollections"], info["roles"]);
}

#[tokio::test]
async fn a_collection_by_which_the_last_administrator_is_one_stays() {
    let world = World::start().await;
    let root = world.id("root").await;
    world.create("Board", &["SubaccountAdministrator", "FlexKeyUser"]).await;
    world.deployment.directory.assign_role(&root, "Board").await.unwrap();
    world.deployment.directory.remove_role(&root, Role::SubaccountAdministrator).await.unwrap();
    let path = format!("{COLLECTIONS}/Board");
    for refused in [
        world.api.put(&ADMIN, &path, json!({"roles": ["FlexKeyUser"]})).await,
        world.api.delete(&ADMIN, &path).await,
        world.api.delete(&ADMIN, &format!("{path}/users/{root}")).await,
    ] {
        assert_eq!(code(&refused), (409, "cockpit.user.lastAdministrator", None));
    }
    assert!(world.deployment.directory.roles_of(&root).await.unwrap().has(Role::SubaccountAdministrator));
    world.deployment.person("second", &[Role::SubaccountAdministrator]).await;
    assert_eq!(world.api.delete(&ADMIN, &path).await.status, 204);
}

#[tokio::test]
async fn what_or_whom_there_is_not_cannot_be_given() {
    let world = World::start().await;
    let ada = world.id("ada").await;
    for (path, code_of) in [
        (format!("{COLLECTIONS}/Emperor/users/{ada}"), "cockpit.role.notFound"),
        (format!("{COLLECTIONS}/FlexKeyUser/users/nobody"), "cockpit.user.notFound"),
        (format!("{COLLECTIONS}/FlexKeyUser/groups/nobody"), "cockpit.group.notFound"),
    ] {
        assert_eq!(code(&world.api.put(&ADMIN, &path, json!({})).await).1, code_of);
        assert_eq!(code(&world.api.delete(&ADMIN, &path).await).1, code_of);
    }
    for path in ["users", "groups"] {
        let unknown = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Emperor/{path}")).await;
        assert_eq!(code(&unknown).1, "cockpit.roleCollection.notFound");
    }
    let page = world.api.get(&ADMIN, &format!("{COLLECTIONS}/FlexKeyUser/users?limit=0")).await;
    assert_eq!((page.status.as_u16(), page.target()), (400, Some("limit")));
}

#[tokio::test]
async fn only_subaccount_administrators_get_in() {
    let world = World::start().await;
    let Part { table, .. } = world.deployment.uaa.role_collections().routes(TestAuthenticator::new());
    assert!(table.iter().all(|route| route.needs == Needs::Role(&[Role::SubaccountAdministrator])));
    for route in &table {
        let path = route.path.replace("{name}", "FlexKeyUser").replace("{id}", "g-9");
        let call = async |caller: &TestCaller| {
            world.api.call(caller, route.method.clone(), &path, Some(json!({}))).await.status.as_u16()
        };
        assert_eq!(call(&TestCaller::Nobody).await, 401, "{path}");
        for caller in [
            TestCaller::person("someone"),
            TestCaller::client(ClientKind::Destination),
            TestCaller::session("someone").with(Role::TaskCenterAdmin),
        ] {
            assert_eq!(call(&caller).await, 403, "{caller:?} {path}");
        }
    }
}

#[tokio::test]
async fn an_application_that_declares_other_roles_changes_what_people_have() {
    let world = World::start().await;
    let ada = world.id("ada").await;
    world.create("Readers", &["books!t1.Viewer", "books!t1.Callback"]).await;
    for name in ["Readers", "Librarians"] {
        world.deployment.directory.assign_role(&ada, name).await.unwrap();
    }
    assert_eq!(world.scopes().await, ["books!t1.Callback", "books!t1.Display", "books!t1.Edit"]);
    let mut other = descriptor();
    other["scopes"].as_array_mut().unwrap().pop();
    other["role-templates"][0]["scope-references"] = json!(["$XSAPPNAME.Edit"]);
    other["role-collections"] =
        json!([{"name": "Keepers", "role-template-references": ["$XSAPPNAME.Viewer"]}]);
    let parameters = other.as_object().unwrap().clone();
    world.deployment.instances.update("books", parameters).await.unwrap();
    assert_eq!(world.scopes().await, ["books!t1.Edit"]);
    let readers = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Readers")).await.body;
    assert_eq!(readers["roles"], json!(["books!t1.Viewer"]), "a role that is gone is in no collection");
    assert_eq!(world.api.get(&ADMIN, &format!("{COLLECTIONS}/Librarians")).await.status, 404);
    let keepers = world.api.get(&ADMIN, &format!("{COLLECTIONS}/Keepers")).await.body;
    assert_eq!(keepers["roles"], json!(["books!t1.Viewer"]));
}
