//! The token service as a whole program: people who leave, keys that change, issuers who are trusted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_e2e::api::Answer;
use docket_e2e::procedure::service_key;
use docket_e2e::{Api, Docket};
use serde_json::{Value, json};

const PASSWORD: &str = "correct horse battery";
const TASKS: &str = "/task-center-service/v1/tasks";

/// Somebody with that user name and [`PASSWORD`].
fn create(docket: &Docket, name: &str) {
    let email = format!("{name}@example.com");
    docket.ok_with_input(&["user", "create", name, "--email", &email], PASSWORD);
}

/// Called with the client's id and secret.
fn client(docket: &Docket, uaa: &Value) -> Api {
    Api::new(docket.url()).basic(uaa["clientid"].as_str().unwrap(), uaa["clientsecret"].as_str().unwrap())
}

/// That person's access token.
async fn token(docket: &Docket, uaa: &Value, name: &str) -> String {
    let form = [("grant_type", "password"), ("username", name), ("password", PASSWORD)];
    let token = client(docket, uaa).post_form("/oauth/token", &form).await.ok();
    token["access_token"].as_str().unwrap().to_owned()
}

fn cookies(answer: &Answer) -> String {
    let set = answer.headers.get_all("set-cookie").iter();
    let pairs =
        set.filter_map(|cookie| cookie.to_str().ok()?.split_once(';').map(|(pair, _)| pair.to_owned()));
    pairs.collect::<Vec<_>>().join("; ")
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let start = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the page has the field").1;
    start.split_once('"').unwrap().0.replace("&amp;", "&")
}

/// Signs in as a browser does; gives the session's cookie.
async fn sign_in(docket: &Docket, name: &str) -> String {
    let browser = docket.anonymous();
    let page = browser.get("/login").await;
    let (token, back) = (hidden(&page.text, "csrf_token"), hidden(&page.text, "return"));
    let form = [("csrf_token", &*token), ("return", &*back), ("username", name), ("password", PASSWORD)];
    let answer = browser.post_form_with("/login", &form, &[("cookie", &cookies(&page))]).await;
    assert_eq!(answer.status, 302, "{}", answer.text);
    cookies(&answer)
}

#[tokio::test]
async fn who_is_deactivated_over_scim_is_out_at_once_with_every_token_and_session() {
    let docket = Docket::start();
    let uaa = service_key(&docket.admin()).await["uaa"].clone();
    create(&docket, "ada");
    create(&docket, "bob");
    let scim = docket.ok(&["directory", "token", "create", "identity-system"]);
    let scim = Api::new(docket.url()).bearer(scim.trim());
    let found = scim.get("/scim/v2/Users?filter=userName%20eq%20%22ada%22").await.ok();
    let user = format!("/scim/v2/Users/{}", found["Resources"][0]["id"].as_str().unwrap());

    let (ada, bob) = (token(&docket, &uaa, "ada").await, token(&docket, &uaa, "bob").await);
    let session = sign_in(&docket, "ada").await;
    let with_token =
        async |token: &str| Api::new(docket.url()).bearer(token).get(TASKS).await.status.as_u16();
    let with_session =
        async || docket.anonymous().get_with(TASKS, &[("cookie", &session)]).await.status.as_u16();
    assert_eq!((with_token(&ada).await, with_session().await), (200, 200));

    let active = |value: bool| {
        json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            "Operations": [{"op": "replace", "path": "active", "value": value}],
        })
    };
    scim.patch(&user, &active(false)).await.ok();
    assert_eq!((with_token(&ada).await, with_session().await), (401, 401), "nothing is waited for");
    let form = [("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)];
    assert_eq!(client(&docket, &uaa).post_form("/oauth/token", &form).await.status, 401);
    assert_eq!(with_token(&bob).await, 200, "nobody else is out");

    // Who comes back signs in anew; what was ended stays so.
    scim.patch(&user, &active(true)).await.ok();
    assert_eq!(with_session().await, 401);
    assert_eq!(with_token(&token(&docket, &uaa, "ada").await).await, 200);
}

#[tokio::test]
async fn signing_keys_are_rotated_withdrawn_and_exchanged_at_once_by_command() {
    let docket = Docket::start();
    let uaa = service_key(&docket.admin()).await["uaa"].clone();
    create(&docket, "ada");
    let token = token(&docket, &uaa, "ada").await;
    let works = async |token: &str| Api::new(docket.url()).bearer(token).get(TASKS).await.status == 200;
    let published = async || {
        let keys = docket.anonymous().get("/token_keys").await.ok();
        let ids = keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let first = published().await;
    assert_eq!(first.len(), 1);

    let printed = docket.ok(&["signing-key", "rotate"]);
    let waiting = printed.strip_prefix("Published ").unwrap().split_once('.').unwrap().0.to_owned();
    let both = published().await;
    assert!(both.len() == 2 && both.contains(&waiting) && both.contains(&first[0]), "{both:?}");
    let list = docket.ok(&["signing-key", "list"]);
    assert!(list.contains(&waiting) && list.contains(&first[0]), "{list}");
    assert!(works(&token).await, "tokens issued before stay valid");

    docket.ok(&["signing-key", "withdraw", &waiting]);
    assert_eq!(published().await, first);
    let again = docket.run(&["signing-key", "withdraw", &waiting]);
    assert_eq!(again.status.code(), Some(1));

    let changed: Value =
        serde_json::from_str(&docket.ok(&["signing-key", "rotate", "--at-once", "--output", "json"]))
            .unwrap();
    docket_e2e::wait::until_within(
        std::time::Duration::from_secs(90),
        "the token of the old key to stop",
        async || (!works(&token).await).then_some(()),
    )
    .await;
    assert_eq!(published().await, [changed["kid"].as_str().unwrap()]);
    let fresh = self::token(&docket, &uaa, "ada").await;
    assert!(works(&fresh).await);
}

/// One program signs assertions through a destination, the other takes them for tokens.
#[tokio::test]
async fn a_trusted_issuers_assertions_give_tokens_until_it_is_trusted_no_more() {
    let (issuer, docket) = (Docket::start(), Docket::start());
    for program in [&issuer, &docket] {
        create(program, "ada");
    }
    docket.ok(&["service-instance", "create", "tasks", "--service", "one-inbox-service"]);
    docket.ok(&["service-key", "create", "tasks", "key"]);
    let uaa: Value = serde_json::from_str(&docket.ok(&["service-key", "get", "tasks", "key"])).unwrap();
    let uaa = &uaa["uaa"];
    let description = docket.anonymous().get("/saml/metadata").await.text;
    let attribute = |name: &str| {
        let start = description.split_once(&format!("{name}=\"")).expect("the metadata has it").1;
        start.split_once('"').unwrap().0.to_owned()
    };
    let destination = json!({
        "Name": "Other", "Type": "HTTP", "ProxyType": "Internet", "URL": format!("{}{TASKS}", docket.url()),
        "Authentication": "OAuth2SAMLBearerAssertion", "audience": attribute("entityID"),
        "authnContextClassRef": "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession",
        "clientKey": uaa["clientid"], "tokenServiceURL": attribute("Location"),
        "tokenServiceUser": uaa["clientid"], "tokenServicePassword": uaa["clientsecret"],
        "nameIdFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    });
    issuer.ok_with_input(&["destination", "apply", "-f", "-"], &destination.to_string());
    let test = || issuer.run(&["destination", "test", "Other", "--as", "ada"]);

    let stranger = test();
    assert_eq!(stranger.status.code(), Some(1));
    let printed = String::from_utf8_lossy(&stranger.stdout).into_owned();
    assert!(printed.contains("no certificate of a trusted issuer"), "{printed}");

    // Its metadata, as programs and administrators get it.
    issuer.ok(&["service-instance", "create", "own", "--service", "destination"]);
    issuer.ok(&["service-key", "create", "own", "key"]);
    let key: Value = serde_json::from_str(&issuer.ok(&["service-key", "get", "own", "key"])).unwrap();
    let token =
        client(&issuer, &key).post_form("/oauth/token", &[("grant_type", "client_credentials")]).await.ok();
    let program = Api::new(issuer.url()).bearer(token["access_token"].as_str().unwrap());
    let metadata = program.get("/destination-configuration/v1/saml2Metadata").await.ok();
    let metadata = STANDARD.decode(metadata["idpMetadata"].as_str().unwrap()).unwrap();
    let metadata = String::from_utf8(metadata).unwrap();
    let told = docket.ok_with_input(&["trusted-issuer", "set", "other", "--metadata", "-"], &metadata);
    assert!(told.starts_with("Assertions of ") && told.trim_end().ends_with(" are taken."), "{told}");
    let list = docket.ok(&["trusted-issuer", "list"]);
    assert!(list.contains("other") && list.contains("FORMAT"), "{list}");

    let trusted = test();
    let printed = String::from_utf8_lossy(&trusted.stdout).into_owned();
    assert!(trusted.status.success(), "{printed}");
    assert!(printed.contains("The user ada (user_name of the token"), "{printed}");

    // The same with a certificate instead of metadata.
    let file = docket.data_dir().join("issuer.pem");
    issuer.ok(&["trust", "download", "--file", file.to_str().unwrap()]);
    let entity: Value = serde_json::from_str(&issuer.ok(&["trust", "show", "--output", "json"])).unwrap();
    docket.ok(&["trusted-issuer", "delete", "other"]);
    assert_eq!(test().status.code(), Some(1), "it is trusted no more");
    let arguments = [
        "trusted-issuer",
        "set",
        "other",
        "--entity-id",
        entity["entityId"].as_str().unwrap(),
        "--certificate",
        file.to_str().unwrap(),
        "--name-id",
        "user-name",
    ];
    docket.ok(&arguments);
    assert!(test().status.success());
}
