//! The first administrator.

use std::time::Duration;

use docket_domain::Role;
use docket_http::Authenticator as _;
use docket_testkit::TestCaller;
use serde_json::{Value, json};

use crate::deployment::{Browser, Deployment, hidden, location, parameter};

const GOOD: &str = "a good long password";

async fn link(deployment: &Deployment) -> (String, String) {
    let link = deployment.uaa.start_set_up().await.unwrap().expect("the directory is empty");
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    (path, parameter(&link, "token").unwrap())
}

fn filled(token: &str) -> Vec<(&str, &str)> {
    vec![
        ("token", token),
        ("user_name", "root"),
        ("email", "root@example.com"),
        ("given_name", "Grace"),
        ("family_name", "Hopper"),
        ("password", GOOD),
        ("password_again", GOOD),
    ]
}

fn body(token: &str) -> Value {
    json!({"token": token, "userName": "root", "email": "root@example.com", "password": GOOD})
}

#[tokio::test]
async fn the_link_makes_the_first_administrator_once_and_signs_them_in() {
    let deployment = Deployment::start().await;
    let (path, token) = link(&deployment).await;
    let mut browser = Browser::new(&deployment);
    let page = browser.get(&path).await;
    assert_eq!((page.status.as_u16(), hidden(&page, "token")), (200, token.clone()));
    let answer = browser.post("/set-up", &filled(&token)).await;
    assert_eq!(location(&answer), "/");
    let session = deployment.uaa.session(browser.cookies["docket_session"].as_str().unwrap()).await.unwrap();
    assert_eq!(session.person.user_name, "root");
    for role in [
        Role::SubaccountAdministrator,
        Role::DestinationAdministrator,
        Role::DestinationTrustAdministrator,
        Role::TaskCenterAdmin,
    ] {
        assert!(session.person.roles.has(role), "{role}");
    }

    assert_eq!(browser.get(&path).await.status, 410);
    let mut again = filled(&token);
    again[1].1 = "second";
    assert_eq!(Browser::new(&deployment).post("/set-up", &again).await.status, 410);
    assert!(deployment.directory.find_by_user_name("second").await.unwrap().is_none());
    assert!(deployment.uaa.start_set_up().await.unwrap().is_none());
}

#[tokio::test]
async fn the_same_by_json() {
    let deployment = Deployment::start().await;
    let (_, token) = link(&deployment).await;
    let nobody = TestCaller::Nobody;
    let weak = json!({"token": token, "userName": "root", "email": "root@example.com", "password": "x"});
    let answer = deployment.api.post(&nobody, "/set-up", weak).await;
    assert_eq!((answer.status.as_u16(), answer.target()), (400, Some("password")));
    let mut misspelt = body(&token);
    misspelt["user"] = json!("x");
    assert_eq!(deployment.api.post(&nobody, "/set-up", misspelt).await.target(), Some("user"));

    let answer = deployment.api.post(&nobody, "/set-up", body(&token)).await;
    assert_eq!(answer.status, 201, "a refused value does not use the link up: {}", answer.body);
    assert_eq!(answer.body["userName"], "root");
    assert!(answer.headers.contains_key("set-cookie"));
    assert_eq!(deployment.api.post(&nobody, "/set-up", body(&token)).await.status, 410);
}

#[tokio::test]
async fn a_value_that_is_not_taken_is_shown_at_its_field_and_the_link_stays() {
    let deployment = Deployment::start().await;
    let (path, token) = link(&deployment).await;
    for (field, value) in [("password_again", "another"), ("email", "nonsense"), ("user_name", " ")] {
        let mut parameters = filled(&token);
        parameters.iter_mut().find(|(name, _)| *name == field).unwrap().1 = value;
        let page = Browser::new(&deployment).post("/set-up", &parameters).await;
        assert_eq!(page.status, 400, "{field}");
        assert!(
            page.body.as_str().unwrap().contains(&format!("id=\"{field}-note\"")),
            "{field}: {}",
            page.body
        );
        assert!(!page.body.as_str().unwrap().contains(GOOD));
    }
    assert_eq!(Browser::new(&deployment).get(&path).await.status, 200);
    assert_eq!(location(&Browser::new(&deployment).post("/set-up", &filled(&token)).await), "/");
}

#[tokio::test]
async fn a_link_works_for_a_day_and_only_the_latest_one() {
    let deployment = Deployment::start().await;
    let (first, _) = link(&deployment).await;
    let (second, token) = link(&deployment).await;
    assert_eq!(Browser::new(&deployment).get(&first).await.status, 410);
    assert_eq!(Browser::new(&deployment).get("/set-up").await.status, 410);
    deployment.advance(Duration::from_hours(24) - Duration::from_secs(1));
    assert_eq!(Browser::new(&deployment).get(&second).await.status, 200);
    deployment.advance(Duration::from_secs(1));
    assert_eq!(Browser::new(&deployment).post("/set-up", &filled(&token)).await.status, 410);
    assert!(deployment.directory.is_empty().await.unwrap());
}

#[tokio::test]
async fn of_two_who_use_the_link_at_once_one_becomes_administrator() {
    let deployment = Deployment::start().await;
    let (_, token) = link(&deployment).await;
    let nobody = TestCaller::Nobody;
    let mut other = body(&token);
    other["userName"] = json!("other");
    let (a, b) = tokio::join!(
        deployment.api.post(&nobody, "/set-up", body(&token)),
        deployment.api.post(&nobody, "/set-up", other)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 410]);
    assert_eq!(deployment.directory.list(None, 10).await.unwrap().len(), 1);
}
