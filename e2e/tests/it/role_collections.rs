//! A role collection given to a group: what its members may do, and no longer do.

use docket_e2e::{Api, Docket};
use reqwest::StatusCode;
use serde_json::{Value, json};

const PASSWORD: &str = "correct horse battery";
const COLLECTION: &str = "Bookkeepers & Operators";

/// Credentials of a new key of a new instance.
fn instance(docket: &Docket, name: &str, service: &str, parameters: &Value) -> Value {
    let parameters = parameters.to_string();
    docket.ok(&["service-instance", "create", name, "--service", service, "-c", &parameters]);
    docket.ok(&["service-key", "create", name, "key"]);
    let key: Value = serde_json::from_str(&docket.ok(&["service-key", "get", name, "key"])).unwrap();
    key.get("uaa").unwrap_or(&key).clone()
}

/// Ada's token for that client.
async fn token(docket: &Docket, credentials: &Value) -> Value {
    let text = |name: &str| credentials[name].as_str().unwrap();
    let form = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)];
    let api = Api::new(docket.url()).basic(text("clientid"), text("clientsecret"));
    api.post_form("/oauth/token", &form).await.ok()
}

fn scopes(token: &Value) -> Vec<&str> {
    token["scope"].as_str().unwrap().split(' ').filter(|scope| scope.contains('!')).collect()
}

#[tokio::test]
async fn who_is_in_a_group_with_a_collection_reaches_what_it_opens_and_who_leaves_does_not() {
    let docket = Docket::start();
    docket.ok_with_input(&["user", "create", "ada", "--email", "ada@example.com"], PASSWORD);
    let grants = json!({"grant-types": ["password"]});
    let descriptor = json!({
        "xsappname": "books", "oauth2-configuration": grants,
        "scopes": [{"name": "$XSAPPNAME.Display"}],
        "role-templates": [{"name": "Viewer", "scope-references": ["$XSAPPNAME.Display"]}],
    });
    let books = instance(&docket, "books", "xsuaa", &descriptor);
    let center = instance(&docket, "center", "one-inbox-service", &json!({"oauth2-configuration": grants}));

    let pushing = docket.ok(&["directory", "token", "create", "pushing", "--output", "json"]);
    let pushing: Value = serde_json::from_str(&pushing).unwrap();
    let scim = Api::new(docket.url()).bearer(pushing["token"].as_str().unwrap());
    let ada =
        scim.get("/scim/v2/Users?filter=userName%20eq%20%22ada%22").await.ok()["Resources"][0]["id"].clone();
    let group = json!({"displayName": "Operators", "members": [{"value": ada}]});
    let group = scim.post("/scim/v2/Groups", &group).await.ok()["id"].as_str().unwrap().to_owned();

    let roles = ["--role", "TaskCenterAdmin", "--role", "books!t1.Viewer"];
    docket.ok(&[&["role-collection", "create", COLLECTION][..], &roles].concat());
    assert!(scopes(&token(&docket, &books).await).is_empty(), "nobody was given it yet");
    docket.ok(&["role-collection", "assign", COLLECTION, "--group", "Operators"]);
    let shown = docket.ok(&["role-collection", "show", COLLECTION]);
    assert!(shown.contains("TaskCenterAdmin, books!t1.Viewer") && shown.contains("Operators"), "{shown}");

    assert_eq!(scopes(&token(&docket, &books).await), ["books!t1.TaskCenterAdmin", "books!t1.Display"]);
    let before = token(&docket, &center).await;
    assert_eq!(scopes(&before), [format!("{}.TaskCenterAdmin", center["xsappname"].as_str().unwrap())]);
    let connectors = async |token: &Value| {
        let api = Api::new(docket.url()).bearer(token["access_token"].as_str().unwrap());
        api.get("/task-center-service/v1/connectors").await.status
    };
    assert_eq!(connectors(&before).await, StatusCode::OK);

    let leave = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [{"op": "remove", "path": "members"}],
    });
    scim.patch(&format!("/scim/v2/Groups/{group}"), &leave).await.ok();
    assert_eq!(connectors(&before).await, StatusCode::FORBIDDEN, "at once, with the token from before");
    assert_eq!(connectors(&token(&docket, &center).await).await, StatusCode::FORBIDDEN);
    assert!(scopes(&token(&docket, &books).await).is_empty());
}
