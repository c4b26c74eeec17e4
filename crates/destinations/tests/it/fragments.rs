//! Fragments: kept over the interface, and merged over a destination when it is read.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::world::{World, client, http_destination};

const PATH: &str = "/destination-configuration/v1/subaccountDestinationFragments";
const INSTANCE_PATH: &str = "/destination-configuration/v1/instanceDestinationFragments";
const FIND: &str = "/destination-configuration/v1/destinations";
const CONSUME: &str = "/destination-configuration/v2/destinations";

fn fragment(name: &str, url: &str) -> Value {
    json!({"FragmentName": name, "URL": url, "Password": "hunter2"})
}

#[tokio::test]
async fn a_fragment_is_created_read_changed_and_deleted() {
    let world = World::new().await;
    assert_eq!(world.api.get(&client(), PATH).await.body, json!([]));
    let created = world.api.post(&client(), PATH, fragment("f", "https://f.example.com")).await;
    assert_eq!((created.status, created.body), (StatusCode::CREATED, Value::Null));
    let again = world.api.post(&client(), PATH, fragment("f", "https://f.example.com")).await;
    assert_eq!(
        (again.status, again.body),
        (StatusCode::CONFLICT, json!({"ErrorMessage": "a fragment \"f\" exists already"}))
    );

    let path = format!("{PATH}/f");
    let read = world.api.get(&client(), &path).await;
    assert_eq!(read.body, fragment("f", "https://f.example.com"), "secrets included");
    let etag = read.headers["etag"].to_str().unwrap().to_owned();
    assert_eq!(etag.len(), 64);
    assert_eq!(world.get(&path, &[("if-none-match", &etag)]).await.status, StatusCode::NOT_MODIFIED);

    let changed = world.api.put(&client(), PATH, json!({"FragmentName": "f", "sap-client": "100"})).await;
    assert_eq!((changed.status, changed.body), (StatusCode::OK, json!({"Count": 1})));
    let listed = world.api.get(&client(), PATH).await;
    assert_eq!(listed.body, json!([{"FragmentName": "f", "sap-client": "100"}]), "PUT overwrites everything");
    assert_eq!(world.api.get(&client(), INSTANCE_PATH).await.body, json!([]), "each level has its own");

    let deleted = world.api.delete(&client(), &path).await;
    assert_eq!((deleted.status, deleted.body), (StatusCode::OK, json!({"Count": 1})));
    for answer in [
        world.api.get(&client(), &path).await,
        world.api.delete(&client(), &path).await,
        world.api.put(&client(), PATH, fragment("f", "https://x")).await,
    ] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_fragment_has_a_name_and_never_a_name_or_type_of_a_destination() {
    let world = World::new().await;
    for (body, field) in [
        (json!({"URL": "https://x"}), "FragmentName"),
        (json!({"FragmentName": "a b"}), "FragmentName"),
        (json!({"FragmentName": "f", "Name": "A"}), "Name"),
        (json!({"FragmentName": "f", "Type": "HTTP"}), "Type"),
        (json!({"FragmentName": "f", "URL": 1}), "URL"),
        (json!([fragment("f", "https://x")]), "body"),
    ] {
        let answer = world.api.post(&client(), PATH, body.clone()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(answer.body["ErrorMessage"].as_str().unwrap().starts_with(field), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_fragment_wins_over_the_destination_which_stays_as_it_is() {
    let world = World::new().await;
    world.create(http_destination("A", &[("User", "u"), ("Password", "p")])).await;
    world.api.post(&client(), PATH, fragment("f", "https://f.example.com")).await;
    let plain = world.get(&format!("{FIND}/A"), &[]).await;
    let merged = world.get(&format!("{FIND}/A"), &[("x-fragment-name", "f")]).await;
    let configuration = &merged.body["destinationConfiguration"];
    assert_eq!(configuration["URL"], "https://f.example.com");
    assert_eq!((&configuration["Name"], &configuration["User"]), (&json!("A"), &json!("u")));
    assert_eq!(
        (&configuration["Password"], &configuration["FragmentName"]),
        (&json!("hunter2"), &json!("f"))
    );
    assert!(configuration.as_object().unwrap().values().all(Value::is_string));
    assert_ne!(plain.headers["etag"], merged.headers["etag"]);
    assert_eq!(merged.headers["etag"].len(), 64);

    let after = world.get(&format!("{FIND}/A"), &[]).await;
    assert_eq!(after.body, plain.body);
    let hidden = world.get(&format!("{FIND}/A?$skipCredentials=true"), &[("x-fragment-name", "f")]).await;
    assert!(hidden.body["destinationConfiguration"].get("Password").is_none());
}

#[tokio::test]
async fn the_merged_destination_drives_token_retrieval() {
    let world = World::new().await;
    world.issue("t0k3n").await;
    world.create(http_destination("A", &[("Authentication", "NoAuthentication")])).await;
    let fragment = json!({"FragmentName": "oauth", "Authentication": "OAuth2ClientCredentials", "clientId": "c",
        "clientSecret": "s3cr3t", "tokenServiceURL": world.token_url()});
    world.api.post(&client(), PATH, fragment).await;
    assert!(world.find("A", &[]).await.get("authTokens").is_none());
    let merged = world.find("A", &[("x-fragment-name", "oauth")]).await;
    assert_eq!(merged["authTokens"][0]["value"], "t0k3n");
    assert_eq!(world.asked_once().await.field("client_id"), Some("c"));
}

#[tokio::test]
async fn a_missing_fragment_fails_the_call_unless_it_is_optional() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    let missing = world.get(&format!("{FIND}/A"), &[("x-fragment-name", "gone")]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let text = missing.body["ErrorMessage"].as_str().unwrap();
    assert_ne!(text, "Configuration with the specified name was not found", "the destination is there");
    let optional = [("x-fragment-name", "gone"), ("x-fragment-optional", "true")];
    let answer = world.get(&format!("{FIND}/A"), &optional).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body["destinationConfiguration"].get("FragmentName").is_none(), "a plain destination");
    let required = [("x-fragment-name", "gone"), ("x-fragment-optional", "false")];
    assert_eq!(world.get(&format!("{FIND}/A"), &required).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn several_fragments_are_applied_in_their_order_and_none_may_be_missing() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    for (name, url) in [("f", "https://f.example.com"), ("g", "https://g.example.com")] {
        world.api.post(&client(), PATH, fragment(name, url)).await;
    }
    let both = world.find("A", &[("x-fragment-name", "f, g")]).await;
    let configuration = &both["destinationConfiguration"];
    assert_eq!(
        (&configuration["URL"], &configuration["FragmentName"]),
        (&json!("https://g.example.com"), &json!("f,g"))
    );
    let path = format!("{FIND}/A");
    assert_eq!(world.get(&path, &[("x-fragment-name", "f,gone")]).await.status, StatusCode::NOT_FOUND);
    for headers in [
        vec![("x-fragment-name", "f,g"), ("x-fragment-optional", "true")],
        vec![("x-fragment-name", "f,,g")],
        vec![("x-fragment-name", "f@instance")],
    ] {
        let answer = world.get(&path, &headers).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{headers:?}");
    }
}

#[tokio::test]
async fn a_fragment_of_the_instance_goes_first_and_consume_takes_its_level() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    world.api.post(&client(), PATH, fragment("f", "https://subaccount.example.com")).await;
    world.api.post(&client(), INSTANCE_PATH, fragment("f", "https://instance.example.com")).await;
    let url = async |path: String, name: &str| {
        let answer = world.get(&path, &[("x-fragment-name", name)]).await;
        answer.body["destinationConfiguration"]["URL"].as_str().map(str::to_owned)
    };
    assert_eq!(url(format!("{FIND}/A"), "f").await.unwrap(), "https://instance.example.com");
    let consume = format!("{CONSUME}/A@subaccount");
    assert_eq!(
        url(consume.clone(), "f").await.unwrap(),
        "https://subaccount.example.com",
        "beside the destination"
    );
    assert_eq!(url(consume.clone(), "f@instance").await.unwrap(), "https://instance.example.com");
    let unknown = world.get(&consume, &[("x-fragment-name", "f@nowhere")]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);

    let with =
        world.get(&format!("{consume}?includeMetadata=owner"), &[("x-fragment-name", "f@instance")]).await;
    let owner = &with.body["destinationConfiguration"]["$metadata"]["owner"];
    assert_eq!(owner["destinations"][0]["InstanceId"], Value::Null);
    assert_eq!(owner["fragments"][0]["InstanceId"], "destination-instance");
    assert_eq!(owner["certificates"], json!([]));
}

#[tokio::test]
async fn labels_are_read_replaced_added_and_taken_away() {
    let world = World::new().await;
    world.create(http_destination("A", &[])).await;
    world.api.post(&client(), PATH, fragment("f", "https://f.example.com")).await;
    let destinations = "/destination-configuration/v1/subaccountDestinations";
    for path in [format!("{destinations}/A/labels"), format!("{PATH}/f/labels")] {
        assert_eq!(world.api.get(&client(), &path).await.body, json!([]));
        let put = world.api.put(&client(), &path, json!([{"key": "env", "values": ["prod"]}])).await;
        assert_eq!(put.status, StatusCode::OK);
        let patch = async |action: &str, values: Value| {
            let body = json!({"action": action, "labels": [{"key": "env", "values": values}]});
            world.api.call(&client(), Method::PATCH, &path, Some(body)).await.status
        };
        assert_eq!(patch("ADD", json!(["eu"])).await, StatusCode::OK);
        assert_eq!(
            world.api.get(&client(), &path).await.body,
            json!([{"key": "env", "values": ["prod", "eu"]}])
        );
        assert_eq!(patch("DELETE", json!(["prod"])).await, StatusCode::OK);
        assert_eq!(world.api.get(&client(), &path).await.body, json!([{"key": "env", "values": ["eu"]}]));
        assert_eq!(patch("REPLACE", json!([])).await, StatusCode::BAD_REQUEST);
        let many: Vec<Value> = (0..11).map(|n| json!({"key": n.to_string(), "values": []})).collect();
        assert_eq!(world.api.put(&client(), &path, json!(many)).await.status, StatusCode::BAD_REQUEST);
    }
    let nothing = world.api.get(&client(), &format!("{destinations}/Z/labels")).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let read = world.api.get(&client(), &format!("{destinations}/A")).await;
    assert!(read.body.get("labels").is_none(), "labels are no property");
}

#[tokio::test]
async fn a_list_is_narrowed_by_labels_and_labels_go_with_what_bore_them() {
    let world = World::new().await;
    let destinations = "/destination-configuration/v1/subaccountDestinations";
    for (name, values) in [("A", json!(["prod", "eu"])), ("B", json!(["test"])), ("C", json!(["prod"]))] {
        world.create(http_destination(name, &[])).await;
        let labels = json!([{"key": "env", "values": values}, {"key": "team", "values": [name]}]);
        world.api.put(&client(), &format!("{destinations}/{name}/labels"), labels).await;
    }
    let names = async |filter: &str| {
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("$filter", filter).finish();
        let answer = world.api.get(&client(), &format!("{destinations}?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.body.as_array().unwrap().iter().map(|item| item["Name"].as_str().unwrap()).collect::<String>()
    };
    assert_eq!(names("Label['env'] HAS ('prod')").await, "AC");
    assert_eq!(names("Label['env'] HAS ('eu', 'test')").await, "AB");
    assert_eq!(names("Label['env'] HAS ('prod') AND Label['team'] HAS ('C')").await, "C");
    assert_eq!(names("Label['x'] HAS ('prod')").await, "");

    world.api.delete(&client(), &format!("{destinations}/A")).await;
    world.create(http_destination("A", &[])).await;
    assert_eq!(names("Label['env'] HAS ('prod')").await, "C", "a new one of that name has none");
}
