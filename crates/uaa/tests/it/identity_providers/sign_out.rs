//! Signing out, here and there.

use docket_domain::service::Service;
use serde_json::json;

use super::world::{World, page};
use crate::deployment::{Browser, PASSWORD, claims, form, location, parameter};

#[tokio::test]
async fn signing_out_ends_the_session_at_the_provider_too_and_goes_on_from_there() {
    let world = World::open().await;
    let client = world.deployment.client("portal", Service::Application).await;
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    let wanted = form(&[("redirect", "http://localhost:4711/bye"), ("client_id", &client.id)]);
    let away = location(&browser.get(&format!("/logout.do?{wanted}")).await);
    assert!(away.starts_with(&format!("{}/end?", world.provider.issuer())), "{away}");
    assert!(!browser.cookies.contains_key("docket_session"));
    let asked = |name: &str| parameter(&away, name).unwrap_or_default();
    assert_eq!(asked("client_id"), "docket");
    assert_eq!(asked("post_logout_redirect_uri"), "http://127.0.0.1:8080/logout/callback");
    assert_eq!(claims(&json!(asked("id_token_hint")))["sub"], "s-1");
    let back = format!("/logout/callback?state={}", asked("state"));
    assert_eq!(location(&browser.get(&back).await), "http://localhost:4711/bye");
    let again = browser.get(&back).await;
    assert!(page(&again).contains("You are signed out"), "the state worked once");
}

#[tokio::test]
async fn an_address_nobody_registered_is_not_gone_to_by_way_of_the_provider() {
    let world = World::open().await;
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    let away = location(&browser.get("/logout.do?redirect=https%3A%2F%2Fevil.example").await);
    let back = format!("/logout/callback?state={}", parameter(&away, "state").unwrap());
    let answer = browser.get(&back).await;
    assert!(page(&answer).contains("You are signed out"), "{}", answer.body);
    let sign_in = world.leave(&mut browser, "/login/with/corp?return=/inbox").await;
    let answer = browser.get(&format!("/logout/callback?state={sign_in}")).await;
    assert!(page(&answer).contains("You are signed out"), "a state for signing in is none for signing out");
}

#[tokio::test]
async fn without_a_way_to_sign_out_there_one_signs_out_here() {
    let world = World::open().await;
    world.provider.plan.lock().unwrap().discovery.insert("end_session_endpoint".to_owned(), json!(null));
    world.deployment.person("root", &[]).await;
    let mut browser = Browser::new(&world.deployment);
    world.sign_in_with(&mut browser).await;
    assert!(page(&browser.get("/logout.do").await).contains("You are signed out"));
    browser.sign_in("/login", "root", PASSWORD).await;
    assert!(page(&browser.get("/logout.do").await).contains("You are signed out"));
}

#[tokio::test]
async fn whoever_signed_in_with_a_provider_is_out_when_it_is_disabled_or_deleted() {
    let world = World::open().await;
    for delete in [false, true] {
        world.change(json!({"enabled": true})).await;
        let mut browser = Browser::new(&world.deployment);
        world.sign_in_with(&mut browser).await;
        let session = browser.cookies["docket_session"].as_str().unwrap().to_owned();
        let answer =
            if delete { world.delete().await } else { world.change(json!({"enabled": false})).await };
        assert!(answer.status.is_success(), "{}", answer.body);
        let caller = docket_http::Authenticator::session(&world.deployment.uaa, &session).await;
        assert!(caller.is_none());
    }
}
