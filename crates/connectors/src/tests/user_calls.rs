//! Decisions and descriptions: as the person, once, and with an outcome that can be relied on.

use docket_domain::operation::OperationKind;
use docket_domain::task::TaskStatus;
use docket_domain::{ConnectorId, LanguageTag, Urn};
use rstest::rstest;
use serde_json::json;

use crate::tests::fixture::{Fixture, token_of};
use crate::tests::provider::task;
use crate::{DecisionAnswer, DecisionRequest, ProviderError};

const DECISION: &str = "POST /tasks/urn%3Asap.odm.bpm.task%3Asf%3Adc1%3ADOCKET01%3Aa/response?";

fn urn() -> Urn {
    Urn::new("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:a")
}

async fn with_secondary() -> Fixture {
    let fixture = Fixture::new().await;
    fixture.destinations.ensure_trust().await.unwrap();
    fixture.destinations.create(fixture.personal("A_PP")).await.unwrap();
    fixture.provider.put(task("a", 1));
    fixture.connected().await.settle().await;
    fixture
}

async fn decide(fixture: &Fixture) -> Result<DecisionAnswer, ProviderError> {
    let request =
        DecisionRequest { code: "approve".to_owned(), comment: Some("Fine.".to_owned()), reason_code: None };
    fixture
        .connectors
        .decide(
            &ConnectorId::new("A"),
            &urn(),
            OperationKind::Response,
            &request,
            &token_of("boss"),
            &[LanguageTag::new("de-DE")],
        )
        .await
}

#[tokio::test]
async fn a_decision_is_made_as_the_person_and_brings_the_task_back() {
    let fixture = with_secondary().await;
    let mut done = task("a", 9);
    done["status"] = json!("COMPLETED");
    fixture.provider.plan(DECISION, 200, done.to_string());
    let DecisionAnswer::Done(after) = decide(&fixture).await.unwrap() else { panic!("not done") };
    assert_eq!((after.status, after.missing.len()), (TaskStatus::Completed, 0));
    let call = fixture.provider.seen().into_iter().find(|seen| seen.path.ends_with("/response")).unwrap();
    assert_eq!(call.authorization, "Bearer person-1");
    assert_eq!(call.query, "languages=en-US");
    assert_eq!(call.accept_language, "de-DE");
    let body: serde_json::Value = serde_json::from_str(&call.body).unwrap();
    assert_eq!(body, json!({"code": "approve", "comment": "Fine.", "reasonCode": null}));

    fixture.connectors.store_task(&ConnectorId::new("A"), *after).await.unwrap();
    assert_eq!(fixture.visible("A").await, Vec::<String>::new());
}

#[rstest]
#[case::no_secondary(false)]
#[case::secondary_with_system_user(true)]
#[tokio::test]
async fn a_technical_user_never_decides(#[case] system_user: bool) {
    let fixture = Fixture::new().await;
    fixture.destinations.ensure_trust().await.unwrap();
    if system_user {
        let mut secondary = fixture.personal("A_PP");
        secondary.set("SystemUser", "TECHNICAL");
        fixture.destinations.create(secondary).await.unwrap();
    }
    fixture.provider.put(task("a", 1));
    fixture.connected().await.settle().await;
    let before = fixture.provider.seen().len();
    let error = decide(&fixture).await.unwrap_err();
    assert!(matches!(error, ProviderError::NotSent { .. }), "{error:?}");
    assert!(error.sentence().contains("ask your administrator"), "{error}");
    let description =
        fixture.connectors.description(&ConnectorId::new("A"), &urn(), &token_of("boss"), &[]).await;
    assert!(matches!(description, Err(ProviderError::NotSent { .. })));
    assert_eq!(fixture.provider.seen().len(), before, "nothing at all is sent");
}

#[tokio::test]
async fn without_a_secondary_the_primary_serves_if_it_stands_for_the_person() {
    let fixture = Fixture::new().await;
    fixture.destinations.ensure_trust().await.unwrap();
    let mut primary = fixture.personal("A");
    primary.set("tc.enabled", "true");
    fixture.destinations.create(primary).await.unwrap();
    fixture.config().await;
    fixture.provider.plan(DECISION, 202, "");
    assert_eq!(decide(&fixture).await.unwrap(), DecisionAnswer::Accepted);
}

#[rstest]
#[case::forbidden(403, r#"{"error":{"code":"sf.denied","message":"Nicht erlaubt."}}"#, Some((403, Some("sf.denied"), "Nicht erlaubt.")))]
#[case::conflict(409, "<html>conflict</html>", Some((409, None, "Somebody was faster: the task has changed at the provider.")))]
#[case::not_supported(501, "", Some((501, None, "The provider does not support this.")))]
#[case::busy(429, "", Some((429, None, "The provider is busy; try again in a moment.")))]
#[case::redirected(302, "", Some((302, None, "The provider refused the call.")))]
#[case::server_error(500, r#"{"error":{"code":"x","message":"y"}}"#, None)]
#[case::unavailable(503, "", None)]
#[case::unreadable(200, "<html>", None)]
#[case::another_task(200, r#"{"urn":"urn:sap.odm.bpm.task:sf:dc1:DOCKET01:b"}"#, None)]
#[case::no_content(204, "", None)]
#[tokio::test]
async fn what_came_of_a_decision_is_known_or_said_to_be_unknown(
    #[case] status: u16,
    #[case] body: &str,
    #[case] refused: Option<(u16, Option<&str>, &str)>,
) {
    let fixture = with_secondary().await;
    fixture.provider.plan(DECISION, status, body);
    let error = decide(&fixture).await.unwrap_err();
    match (&error, refused) {
        (ProviderError::Refused { status, code, message }, Some(expected)) => {
            assert_eq!((*status, code.as_deref(), message.as_str()), expected);
        }
        (ProviderError::Unknown { .. }, None) => {}
        _ => panic!("{error:?}"),
    }
    assert_eq!(error.may_have_happened(), refused.is_none());
    assert_eq!(fixture.provider.count("POST /tasks/"), 1, "never repeated");
}

#[tokio::test]
async fn a_decision_that_did_not_get_through_has_not_happened() {
    let fixture = with_secondary().await;
    let mut down = fixture.personal("A_PP");
    down.set("URL", "http://127.0.0.1:1");
    fixture.destinations.update(down).await.unwrap();
    assert!(matches!(decide(&fixture).await, Err(ProviderError::NotSent { .. })));
    fixture.provider.plan("POST /oauth/token", 400, r#"{"error":"invalid_grant"}"#);
    fixture.destinations.update(fixture.personal("A_PP")).await.unwrap();
    let error = decide(&fixture).await.unwrap_err();
    assert!(matches!(error, ProviderError::NotSent { .. }), "{error:?}");
    assert_eq!(fixture.provider.count("POST /tasks/"), 0);
}

#[tokio::test]
async fn a_stale_token_of_the_person_is_replaced_once() {
    let fixture = with_secondary().await;
    fixture.provider.plan(DECISION, 401, "");
    fixture.provider.plan(DECISION, 202, "");
    assert_eq!(decide(&fixture).await.unwrap(), DecisionAnswer::Accepted);
    let tokens: Vec<String> = fixture
        .provider
        .seen()
        .into_iter()
        .filter(|seen| seen.path.ends_with("/response"))
        .map(|seen| seen.authorization)
        .collect();
    assert_eq!(tokens, ["Bearer person-1", "Bearer person-2"]);
}

#[tokio::test]
async fn a_description_comes_in_the_readers_language() {
    let fixture = with_secondary().await;
    fixture.provider.plan_with(
        "GET /tasks/urn%3Asap.odm.bpm.task%3Asf%3Adc1%3ADOCKET01%3Aa/description",
        200,
        &[("content-language", "de-DE")],
        "Drei Tage",
    );
    let languages = [LanguageTag::new("de-DE"), LanguageTag::new("en")];
    let connector = ConnectorId::new("A");
    let description =
        fixture.connectors.description(&connector, &urn(), &token_of("boss"), &languages).await.unwrap();
    assert_eq!(
        (description.text.as_str(), description.language),
        ("Drei Tage", Some(LanguageTag::new("de-DE")))
    );
    let call = fixture.provider.seen().into_iter().find(|seen| seen.path.ends_with("/description")).unwrap();
    assert_eq!(
        (call.accept_language.as_str(), call.authorization.as_str()),
        ("de-DE, en", "Bearer person-1")
    );
}

#[tokio::test]
async fn a_task_is_fetched_as_the_technical_user_or_known_to_be_gone() {
    let fixture = with_secondary().await;
    let connector = ConnectorId::new("A");
    let found = fixture.connectors.fetch_task(&connector, &urn()).await.unwrap().unwrap();
    assert_eq!((found.urn, found.status), (urn(), TaskStatus::Ready));
    let call = fixture.provider.seen().into_iter().rfind(|seen| seen.path.contains("/tasks/urn")).unwrap();
    assert!(call.authorization.starts_with("Basic "));
    let nowhere = Urn::new("urn:sap.odm.bpm.task:sf:dc1:DOCKET01:zzz");
    assert_eq!(fixture.connectors.fetch_task(&connector, &nowhere).await.unwrap(), None);
    let gone = fixture.connectors.fetch_task(&ConnectorId::new("B"), &urn()).await;
    assert!(matches!(gone, Err(ProviderError::NotSent { .. })));
}
