//! Reading and writing destinations over the destination service's interface.

use axum::body::Body;
use docket_http::ClientKind;
use docket_testkit::callers::{Answer, TestCaller};
use http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::world::{World, client};

const PATH: &str = "/destination-configuration/v1/subaccountDestinations";

fn basic(name: &str) -> Value {
    json!({"Name": name, "Type": "HTTP", "URL": "https://x.example.com", "Authentication": "BasicAuthentication",
           "User": "u", "Password": "hunter2"})
}

#[tokio::test]
async fn a_destination_is_created_read_changed_and_deleted() {
    let world = World::new().await;
    let created = world.api.post(&client(), PATH, basic("A")).await;
    assert_eq!((created.status, created.body), (StatusCode::CREATED, Value::Null));

    let read = world.api.get(&client(), &format!("{PATH}/A")).await;
    assert_eq!((read.status, &read.body), (StatusCode::OK, &basic("A")));
    let etag = read.headers["etag"].to_str().unwrap().to_owned();
    assert!(etag.len() == 64 && etag.bytes().all(|byte| byte.is_ascii_hexdigit()), "{etag}");

    let changed = json!({"Name": "A", "Type": "HTTP", "URL": "https://y.example.com", "tc.enabled": "true"});
    let answer = world.api.put(&client(), PATH, changed.clone()).await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, json!({"Count": 1})));
    let read = world.api.get(&client(), &format!("{PATH}/A")).await;
    assert_eq!(read.body, changed, "PUT overwrites everything");
    assert_ne!(read.headers["etag"], etag.as_str());

    let deleted = world.api.delete(&client(), &format!("{PATH}/A")).await;
    assert_eq!((deleted.status, deleted.body), (StatusCode::OK, json!({"Count": 1})));
    let gone = world.api.get(&client(), &format!("{PATH}/A")).await;
    let miss = json!({"ErrorMessage": "Configuration with the specified name was not found"});
    assert_eq!((gone.status, gone.body), (StatusCode::NOT_FOUND, miss.clone()));
    let answer = world.api.put(&client(), PATH, basic("A")).await;
    assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, miss));
}

#[tokio::test]
async fn a_name_that_exists_is_a_conflict_and_changes_nothing() {
    let world = World::new().await;
    world.api.post(&client(), PATH, basic("A")).await;
    let again =
        world.api.post(&client(), PATH, json!({"Name": "A", "Type": "HTTP", "URL": "https://other"})).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.body, json!({"ErrorMessage": "a destination \"A\" exists already"}));
    assert_eq!(world.api.get(&client(), &format!("{PATH}/A")).await.body, basic("A"));
}

#[tokio::test]
async fn an_array_tells_what_became_of_each() {
    let world = World::new().await;
    let answer = world.api.post(&client(), PATH, json!([basic("A"), basic("B")])).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let answer = world.api.post(&client(), PATH, json!([basic("B"), basic("C"), {"Name": "D"}])).await;
    assert_eq!(answer.status, StatusCode::MULTI_STATUS);
    let told: Vec<_> = answer
        .body
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["name"].clone(), item["status"].clone()))
        .collect();
    assert_eq!(told, [(json!("B"), json!(409)), (json!("C"), json!(201)), (json!("D"), json!(400))]);
    assert!(answer.body[0]["cause"].is_string() && answer.body[1]["etag"].is_string());
    assert_eq!(answer.body[2]["cause"], "Type is missing; it is one of HTTP, RFC, MAIL, LDAP, TCP");

    let answer = world.api.put(&client(), PATH, json!([basic("A"), basic("Z")])).await;
    assert_eq!(answer.status, StatusCode::MULTI_STATUS);
    assert_eq!((&answer.body[0]["status"], &answer.body[1]["status"]), (&json!(200), &json!(404)));
}

#[tokio::test]
async fn a_list_has_one_mode_at_a_time() {
    let world = World::new().await;
    assert_eq!(world.api.get(&client(), PATH).await.body, json!([]));
    world.api.post(&client(), PATH, json!([basic("Alpha"), basic("Beta"), basic("Alpine")])).await;
    let names = |body: &Value| -> Vec<String> {
        body.as_array().unwrap().iter().map(|item| item["Name"].as_str().unwrap().to_owned()).collect()
    };
    for (query, expected) in [
        ("", vec!["Alpha", "Alpine", "Beta"]),
        ("?$filter=Name%20in%20('Alpha','Be%2574a')", vec!["Alpha", "Beta"]),
        ("?%24filter=Name+in+(%27Beta%27)", vec!["Beta"]),
        ("?$filter=startswith(Name,%20'Alp')", vec!["Alpha", "Alpine"]),
        ("?$filter=endswith(Name,'a')", vec!["Alpha", "Beta"]),
        ("?$filter=modifiedwithin('30',%20'minutes')", vec!["Alpha", "Alpine", "Beta"]),
    ] {
        let answer = world.api.get(&client(), &format!("{PATH}{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
        assert_eq!(names(&answer.body), expected, "{query}");
    }
    world.clock.advance(std::time::Duration::from_mins(31));
    let old = world.api.get(&client(), &format!("{PATH}?$filter=modifiedwithin('30','minutes')")).await;
    assert_eq!(old.body, json!([]));

    let only = world.api.get(&client(), &format!("{PATH}?$select=Name")).await;
    assert_eq!(only.body, json!([{"Name": "Alpha"}, {"Name": "Alpine"}, {"Name": "Beta"}]));
    for query in [
        "?$select=Name&$filter=Name%20in%20('Alpha')",
        "?$select=URL",
        "?$filter=URL%20eq%20'x'",
        "?$filter=modifiedwithin('0','minutes')",
        "?$page=1&$select=Name",
        "?$page=0",
        "?$page=1&$pageSize=1001",
        "?$pageSize=5",
        "?$top=5",
    ] {
        let answer = world.api.get(&client(), &format!("{PATH}{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.body["ErrorMessage"].is_string(), "{query}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_list_comes_in_pages_that_name_their_neighbours() {
    let world = World::new().await;
    world
        .api
        .post(&client(), PATH, json!([basic("A"), basic("B"), basic("C"), basic("D"), basic("E")]))
        .await;
    let page = async |query: &str| {
        let answer = world.api.get(&client(), &format!("{PATH}?{query}")).await;
        let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let names: String =
            answer.body.as_array().unwrap().iter().map(|item| item["Name"].as_str().unwrap()).collect();
        (names, header("link"), header("page-count"), header("entity-count"))
    };
    assert_eq!(
        page("$page=2&$pageSize=2&$pageCount=true&$entityCount=true").await,
        (
            "CD".to_owned(),
            Some(
                "</subaccountDestinations?$page=1&$pageSize=2>; rel='previous', </subaccountDestinations?$page=3&$pageSize=2>; rel='next'"
                    .to_owned()
            ),
            Some("3".to_owned()),
            Some("5".to_owned())
        )
    );
    assert_eq!(page("$page=1").await, ("ABCDE".to_owned(), None, None, None));
    let (names, links, ..) = page("$page=3&$pageSize=2").await;
    assert_eq!(
        (names.as_str(), links.as_deref()),
        ("E", Some("</subaccountDestinations?$page=2&$pageSize=2>; rel='previous'"))
    );
    let (names, links, ..) = page("$page=9&$pageSize=2").await;
    let last = "</subaccountDestinations?$page=3&$pageSize=2>; rel='previous'";
    assert_eq!((names.as_str(), links.as_deref()), ("", Some(last)), "the nearest page there is");
}

#[tokio::test]
async fn deleting_many_takes_their_names_and_nothing_less() {
    let world = World::new().await;
    world.api.post(&client(), PATH, json!([basic("A"), basic("B"), basic("C")])).await;
    assert_eq!(world.api.delete(&client(), PATH).await.status, StatusCode::BAD_REQUEST);
    let vague = world.api.delete(&client(), &format!("{PATH}?$filter=startswith(Name,'A')")).await;
    assert_eq!(vague.status, StatusCode::BAD_REQUEST);
    let answer = world.api.delete(&client(), &format!("{PATH}?$filter=Name%20in%20('A','Z','B')")).await;
    assert_eq!(answer.body["Count"], 2);
    let summary = answer.body["Summary"].as_array().unwrap();
    assert_eq!(summary[0], json!({"name": "A", "status": "DELETED"}));
    assert_eq!((&summary[1]["name"], &summary[1]["status"]), (&json!("Z"), &json!("NOT_FOUND")));
    assert!(summary[1]["reason"].is_string());
    assert_eq!(world.destinations.list().await.unwrap().len(), 1);
}

/// They are docket's own in answers, such as `$metadata`.
#[tokio::test]
async fn a_property_does_not_begin_with_a_dollar() {
    let world = World::new().await;
    let mut destination = basic("A");
    destination["$metadata"] = "x".into();
    let fragment = json!({"FragmentName": "f", "$metadata": "x"});
    let fragments = "/destination-configuration/v1/subaccountDestinationFragments";
    for (path, body) in [(PATH, destination), (fragments, fragment)] {
        let answer = world.api.post(&client(), path, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        let problem =
            "$metadata is no property name: those with $ in front are kept for what is told of a destination";
        assert_eq!(answer.body["ErrorMessage"], problem);
    }
}

#[tokio::test]
async fn a_header_that_belongs_to_the_token_request_itself_is_not_taken() {
    let world = World::new().await;
    for header in ["Content-Length", "transfer-encoding", "Host", "Content-Type", "Connection"] {
        let mut body = basic("A");
        body[format!("tokenServiceURL.headers.{header}")] = "1".into();
        let answer = world.api.post(&client(), PATH, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        let problem = format!(
            "tokenServiceURL.headers.{header} is not for a destination to set: the token request itself sets it"
        );
        assert_eq!(answer.body["ErrorMessage"], problem);
    }
    // What goes to the system is the client's business.
    let mut body = basic("A");
    body["URL.headers.Host"] = "x".into();
    body["tokenServiceURL.headers.Accept"] = "x".into();
    assert_eq!(world.api.post(&client(), PATH, body).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_property_without_a_name_is_told() {
    let world = World::new().await;
    let mut body = basic("A");
    body[""] = "y".into();
    let answer = world.api.post(&client(), PATH, body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body["ErrorMessage"], "body has a property without a name");
}

#[tokio::test]
async fn a_property_that_is_there_twice_is_named() {
    let world = World::new().await;
    let text = r#"{"Name": "A", "Type": "HTTP", "URL": "https://x", "User": "a", "User": "b"}"#;
    let answer = send(&world, text).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body, json!({"ErrorMessage": "User is there twice."}));
    let answer = send(&world, &format!("[{text}]")).await;
    assert_eq!(answer.body, json!({"ErrorMessage": "User is there twice."}));
}

#[tokio::test]
async fn a_body_that_is_no_json_is_told_with_its_place_and_without_its_words() {
    let world = World::new().await;
    for (text, place) in
        [("{\n  \"Password\": hunter2}", "line 2, column 15"), ("{\"a\": \"b\"", "line 1, column 9")]
    {
        let answer = send(&world, text).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.body, json!({"ErrorMessage": format!("The body is not valid JSON: {place}.")}));
    }
}

async fn send(world: &World, body: &str) -> Answer {
    let mut request = Request::post(PATH).header("content-type", "application/json");
    request.headers_mut().unwrap().extend(client().headers());
    world.api.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn deleting_many_deletes_all_of_them_or_none() {
    let world = World::new().await;
    let user = |name: &str, provider: &str| {
        let mut body = basic(name);
        body["clientAssertion.destinationName"] = provider.into();
        body
    };
    let all = json!([basic("A"), basic("P"), user("U", "P"), user("V", "P"), user("X", "Y"), user("Y", "X")]);
    world.api.post(&client(), PATH, all).await;
    let delete = async |names: &str| {
        world.api.delete(&client(), &format!("{PATH}?$filter=Name%20in%20({names})")).await
    };
    let refused = delete("'A','P','U'").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.body, json!({"ErrorMessage": "Unable to remove Configurations \"[P]\"."}));
    assert_eq!(world.destinations.list().await.unwrap().len(), 6, "V needs P, so all stay");

    let before = *world.destinations.changes().borrow();
    for (names, count) in [("'A','P','U','V'", 4), ("'X','Y'", 2), ("'X'", 0)] {
        let deleted = delete(names).await;
        assert_eq!((deleted.status, &deleted.body["Count"]), (StatusCode::OK, &json!(count)), "{names}");
    }
    assert_eq!(
        *world.destinations.changes().borrow() - before,
        2,
        "each call is one change, an empty one none"
    );
}

#[tokio::test]
async fn a_condition_on_the_etag_is_kept() {
    let world = World::new().await;
    world.api.post(&client(), PATH, basic("A")).await;
    let path = format!("{PATH}/A");
    let etag = world.api.get(&client(), &path).await.headers["etag"].to_str().unwrap().to_owned();
    let quoted = format!("\"{etag}\"");
    assert_eq!(world.get(&path, &[("if-none-match", &etag)]).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(world.get(&path, &[("if-none-match", &quoted)]).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(world.get(&path, &[("if-none-match", "other")]).await.status, StatusCode::OK);
    assert_eq!(world.get(&path, &[("if-match", &etag)]).await.status, StatusCode::OK);
    assert_eq!(world.get(&path, &[("if-match", "other")]).await.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn what_cannot_be_stored_is_named_by_its_property() {
    let world = World::new().await;
    let long = "n".repeat(201);
    for (change, message) in [
        (json!({"Name": "a b"}), "Name may hold letters"),
        (json!({"Name": long}), "Name may hold letters"),
        (json!({"Name": ""}), "Name is missing"),
        (json!({"Type": "FTP"}), "Type must be one of HTTP, RFC, MAIL, LDAP, TCP"),
        (json!({"URL": ""}), "URL is missing"),
        (json!({"URL": "ftp://x"}), "URL is no http or https address"),
        (json!({"ProxyType": "Tor"}), "ProxyType must be one of"),
        (json!({"Password": ""}), "Password is missing; BasicAuthentication needs it"),
        (json!({"tc.enabled": true}), "tc.enabled must be a string, not true or false"),
        (json!({"nested": {"a": 1}}), "nested must be a string, not an object"),
        (json!({"URL.headers.bad name": "x"}), "URL.headers.bad name cannot stand in a header"),
        (json!({"Authentication": "OAuth2ClientCredentials"}), "clientId is missing"),
        (json!({"Authentication": "OAuth2SAMLBearerAssertion"}), "audience is missing"),
        (
            json!({"Authentication": "OAuth2ClientCredentials", "clientId": "c", "tokenServiceURL": "nowhere://"}),
            "tokenServiceURL is no http or https address",
        ),
    ] {
        let mut destination = basic("A");
        destination.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let answer = world.api.post(&client(), PATH, destination).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{change}");
        let told = answer.body["ErrorMessage"].as_str().unwrap();
        assert!(told.starts_with(message), "{change}: {told}");
        assert!(!told.contains("hunter2"));
    }
    assert_eq!(world.destinations.list().await.unwrap(), []);
    let broken = world.api.post(&client(), PATH, json!("text")).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_instance_level_is_the_callers_own() {
    let world = World::new().await;
    let path = "/destination-configuration/v1/instanceDestinations";
    assert_eq!(world.api.get(&client(), path).await.body, json!([]));
    world.api.post(&client(), path, basic("A")).await;
    assert_eq!(world.api.get(&client(), path).await.body, json!([basic("A")]));
    assert_eq!(world.api.get(&client(), PATH).await.body, json!([]));

    let found = world.find("A", &[]).await;
    assert_eq!(found["owner"]["InstanceId"], "destination-instance");
    world.api.post(&client(), PATH, json!({"Name": "A", "Type": "HTTP", "URL": "https://subaccount"})).await;
    let found = world.find("A", &[]).await;
    assert_eq!(found["destinationConfiguration"]["URL"], "https://x.example.com", "the instance goes first");
    let v2 = world.get("/destination-configuration/v2/destinations/A@subaccount", &[]).await;
    assert_eq!(v2.body["destinationConfiguration"]["URL"], "https://subaccount");
    assert!(v2.body.get("owner").is_none());
    let v2 = world.get("/destination-configuration/v2/destinations/A", &[]).await;
    assert_eq!(v2.body["destinationConfiguration"]["URL"], "https://x.example.com");
    let v2 = world.get("/destination-configuration/v2/destinations/A@moon", &[]).await;
    assert_eq!(v2.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nobody_but_a_destination_client_comes_in() {
    let world = World::new().await;
    world.api.post(&client(), PATH, basic("A")).await;
    let [service, _] = world.destinations.routes(docket_testkit::callers::TestAuthenticator::new());
    let table = service.table;
    assert!(table.len() > 10);
    let mut outsiders = vec![TestCaller::Nobody, TestCaller::Impostor, TestCaller::CommandLine];
    outsiders.extend(docket_domain::Role::ALL.into_iter().flat_map(TestCaller::each_with));
    outsiders.push(TestCaller::person_through(ClientKind::TaskCenter, "ada"));
    outsiders.retain(|caller| !matches!(caller, TestCaller::Client(ClientKind::Destination, _)));
    for route in table {
        let path = route.path.replace("{name}", "A");
        for caller in &outsiders {
            let answer = world.api.call(caller, route.method.clone(), &path, None).await;
            let expected = match caller {
                TestCaller::Nobody | TestCaller::Impostor => StatusCode::UNAUTHORIZED,
                _ => StatusCode::FORBIDDEN,
            };
            assert_eq!(answer.status, expected, "{} {path} as {caller:?}", route.method);
            assert!(!answer.body.to_string().contains("hunter2"));
        }
    }
    let through = TestCaller::person_through(ClientKind::Destination, "ada");
    assert_eq!(world.api.call(&through, Method::GET, PATH, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_change_is_announced() {
    let world = World::new().await;
    let mut changes = world.destinations.changes();
    world.api.post(&client(), PATH, basic("A")).await;
    assert!(changes.has_changed().unwrap());
    changes.mark_unchanged();
    world.api.post(&client(), PATH, basic("A")).await;
    world.api.delete(&client(), &format!("{PATH}/Z")).await;
    assert!(!changes.has_changed().unwrap(), "nothing was changed");
    world.api.put(&client(), PATH, basic("A")).await;
    assert!(changes.has_changed().unwrap());
    changes.mark_unchanged();
    world.api.delete(&client(), &format!("{PATH}/A")).await;
    assert!(changes.has_changed().unwrap());
}
