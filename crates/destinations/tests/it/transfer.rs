//! Destinations out and in as files, and what is probably not meant in them.

use docket_destinations::transfer;
use docket_domain::Role;
use docket_testkit::callers::TestCaller;
use http::StatusCode;
use serde_json::{Value, json};

use crate::world::World;

const DESTINATIONS: &str = "/cockpit-api/v1/destinations";
const EXPORT: &str = "/cockpit-api/v1/destination-export";
const IMPORT: &str = "/cockpit-api/v1/destination-import";
const LINT: &str = "/cockpit-api/v1/lint";

fn administrator() -> TestCaller {
    TestCaller::person("ada").with(Role::DestinationAdministrator)
}

fn basic(name: &str) -> Value {
    json!({"Name": name, "Type": "HTTP", "URL": "https://x.example.com/", "ProxyType": "OnPremise",
           "Authentication": "BasicAuthentication", "User": "u", "Password": "hunter2"})
}

async fn world() -> World {
    let world = World::new().await;
    for name in ["A", "B"] {
        world.api.post(&administrator(), DESTINATIONS, basic(name)).await;
    }
    world
}

/// The file an export answers, with its headers.
async fn exported(world: &World, query: &str) -> (http::HeaderMap, Vec<u8>) {
    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    let answer = world.api.get(&viewer, &format!("{EXPORT}?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    (answer.headers, answer.bytes.to_vec())
}

fn import(files: &[(&str, &[u8])], further: &Value) -> Value {
    use base64::Engine as _;
    let encoded = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| json!({"name": name, "content": encoded(bytes), "encoding": "BASE64"}))
        .collect();
    let mut body = json!({"files": files});
    body.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
    body
}

#[tokio::test]
async fn every_form_is_exported_without_secrets_and_says_which_were_left_out() {
    let world = world().await;
    for (query, file, marker) in [
        ("name=A&format=json", "A.json", "\"$leftOut\": \"Password\""),
        ("name=A&format=yaml", "A.yaml", "# Password: << left out on export >>"),
        ("name=A&format=properties", "A.properties", "#Password=<< left out on export >>"),
        ("", "destinations.json", "\"$leftOut\": \"Password\""),
        ("format=yaml", "destinations.yaml", "# Password: << left out on export >>"),
    ] {
        let (headers, bytes) = exported(&world, query).await;
        let text = String::from_utf8(bytes).unwrap();
        assert!(headers["content-disposition"].to_str().unwrap().contains(file), "{headers:?}");
        assert!(text.contains(marker) && !text.contains("hunter2"), "{text}");
        let drafts = transfer::read(file, text.as_bytes()).unwrap();
        assert_eq!(drafts.len(), if query.contains("name=") { 1 } else { 2 });
        assert!(drafts.iter().all(|draft| draft.left_out == ["Password"]), "{drafts:?}");
    }
    let (headers, bytes) = exported(&world, "format=properties").await;
    assert_eq!(headers["content-type"], "application/zip");
    let files: Vec<_> =
        transfer::read("x.zip", &bytes).unwrap().into_iter().map(|draft| draft.file).collect();
    assert_eq!(files, ["A.properties", "B.properties"]);
    for (query, status, target) in [
        ("name=C", StatusCode::NOT_FOUND, None),
        ("format=xml", StatusCode::BAD_REQUEST, Some("format")),
        ("names=A", StatusCode::BAD_REQUEST, Some("names")),
    ] {
        let answer = world.api.get(&administrator(), &format!("{EXPORT}?{query}")).await;
        assert_eq!((answer.status, answer.target()), (status, target), "{query}");
    }
}

#[tokio::test]
async fn what_was_exported_is_imported_into_another_docket() {
    let (from, to) = (world().await, World::new().await);
    for query in ["format=json", "format=yaml", "format=properties", "format=json&archive=true"] {
        let (headers, bytes) = exported(&from, query).await;
        let disposition = headers["content-disposition"].to_str().unwrap();
        let file = disposition.split('"').nth(1).unwrap();
        // The secret does not travel, so it is asked for.
        let review = to
            .api
            .post(&administrator(), IMPORT, import(&[(file, &bytes)], &json!({"existing": "UPDATE"})))
            .await;
        assert_eq!(review.status, StatusCode::OK, "{}", review.body);
        if query == "format=json" {
            assert_eq!(
                (&review.body["saved"], &review.body["value"][0]["action"]),
                (&json!(false), &json!("REFUSE"))
            );
            assert_eq!(review.body["value"][0]["missingSecrets"], json!(["Password"]));
            let message = &review.body["value"][0]["problems"][0]["message"];
            assert_eq!(message, "Password was left out of the file and is needed; enter it.");
            assert!(to.destinations.list().await.unwrap().is_empty());
            let secrets = json!({"secrets": {"A": {"Password": "hunter2"}, "B": {"Password": "hunter2"}}});
            let saved = to.api.post(&administrator(), IMPORT, import(&[(file, &bytes)], &secrets)).await;
            assert_eq!(
                (&saved.body["saved"], &saved.body["value"][1]["action"]),
                (&json!(true), &json!("CREATE"))
            );
            assert!(!saved.body.to_string().contains("hunter2"));
        } else {
            // Now it is there, and stays.
            assert_eq!(review.body["value"][1]["action"], "UNCHANGED", "{}", review.body);
            assert_eq!(review.body["value"][1]["keptSecrets"], json!(["Password"]));
        }
    }
    for name in ["A", "B"] {
        let [here, there] = [&from, &to].map(|world| world.destinations.find(name));
        assert_eq!(here.await.unwrap().unwrap().properties, there.await.unwrap().unwrap().properties);
    }
}

#[tokio::test]
async fn a_review_saves_nothing_and_one_refusal_keeps_all_from_being_saved() {
    let world = world().await;
    let file = "Name=A\nType=HTTP\nURL=https\\://y.example\nProxyType=OnPremise\nAuthentication=BasicAuthentication\nUser=u\n";
    let broken = "Name=C\nType=HTTP\nProxyType=Elsewhere\n";
    let new = "Name: D\nType: HTTP\nURL: https://d.example\nTc.enabled: true\n";
    let files: &[(&str, &[u8])] =
        &[("a.properties", file.as_bytes()), ("c", broken.as_bytes()), ("d.yaml", new.as_bytes())];
    let review = world
        .api
        .post(&administrator(), IMPORT, import(files, &json!({"dryRun": true, "existing": "UPDATE"})))
        .await;
    let value = review.body["value"].as_array().unwrap();
    let actions: Vec<_> = value.iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["UPDATE", "REFUSE", "CREATE"]);
    let url = json!({"property": "URL", "kind": "SET", "secret": false, "before": "https://x.example.com/", "after": "https://y.example"});
    assert_eq!(value[0]["changes"], json!([url]));
    let fields: Vec<_> = value[1]["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["property"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["URL", "ProxyType"]);
    assert!(
        value[2]["warnings"][0].as_str().unwrap().starts_with("Tc.enabled has no effect"),
        "{}",
        value[2]
    );

    let refused =
        world.api.post(&administrator(), IMPORT, import(files, &json!({"existing": "UPDATE"}))).await;
    assert_eq!((&refused.body["saved"], &refused.body["canBeSaved"]), (&json!(false), &json!(false)));
    assert_eq!(world.destinations.list().await.unwrap().len(), 2);
    let some = json!({"existing": "UPDATE", "only": ["A", "D"]});
    let saved = world.api.post(&administrator(), IMPORT, import(files, &some)).await;
    assert_eq!(saved.body["saved"], true, "{}", saved.body);
    let updated = world.destinations.find("A").await.unwrap().unwrap();
    assert_eq!((updated.get("URL"), updated.get("Password")), (Some("https://y.example"), Some("hunter2")));
    assert!(world.destinations.find("D").await.unwrap().is_some());
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named_with_the_line_and_not_repeated() {
    let world = World::new().await;
    for (file, content) in [
        ("a.json", "{\n\"Password\": hunter2}"),
        ("a.yaml", "Name: A\nPassword: \"hunter2"),
        ("a.properties", "Name=A\nPassword=hunter2\\u12"),
        ("a.zip", "PK\x03\x04hunter2"),
        ("a.json", ""),
    ] {
        let answer =
            world.api.post(&administrator(), IMPORT, import(&[(file, content.as_bytes())], &json!({}))).await;
        assert_eq!(
            (answer.status, answer.target()),
            (StatusCode::BAD_REQUEST, Some(file)),
            "{}",
            answer.body
        );
        assert!(!answer.body.to_string().contains("hunter2"), "{}", answer.body);
    }
    for body in
        [json!({}), json!({"files": []}), json!({"files": [], "dryrun": true}), json!({"files": "hunter2"})]
    {
        let answer = world.api.post(&administrator(), IMPORT, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(!answer.body.to_string().contains("hunter2"), "{}", answer.body);
    }
}

#[tokio::test]
async fn findings_come_with_the_fix_and_the_fix_can_be_made() {
    let world = World::new().await;
    let odd = json!({"Name": "A", "Type": "HTTP", "URL": "https://x.example/", "Authentication": "OAuth2ClientCredentials",
                     "clientId": "c", "clientsecret": "hunter2", "tokenServiceURL": "https://t.example/oauth/token"});
    world.api.post(&administrator(), DESTINATIONS, odd).await;
    let viewer = TestCaller::person("vic").with(Role::DestinationViewer);
    let found = world.api.get(&viewer, LINT).await;
    assert!(!found.body.to_string().contains("hunter2"));
    let [finding] = &found.body["value"].as_array().unwrap()[..] else { panic!("{}", found.body["value"]) };
    assert_eq!(
        (&finding["code"], &finding["severity"], &finding["safe"]),
        (&json!("WRONG_CASE"), &json!("WARNING"), &json!(true))
    );
    assert_eq!(
        finding["change"],
        json!({"rename": {"clientsecret": "clientSecret"}, "remove": [], "set": {}})
    );
    assert!(found.body["rules"].as_array().unwrap().len() > 30);

    let fix = json!({"code": "WRONG_CASE", "property": "clientsecret"});
    let path = format!("{DESTINATIONS}/A/fix");
    assert_eq!(world.api.post(&viewer, &path, fix.clone()).await.status, StatusCode::FORBIDDEN);
    let fixed = world.api.post(&administrator(), &path, fix.clone()).await;
    assert_eq!(
        (fixed.status, &fixed.body["secrets"]),
        (StatusCode::OK, &json!(["clientSecret"])),
        "{}",
        fixed.body
    );
    assert_eq!(world.destinations.find("A").await.unwrap().unwrap().get("clientSecret"), Some("hunter2"));
    assert_eq!(world.api.get(&viewer, LINT).await.body["value"], json!([]));
    assert_eq!(world.api.post(&administrator(), &path, fix).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_draft_is_looked_at_among_the_destinations_that_are_stored() {
    let world = World::new().await;
    let draft = |name: &str| {
        json!({"properties": {"Name": name, "Type": "HTTP", "URL": "https://x.example/", "Authentication": "OAuth2ClientCredentials",
               "clientId": "c", "tokenServiceURL": "https://t.example/oauth/token", "tc.enabled": "true", "tc.provider_type": "Custom"},
               "secrets": ["clientSecret"]})
    };
    let codes = |body: &Value| -> Vec<String> {
        body["value"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    let alone = world.api.post(&administrator(), LINT, draft("New")).await;
    assert_eq!(codes(&alone.body), ["PP_MISSING"], "{}", alone.body);
    world.api.post(&administrator(), DESTINATIONS, draft("Old")["properties"].clone()).await;
    let second = world.api.post(&administrator(), LINT, draft("New")).await;
    assert_eq!(codes(&second.body), ["DUPLICATE_PROVIDER", "PP_MISSING"], "{}", second.body);
    let replaced = world.api.post(&administrator(), LINT, draft("Old")).await;
    assert_eq!(codes(&replaced.body), ["PP_MISSING"], "{}", replaced.body);
}
