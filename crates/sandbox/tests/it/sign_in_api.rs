use reqwest::Method;
use serde_json::json;

use crate::support::{Tenant, http};

#[tokio::test]
async fn a_wrong_password_an_unknown_user_and_another_company_are_refused_with_a_challenge() {
    let tenant = Tenant::start().await;
    let good = tenant.password("afischer");
    for (name, password, message) in [
        ("afischer@DOCKET01", "wrong", "The user id or the password is wrong."),
        ("nobody@DOCKET01", good, "The user id or the password is wrong."),
        ("AFISCHER@DOCKET01", good, "The user id or the password is wrong."),
        ("afischer@docket01", good, "Company docket01 not found."),
        ("afischer", good, "Sign in with Basic authentication: user id, @, DOCKET01, and the password."),
    ] {
        let answer =
            http().get(tenant.url("/api/v1/people")).basic_auth(name, Some(password)).send().await.unwrap();
        assert_eq!(answer.status(), 401, "{name}");
        assert!(answer.headers()["www-authenticate"].to_str().unwrap().starts_with("Basic realm="));
        let body: serde_json::Value = answer.json().await.unwrap();
        assert_eq!(
            body,
            json!({"error": {"code": "sandbox.unauthenticated", "message": message, "target": null}})
        );
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_and_the_pause_ends() {
    let tenant = Tenant::start().await;
    let guess =
        || http().get(tenant.url("/api/v1/people")).basic_auth("afischer@DOCKET01", Some("guess")).send();
    for _ in 0..5 {
        assert_eq!(guess().await.unwrap().status(), 401);
    }
    let refused = guess().await.unwrap();
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "15");
    assert_eq!(tenant.api("afischer").get("/people").await.0, 429, "the right password has to wait too");
    assert_eq!(tenant.api("jmoreau").get("/people").await.0, 200, "others do not wait");
    tenant.advance(15);
    assert_eq!(tenant.api("afischer").get("/people").await.0, 200);
}

#[tokio::test]
async fn many_good_calls_at_once_are_not_mistaken_for_guessing() {
    let tenant = Tenant::start().await;
    let api = tenant.api("afischer");
    let statuses = futures::future::join_all((0..20).map(|_| api.get("/time-types"))).await;
    assert!(statuses.iter().all(|(status, _)| *status == 200), "{statuses:?}");
}

#[tokio::test]
async fn a_page_of_another_site_cannot_use_remembered_credentials() {
    let tenant = Tenant::start().await;
    let answer = http()
        .post(tenant.url("/api/v1/upgrades/enhanced-to-do-integration"))
        .basic_auth("slindgren@DOCKET01", Some(tenant.password("slindgren")))
        .header("sec-fetch-site", "cross-site")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 403);
    let (_, upgrades) = tenant.api("slindgren").get("/upgrades").await;
    assert_eq!(upgrades["value"][0]["done"], false);
}

#[tokio::test]
async fn the_admin_center_is_closed_to_everybody_else() {
    let tenant = Tenant::start().await;
    for user_id in ["afischer", "mkeller"] {
        let api = tenant.api(user_id);
        for (method, path) in [
            (Method::GET, "/oauth-clients"),
            (Method::POST, "/oauth-clients"),
            (Method::GET, "/oauth-clients/1"),
            (Method::PUT, "/oauth-clients/1"),
            (Method::DELETE, "/oauth-clients/1"),
            (Method::POST, "/oauth-clients/1/disable"),
            (Method::POST, "/oauth-clients/1/enable"),
            (Method::GET, "/upgrades"),
            (Method::POST, "/upgrades/enhanced-to-do-integration"),
        ] {
            let (status, body) = api.call(method.clone(), path, Some(json!({}))).await;
            assert_eq!(
                (status, &body["error"]["code"]),
                (403, &json!("sandbox.forbidden")),
                "{method} {path}"
            );
        }
    }
}
