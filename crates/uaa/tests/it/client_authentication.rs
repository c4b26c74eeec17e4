//! How clients prove who they are.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docket_domain::service::Service;
use docket_testkit::Answer;
use http::{HeaderMap, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rstest::rstest;

use crate::deployment::{Deployment, TestClient, refusal};

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

fn basic(id: &str, secret: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let value = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
    headers.insert(header::AUTHORIZATION, value.parse().unwrap());
    headers
}

async fn with_client() -> (Deployment, TestClient) {
    let deployment = Deployment::start().await;
    let client = deployment.client("tc", Service::TaskCenter).await;
    assert!(client.id.contains(['!', '|']), "the id has characters that are percent-encoded: {}", client.id);
    (deployment, client)
}

fn assert_bad_credentials(answer: &Answer) {
    assert_eq!(refusal(answer), (401, "unauthorized"));
    assert_eq!(answer.body["error_description"], "Bad credentials");
    assert!(answer.headers[header::WWW_AUTHENTICATE].to_str().unwrap().starts_with("Basic "));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn form_and_basic_raw_and_percent_encoded_are_taken_alone_and_together() {
    let (deployment, client) = with_client().await;
    let (id, secret) = (&*client.id, &*client.secret);
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let raw = || basic(id, secret);
    let cases = [
        (HeaderMap::new(), vec![("client_id", id), ("client_secret", secret)]),
        (raw(), vec![]),
        (raw(), vec![("client_id", id)]),
        (raw(), vec![("client_id", id), ("client_secret", secret)]),
        (basic(&encode(id), &encode(secret)), vec![]),
        (basic(&encode(id), secret), vec![("client_id", id)]),
    ];
    for (number, (headers, mut parameters)) in cases.into_iter().enumerate() {
        parameters.push(GRANT);
        let answer = deployment.post("/oauth/token", headers, &parameters).await;
        assert_eq!(answer.status, 200, "case {number}: {}", answer.body);
    }
}

#[rstest]
#[case::wrong_secret(None, &[("client_id", "ID"), ("client_secret", "wrong")])]
#[case::no_secret(None, &[("client_id", "ID")])]
#[case::unknown_client(None, &[("client_id", "sb-nobody"), ("client_secret", "SECRET")])]
#[case::nothing(None, &[])]
#[case::wrong_basic(Some("wrong"), &[])]
#[case::form_names_another(Some("SECRET"), &[("client_id", "sb-other")])]
#[case::form_secret_differs(Some("SECRET"), &[("client_secret", "wrong")])]
#[case::right_form_wrong_basic(Some("wrong"), &[("client_id", "ID"), ("client_secret", "SECRET")])]
#[tokio::test]
async fn anything_else_gets_one_answer(#[case] basic_secret: Option<&str>, #[case] in_form: &[(&str, &str)]) {
    let (deployment, client) = with_client().await;
    let real = |text: &str| match text {
        "ID" => client.id.clone(),
        "SECRET" => client.secret.clone(),
        other => other.to_owned(),
    };
    let headers = basic_secret.map_or_else(HeaderMap::new, |secret| basic(&client.id, &real(secret)));
    let values: Vec<(&str, String)> = in_form.iter().map(|(name, value)| (*name, real(value))).collect();
    let mut parameters: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, &**value)).collect();
    parameters.push(GRANT);
    assert_bad_credentials(&deployment.post("/oauth/token", headers, &parameters).await);
}

#[tokio::test]
async fn every_key_has_its_own_secret_and_a_deleted_ones_opens_nothing() {
    let (deployment, client) = with_client().await;
    let second = deployment.key("tc", "second").await;
    assert_eq!(second.id, client.id);
    assert_ne!(second.secret, client.secret);
    assert_eq!(deployment.token(&second, &[GRANT]).await.status, 200);
    deployment.instances.delete_key("tc", "key").await.unwrap();
    assert_bad_credentials(&deployment.token(&client, &[GRANT]).await);
    assert_eq!(deployment.token(&second, &[GRANT]).await.status, 200);
    deployment.instances.delete("tc", true).await.unwrap();
    assert_bad_credentials(&deployment.token(&second, &[GRANT]).await);
}

#[tokio::test]
async fn the_zone_header_must_name_this_subaccount() {
    let (deployment, client) = with_client().await;
    let parameters = [("client_id", &*client.id), ("client_secret", &*client.secret), GRANT];
    for (zone, status) in [(crate::deployment::SUBACCOUNT, 200), ("another", 401)] {
        let mut headers = HeaderMap::new();
        headers.insert("x-zid", zone.parse().unwrap());
        assert_eq!(deployment.post("/oauth/token", headers, &parameters).await.status, status);
    }
}

#[tokio::test]
async fn parameters_in_the_address_and_doubled_ones_are_refused() {
    let (deployment, client) = with_client().await;
    let query =
        crate::deployment::form(&[("client_id", &client.id), ("client_secret", &client.secret), GRANT]);
    let answer = deployment.post(&format!("/oauth/token?{query}"), HeaderMap::new(), &[]).await;
    assert_bad_credentials(&answer);
    let answer = deployment.token(&client, &[GRANT, GRANT]).await;
    assert_eq!(refusal(&answer), (400, "invalid_request"));
    assert!(answer.body["error_description"].as_str().unwrap().contains("grant_type"));
    let json = deployment
        .api
        .post(&docket_testkit::TestCaller::Nobody, "/oauth/token", serde_json::json!({"grant_type": "x"}))
        .await;
    assert_eq!(refusal(&json), (400, "invalid_request"));
}

#[tokio::test]
async fn wrong_secrets_of_one_client_are_counted_together_however_its_id_is_written() {
    let (deployment, client) = with_client().await;
    for n in 0..21 {
        let spelt = if n % 2 == 0 { client.id.clone() } else { client.id.replacen('s', "%73", 1) };
        assert_bad_credentials(&deployment.post("/oauth/token", basic(&spelt, "wrong"), &[GRANT]).await);
    }
    assert_eq!(deployment.token(&client, &[GRANT]).await.status, 429);
}
