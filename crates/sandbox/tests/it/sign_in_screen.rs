use crate::support::Tenant;

#[tokio::test]
async fn whoever_is_not_signed_in_comes_back_to_the_page_after_signing_in() {
    let tenant = Tenant::start().await;
    let mut browser = tenant.browser();
    let page = browser.get("/time-off?page=2").await;
    assert_eq!(page.location.as_deref(), Some("/sign-in?next=%2Ftime%2Doff%3Fpage%3D2"));
    let page = browser.get("/sign-in?next=%2Ftime%2Doff%3Fpage%3D2").await;
    let next = page.value("next");
    let fields = [("userId", "afischer"), ("password", tenant.password("afischer")), ("next", &*next)];
    let page = browser.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(page.location.as_deref(), Some("/time-off?page=2"));
    assert!(browser.get("/").await.text().contains("Hello, Anna"));
}

#[tokio::test]
async fn a_sign_in_makes_a_new_cookie_and_a_sign_out_ends_the_old_one() {
    let tenant = Tenant::start().await;
    let mut browser = tenant.browser();
    browser.get("/sign-in").await;
    let before = browser.cookie.clone();
    browser.sign_in("afischer", tenant.password("afischer")).await;
    assert_ne!(browser.cookie, before, "a cookie somebody planted is worth nothing");
    let signed_in = browser.cookie.clone();
    assert_eq!(browser.submit("/", "/sign-out", &[]).await.location.as_deref(), Some("/sign-in"));
    browser.cookie = signed_in;
    assert_eq!(browser.get("/").await.status, 303);
}

#[tokio::test]
async fn a_session_ends_after_a_working_day() {
    let tenant = Tenant::start().await;
    let mut browser = tenant.signed_in("afischer").await;
    tenant.advance(12 * 3600 - 1);
    assert_eq!(browser.get("/").await.status, 200);
    tenant.advance(1);
    assert_eq!(browser.get("/").await.status, 303);
}

#[tokio::test]
async fn a_wrong_password_is_told_and_guessing_is_slowed_down() {
    let tenant = Tenant::start().await;
    let mut browser = tenant.browser();
    for _ in 0..5 {
        let page = browser.sign_in("afischer", "guess").await;
        assert_eq!(page.status, 401);
        assert!(page.text().contains("The user id or the password is wrong."));
        assert_eq!(page.value("userId"), "afischer");
    }
    let page = browser.sign_in("afischer", tenant.password("afischer")).await;
    assert_eq!(page.status, 429);
    assert!(page.text().contains("Try again in 15 s."), "{}", page.text());
    tenant.advance(15);
    assert_eq!(browser.sign_in("afischer", tenant.password("afischer")).await.status, 303);
}

#[tokio::test]
async fn a_form_without_the_pages_own_token_changes_nothing() {
    let tenant = Tenant::start().await;
    let mut admin = tenant.signed_in("slindgren").await;
    let foreign = tenant.signed_in("afischer").await.get("/time-off").await.value("csrf");
    let path = "/admin/upgrade-center/enhanced-to-do-integration";
    for fields in [vec![], vec![("csrf", "")], vec![("csrf", foreign.as_str())]] {
        let page = admin.post(path, &fields).await;
        assert_eq!(page.status, 403);
        assert!(page.text().contains("The form is out of date"));
    }
    assert!(admin.get(path).await.text().contains("Upgrade Now"));
    let page = tenant.browser().post("/sign-in", &[("userId", "afischer")]).await;
    assert_eq!(page.status, 403, "not even a sign-in");
}

#[tokio::test]
async fn only_administrators_reach_the_admin_center() {
    let tenant = Tenant::start().await;
    let mut employee = tenant.signed_in("afischer").await;
    assert!(!employee.get("/").await.text().contains("Admin Center"));
    for path in [
        "/admin",
        "/admin/oauth-clients",
        "/admin/oauth-clients/register",
        "/admin/oauth-clients/1",
        "/admin/oauth-clients/1/edit",
        "/admin/oauth-clients/1/delete",
        "/admin/oauth-clients/generated/1",
        "/admin/upgrade-center",
        "/admin/upgrade-center/enhanced-to-do-integration",
    ] {
        let page = employee.get(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(page.text().contains("afischer may not use the Admin Center"), "{path}");
    }
    let page = employee.submit("/time-off", "/admin/upgrade-center/enhanced-to-do-integration", &[]).await;
    assert_eq!(page.status, 403);
    assert!(tenant.signed_in("slindgren").await.get("/").await.text().contains("Admin Center"));
}

#[tokio::test]
async fn every_page_says_that_this_is_a_sandbox_and_what_differs() {
    let tenant = Tenant::start().await;
    let mut browser = tenant.signed_in("slindgren").await;
    for path in ["/sign-in", "/", "/time-off", "/time-off/team", "/people", "/admin", "/nowhere"] {
        let text = browser.get(path).await.text();
        assert!(text.contains("This is a sandbox, not SAP SuccessFactors."), "{path}");
        assert!(text.contains("Stricter than the real system") && text.contains("Looser"), "{path}");
    }
    assert!(browser.get("/about").await.text().contains("What differs from the real system"));
}
