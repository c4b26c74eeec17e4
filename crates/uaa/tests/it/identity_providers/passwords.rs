//! Passwords switched off.

use docket_domain::Role;
use docket_domain::service::Service;
use docket_testkit::Answer;
use serde_json::json;

use super::world::{PROVIDERS, World, page};
use crate::deployment::{Browser, PASSWORD, location, refusal};

fn message(answer: &Answer) -> &str {
    answer.body["error"]["message"].as_str().unwrap_or_default()
}

/// With an administrator who has signed in with the provider, and one who has a password.
async fn with_administrators() -> World {
    let mapping = json!({"Finance": ["SubaccountAdministrator"]});
    let world = World::with(json!({"createPeople": true, "groupRoles": mapping})).await;
    world.deployment.person("root", &[Role::SubaccountAdministrator]).await;
    world.sign_in().await;
    world
}

#[tokio::test]
async fn they_stay_on_until_an_administrator_has_signed_in_with_a_provider_that_works() {
    let world = World::open().await;
    world.deployment.person("root", &[Role::SubaccountAdministrator]).await;
    let refused = world.passwords(false).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (409, Some("cockpit.passwords.needed")));
    assert!(
        message(&refused).contains("has signed in with an enabled identity provider yet"),
        "{}",
        refused.body
    );
    world.sign_in().await;
    assert_eq!(world.passwords(false).await.status, 409, "Ada is no administrator");
    let ada = world.user("ada.l").await.unwrap().id;
    world.deployment.directory.assign_role(&ada, Role::SubaccountAdministrator).await.unwrap();

    world.provider.plan.lock().unwrap().discovery.insert("jwks_uri".to_owned(), json!("http://127.0.0.1:9/"));
    let refused = world.passwords(false).await;
    assert_eq!(refused.status, 409);
    assert!(
        message(&refused).contains("corp does not work. The key set cannot be fetched"),
        "{}",
        refused.body
    );
    world.provider.plan.lock().unwrap().discovery.clear();
    world.change(json!({"enabled": false})).await;
    assert_eq!(world.passwords(false).await.status, 409, "nobody can use a disabled provider");
    world.change(json!({"enabled": true})).await;
    assert_eq!(world.passwords(false).await.body["localPasswords"], json!(false));
    let settings = world.get("/cockpit-api/v1/sign-in-settings").await.body;
    assert_eq!(settings["localPasswords"], json!(false));
}

#[tokio::test]
async fn switched_off_nobody_gets_in_with_one() {
    let world = with_administrators().await;
    let client = world.deployment.client("portal", Service::Application).await;
    let mut browser = Browser::new(&world.deployment);
    let form = browser.get("/login").await;
    let token = crate::deployment::hidden(&form, "csrf_token");
    assert_eq!(world.passwords(false).await.status, 200);
    let filled = [("csrf_token", token.as_str()), ("username", "root"), ("password", PASSWORD)];
    assert_eq!(browser.post("/login", &filled).await.status, 401);
    let grant = [("grant_type", "password"), ("username", "root"), ("password", PASSWORD)];
    assert_eq!(refusal(&world.deployment.token(&client, &grant).await), (401, "unauthorized"));
    assert_eq!(world.passwords(true).await.status, 200);
    assert_eq!(location(&browser.sign_in("/login", "root", PASSWORD).await), "/");
}

#[tokio::test]
async fn switched_off_the_last_way_in_stays_open() {
    let world = with_administrators().await;
    world.set_up("partners", json!({})).await;
    assert_eq!(world.passwords(false).await.status, 200);
    for refused in [
        world.change(json!({"enabled": false})).await,
        world.change(json!({"issuer": "http://localhost:9", "clientSecret": "x"})).await,
        world.delete().await,
    ] {
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (409, Some("cockpit.identityProvider.lastWay"))
        );
        assert!(message(&refused).contains("Switch passwords on first."), "{}", refused.body);
    }
    assert_eq!(world.get(&format!("{PROVIDERS}/corp")).await.body["enabled"], true);
    assert_eq!(location(&world.sign_in().await), "/inbox");
    assert_eq!(world.passwords(true).await.status, 200);
    assert_eq!(world.delete().await.status, 204);
}

#[tokio::test]
async fn switched_off_the_sign_in_page_has_no_form_and_one_provider_needs_no_page() {
    let world = with_administrators().await;
    assert_eq!(world.passwords(false).await.status, 200);
    let mut browser = Browser::new(&world.deployment);
    let straight = location(&browser.get("/login?return=/inbox").await);
    let state = world.at_the_provider(&straight);
    assert_eq!(location(&world.come_back(&mut browser, &state).await), "/inbox");

    world.set_up("partners", json!({"displayName": "Partners"})).await;
    let chooser = Browser::new(&world.deployment).get("/login?return=/inbox").await;
    let text = page(&chooser);
    assert!(!text.contains("password") && text.matches("class=\"button way\"").count() == 2, "{text}");
}
