//! Which way to sign in.

use docket_domain::service::Service;
use serde_json::json;

use super::world::{World, page};
use crate::deployment::{Browser, PASSWORD, REDIRECT, form, location, parameter};

#[tokio::test]
async fn the_sign_in_page_offers_every_enabled_provider_in_order_beside_the_password() {
    let world = World::open().await;
    world.deployment.person("root", &[]).await;
    world.set_up("partners", json!({"displayName": "Partners <b>", "position": -1})).await;
    world.set_up("old", json!({"displayName": "Old", "enabled": false})).await;
    let mut browser = Browser::new(&world.deployment);
    let answer = browser.get("/login?return=/inbox?view=1").await;
    let text = page(&answer);
    let partners = text.find("Sign in with <bdi>Partners &lt;b&gt;</bdi>").expect("the first provider");
    let corp = text.find("Sign in with <bdi>Corporate ID</bdi>").expect("the second provider");
    assert!(partners < corp && !text.contains("Old") && text.contains("or with a password"), "{text}");
    assert!(text.contains("href=\"/login/with/corp?return=%2Finbox%3Fview%3D1\""), "{text}");
    assert_eq!(location(&browser.sign_in("/login?return=/inbox", "root", PASSWORD).await), "/inbox");
}

#[tokio::test]
async fn a_disabled_or_unknown_provider_leads_to_the_choice() {
    let world = World::open().await;
    world.set_up("old", json!({"enabled": false})).await;
    let mut browser = Browser::new(&world.deployment);
    for name in ["old", "nobody"] {
        let answer = browser.get(&format!("/login/with/{name}?return=/inbox")).await;
        assert_eq!(location(&answer), "/login?return=%2Finbox");
        let chooser = browser.get(&format!("/login?idp={name}")).await;
        assert!(page(&chooser).contains("Corporate ID"));
    }
}

#[tokio::test]
async fn an_application_chooses_the_provider_and_says_who() {
    let world = World::open().await;
    let client = world.deployment.client("portal", Service::Application).await;
    let by = |more: &[(&str, &str)]| {
        let mut all =
            vec![("client_id", client.id.as_str()), ("redirect_uri", REDIRECT), ("response_type", "code")];
        all.extend_from_slice(more);
        format!("/oauth/authorize?{}", form(&all))
    };
    for more in [&[("idp", "corp")][..], &[("origin", "corp")], &[("login_hint", "{\"origin\":\"corp\"}")]] {
        let mut browser = Browser::new(&world.deployment);
        let to_login = location(&browser.get(&by(more)).await);
        let away = location(&browser.get(&to_login).await);
        let state = world.at_the_provider(&away);
        let back = location(&world.come_back(&mut browser, &state).await);
        assert!(back.starts_with("/oauth/authorize?"), "{back}");
        let code = location(&browser.get(&back).await);
        assert!(code.starts_with(REDIRECT) && parameter(&code, "code").is_some(), "{code}");
    }
    let mut browser = Browser::new(&world.deployment);
    let to_login = location(&browser.get(&by(&[("login_hint", "ada@corp.example"), ("idp", "corp")])).await);
    let away = location(&browser.get(&to_login).await);
    assert_eq!(parameter(&away, "login_hint").as_deref(), Some("ada@corp.example"));
    let to_login =
        location(&browser.get(&by(&[("login_hint", "ada@corp.example"), ("idp", "docket")])).await);
    let answer = browser.get(&to_login).await;
    assert!(page(&answer).contains("value=\"ada@corp.example\""), "{}", answer.body);
    let to_login = location(&browser.get(&by(&[("idp", "corp"), ("prompt", "login")])).await);
    assert_eq!(parameter(&location(&browser.get(&to_login).await), "prompt").as_deref(), Some("login"));
}
