use docket_sandbox::store::{Decision, RequestStatus};

use crate::support::Tenant;

const LEAVE: [(&str, &str); 4] = [
    ("timeType", "VACATION"),
    ("startDate", "2026-07-01"),
    ("endDate", "2026-07-10"),
    ("comment", "Sea <air>"),
];

/// Files the request and gives its external code.
async fn request(tenant: &Tenant) -> String {
    let mut employee = tenant.signed_in("afischer").await;
    let page = employee.submit("/time-off", "/time-off", &LEAVE).await;
    assert_eq!(page.location.as_deref(), Some("/time-off?done=sent"), "{}", page.text());
    let list = employee.get("/time-off").await;
    let address = list.attribute(&["a href=\"/time-off/requests/"], "href").unwrap();
    address.rsplit('/').next().unwrap().to_owned()
}

async fn decide(tenant: &Tenant, code: &str, status: RequestStatus, comment: &str) {
    let decision = Decision {
        status,
        by: "mkeller".to_owned(),
        comment: Some(comment.to_owned()).filter(|comment| !comment.is_empty()),
        reason_code: None,
    };
    tenant.advance(60);
    let decided = tenant.sandbox.store().decide_request(code, &decision, tenant.clock.now()).await;
    assert!(decided.unwrap().is_some());
}

#[tokio::test]
async fn an_employee_sees_the_request_turn_from_orange_to_green_or_red() {
    let tenant = Tenant::start().await;
    let mut employee = tenant.signed_in("afischer").await;
    for (status, comment, colour, outcome) in [
        (RequestStatus::Approved, "", "green", "Approved by Martin Keller on 2026-03-02 08:01 UTC"),
        (
            RequestStatus::Rejected,
            "Too many away",
            "red",
            "Rejected by Martin Keller on 2026-03-02 08:02 UTC: “Too many away”",
        ),
    ] {
        let code = request(&tenant).await;
        let address = format!("/time-off/requests/{code}");
        let page = employee.get(&address).await;
        assert!(page.html.contains("class=\"status orange\">Pending<"));
        assert!(page.text().contains("2026-07-01 to 2026-07-10 · 10 days"), "{}", page.text());
        assert!(page.text().contains("Sea <air>") && page.text().contains("Waits for Martin Keller"));
        decide(&tenant, &code, status, comment).await;
        let page = employee.get(&address).await;
        assert!(page.html.contains(&format!("class=\"status {colour}\">{}<", status.label())));
        assert!(page.text().contains(outcome), "{}", page.text());
        assert!(employee.get("/time-off").await.text().contains(outcome));
    }
}

#[tokio::test]
async fn a_manager_sees_the_team_and_decides_elsewhere() {
    let tenant = Tenant::start().await;
    let code = request(&tenant).await;
    let mut manager = tenant.signed_in("mkeller").await;
    let team = manager.get("/time-off/team").await;
    assert!(team.text().contains("6 pending, 0 done. Requests are decided in the task center"));
    assert!(team.text().contains("Anna Fischer: Vacation"));
    let page = manager.get(&format!("/time-off/requests/{code}")).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("Withdraw request"));
    assert!(page.html.contains("href=\"/time-off/team\""));
    let page = tenant.signed_in("jmoreau").await.get(&format!("/time-off/requests/{code}")).await;
    assert_eq!(page.status, 404);
    assert!(!page.html.contains("href=\"/time-off/team\""), "no team, no entry for it");
}

#[tokio::test]
async fn a_refused_request_names_the_field_and_keeps_what_was_typed() {
    let tenant = Tenant::start().await;
    let mut employee = tenant.signed_in("afischer").await;
    let fields = [
        ("timeType", "TRAINING"),
        ("startDate", "2026-07-10"),
        ("endDate", "2026-07-01"),
        ("comment", "Course"),
    ];
    let page = employee.submit("/time-off", "/time-off", &fields).await;
    assert_eq!(page.status, 400);
    assert!(page.text().contains("End Date: it is before the start date."));
    assert_eq!(page.value("startDate"), "2026-07-10");
    assert_eq!(page.value("comment"), "Course");
    assert!(page.html.contains("value=\"TRAINING\" selected"));
}

#[tokio::test]
async fn an_employee_withdraws_a_pending_request() {
    let tenant = Tenant::start().await;
    let code = request(&tenant).await;
    let mut employee = tenant.signed_in("afischer").await;
    let address = format!("/time-off/requests/{code}");
    let page = employee.submit(&address, &format!("{address}/withdraw"), &[]).await;
    assert_eq!(page.location.as_deref(), Some(address.as_str()));
    let page = employee.get(&address).await;
    assert!(page.text().contains("Withdrawn by Anna Fischer"));
    assert!(!page.text().contains("Withdraw request"));
}

#[tokio::test]
async fn somebody_without_a_manager_is_told_so() {
    let tenant = Tenant::start().await;
    let mut top = tenant.signed_in("dokafor").await;
    assert!(top.get("/time-off").await.text().contains("You have no manager in this company"));
    let page = top.submit("/time-off", "/time-off", &LEAVE).await;
    assert_eq!(page.status, 409);
}
