use crate::support::Tenant;

const LEARN_MORE: &str = "/admin/upgrade-center/enhanced-to-do-integration";

#[tokio::test]
async fn the_upgrade_is_found_explained_and_run() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    assert!(!admin.get("/people").await.text().contains("TECHNICAL_USER"));
    let page = admin.get("/admin/upgrade-center").await.text();
    assert!(page.contains("Enhanced To-Do Integration") && page.contains("Learn More & Upgrade Now"));
    assert!(admin.get(LEARN_MORE).await.text().contains("the technical user TECHNICAL_USER_INBOX_CEF979F3"));
    let page = admin.submit(LEARN_MORE, LEARN_MORE, &[]).await;
    assert_eq!(page.location.as_deref(), Some(LEARN_MORE));
    let page = admin.get(LEARN_MORE).await.text();
    assert!(page.contains("Upgraded on 2026-03-02 08:00 UTC by slindgren"), "{page}");
    assert!(!page.contains("Upgrade Now"));
    assert!(admin.get("/people").await.text().contains("TECHNICAL_USER_INBOX_CEF979F3"));
}
