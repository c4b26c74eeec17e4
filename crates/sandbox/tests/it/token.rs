//! `POST /oauth/token` and `GET /oauth/validate`: who gets a token, and what everybody else is told.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use docket_sandbox::store::OauthClient;
use docket_sandbox::{COMPANY_ID, TECHNICAL_USER};
use rstest::rstest;
use serde_json::json;

use crate::actors::{Answer, SAML_BEARER};
use crate::forge::{EMAIL, Forge, Key};
use crate::support::{Tenant, http};

pub const BAD_SIGNATURE: &str = "Unable to verify the signature of the SAML assertion. Please ensure that the assertion has a signature and the key pairs match the client ID";
pub const INVALID_USER: &str = "Unable to authenticate the client (Login failed - invalid user)";

/// The exact body, the status beside it, and a reason that names the check.
#[track_caller]
pub fn assert_refused(answer: &Answer, status: u16, message: &str, reason: &[&str]) {
    assert_eq!(answer.status, status, "{} {}", answer.text, answer.reason());
    let body = json!({ "errorHttpCode": status.to_string(), "errorMessage": message });
    assert_eq!(answer.text, body.to_string(), "reason: {}", answer.reason());
    for part in reason {
        assert!(answer.reason().contains(part), "{part:?} is not in {:?}", answer.reason());
    }
}

async fn tenant_and_client() -> (Tenant, OauthClient) {
    let tenant = Tenant::start().await;
    let client = tenant.register("propagation", Key::own(), "").await;
    (tenant, client)
}

fn form<'a>(client: &'a OauthClient, assertion: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("grant_type", SAML_BEARER),
        ("company_id", COMPANY_ID),
        ("client_id", &client.api_key),
        ("assertion", assertion),
    ]
}

#[tokio::test]
async fn a_good_assertion_gets_a_bearer_token_of_a_day() {
    let (tenant, client) = tenant_and_client().await;
    let assertion = Forge::of("afischer", tenant.clock.now()).attribute("api_key", &client.api_key);
    let answer = tenant.present(&client, &assertion.signed(Key::own())).await;
    assert_eq!(answer.status, 200, "{}", answer.reason());
    assert_eq!(answer.header("cache-control"), "no-store");
    let body = answer.json();
    assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(86399)));
    assert_eq!(body.as_object().unwrap().len(), 3);
    assert!(body["access_token"].as_str().unwrap().len() >= 40);
}

/// An independent signer: `xmlsec1` fills digest and signature into the assertion, indented and with an XML declaration.
#[tokio::test]
async fn what_xmlsec1_signs_is_accepted() {
    let (tenant, client) = tenant_and_client().await;
    let forge = Forge::of("afischer", tenant.clock.now()).attribute("api_key", &client.api_key);
    let template = forge.signed(Key::foreign()).replace("><", ">\n<");
    let template = without(&without(&template, "<ds:DigestValue>"), "<ds:SignatureValue>");
    let (text, key) = (tenant.directory.path().join("template.xml"), tenant.directory.path().join("key.pem"));
    std::fs::write(&text, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{template}")).unwrap();
    std::fs::write(&key, &Key::own().private_pem).unwrap();
    let signed = std::process::Command::new("xmlsec1")
        .args(["--sign", "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:assertion:Assertion", "--privkey-pem"])
        .args([&key, &text])
        .output()
        .expect("xmlsec1 is installed (apt-get install xmlsec1)");
    let signed = String::from_utf8(signed.stdout).unwrap();
    let answer = tenant.present(&client, &signed).await;
    assert_eq!(answer.status, 200, "{}: {signed}", answer.reason());
    let changed = signed.replace(">afischer<", ">jmoreau<");
    assert_refused(&tenant.present(&client, &changed).await, 401, BAD_SIGNATURE, &["digest-mismatch"]);
}

/// The text with the element's content taken out.
fn without(text: &str, tag: &str) -> String {
    let (before, rest) = text.split_once(tag).expect("the tag is there");
    let (_, after) = rest.split_once('<').expect("the tag is closed");
    format!("{before}{tag}<{after}")
}

#[tokio::test]
async fn every_spelling_of_base64_is_one_assertion_and_gets_one_token() {
    let (tenant, client) = tenant_and_client().await;
    // An attribute long enough to bring every character of the alphabet into the text.
    let assertion =
        Forge::of("afischer", tenant.clock.now()).attribute("note", "ÿ~~?ÿ??~ÿ~ÿ?").signed(Key::own());
    assert!(['+', '/'].iter().all(|c| STANDARD.encode(&assertion).contains(*c)), "the alphabets must differ");
    let wrapped: Vec<String> = STANDARD
        .encode(&assertion)
        .as_bytes()
        .chunks(76)
        .map(|l| String::from_utf8_lossy(l).into())
        .collect();
    let mut tokens = Vec::new();
    for spelling in [
        STANDARD.encode(&assertion),
        STANDARD_NO_PAD.encode(&assertion),
        URL_SAFE.encode(&assertion),
        URL_SAFE_NO_PAD.encode(&assertion),
        wrapped.join("\r\n"),
        wrapped.join("\n") + "\n",
    ] {
        let answer = tenant.post_token(&form(&client, &spelling)).await;
        assert_eq!(answer.status, 200, "{spelling}: {}", answer.reason());
        tokens.push(answer.json()["access_token"].clone());
    }
    // Pasted into a form without percent-encoding, `+` arrives as a space.
    let raw = format!(
        "grant_type={SAML_BEARER}&company_id={COMPANY_ID}&client_id={}&assertion={}",
        client.api_key,
        STANDARD.encode(&assertion)
    );
    let sent = http()
        .post(tenant.url("/oauth/token"))
        .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
        .body(raw);
    let answer = Answer::read(sent.send().await.unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.reason());
    tokens.push(answer.json()["access_token"].clone());
    tokens.dedup();
    assert_eq!(tokens.len(), 1);
}

#[tokio::test]
async fn the_same_assertion_gives_the_same_token_until_a_new_one_is_asked_for() {
    let (tenant, client) = tenant_and_client().await;
    let assertion = URL_SAFE.encode(Forge::of("afischer", tenant.clock.now()).signed(Key::own()));
    let first = tenant.post_token(&form(&client, &assertion)).await.json();
    tenant.advance(100);
    let again = tenant.post_token(&form(&client, &assertion)).await.json();
    assert_eq!(again["access_token"], first["access_token"]);
    assert_eq!(again["expires_in"], 86299);
    let mut fresh = form(&client, &assertion);
    fresh.push(("new_token", "true"));
    let fresh = tenant.post_token(&fresh).await.json();
    assert_ne!(fresh["access_token"], first["access_token"]);
    assert_eq!(fresh["expires_in"], 86399);
    // The new one is the one from now on; the old one lives on.
    let last = tenant.post_token(&form(&client, &assertion)).await.json();
    assert_eq!(last["access_token"], fresh["access_token"]);
    for token in [&first, &fresh] {
        let token = token["access_token"].as_str().unwrap();
        assert_eq!(validate(&tenant, &format!("Bearer {token}")).await.status, 200);
    }
    // Another client's assertion, byte for byte the same, is another token.
    let other = tenant.register("other", Key::own(), "").await;
    let other = tenant.post_token(&form(&other, &assertion)).await.json();
    assert_ne!(other["access_token"], fresh["access_token"]);
}

#[tokio::test]
async fn parameters_may_come_in_the_query_and_the_body_wins() {
    let (tenant, client) = tenant_and_client().await;
    let assertion = URL_SAFE.encode(Forge::of("afischer", tenant.clock.now()).signed(Key::own()));
    let url = tenant.url(&format!("/oauth/token?company_id={COMPANY_ID}"));
    let sent = http().post(&url).form(&[
        ("grant_type", SAML_BEARER),
        ("client_id", &client.api_key),
        ("assertion", &assertion),
    ]);
    assert_eq!(sent.send().await.unwrap().status(), 200);
    let wrong_in_query = tenant.url("/oauth/token?company_id=OTHER");
    let sent = http().post(wrong_in_query).form(&form(&client, &assertion));
    assert_eq!(sent.send().await.unwrap().status(), 200);
    let sent = http().post(&url).form(&{
        let mut wrong = form(&client, &assertion);
        wrong[1].1 = "OTHER";
        wrong
    });
    let answer = Answer::read(sent.send().await.unwrap()).await;
    assert_refused(&answer, 401, "Company OTHER not found.", &["company: OTHER", COMPANY_ID]);
}

#[tokio::test]
async fn a_missing_parameter_and_another_grant_are_bad_requests_by_name() {
    let (tenant, client) = tenant_and_client().await;
    for index in 0..4 {
        let mut sent = form(&client, "YQ");
        let (name, _) = sent.remove(index);
        let answer = tenant.post_token(&sent).await;
        assert_refused(&answer, 400, &format!("Invalid request: {name} is missing"), &[name]);
    }
    let mut sent = form(&client, "YQ");
    sent[0].1 = "client_credentials";
    let answer = tenant.post_token(&sent).await;
    assert_refused(&answer, 400, "Unsupported grant_type client_credentials", &[SAML_BEARER]);
    let json = http().post(tenant.url("/oauth/token")).json(&json!({ "grant_type": SAML_BEARER }));
    let answer = Answer::read(json.send().await.unwrap()).await;
    let message = "Invalid request: Content-Type must be application/x-www-form-urlencoded";
    assert_refused(&answer, 400, message, &["Content-Type"]);
    let answer = Answer::read(http().get(tenant.url("/oauth/token")).send().await.unwrap()).await;
    assert_refused(&answer, 405, "Use POST with a form", &[]);
}

#[tokio::test]
async fn company_and_client_must_be_right_to_the_letter() {
    let (tenant, client) = tenant_and_client().await;
    let assertion = Forge::of("afischer", tenant.clock.now()).signed(Key::own());
    let mut sent = form(&client, "YQ");
    sent[1].1 = "docket01";
    let answer = tenant.post_token(&sent).await;
    assert_refused(
        &answer,
        401,
        "Company docket01 not found.",
        &["company: docket01 is not DOCKET01", "case"],
    );
    let unknown = OauthClient { api_key: "nobody".to_owned(), ..client.clone() };
    let message = "API key \"nobody\" is not valid for company DOCKET01";
    assert_refused(
        &tenant.present(&unknown, &assertion).await,
        401,
        message,
        &["no client has the API key nobody"],
    );
    tenant.sandbox.store().set_oauth_client_enabled(&client.id, false, tenant.clock.now()).await.unwrap();
    let message = "API key \"key-of-propagation\" is not valid for company DOCKET01";
    assert_refused(&tenant.present(&client, &assertion).await, 401, message, &["propagation", "disabled"]);
}

#[tokio::test]
async fn times_are_judged_by_the_sandboxs_clock_with_five_minutes_either_way() {
    let (tenant, client) = tenant_and_client().await;
    let message = "The SAML assertion is expired or not yet valid";
    let now = tenant.clock.now();
    let from = |seconds: u64| {
        Forge::of("afischer", now).with(|f| {
            f.not_before = now.plus(std::time::Duration::from_secs(seconds));
            f.not_on_or_after = f.not_before.plus(std::time::Duration::from_mins(10));
        })
    };
    let early = tenant.present(&client, &from(301).signed(Key::own())).await;
    let clocks =
        ["not yet valid", "now=2026-03-02T08:00:00Z", "NotBefore=2026-03-02T08:05:01", "NotOnOrAfter="];
    assert_refused(&early, 401, message, &clocks);
    assert_eq!(tenant.present(&client, &from(300).signed(Key::own())).await.status, 200);
    let assertion = from(0).signed(Key::own());
    tenant.advance(899);
    assert_eq!(tenant.present(&client, &assertion).await.status, 200);
    tenant.advance(1);
    let late = tenant.present(&client, &assertion).await;
    assert_refused(
        &late,
        401,
        message,
        &["is expired", "now=2026-03-02T08:15:00Z", "NotOnOrAfter=2026-03-02T08:10:00"],
    );
}

#[rstest]
#[case::another("www.example.com")]
#[case::another_case("WWW.successfactors.com")]
#[case::an_address("https://www.successfactors.com")]
#[tokio::test]
async fn the_audience_is_matched_to_the_letter(#[case] audience: &str) {
    let (tenant, client) = tenant_and_client().await;
    let forged = Forge::of("afischer", tenant.clock.now()).with(|f| f.audience = audience.to_owned());
    let answer = tenant.present(&client, &forged.signed(Key::own())).await;
    let expected = ["audience: ", audience, "www.successfactors.com is expected"];
    assert_refused(&answer, 401, "Invalid audience in the SAML assertion", &expected);
}

#[tokio::test]
async fn issuer_and_recipient_may_be_anything() {
    let (tenant, client) = tenant_and_client().await;
    let forged = Forge::of("afischer", tenant.clock.now()).with(|f| {
        f.issuer = client.api_key.clone();
        f.recipient = "https://elsewhere.example/odata/v2".to_owned();
    });
    assert_eq!(tenant.present(&client, &forged.signed(Key::own())).await.status, 200);
}

#[tokio::test]
async fn the_api_key_attribute_must_be_the_clients_own_where_it_is_sent() {
    let (tenant, client) = tenant_and_client().await;
    let forged = Forge::of("afischer", tenant.clock.now()).attribute("api_key", "another");
    let answer = tenant.present(&client, &forged.signed(Key::own())).await;
    let reason = ["attribute api_key is another", "client_id is key-of-propagation"];
    assert_refused(&answer, 401, "API key \"another\" is not valid for company DOCKET01", &reason);
}

#[rstest]
#[case::a_user_id("afischer", "", &[], "afischer")]
#[case::an_address("AFischer@docket01.example", EMAIL, &[], "afischer")]
#[case::a_user_name("anna.fischer", "", &[("use_username", "true")], "afischer")]
#[case::no_user_name("afischer", "", &[("use_username", "false")], "afischer")]
#[case::no_external_user("afischer", "", &[("external_user", "false")], "afischer")]
#[tokio::test]
async fn a_user_is_named_by_id_address_or_user_name(
    #[case] name_id: &str,
    #[case] format: &str,
    #[case] attributes: &[(&str, &str)],
    #[case] user_id: &str,
) {
    let tenant = Tenant::start().await;
    let client = tenant.register("bound", Key::own(), user_id).await;
    let answer =
        tenant.present(&client, &naming(&tenant, name_id, format, attributes).signed(Key::own())).await;
    assert_eq!(answer.status, 200, "{}", answer.reason());
}

#[rstest]
#[case::unknown("nobody", "", &[], "nobody has the user id nobody")]
#[case::another_case("AFischer", "", &[], "nobody has the user id AFischer")]
#[case::with_space(" afischer", "", &[], "nobody has the user id")]
#[case::an_undeclared_address("afischer@docket01.example", "", &[], "looks like an e-mail address")]
#[case::no_address("afischer", EMAIL, &[], "is no e-mail address")]
#[case::an_unknown_address("nobody@docket01.example", EMAIL, &[], "nobody has the e-mail address")]
#[case::another_format("afischer", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", &[], "nameid-format:persistent is neither")]
#[case::an_id_as_user_name("afischer", "", &[("use_username", "true")], "nobody has the user name afischer")]
#[case::external("afischer", "", &[("external_user", "true")], "is not <user>#DIV#<company>")]
#[case::external_elsewhere("afischer#DIV#OTHER", "", &[("external_user", "true")], "is of company OTHER")]
#[case::external_here("afischer#DIV#DOCKET01", "", &[("external_user", "true")], "afischer is no learning-only user")]
#[tokio::test]
async fn a_user_who_cannot_be_found_is_invalid(
    #[case] name_id: &str,
    #[case] format: &str,
    #[case] attributes: &[(&str, &str)],
    #[case] reason: &str,
) {
    let (tenant, client) = tenant_and_client().await;
    let answer =
        tenant.present(&client, &naming(&tenant, name_id, format, attributes).signed(Key::own())).await;
    assert_refused(&answer, 401, INVALID_USER, &["user: ", reason]);
}

fn naming(tenant: &Tenant, name_id: &str, format: &str, attributes: &[(&str, &str)]) -> Forge {
    let forge = Forge::of(name_id, tenant.clock.now()).with(|f| {
        if !format.is_empty() {
            f.format = String::from(format);
        }
    });
    attributes.iter().fold(forge, |forge, (name, value)| forge.attribute(name, value))
}

#[tokio::test]
async fn an_inactive_user_is_invalid_and_their_token_dies() {
    let (tenant, client) = tenant_and_client().await;
    let token = tenant.token_of(&client, "afischer").await;
    tenant.deactivate("afischer").await;
    let answer = tenant.present(&client, &Forge::of("afischer", tenant.clock.now()).signed(Key::own())).await;
    assert_refused(&answer, 401, INVALID_USER, &["user: afischer is inactive"]);
    let answer = validate(&tenant, &format!("Bearer {token}")).await;
    assert_refused(&answer, 401, DEAD, &["afischer is inactive"]);
}

#[tokio::test]
async fn a_bound_client_acts_for_its_users_alone() {
    let tenant = Tenant::start().await;
    tenant.upgrade().await;
    let client = tenant.register("technical", Key::own(), TECHNICAL_USER).await;
    tenant.token_of(&client, TECHNICAL_USER).await;
    let answer = tenant.present(&client, &Forge::of("afischer", tenant.clock.now()).signed(Key::own())).await;
    let reason = ["afischer is not among the users technical is bound to", TECHNICAL_USER];
    assert_refused(&answer, 401, INVALID_USER, &reason);
}

#[tokio::test]
async fn before_the_upgrade_there_is_no_technical_user() {
    let tenant = Tenant::start().await;
    let client = tenant.register("technical", Key::own(), TECHNICAL_USER).await;
    let answer =
        tenant.present(&client, &Forge::of(TECHNICAL_USER, tenant.clock.now()).signed(Key::own())).await;
    assert_refused(&answer, 401, INVALID_USER, &["nobody has the user id TECHNICAL_USER_INBOX_CEF979F3"]);
}

const DEAD: &str = "[LGN0022]The access token is either rejected or expired";

async fn validate(tenant: &Tenant, authorization: &str) -> Answer {
    let sent = http().get(tenant.url("/oauth/validate")).header("authorization", authorization).send().await;
    Answer::read(sent.unwrap()).await
}

#[tokio::test]
async fn validation_tells_the_seconds_left_and_refuses_what_is_dead() {
    let (tenant, client) = tenant_and_client().await;
    let token = tenant.token_of(&client, "afischer").await;
    tenant.advance(3600);
    let good = validate(&tenant, &format!("Bearer {token}")).await;
    assert_eq!(good.json(), json!({ "access_token": token, "token_type": "Bearer", "expires_in": 82799 }));
    assert_refused(&validate(&tenant, "Bearer abc").await, 401, DEAD, &["never issued here"]);
    assert_refused(
        &validate(&tenant, &format!("Basic {token}")).await,
        401,
        DEAD,
        &["no Authorization: Bearer"],
    );
    tenant.sandbox.store().set_oauth_client_enabled(&client.id, false, tenant.clock.now()).await.unwrap();
    assert_refused(
        &validate(&tenant, &format!("Bearer {token}")).await,
        401,
        DEAD,
        &["propagation is disabled"],
    );
    tenant.sandbox.store().set_oauth_client_enabled(&client.id, true, tenant.clock.now()).await.unwrap();
    tenant.advance(86_400 - 3600);
    assert_refused(
        &validate(&tenant, &format!("Bearer {token}")).await,
        401,
        DEAD,
        &["it expired", "now=2026-03-03"],
    );
}

#[tokio::test]
async fn another_method_is_refused_in_the_same_shape() {
    let tenant = Tenant::start().await;
    let answer = Answer::read(http().post(tenant.url("/oauth/validate")).send().await.unwrap()).await;
    assert_refused(&answer, 405, "Use GET with an Authorization: Bearer header", &[]);
}

#[tokio::test]
async fn a_private_key_is_never_taken() {
    let tenant = Tenant::start().await;
    let answer = Answer::read(http().post(tenant.url("/oauth/idp")).send().await.unwrap()).await;
    assert_refused(&answer, 404, "This endpoint is switched off", &[]);
}
