use reqwest::Method;
use serde_json::json;

use crate::support::Tenant;

const UPGRADE: &str = "/upgrades/enhanced-to-do-integration";

#[tokio::test]
async fn the_upgrade_creates_the_technical_user_once() {
    let tenant = Tenant::start().await;
    let admin = tenant.api("slindgren");
    let store = tenant.sandbox.store();
    assert_eq!(store.find_person("TECHNICAL_USER_INBOX_CEF979F3").await.unwrap(), None);

    let (status, first) = admin.call(Method::POST, UPGRADE, None).await;
    assert_eq!(status, 200);
    assert_eq!(
        first,
        json!({
            "name": "enhanced-to-do-integration",
            "done": true,
            "doneAt": "2026-03-02T08:00:00.000Z",
            "doneBy": "slindgren",
            "technicalUser": "TECHNICAL_USER_INBOX_CEF979F3",
            "preparedEntries": 10,
        })
    );
    tenant.advance(60);
    let (status, second) = admin.call(Method::POST, UPGRADE, None).await;
    assert_eq!((status, &second), (200, &first), "running it again changes nothing");
    let (_, people) = admin.get("/people").await;
    let technical: Vec<_> =
        people["value"].as_array().unwrap().iter().filter(|person| person["technical"] == true).collect();
    assert_eq!(technical.len(), 1);
    assert_eq!(technical[0]["globalUserId"], json!(null));
}

#[tokio::test]
async fn nobody_signs_in_as_the_technical_user() {
    let tenant = Tenant::start().await;
    tenant.api("slindgren").call(Method::POST, UPGRADE, None).await;
    for password in ["", "TECHNICAL_USER_INBOX_CEF979F3"] {
        let answer = crate::support::http()
            .get(tenant.url("/api/v1/people"))
            .basic_auth("TECHNICAL_USER_INBOX_CEF979F3@DOCKET01", Some(password))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 401);
    }
}
