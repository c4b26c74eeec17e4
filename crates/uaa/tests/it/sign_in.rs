//! The sign-in page, sessions and signing out.

use std::time::Duration;

use docket_domain::service::Service;
use docket_http::Authenticator as _;
use docket_testkit::Answer;
use http::header;
use rstest::rstest;

use crate::deployment::{Browser, Deployment, PASSWORD, form, hidden, location};

fn cookies(answer: &Answer) -> Vec<String> {
    answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|value| value.to_str().unwrap().to_owned())
        .collect()
}

fn session_of(browser: &Browser<'_>) -> String {
    let name = if browser.https { "__Host-docket_session" } else { "docket_session" };
    browser.cookies[name].as_str().unwrap().to_owned()
}

async fn with_ada() -> Deployment {
    let deployment = Deployment::start().await;
    deployment.person("ada", &[]).await;
    deployment
}

#[rstest]
#[case::http(false, "docket_session=", "; Path=/; HttpOnly; SameSite=Lax")]
#[case::https(true, "__Host-docket_session=", "; Path=/; HttpOnly; SameSite=Lax; Secure")]
#[tokio::test]
async fn the_session_cookie_is_kept_from_scripts_and_other_sites(
    #[case] https: bool,
    #[case] name: &str,
    #[case] attributes: &str,
) {
    let deployment = with_ada().await;
    let mut browser = Browser { https, ..Browser::new(&deployment) };
    let answer = browser.sign_in("/login?return=/inbox?view=1", "ada", PASSWORD).await;
    assert_eq!(location(&answer), "/inbox?view=1");
    let cookies = cookies(&answer);
    let session = cookies.iter().find(|cookie| cookie.starts_with(name)).expect("a session cookie");
    assert!(session.ends_with(attributes), "{session}");
    assert!(deployment.uaa.session(&session_of(&browser)).await.is_some());
}

#[tokio::test]
async fn the_page_needs_no_script_and_allows_none() {
    let deployment = with_ada().await;
    let page = Browser::new(&deployment).get("/login").await;
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    let text = page.body.as_str().unwrap();
    assert!(!text.contains("<script") && !text.contains("style="));
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let start = text.split_once("href=\"/login/style.css").unwrap().1;
    let style = format!("/login/style.css{}", start.split_once('"').unwrap().0);
    let style = Browser::new(&deployment).get(&style).await;
    assert_eq!(style.headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
}

#[tokio::test]
async fn the_page_says_for_whom_and_lets_the_form_lead_there() {
    let deployment = with_ada().await;
    let client = deployment.client("portal", Service::Application).await;
    let back = format!(
        "/oauth/authorize?{}",
        form(&[("client_id", &client.id), ("redirect_uri", "http://localhost:4711/cb")])
    );
    let page = Browser::new(&deployment).get(&format!("/login?{}", form(&[("return", &back)]))).await;
    assert!(page.body.as_str().unwrap().contains("<strong>portal</strong>"));
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("form-action 'self' http://localhost:4711;"), "{policy}");
}

#[tokio::test]
async fn what_was_typed_is_shown_as_text() {
    let deployment = with_ada().await;
    let answer = Browser::new(&deployment).sign_in("/login", "\"><script>alert(1)</script>", "x").await;
    assert!(!answer.body.as_str().unwrap().contains("<script>"));
}

#[tokio::test]
async fn whatever_is_wrong_gets_one_sentence_and_no_session() {
    let deployment = with_ada().await;
    for (name, password) in [("ada", "wrong password"), ("nobody", PASSWORD), ("ada", ""), ("", "")] {
        let mut browser = Browser::new(&deployment);
        let answer = browser.sign_in("/login", name, password).await;
        assert_eq!(answer.status, 401);
        assert!(answer.body.as_str().unwrap().contains("User name or password is wrong."));
        assert!(!browser.cookies.contains_key("docket_session"));
    }
}

#[tokio::test]
async fn a_form_of_another_page_signs_nobody_in() {
    let deployment = with_ada().await;
    let filled = |token: &str| {
        [
            ("csrf_token".to_owned(), token.to_owned()),
            ("username".into(), "ada".into()),
            ("password".into(), PASSWORD.into()),
        ]
    };
    let foreign = "a".repeat(64);
    for (number, token) in ["", &*foreign].into_iter().enumerate() {
        let mut browser = Browser::new(&deployment);
        browser.get("/login").await;
        let filled = filled(token);
        let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (&**name, &**value)).collect();
        let answer = browser.post("/login", &filled).await;
        assert_eq!(answer.status, 403, "case {number}");
        assert!(!browser.cookies.contains_key("docket_session"));
    }
    let mut without_cookie = Browser::new(&deployment);
    let token = hidden(&without_cookie.get("/login").await, "csrf_token");
    without_cookie.cookies.clear();
    let filled = filled(&token);
    let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(without_cookie.post("/login", &filled).await.status, 403);
}

#[tokio::test]
async fn two_open_pages_both_work() {
    let deployment = with_ada().await;
    let mut browser = Browser::new(&deployment);
    let first = hidden(&browser.get("/login").await, "csrf_token");
    browser.get("/login").await;
    let answer =
        browser.post("/login", &[("csrf_token", &first), ("username", "ada"), ("password", PASSWORD)]).await;
    assert_eq!(location(&answer), "/");
}

#[tokio::test]
async fn signing_in_makes_a_new_session_and_ends_the_one_the_browser_came_with() {
    let deployment = with_ada().await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let first = session_of(&browser);
    browser.sign_in("/login?again=1", "ada", PASSWORD).await;
    assert_ne!(session_of(&browser), first);
    assert!(deployment.uaa.session(&first).await.is_none());

    let mut fixed = Browser::new(&deployment);
    fixed.cookies.insert("docket_session".to_owned(), "planted".into());
    fixed.sign_in("/login", "ada", PASSWORD).await;
    assert_ne!(session_of(&fixed), "planted");
    assert!(deployment.uaa.session("planted").await.is_none());
}

#[rstest]
#[case("//evil.example/x")]
#[case("https://evil.example/")]
#[case("/\\evil.example")]
#[tokio::test]
async fn after_signing_in_one_stays_here(#[case] back: &str) {
    let deployment = with_ada().await;
    let path = format!("/login?{}", form(&[("return", back)]));
    let answer = Browser::new(&deployment).sign_in(&path, "ada", PASSWORD).await;
    assert_eq!(location(&answer), "/");
    let mut browser = Browser::new(&deployment);
    let token = hidden(&browser.get("/login").await, "csrf_token");
    let filled = [("csrf_token", &*token), ("return", back), ("username", "ada"), ("password", PASSWORD)];
    assert_eq!(location(&browser.post("/login", &filled).await), "/");
}

#[tokio::test]
async fn a_session_ends_after_two_idle_hours_and_after_twelve_in_any_case() {
    let deployment = with_ada().await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let used = session_of(&browser);
    browser.sign_in("/login?again=1", "ada", PASSWORD).await;
    let mut other = Browser::new(&deployment);
    other.sign_in("/login", "ada", PASSWORD).await;
    let (used_now, idle) = (session_of(&browser), session_of(&other));
    assert!(deployment.uaa.session(&used).await.is_none());
    for _ in 0..7 {
        deployment.advance(Duration::from_mins(100));
        assert!(deployment.uaa.session(&used_now).await.is_some());
    }
    assert!(deployment.uaa.session(&idle).await.is_none());
    deployment.advance(Duration::from_mins(20));
    assert!(deployment.uaa.session(&used_now).await.is_none());
    assert_eq!(deployment.uaa.prune().await.unwrap(), 2);
}

#[tokio::test]
async fn a_deactivated_persons_session_and_one_from_before_a_new_password_are_over() {
    let deployment = with_ada().await;
    let id = deployment.directory.find_by_user_name("ada").await.unwrap().unwrap().id;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    let active = |active| docket_directory::Change { active: Some(active), ..Default::default() };
    deployment.directory.update(&id, active(false)).await.unwrap();
    assert!(deployment.uaa.session(&session).await.is_none());
    deployment.directory.update(&id, active(true)).await.unwrap();
    assert!(deployment.uaa.session(&session).await.is_none(), "it does not come back");

    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    deployment.directory.set_password(&id, "another good password").await.unwrap();
    assert!(deployment.uaa.session(&session).await.is_none());
}

#[tokio::test]
async fn signing_out_ends_the_session_and_leads_only_to_registered_addresses() {
    let deployment = with_ada().await;
    let client = deployment.client("portal", Service::Application).await;
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    let registered = form(&[("redirect", "http://localhost:4711/bye"), ("client_id", &client.id)]);
    let answer = browser.get(&format!("/logout.do?{registered}")).await;
    assert_eq!(location(&answer), "http://localhost:4711/bye");
    assert!(deployment.uaa.session(&session).await.is_none());
    assert!(!browser.cookies.contains_key("docket_session"));

    for query in [
        form(&[("redirect", "https://evil.example/"), ("client_id", &client.id)]),
        form(&[("redirect", "http://localhost:4711/bye")]),
        form(&[("redirect", "http://localhost:4711/bye"), ("client_id", "nobody")]),
        String::new(),
    ] {
        let answer = browser.get(&format!("/logout.do?{query}")).await;
        assert_eq!(answer.status, 200, "{query}");
        let page = answer.body.as_str().unwrap();
        assert!(page.contains("You are signed out") && page.contains("href=\"/login\""), "{page}");
    }
    let hint = deployment.person_token(&client, "ada").await;
    let hinted = form(&[
        ("post_logout_redirect_uri", "http://localhost:4711/bye"),
        ("id_token_hint", hint["id_token"].as_str().unwrap()),
    ]);
    assert_eq!(location(&browser.get(&format!("/logout.do?{hinted}")).await), "http://localhost:4711/bye");
}

#[tokio::test]
async fn a_client_that_asks_to_sign_out_gets_its_state_back_also_by_a_form() {
    let deployment = with_ada().await;
    let client = deployment.client("portal", Service::Application).await;
    let tokens = deployment.person_token(&client, "ada").await;
    let hint = tokens["id_token"].as_str().unwrap();
    let asked = [
        ("post_logout_redirect_uri", "http://localhost:4711/bye?a=b"),
        ("state", "s t"),
        ("id_token_hint", hint),
        ("client_id", &*client.id),
    ];
    let there = "http://localhost:4711/bye?a=b&state=s+t";
    let mut browser = Browser::new(&deployment);
    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    assert_eq!(location(&browser.get(&format!("/logout.do?{}", form(&asked))).await), there);
    assert!(deployment.uaa.session(&session).await.is_none());

    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    assert_eq!(location(&browser.post("/logout.do", &asked).await), there);
    assert!(deployment.uaa.session(&session).await.is_none());

    // A form of another site: the cookie is not sent with it.
    let by_link = location(&Browser::new(&deployment).post("/logout.do", &asked).await);
    assert!(by_link.starts_with("/logout.do?") && !by_link.contains("id_token_hint"), "{by_link}");
    browser.sign_in("/login", "ada", PASSWORD).await;
    let session = session_of(&browser);
    assert_eq!(location(&browser.get(&by_link).await), there);
    assert!(deployment.uaa.session(&session).await.is_none());
    let unnamed = location(&Browser::new(&deployment).post("/logout.do", &[]).await);
    assert!(browser.get(&unnamed).await.body.as_str().unwrap().contains("You are signed out"));
}

#[tokio::test]
async fn a_client_does_not_sign_out_under_another_ones_name() {
    let deployment = with_ada().await;
    let client = deployment.client("portal", Service::Application).await;
    let other = deployment.client("other", Service::Application).await;
    let tokens = deployment.person_token(&client, "ada").await;
    let asked = [
        ("post_logout_redirect_uri", "http://localhost:4711/bye"),
        ("id_token_hint", tokens["id_token"].as_str().unwrap()),
        ("client_id", &*other.id),
    ];
    let mut browser = Browser::new(&deployment);
    for answer in
        [browser.get(&format!("/logout.do?{}", form(&asked))).await, browser.post("/logout.do", &asked).await]
    {
        assert_eq!(answer.status, 400);
        assert!(answer.body.as_str().unwrap().contains("another client"), "{}", answer.body);
    }
}

#[tokio::test]
async fn an_address_that_guesses_many_names_has_to_wait() {
    let deployment = with_ada().await;
    let address = Some("203.0.113.7".parse().unwrap());
    for n in 0..31 {
        let mut browser = Browser { address, ..Browser::new(&deployment) };
        browser.sign_in("/login", &format!("user{n}"), "wrong password").await;
    }
    let blocked = Browser { address, ..Browser::new(&deployment) }.sign_in("/login", "ada", PASSWORD).await;
    assert_eq!(
        (blocked.status.as_u16(), &blocked.headers[header::RETRY_AFTER]),
        (429, &"30".parse().unwrap())
    );
    let elsewhere = Browser::new(&deployment).sign_in("/login", "ada", PASSWORD).await;
    assert_eq!(location(&elsewhere), "/");
}

#[tokio::test]
async fn the_pages_speak_german_to_a_german_browser() {
    let deployment = with_ada().await;
    let mut browser = Browser { languages: "de-AT,de;q=0.9,en;q=0.5", ..Browser::new(&deployment) };
    let page = browser.get("/login").await;
    let text = page.body.as_str().unwrap();
    assert!(text.contains("<html lang=\"de\">") && text.contains("<h1>Anmelden</h1>"), "{text}");
    let wrong = browser.sign_in("/login", "ada", "wrong password").await;
    assert!(wrong.body.as_str().unwrap().contains("Benutzername oder Kennwort ist falsch."));
    let out = browser.get("/logout.do").await;
    assert!(out.body.as_str().unwrap().contains("Sie sind abgemeldet"));
    let over = browser.get("/set-up?token=used").await;
    assert!(over.body.as_str().unwrap().contains("Dieser Link gilt nicht mehr"));
    // What the service itself has to say is English, and marked as such.
    let refused = browser.get("/oauth/authorize?client_id=nobody").await;
    let text = refused.body.as_str().unwrap();
    assert!(text.contains("Diese Anmeldung kann nicht beantwortet werden"), "{text}");
    assert!(text.contains("<p lang=\"en\">There is no client"), "{text}");
}

#[tokio::test]
async fn after_signing_in_one_is_on_the_page_one_wanted() {
    let deployment = with_ada().await;
    let wanted = form(&[("return", "/tasks/urn%3Aa%2Fb?group=HR%26Co")]);
    let answer = Browser::new(&deployment).sign_in(&format!("/login?{wanted}"), "ada", PASSWORD).await;
    assert_eq!(location(&answer), "/tasks/urn%3Aa%2Fb?group=HR%26Co");
}
